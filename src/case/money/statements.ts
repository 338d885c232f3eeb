import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UNREAD } from '../../evidence/codes.ts'
import { discover, type FoundFile } from '../../evidence/discover.ts'
import type { ReadOverrides } from '../../evidence/jobs/job.ts'
import { Pool } from '../../evidence/jobs/pool.ts'
import { shapeOf } from '../../evidence/collect/shape.ts'
import type { Mapping } from '../../gains/statements/layout/layout.ts'
import {
  readStatements,
  type GivenStatement,
  type GivenTable,
  type StatementsRead,
} from '../../gains/statements/read.ts'
import { TableReader, type ReadTable } from '../../gains/statements/table-reader.ts'
import type { CaseFile } from '../facts/schema.ts'
import type { CountRequest } from '../request.ts'
import { SILENT, type Progress } from '../intake/progress.ts'
import { makePrivate, privateFolders, tempFolder } from '../session/private-folder.ts'
import { mapLines, mappingOf, readingOf, type CaseLayout } from './layouts.ts'
import { cutBy, eachTable, forget, linesOf, type TableLines, type TableSource } from './tables.ts'

/** Money as the statements of a case show it. */
export type MoneyRead = StatementsRead

/** A statement to read: where it lies, whose it is, and what a person says of its columns. */
export interface StatementAsked {
  readonly id: string
  /** As written; shown. */
  readonly path: string
  /** What lies there; null: nothing does. */
  readonly files: readonly FoundFile[] | null
  readonly of: string | null
  readonly account: string | null
  readonly evidence: string | null
  readonly layout: CaseLayout | null
  /** Encoding and delimiter of its texts, as a person has said them. */
  readonly reading: ReadOverrides
  /** Is it said to be a statement, or only found in a folder? */
  readonly surely: boolean
}

/** A layout that holds for every table of a shape (表形). */
export interface ShapeLayout {
  readonly shape: string
  readonly layout: CaseLayout
}

/**
 * What the statements of a case hold: `statements:` of the case file, read and checked. A case without any has none, and
 * nothing is read.
 *
 * @param folder of the case file; paths are relative to it
 */
export async function paymentsOf(
  facts: CaseFile,
  folder: string | null,
  request: Pick<CountRequest, 'temp' | 'threads' | 'passwords'>,
  progress: Progress = SILENT,
): Promise<MoneyRead> {
  const { asked, shapes } = askedOf(facts, folder)
  return readAsked(asked, shapes, request, progress)
}

/** Statements to read, and the layouts that hold for tables of a shape wherever they stand. */
export interface AskedStatements {
  readonly asked: readonly StatementAsked[]
  readonly shapes: readonly ShapeLayout[]
}

/** What the case file asks for: its statements, and what it says of shapes. */
export function askedOf(facts: CaseFile, folder: string | null): AskedStatements {
  const numbers = new Map(facts.accounts.map((a) => [a.id, a.number ?? null]))
  const asked = facts.statements.map((s): StatementAsked => ({
    id: s.id,
    path: s.path,
    files: filesAt(s.id, s.path, resolve(folder ?? '.', s.path)),
    of: s.of ?? null,
    account: s.of === undefined ? null : (numbers.get(s.of) ?? null),
    evidence: s.evidence ?? null,
    surely: true,
    layout: s.shape === undefined ? (s.layout ?? null) : null,
    reading: readingOf(s.layout ?? null),
  }))
  const shapes = facts.statements.flatMap(({ shape, layout }): ShapeLayout[] =>
    shape !== undefined && layout !== undefined ? [{ shape, layout }] : [],
  )
  return { asked, shapes }
}

/** The files of a statement; null where nothing lies. A file stands under its own name, those of a folder under its. */
export function filesAt(exhibit: string, path: string, place: string): FoundFile[] | null {
  if (!existsSync(place)) return null
  const written = path.replaceAll('\\', '/').replace(/\/+$/, '')
  const isFolder = statSync(place).isDirectory()
  const prefix = isFolder ? written : written.split('/').slice(0, -1).join('/')
  return discover([{ exhibit, path: place, prefix }])
}

/**
 * Reads statements that are asked for, in their order.
 *
 * @param progress hears of the bytes that are read, and can stop the readers
 * @throws ShuzhengError `run/stopped`, `evidence/no-space`
 */
export async function readAsked(
  asked: readonly StatementAsked[],
  shapes: readonly ShapeLayout[],
  request: Pick<CountRequest, 'temp' | 'threads' | 'passwords'>,
  progress: Progress = SILENT,
): Promise<MoneyRead> {
  return readStatements(await givenAsked(asked, shapes, request, progress))
}

/** Their tables as they lie in the files, before what is in them is put together. */
export async function givenAsked(
  asked: readonly StatementAsked[],
  shapes: readonly ShapeLayout[],
  request: Pick<CountRequest, 'temp' | 'threads' | 'passwords'>,
  progress: Progress = SILENT,
): Promise<readonly GivenStatement[]> {
  if (asked.length === 0) return []
  const files = asked.flatMap((statement) => statement.files ?? [])
  progress.begin(files.reduce((sum, file) => sum + file.bytes, 0))
  const temp = tempFolder(request.temp ?? join(privateFolders().cache, 'temp'))
  const pool = new Pool(request.threads, (bytes) => progress.add(bytes))
  const forget = progress.onCancel(() => pool.close())
  try {
    const given: GivenStatement[] = []
    for (const [i, statement] of asked.entries()) {
      const folder = join(temp, String(i))
      makePrivate(temp)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const source = { pool, folder, passwords: request.passwords ?? [] }
      given.push(await givenOf(statement, shapes, source))
    }
    return given
  } finally {
    forget()
    pool.close()
    rmSync(temp, { recursive: true, force: true })
  }
}

async function givenOf(
  asked: StatementAsked,
  shapes: readonly ShapeLayout[],
  source: TableSource,
): Promise<GivenStatement> {
  const { id, path, of, account, evidence, surely } = asked
  const common = { id, path, of, account, evidence, surely }
  if (asked.files === null) {
    return { ...common, tables: [], faults: [{ id: 'file-missing', at: [path] }] }
  }
  const files = await linesOf(asked.files, asked.reading, source)
  const faults = files.flatMap((f) =>
    f.faults.map(({ at, code }) => ({ id: 'file-unread' as const, at, word: UNREAD[code] })),
  )
  const tables: GivenTable[] = []
  const own = new OwnLayout(asked.layout)
  for (const file of files) tables.push(...(await tablesOf(file, asked, shapes, own, source)))
  forget(files)
  const useless = own.isUseless ? [{ id: 'mapping-useless' as const, at: [path] }] : []
  return { ...common, tables, faults: [...faults, ...useless] }
}

/** The layout of one statement without a shape: it holds for tables of the shape of the first one that it can read. */
class OwnLayout {
  readonly mapping: Mapping | null
  #shape: string | null = null

  constructor(layout: CaseLayout | null) {
    this.mapping = layout === null ? null : mappingOf(layout)
  }

  get isUseless(): boolean {
    return this.mapping !== null && this.#shape === null
  }

  holdsFor(shape: string): boolean {
    return this.#shape === null || this.#shape === shape
  }

  take(shape: string): void {
    this.#shape ??= shape
  }
}

async function tablesOf(
  file: TableLines,
  asked: StatementAsked,
  shapes: readonly ShapeLayout[],
  own: OwnLayout,
  source: TableSource,
): Promise<GivenTable[]> {
  const read = await understood(file, asked.reading.delimiter !== undefined, source)
  const known = read.map(shapeOfTable)
  const mappings = known.map((shape) => {
    const said = shapes.find((s) => s.shape === shape)
    return said ? mappingOf(said.layout) : own.mapping
  })
  if (mappings.every((m) => m === null)) return read.map((t, i) => given(t, known[i] ?? '', asked))
  const mapped = await readers(file, (i) => mappings[i] ?? null)
  return read.map((plain, i) => {
    const shape = known[i] ?? ''
    const table = mapped[i]
    const isOwn = mappings[i] === own.mapping
    const holds = table !== undefined && linesIn(table) > 0 && (!isOwn || own.holdsFor(shape))
    if (holds && isOwn) own.take(shape)
    return given(holds ? table : plain, shape, asked)
  })
}

/** What separates the cells of statements, tried in this order where a text gives no statement as it was cut. */
const DELIMITERS = [',', '\t', '|', ';', '^', '│', '┃', '｜']

/**
 * The tables of a file; a text in which no statement is found is cut by each of the usual delimiters in turn, unless a
 * person has said which it is.
 */
async function understood(
  file: TableLines,
  said: boolean,
  source: TableSource,
): Promise<ReadTable[]> {
  const read = await readers(file, () => null)
  if (!file.isText || said || read.some((t) => t.blocks.length > 0)) return read
  for (const delimiter of DELIMITERS) {
    const cut = await readers(await cutBy(file, delimiter, source), () => null)
    if (cut.some((t) => t.blocks.length > 0)) return cut
  }
  await cutBy(file, null, source)
  return read
}

async function readers(
  file: TableLines,
  mapping: (table: number) => Mapping | null,
): Promise<ReadTable[]> {
  let n = 0
  const found = await eachTable(file, (place) => new TableReader(place, mapping(n++)))
  return found.map((reader) => reader.end())
}

function linesIn({ blocks }: ReadTable): number {
  return blocks.reduce((sum, b) => sum + b.lines.length, 0)
}

function given(table: ReadTable, shape: string, { id, path }: StatementAsked): GivenTable {
  return { table, shape, map: mapLines(id, path, shape, headerOf(table)) }
}

/** Names of the columns as they stand in the header; of a table that is not understood, its first row of names. */
export function headerOf({ blocks, looks }: ReadTable): string[] {
  const [first] = blocks
  const names = first?.header ?? looks.find((row) => isNames(row.cells))?.cells ?? []
  return names.map((name) => (name ?? '').trim())
}

function shapeOfTable(table: ReadTable): string {
  const headers = headerOf(table)
  if (headers.length > 0) return shapeOf({ headers, certain: true }) ?? ''
  const width = Math.max(0, ...table.looks.map((row) => row.cells.length))
  return `无表头 共${String(width)}列`
}

/** Several texts, none of which begins with a digit. */
function isNames(cells: readonly (string | null)[]): boolean {
  const texts = cells.flatMap((c) => (c === null || c.trim() === '' ? [] : [c.trim()]))
  return texts.length >= 3 && texts.every((t) => !/^[\s'"¥￥+-]{0,4}\d/.test(t))
}
