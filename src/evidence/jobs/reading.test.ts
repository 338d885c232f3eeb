import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { packed, tarEntry, tarOf } from '../../../test/files/archives/build.ts'
import { zipOf } from '../../../test/files/zip/build.ts'
import type { FoundFile } from '../discover.ts'
import { Intake } from '../intake.ts'
import type { Job } from './job.ts'
import type { FileOutcome } from '../outcome.ts'
import type { Ending } from './pool.ts'
import { FileReading, type Readers } from './reading.ts'
import { unreadOutcome } from '../refusal.ts'
import type { Unit } from './unit.ts'
import { stampOf } from '../source.ts'
import { SpoolWriter } from '../spool/spool-writer.ts'

const dir = mkdtempSync(join(tmpdir(), 'shuzheng-reading-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Reads as a child does, and breaks when it begins one of these things; told how often it broke. */
class Breaking implements Readers {
  broke = 0
  readonly #over: (place: string) => 'CRASHED' | 'LIMIT' | 'FAULT' | null

  constructor(over: (place: string) => 'CRASHED' | 'LIMIT' | 'FAULT' | null) {
    this.#over = over
  }

  async run(job: Job): Promise<Ending> {
    const spool = new SpoolWriter(job.spoolDir, job.job, null)
    const begun = (place: readonly number[]) => {
      const ended = this.#over(place.join('/'))
      if (ended !== null) throw Object.assign(new Error('broken'), { ended, place })
    }
    const inBulk = job.items.flatMap((item) =>
      item.kind === 'members' && item.entries.length > 1
        ? item.entries.map((entry) => [entry])
        : [],
    )
    const intake = new Intake(job, spool, () => undefined, null, begun)
    try {
      inBulk.forEach(begun)
      const results = []
      for (const item of job.items) results.push(await intake.item(item))
      const done = { job: job.job, spool: await spool.finish(), sealed: null }
      return { ended: 'done', done: { ...done, results: results.map((r) => r()) } }
    } catch (error) {
      this.broke++
      const { ended, place } = error as { ended: 'CRASHED'; place: number[] }
      return { ended, item: 0, place, message: 'x' }
    }
  }

  close(): void {
    return
  }
}

async function read(name: string, bytes: Uint8Array, readers: Breaking) {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  const stamp = stampOf(path)
  const file: FoundFile = {
    path,
    at: [name],
    exhibit: 'E1',
    bytes: bytes.length,
    stamp,
    refused: null,
  }
  const units: Unit[] = []
  let rows = 0
  const reading = new FileReading(
    [file],
    readers,
    {
      ...{ spoolDir: dir, digests: [], sealKey: null, sealed: null },
      firstJob: 0,
      overrides: () => ({}),
    },
    ({ units: more, spool }) => {
      units.push(...more)
      rows += spool.reduce((n, s) => n + s.rows, 0)
      return Promise.resolve()
    },
  )
  await reading.read([0], new Map())
  const files = units.flatMap((u) => [...u.files])
  return {
    files,
    rows,
    said: Object.fromEntries(files.map((f) => [f.at.slice(1).join('›'), told(f)])),
  }
}

const told = (file: FileOutcome) =>
  file.issues[0]?.code ?? file.tables.reduce((n, t) => n + t.data, 0)

const list = (n: number) =>
  `姓名,电话\n${Array.from({ length: 20 }, (_, i) => `张三,1380000${String(n * 100 + i).padStart(4, '0')}\n`).join('')}`
const members = (many: number) =>
  Array.from({ length: many }, (_, n) => [`${String(n)}.csv`, list(n)] as const)
const tar = (many: number) => tarOf(...members(many).map(([name, text]) => tarEntry(name, text)))
/** Its attachments are read one after the other in one reader, however many. */
const mail = (many: number) =>
  Buffer.from(
    `From: a@b.cn\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n${members(many)
      .map(([name, text]) => `--q\r\nContent-Type: text/csv; name=${name}\r\n\r\n${text}\r\n`)
      .join('')}--q--\r\n`,
  )
const zip = (many: number) => zipOf(members(many).map(([name, data]) => ({ name, data })))

describe('one member breaks its reader: it is told, and all others are read', () => {
  test.each<[string, () => Promise<Buffer> | Buffer]>([
    [
      'a.7z',
      async () =>
        (await packed(Object.fromEntries(members(4)), 'a.7z')).get('a.7z') ?? Buffer.alloc(0),
    ],
    ['a.tar', () => tar(4)],
    ['a.zip', () => zip(4)],
    ['many.zip', () => zip(40)],
  ])('%s', async (name, make) => {
    // 7-Zip takes long to start; what it is told to leave out is the same for all.
    const ways = name === 'a.7z' ? (['FAULT'] as const) : (['CRASHED', 'LIMIT', 'FAULT'] as const)
    for (const ended of ways) {
      const readers = new Breaking((place) => (place === '2' ? ended : null))
      const { said, files, rows } = await read(name, await make(), readers)
      const broken = Object.entries(said).filter(([, what]) => what !== 20 && what !== 0)
      expect(broken).toEqual([['2.csv', ended === 'LIMIT' ? 'LIMIT' : 'CRASHED']])
      expect(rows).toBe((files.length - 2) * 20)
      expect(readers.broke).toBeLessThanOrEqual(ended === 'CRASHED' ? 3 : 2)
    }
  })

  test('in an archive in an archive', async () => {
    const inner = gzipSync(tar(4))
    const outer = zipOf([
      { name: 'a.csv', data: list(7) },
      { name: 'b.tar.gz', data: inner },
      { name: 'c.csv', data: list(8) },
    ])
    const readers = new Breaking((place) => (place === '1/0/3' ? 'LIMIT' : null))
    const { said } = await read('outer.zip', outer, readers)
    expect(Object.entries(said).filter(([, what]) => what === 20)).toHaveLength(5)
    expect(said['b.tar.gz›b.tar›3.csv']).toBe('LIMIT')
  })

  test('a reader that was killed once from outside costs nothing', async () => {
    let times = 0
    const readers = new Breaking((place) => (place === '1' && times++ === 0 ? 'CRASHED' : null))
    const { said } = await read('once.tar', tar(3), readers)
    expect(said).toEqual({ '': 0, '0.csv': 20, '1.csv': 20, '2.csv': 20 })
  })
})

test('what waits to be read is only numbered: files are planned when they are begun, and not while readings wait', async () => {
  const many = 20_000
  const bytes = Buffer.from('a,b\n1,2\n')
  const path = join(dir, 'one.csv')
  writeFileSync(path, bytes)
  const stamp = stampOf(path)
  const one = { path, at: ['one.csv'], exhibit: 'E1', bytes: bytes.length, stamp, refused: null }
  let planned = 0
  let read = 0
  let begun = 0
  const readers: Readers = {
    size: 2,
    close: () => undefined,
    run: ({ job, items }) => {
      begun++
      read += items.length
      const results = items.map(({ at }) => ({
        kind: 'files' as const,
        files: [unreadOutcome(at, 'EMPTY_FILE', '', 0)],
      }))
      return Promise.resolve({ ended: 'done', done: { job, results, spool: [], sealed: null } })
    },
  }
  const taken: (() => void)[] = []
  const reading = new FileReading(
    Array.from({ length: many }, () => one),
    readers,
    {
      ...{ spoolDir: dir, digests: [], sealKey: null, sealed: null, firstJob: 0 },
      overrides: () => (planned++, {}),
    },
    () => new Promise((resolve) => taken.push(resolve)),
  )
  const ended = reading.read(
    Array.from({ length: many }, (_, n) => n),
    new Map(),
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(begun).toBe(4)
  expect(planned).toBe(4 * 256)
  const go = setInterval(() => taken.splice(0).forEach((take) => take()), 0)
  await ended
  clearInterval(go)
  expect(read).toBe(many)
})

test('after sixteen members that broke their reader the rest is named, not read', async () => {
  const readers = new Breaking((place) => (Number(place) >= 4 ? 'FAULT' : null))
  const { said } = await read('bad.eml', mail(30), readers)
  const codes = Object.values(said)
  expect(codes.filter((c) => c === 20)).toHaveLength(4)
  expect(codes.filter((c) => c === 'CRASHED')).toHaveLength(16)
  expect(codes.filter((c) => c === 'LIMIT')).toHaveLength(10)
  expect(readers.broke).toBe(16)
})

test('a container that breaks its reader before any member is told as a whole', async () => {
  const readers = new Breaking((place) => (place === '' ? 'LIMIT' : null))
  const run = readers.run.bind(readers)
  readers.run = (job) => {
    const ended: Ending = { ended: 'LIMIT', item: 0, place: [], message: 'time' }
    return job.job < 0 ? run(job) : Promise.resolve(ended)
  }
  const { files } = await read('whole.tar', tar(3), readers)
  expect(files.map((f) => [f.at, f.status, told(f)])).toEqual([[['whole.tar'], 'unread', 'LIMIT']])
})
