import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SCRIPT = join(import.meta.dirname, '..', 'support', 'full-disk.ts')
const MOUNTED = 'mount -t tmpfs -o size=2m none "$0" && exec "$@"'

/** What one line of the script says. */
interface Said {
  readonly full: { readonly fact: unknown; readonly papers: unknown; readonly facts: number }
  readonly after: {
    readonly fact: { readonly facts: readonly unknown[] }
    readonly facts: number
    readonly check: unknown
    readonly papers: { readonly files: readonly { readonly name: string }[] }
  }
}

test('a disk that is full under an open case: said with the next step, nothing lost, and it goes on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shuzheng-full-'))
  const [small, other] = [join(folder, 'small'), join(folder, 'other')]
  mkdirSync(small)
  mkdirSync(other)
  try {
    const through = ['-rm', 'sh', '-c', MOUNTED, small, process.execPath, SCRIPT, small, other]
    const { full, after } = JSON.parse(
      execFileSync('unshare', through, { encoding: 'utf8' }),
    ) as Said
    const noSpace = { code: 'evidence/no-space', zh: expect.stringContaining('空间不足') as string }
    expect(full.fact).toMatchObject(noSpace)
    expect(full.papers).toMatchObject(noSpace)
    expect(full.facts).toBe(2)
    expect(after.fact.facts).toHaveLength(3)
    expect(after.facts).toBe(3)
    expect(after.check).toMatchObject({ whole: true, problems: [] })
    expect(after.papers.files.map(({ name }) => name)).toContain('条数核算说明.docx')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
