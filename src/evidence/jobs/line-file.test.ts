import { fc, test } from '@fast-check/vitest'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { LineFile, type RunOwner } from './line-file.ts'

interface Kept {
  readonly p: number
  readonly text: string
  readonly first: number
  readonly last: number
}

function owner(p: number, kept: Kept[]): RunOwner {
  return {
    p,
    keep: (_holds, bytes, first, last) => {
      kept.push({ p, text: Buffer.from(bytes).toString('utf8'), first, last })
    },
  }
}

function write(parts: readonly number[]): { kept: Kept[]; spool: string } {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-lines-'))
  const kept: Kept[] = []
  const owners = [0, 1, 2].map((p) => owner(p, kept))
  const file = new LineFile(join(dir, 'x'), 1, 1, () => undefined, null)
  parts.forEach((p, row) => {
    const of = owners[p]
    if (!of) return
    file.begin(of, row)
    file.at += file.buf.write(`${String(p)}:${String(row)}\n`, file.at, 'latin1')
  })
  const spool = file.finish().map(({ path }) => readFileSync(path, 'utf8'))
  rmSync(dir, { recursive: true })
  return { kept, spool: spool.join('') }
}

test.prop([fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 200 })])(
  'tables that take turns are sealed as a page each, with their own lines in order',
  (parts) => {
    const { kept, spool } = write(parts)
    const lines = parts.map((p, row) => ({ p, row, text: `${String(p)}:${String(row)}\n` }))
    expect(spool).toBe(lines.map((line) => line.text).join(''))
    const expected = [...new Set(parts)].map((p) => {
      const own = lines.filter((line) => line.p === p)
      const rows = own.map((line) => line.row)
      const text = own.map((line) => line.text).join('')
      return { p, text, first: rows[0], last: rows.at(-1) }
    })
    expect(kept).toEqual(expected)
  },
)
