import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  countAt,
  countUntil,
  filesUnder,
  indexFile,
  otherUser,
  place,
  remains,
  reportOf,
  untilSeen,
  type Ended,
  type Place,
} from '../support/proof/command.ts'
import { putManyLists } from '../support/proof/large.ts'

// A loaded machine is slow, not wrong.

const first = place()
let whole: Buffer
/** Bytes of sealed rows when everything is read: tells how far a run is. */
let sealed = 0

beforeAll(async () => {
  putManyLists(first, 64, 800)
  expect((await countAt(first, ['--no-sheets'])).code).toBe(0)
  whole = reportBytes(first)
  sealed = indexFile(first, 'rows.enc')
})

const reading =
  (at: Place, from: number, below = Infinity) =>
  () => {
    const bytes = indexFile(at, 'rows.enc')
    return bytes >= sealed * from && bytes < sealed * below
  }
/** Everything is read and indexed; the count goes on. */
const counting = (at: Place) => () =>
  indexFile(at, 'rows.enc') > sealed * 0.99 && indexFile(at, 'pending.enc') === 0
const indexing = (at: Place) => () => indexFile(at, 'index.duckdb') > 2 ** 20
/** Reports are being written, and none of them stands yet. */
const writing = (at: Place) => () => {
  const names = existsSync(at.out) ? readdirSync(at.out) : []
  return names.length > 0 && names.every((f) => f.endsWith('.part'))
}

/** A run of a new user that was killed at that moment. */
const killed = (moment: (at: Place) => () => boolean) =>
  untilSeen(
    () => otherUser(first),
    (at) => countUntil(at, moment(at), 'SIGKILL'),
  )

describe('killed and run again', () => {
  test('one run after the other, at ever later moments: the same bytes, nothing left', async () => {
    const { at, seen } = await untilSeen(() => otherUser(first), killedAgainAndAgain)
    expect(new Set(seen)).toEqual(new Set(['SIGKILL']))
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(reportBytes(at).equals(whole)).toBe(true)
    expect(bytesRead(at)).toBe(0)
    expect(remains(at)).toEqual([])
  })

  test('at 80 % of the bytes: the second run reads at most 25 %', async () => {
    const { at, seen } = await killed((place) => reading(place, 0.8, 0.97))
    expect(seen.signal).toBe('SIGKILL')
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(bytesRead(at)).toBeGreaterThan(0)
    expect(bytesRead(at) / reportOf(at).bytes.total).toBeLessThanOrEqual(0.25)
    expect(reportBytes(at).equals(whole)).toBe(true)
    expect(remains(at)).toEqual([])
  })

  test('while reports are written: the reports of the run before stand whole', async () => {
    const { at, seen } = await killed(writing)
    expect(seen.signal).toBe('SIGKILL')
    expect(filesUnder(at.out).filter((f) => !f.endsWith('.part'))).toEqual([])
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(filesUnder(at.out).filter((f) => f.endsWith('.part'))).toEqual([])
    expect(reportBytes(at).equals(whole)).toBe(true)
  })

  test('rows.enc, index or notes deleted or damaged by hand: rebuilt to the same bytes', async () => {
    const { at, seen } = await killed((place) => reading(place, 0.5))
    expect(seen.signal).toBe('SIGKILL')
    for (const file of filesUnder(at.cache).filter((f) => f.endsWith('rows.enc'))) rmSync(file)
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(reportBytes(at).equals(whole)).toBe(true)
  })
})

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test.each([
    ['while reading', (at: Place) => reading(at, 0.4)],
    ['while counting', counting],
  ])('%s: says so, leaves nothing, and the next run goes on', async (_, moment) => {
    const { at, seen: ended } = await untilSeen(
      () => otherUser(first),
      // Counting is short: a run that was through before it heard the signal is no answer either.
      async (place) => throughIsNone(await countUntil(place, moment(place), 'SIGINT')),
    )
    expect(ended.code).toBe(130)
    expect(ended.stderr).toContain('已停止')
    expect(remains(at)).toEqual([])
    expect(existsSync(at.out)).toBe(false)
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(bytesRead(at)).toBeLessThan(reportOf(at).bytes.total * 0.7)
    expect(reportBytes(at).equals(whole)).toBe(true)
  })
})

test.skipIf(process.platform !== 'linux')(
  'a reader that is killed: its files are read again',
  async () => {
    const { at, seen } = await untilSeen(() => otherUser(first), threeReadersKilled)
    expect(seen).toBe(3)
    expect(reportBytes(at).equals(whole)).toBe(true)
    expect(remains(at)).toEqual([])
  },
)

/** Kills one run after the other at ever later moments; the signals by which they ended, null when a moment passed unseen. */
async function killedAgainAndAgain(at: Place): Promise<readonly unknown[] | null> {
  const signals: unknown[] = []
  const moments = [0.01, 0.3, 0.55].map((part) => reading(at, part))
  for (const when of [() => true, ...moments, indexing(at), counting(at)]) {
    const ended = await countUntil(at, when, 'SIGKILL')
    if (ended === null) return null
    signals.push(ended.signal)
    expect([null, whole]).toContainEqual(reportIfAny(at))
  }
  return signals
}

const throughIsNone = (ended: Ended | null) => (ended?.code === 0 ? null : ended)

/** Counts while three of its readers are killed, one after the other; null when it had read all before that. */
async function threeReadersKilled(at: Place): Promise<number | null> {
  const gone = new Set<number>()
  await countAt(at, ['--no-sheets'], {
    started: (parent) => {
      const watch = setInterval(() => {
        if (gone.size >= 3 || !reading(at, 0.2 * (gone.size + 1))()) return
        const reader = childrenOf(parent.pid).find((pid) => !gone.has(pid))
        if (reader !== undefined && ended(reader)) gone.add(reader)
      }, 2)
      parent.on('exit', () => clearInterval(watch))
    },
  })
  return gone.size === 3 ? 3 : null
}

/** False when it had ended by itself in the meantime. */
function ended(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

function reportBytes(at: Place): Buffer {
  return readFileSync(join(at.out, 'report.json'))
}

function reportIfAny(at: Place): Buffer | null {
  return existsSync(join(at.out, 'report.json')) ? reportBytes(at) : null
}

function bytesRead(at: Place): number {
  const run = JSON.parse(readFileSync(join(at.out, 'run.json'), 'utf8')) as {
    readonly bytes: { readonly read: number }
  }
  return run.bytes.read
}

function childrenOf(pid: number | undefined): number[] {
  const list = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'latin1')
  return list.trim().split(' ').filter(Boolean).map(Number)
}
