import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  countAt,
  countUntil,
  filesUnder,
  indexFile,
  otherUser,
  place,
  remains,
  reportOf,
  type Place,
} from '../support/proof/command.ts'
import { putManyLists } from '../support/proof/large.ts'

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

const first = place()
let whole: Buffer
/** Bytes of sealed rows when everything is read: tells how far a run is. */
let sealed = 0

beforeAll(async () => {
  putManyLists(first, 64, 800)
  expect((await countAt(first, ['--no-sheets'])).code).toBe(0)
  whole = reportBytes(first)
  sealed = indexFile(first, 'rows.enc')
}, 120_000)

const reading = (at: Place, part: number) => () => indexFile(at, 'rows.enc') >= sealed * part
/** Everything is read and indexed; the count goes on. */
const counting = (at: Place) => () =>
  indexFile(at, 'rows.enc') > sealed * 0.99 && indexFile(at, 'pending.enc') === 0
const indexing = (at: Place) => () => indexFile(at, 'index.duckdb') > 2 ** 20
const writing = (at: Place) => () =>
  existsSync(at.out) && readdirSync(at.out).some((f) => f.endsWith('.part'))

describe('killed and run again', () => {
  test('one run after the other, at ever later moments: the same bytes, nothing left', async () => {
    const at = otherUser(first)
    const moments = [0.01, 0.3, 0.55].map((part) => reading(at, part))
    for (const when of [() => true, ...moments, indexing(at), counting(at)]) {
      expect((await countUntil(at, when, 'SIGKILL'))?.signal).toBe('SIGKILL')
      expect([null, whole]).toContainEqual(reportIfAny(at))
    }
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(reportBytes(at).equals(whole)).toBe(true)
    expect(bytesRead(at)).toBe(0)
    expect(remains(at)).toEqual([])
  })

  test('at 80 % of the bytes: the second run reads at most 25 %', async () => {
    const at = otherUser(first)
    expect((await countUntil(at, reading(at, 0.8), 'SIGKILL'))?.signal).toBe('SIGKILL')
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(bytesRead(at)).toBeGreaterThan(0)
    expect(bytesRead(at) / reportOf(at).bytes.total).toBeLessThanOrEqual(0.25)
    expect(reportBytes(at).equals(whole)).toBe(true)
    expect(remains(at)).toEqual([])
  })

  test('while reports are written: the reports of the run before stand whole', async () => {
    const at = otherUser(first)
    expect((await countUntil(at, writing(at), 'SIGKILL'))?.signal).toBe('SIGKILL')
    expect(filesUnder(at.out).filter((f) => !f.endsWith('.part'))).toEqual([])
    expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
    expect(filesUnder(at.out).filter((f) => f.endsWith('.part'))).toEqual([])
    expect(reportBytes(at).equals(whole)).toBe(true)
  })

  test('rows.enc, index or notes deleted or damaged by hand: rebuilt to the same bytes', async () => {
    const at = otherUser(first)
    expect((await countUntil(at, reading(at, 0.5), 'SIGKILL'))?.signal).toBe('SIGKILL')
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
    let at = otherUser(first)
    let ended = await countUntil(at, moment(at), 'SIGINT')
    // Counting is short: a run that was through before the signal reached it is no answer, and another is asked.
    for (let more = 8; more > 0 && (ended === null || ended.code === 0); more--) {
      at = otherUser(first)
      ended = await countUntil(at, moment(at), 'SIGINT')
    }
    expect(ended?.code).toBe(130)
    expect(ended?.stderr).toContain('已停止')
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
    const at = otherUser(first)
    const killed = new Set<number>()
    await countAt(at, ['--no-sheets'], {
      started: (parent) => {
        const watch = setInterval(() => {
          if (killed.size >= 3 || !reading(at, 0.2 * (killed.size + 1))()) return
          const reader = childrenOf(parent.pid).find((pid) => !killed.has(pid))
          if (reader === undefined) return
          killed.add(reader)
          process.kill(reader, 'SIGKILL')
        }, 2)
        parent.on('exit', () => clearInterval(watch))
      },
    })
    expect(killed.size).toBe(3)
    expect(reportBytes(at).equals(whole)).toBe(true)
    expect(remains(at)).toEqual([])
  },
)

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
