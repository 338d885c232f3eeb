import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import type { FoundFile } from '../../discover.ts'
import { Intake } from '../../intake.ts'
import type { FileOutcome, Part, SpoolFile, TableOutcome } from '../../outcome.ts'
import { stampOf } from '../../source.ts'
import { sealWith } from '../../spool/seal.ts'
import { SealedRows } from '../../spool/sealed-rows.ts'
import { SpoolWriter } from '../../spool/spool-writer.ts'
import { LIMITS, type Item, type Job } from '../job.ts'
import type { Ending } from '../pool.ts'
import { FileReading, type Readers } from '../reading.ts'

const KEY = new Uint8Array(32).fill(7)

/** Reads as children do, in this process, notes what it was given, and breaks over some of it. For tests only. */
class Plain implements Readers {
  readonly items: Item['kind'][] = []
  readonly #breaksOver: (item: Item) => boolean

  constructor(breaksOver: (item: Item) => boolean) {
    this.#breaksOver = breaksOver
  }

  async run(job: Job): Promise<Ending> {
    this.items.push(...job.items.map((i) => i.kind))
    if (job.items.some(this.#breaksOver))
      return { ended: 'CRASHED', item: 0, place: [], message: 'x' }
    const spool = new SpoolWriter(job.spoolDir, job.job, sealWith(KEY))
    const intake = new Intake(job, spool, () => undefined)
    const results = []
    for (const item of job.items) results.push(await intake.item(item))
    const files = await spool.finish()
    const { path = '', bytes = 0 } = spool.sealed ?? {}
    const sealed = bytes > 0 ? { path, bytes } : null
    // As between processes: what one gives is a copy.
    const given = structuredClone(results.map((r) => r()))
    return { ended: 'done', done: { job: job.job, spool: files, sealed, results: given } }
  }

  close(): void {
    return
  }
}

/** All that a file gave, whichever process read it: outcomes, and the rows of each table, of every role. */
export interface ReadFile {
  readonly items: readonly Item['kind'][]
  readonly files: readonly object[]
  readonly rows: readonly (readonly string[])[]
}

/** Reads a file of this content; what is `splitFrom` bytes long or longer may be cut. */
export async function readWith(
  name: string,
  bytes: Uint8Array,
  splitFrom: number,
  breaksOver: (item: Item) => boolean = () => false,
): Promise<ReadFile> {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-sections-'))
  const path = join(dir, name)
  writeFileSync(path, bytes)
  mkdirSync(join(dir, 'spool'))
  const stamp = stampOf(path)
  const found: FoundFile = {
    exhibit: 'E01',
    path,
    at: [name],
    bytes: bytes.length,
    stamp,
    refused: null,
  }
  const readers = new Plain(breaksOver)
  const files: FileOutcome[] = []
  const spool: SpoolFile[] = []
  const sealed = new SealedRows(join(dir, 'rows.enc'), sealWith(KEY), 0, 'write')
  const limits = { ...LIMITS, splitTextFrom: splitFrom, splitFrom }
  const options = { spoolDir: join(dir, 'spool'), digests: ['sha256'] as const, limits, sealed }
  const reading = new FileReading(
    [found],
    readers,
    { ...options, sealKey: KEY, firstJob: 1, overrides: () => ({}) },
    (r) => {
      files.push(...r.units.flatMap((u) => u.files))
      spool.push(...r.spool)
      return Promise.resolve()
    },
  )
  await reading.read([0], new Map())
  const tables = files.flatMap((f) => f.tables)
  const rows = tables.map((t) => t.parts.flatMap((part) => rowsOf(part, sealed)).sort(byRow))
  expect(spool.reduce((n, s) => n + s.rows, 0)).toBe(tables.reduce((n, t) => n + t.data, 0))
  sealed.close()
  // What was read in vain is gone from the disk.
  const left = readdirSync(join(dir, 'spool'))
    .filter((name) => name.endsWith('.spool'))
    .sort()
  expect(left).toEqual(spool.map((s) => basename(s.path)).sort())
  rmSync(dir, { recursive: true })
  return { items: readers.items, files: files.map(withoutParts), rows }
}

/** The sealed lines of a part, numbered as in the file: part or role, row, cells. */
function rowsOf(part: Part, sealed: SealedRows): string[] {
  return part.pages.flatMap((page) => {
    const lines = sealed.page(part.p, page).toString('utf8').split('\n').slice(0, -1)
    return lines.map((line) => {
      const [first = '', row = '', ...cells] = line.split(String.fromCharCode(page.delimiter))
      const role = page.holds === 'data' ? 'data' : first
      while (cells.at(-1) === '\x03') cells.pop()
      return [String(Number(row) + part.rowBase).padStart(9, '0'), role, ...cells].join('\x1f')
    })
  })
}

function byRow(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Which process wrote a row is of no matter; the order of the notes of a ledger is. */
function withoutParts(file: FileOutcome): object {
  const table = ({ parts: _, ...rest }: TableOutcome) => ({
    ...rest,
    order: Object.keys(rest.nonData),
  })
  return { ...file, tables: file.tables.map(table) }
}

/**
 * However it is cut, a file gives what it gives when one process reads it. Tells whether it was read in sections alone.
 */
export async function expectSame(
  name: string,
  content: string | Uint8Array,
  splitFrom: number,
): Promise<boolean> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const whole = await readWith(name, bytes, Infinity)
  const split = await readWith(name, bytes, splitFrom)
  expect(split.files).toEqual(whole.files)
  expect(split.rows).toEqual(whole.rows)
  return split.items.includes('section') && !split.items.slice(1).includes('file')
}
