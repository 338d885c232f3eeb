import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { randomFrom } from '../../demo/random.ts'
import { zipOf } from '../files/zip/build.ts'
import { damaged } from '../support/mutations/damage.ts'
import { madeFiles } from '../support/mutations/seeds.ts'
import {
  countAt,
  countUntil,
  filesUnder,
  indexFile,
  otherUser,
  place,
  put,
  remains,
  untilSeen,
  type Place,
} from '../support/proof/command.ts'
import { csvOf, people } from '../support/proof/people.ts'

/** Every format and container, whole and damaged, in one folder: stopped again and again, the count is that of one run. */
const first = place()
let whole: Buffer
let sealed = 0
/** What becomes of a run; on Windows every signal ends it at once. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGHUP', 'SIGTERM', 'SIGINT', 'SIGKILL']

beforeAll(async () => {
  for (const [name, bytes] of await madeFiles()) {
    put(first, `整/${name}`, bytes)
    put(first, `坏/${name}`, damaged(bytes, name, 1))
    put(first, `断/${name}`, bytes.subarray(0, Math.floor(bytes.length * 0.6)))
  }
  const lists = Array.from({ length: 60 }, (_, i) => csvOf(people(120, i)))
  lists.forEach((list, i) => put(first, `表/${String(i)}.csv`, list))
  put(first, '多.zip', zipOf(lists.map((data, i) => ({ name: `${String(i)}.csv`, data }))))
  put(first, '大.csv', csvOf(people(12_000, 99)))
  expect((await countAt(first, ['--no-sheets'])).code).toBe(1)
  whole = reportOf(first)
  sealed = indexFile(first, 'rows.enc')
})

test('evidence of every kind, stopped at any moment by any signal: the same bytes, and nothing left', async () => {
  const before = filesUnder(first.evidence).map((path) => readFileSync(path).length)
  const { at, seen } = await untilSeen(() => otherUser(first), stoppedAgainAndAgain)
  expect(seen).toHaveLength(SIGNALS.length)
  expect((await countAt(at, ['--no-sheets'])).code).toBe(1)
  expect(reportOf(at).equals(whole)).toBe(true)
  expect(remains(at)).toEqual([])
  expect(filesUnder(at.cache).filter((path) => path.endsWith('/lock'))).toEqual([])
  expect(filesUnder(first.evidence).map((path) => readFileSync(path).length)).toEqual(before)
})

/** Stops one run after the other, each when somewhat more has been read; null when it was through before. */
async function stoppedAgainAndAgain(at: Place): Promise<readonly unknown[] | null> {
  const random = randomFrom(20_261_123)
  const ends: unknown[] = []
  for (const [n, signal] of SIGNALS.entries()) {
    const from = ((n + random.int(100) / 100) / SIGNALS.length) * 0.9
    const ended = await countUntil(at, () => indexFile(at, 'rows.enc') > sealed * from, signal)
    if (ended === null || ended.code === 1) return null
    ends.push(ended.signal ?? ended.code)
    // Only what nobody can hear of leaves anything, and the next run sweeps it.
    if (ended.code === 130) expect(remains(at)).toEqual([])
  }
  return ends
}

function reportOf(at: Place): Buffer {
  return readFileSync(join(at.out, 'report.json'))
}
