import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  countAt,
  countUntil,
  filesUnder,
  indexFile,
  otherUser,
  place,
  put,
  remains,
  run,
  untilSeen,
  type Ended,
  type Place,
} from '../support/proof/command.ts'
import { csvOf, people } from '../support/proof/people.ts'

/** Places that take no more, or nothing: it is said where and what to do, nothing half-written stands, and the next run is whole. */
const linux = process.platform === 'linux'
const first = place()
let whole: Buffer

beforeAll(async () => {
  for (let i = 0; i < 12; i++) put(first, `${String(i)}.csv`, csvOf(people(400, i)))
  expect((await countAt(first)).code).toBe(0)
  whole = readFileSync(join(first.out, 'report.json'))
})

/** A disk of its own for one folder while the command runs; what lies there at the end is said behind everything else. */
const SMALL =
  'mount -t tmpfs -o size="$1" none "$0" && shift && "$@"; c=$?; find "$0" -type f | sed "s/^/LEFT /"; exit $c'

function onSmallDisk(at: Place, small: string, size: string, args: readonly string[]) {
  mkdirSync(small, { recursive: true })
  const through = ['unshare', '-rm', 'sh', '-c', SMALL, small, size]
  return run(at, ['count', at.evidence, '--out', at.out, ...args], { through })
}

function leftIn({ stdout }: Ended): string[] {
  return stdout.split('\n').filter((line) => line.startsWith('LEFT '))
}

describe.runIf(linux)('a disk that is full', () => {
  test.each([
    ['before the record is written', '16k'],
    ['among the papers', '300k'],
  ])('under the reports, %s', async (_, size) => {
    const at = otherUser(first)
    const ended = await onSmallDisk(at, at.out, size, [])
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('磁盘空间不足')
    expect(ended.stderr).toContain(at.out)
    expect(ended.stderr).toContain('--out')
    expect(leftIn(ended)).toEqual([])
    await goesOn(at)
  })

  test.each([
    ['for the first rows', '32k'],
    ['for the rows of a part', '400k'],
  ])('under the temporary folder, %s', async (_, size) => {
    const at = otherUser(first)
    const temp = join(at.dir, 'small')
    const ended = await onSmallDisk(at, temp, size, ['--temp', temp])
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('磁盘空间不足')
    expect(ended.stderr).toContain(temp)
    expect(leftIn(ended)).toEqual([])
    await goesOn(at)
  })

  test.each(['64k', '700k'])('under the index, %s', async (size) => {
    const at = otherUser(first)
    const ended = await onSmallDisk(at, at.cache, size, [])
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('磁盘空间不足')
    expect(ended.stderr).toContain(at.cache)
    expect(leftIn(ended).filter((line) => line.includes('/temp/'))).toEqual([])
    await goesOn(at)
  })
})

describe.runIf(linux)('a place that cannot be written to', () => {
  test('is said before anything is read', async () => {
    const at = otherUser(first)
    mkdirSync(at.out)
    chmodSync(at.out, 0o555)
    const bound = ['setpriv', '--bounding-set=-dac_override,-dac_read_search']
    const asRoot = process.getuid?.() === 0
    const args = ['count', at.evidence, '--out', at.out]
    const ended = await run(at, args, asRoot ? { through: bound } : {})
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('写不进此处')
    expect(ended.stderr).toContain(at.out)
    expect(indexFile(at, 'rows.enc')).toBe(0)
  })

  test('and the folder of the reports, gone while they are written', async () => {
    const { at, seen } = await untilSeen(() => otherUser(first), countedWhileOutGoes)
    expect(seen.code).toBe(3)
    expect(seen.stderr).toMatch(/写不进此处/)
    expect(filesUnder(at.out)).toEqual([])
    await goesOn(at)
  })
})

/** Counts, and takes the folder of the reports away once something lies in it; null when it was through before. */
async function countedWhileOutGoes(at: Place): Promise<Ended | null> {
  const seen = { gone: false }
  const ended = await countAt(at, [], {
    started: (child) => {
      const watch = setInterval(() => {
        if (seen.gone || filesUnder(at.out).length === 0) return
        rmSync(at.out, { recursive: true, force: true })
        seen.gone = true
      }, 1)
      child.on('exit', () => clearInterval(watch))
    },
  })
  return seen.gone && ended.code !== 0 ? ended : null
}

test.skipIf(process.platform === 'win32')(
  'a terminal that is closed: nothing is left in clear',
  async () => {
    const { at, seen } = await untilSeen(
      () => otherUser(first),
      (at) => countUntil(at, () => indexFile(at, 'index.duckdb') > 0, 'SIGHUP'),
    )
    expect(seen.code).toBe(130)
    expect(remains(at)).toEqual([])
    await goesOn(at)
  },
)

async function goesOn(at: Place): Promise<void> {
  expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
  expect(readFileSync(join(at.out, 'report.json')).equals(whole)).toBe(true)
  expect(remains(at)).toEqual([])
}
