import type { Collector } from '../../collect/collect.ts'
import type { OutcomeIssue, TableOutcome } from '../../outcome.ts'
import { mayBeMessages } from '../../readers/chat/talk-header.ts'
import { FIRST_ROWS } from '../../readers/chat/talk-tables.ts'
import type { SqlResult, SqlStart } from '../../readers/sql/script.ts'
import { planSqlLines, readSqlLines, type SqlPlan } from '../../readers/sql/sql.ts'
import { addOthers } from '../../readers/sql/statements.ts'
import { lastPart, type FoundTables } from '../../readers/sql/tables.ts'
import { tellScript, type ScriptFacts } from '../../readers/sql/told.ts'
import { stretchesOf } from '../../readers/text/cuts.ts'
import { takeSample } from '../../readers/text/sample.ts'
import type { ByteSource } from '../../source.ts'
import { joined, moved } from '../ranges.ts'
import { FirstRowsSink, orderOfGrids, type FirstRows } from './first-rows.ts'
import { closingIssues, toldTo, type Collected, type Cut } from './section.ts'
import { sqlGuesses } from './sql-guesses.ts'

/** A script of SQL; each section knows what the statements before it have said of their tables. */
export interface SqlSections extends SqlPlan, Cut<SqlStart> {
  readonly of: 'sql'
}

export interface SqlSection extends Collected {
  readonly of: 'sql'
  readonly result: SqlRead
}

/** What became of a section, what was taken for known where it begins, and the first rows of its tables. */
interface SqlRead extends SqlResult {
  readonly start: SqlStart
  readonly first: FirstRows
}

/** How a script is read side by side; null where it cannot be cut. */
export function planSql(source: ByteSource, title: string, size: number): SqlSections | null {
  const plan = planSqlLines(source)
  const lines = { encoding: plan.encoding, bom: plan.bom, returns: false }
  const begins = mayBegin(Buffer.from(takeSample(source).head).toString('utf8'))
  const stretches = stretchesOf(source, lines, size, begins)
  if (stretches.length < 2) return null
  const starts = sqlGuesses(source, plan.encoding, stretches)
  const sections = stretches.map((s, i) => ({ ...s, start: starts[i] ?? NOTHING }))
  return { of: 'sql', title, ...plan, sections }
}

const NOTHING: SqlStart = { created: [], open: [], copy: null }

/** A line that begins a statement with rows; in a dump with COPY a row of it. Whether it does is proved when it is read. */
function mayBegin(head: string): (line: string, before: string) => boolean {
  const copies = /^COPY .*FROM stdin;|PostgreSQL database dump/m.test(head) && !INSERT.test(head)
  return (line, before) =>
    INSERT.test(line) ||
    (copies && line.includes('\t') && before.includes('\t') && !before.endsWith('\\'))
}

const INSERT = /^(?:(?:insert|replace)\s+into\s|insert\s+\[)/im

export function readSqlSection(
  source: ByteSource,
  plan: SqlSections,
  index: number,
  collector: Collector,
): SqlRead {
  const section = plan.sections[index]
  if (!section) throw new Error('no such section')
  const { start } = section
  const sink = new FirstRowsSink(collector, () => collector.issues.length)
  const result = readSqlLines(source, plan, section, start, sink)
  return { ...result, start, first: sink.found }
}

/** The plan with what is really known where each section begins; and which sections took something else for known. */
export function sqlAnew(plan: SqlSections, results: readonly SqlSection[]) {
  let start = NOTHING
  const wrong: number[] = []
  const sections = plan.sections.map((section, i) => {
    const right = { ...section, start }
    const read = results[i]?.result
    if (read && !holds(read, start)) wrong.push(i)
    if (read) start = after(start, read)
    return right
  })
  return { plan: { ...plan, sections }, sections: wrong }
}

/** Do the rows of a section stand as they stand when one process has read all before it? */
function holds({ start, facts }: SqlRead, right: SqlStart): boolean {
  const [created, open, taken] = [right.created, right.open, start.created].map(
    (all) => new Map(all),
  )
  const tables = facts.tables.tables.every(({ name, namesAtFirst }) => {
    const known = open?.get(name)
    if (known) return isSame(known, namesAtFirst)
    return isSame(created?.get(lastPart(name)), taken?.get(lastPart(name)))
  })
  return tables && isSame(start.copy, right.copy)
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function after({ created, open }: SqlStart, { facts, copy }: SqlRead): SqlStart {
  const { tables } = facts
  const before = new Map(open)
  const names = tables.tables.map((t) => [t.name, namesAfter(before.get(t.name), t)] as const)
  return {
    created: [...new Map([...created, ...tables.created])],
    open: [...new Map([...open, ...names])],
    copy,
  }
}

/** Columns of a table behind a section that took others for known: those, and what it met besides. */
function namesAfter(known: readonly string[] | undefined, table: FoundTables['tables'][number]) {
  const names = table.names ?? []
  if (known === undefined || isSame(known, table.namesAtFirst)) return names
  return [...known, ...names.filter((name) => !known.includes(name))]
}

/** The tables and issues of a script of its sections; null when they do not make it. */
export function joinSql(
  plan: SqlSections,
  parts: readonly SqlSection[],
): { tables: TableOutcome[]; issues: OutcomeIssue[] } | null {
  if (!isWhole(plan, parts)) return null
  const bases = basesOf(parts)
  if (bases === null) return null
  const facts = factsOf(parts, plan.dialect.byLine ? bases : [])
  const reading = parts.flatMap((part, i) => numbered(part, bases[i] ?? NO_BASES))
  const told: OutcomeIssue[] = []
  tellScript(toldTo(told), facts)
  const tables = tablesOf(parts, bases, facts.tables)
  const issues = [...reading, ...told, ...closingIssues(parts)]
  return tables.length === 0 ? null : { tables, issues }
}

/** Nothing but rows of named tables, each section ending where the next begins, in sections that one process reads alike. */
function isWhole(plan: SqlSections, parts: readonly SqlSection[]): boolean {
  const plain = parts.every(({ result, mayBeMisread, reading }, i) => {
    const next = plan.sections[i + 1]
    const meets = next === undefined || result.lines === next.line
    const isNarrow = reading.every((issue) => issue.code !== 'WIDTH_CHANGES')
    return meets && result.isSure && !result.first.long && !mayBeMisread && isNarrow
  })
  return (
    plain &&
    parts.every(({ result }, i) => areLists(result.facts.tables, parts.slice(0, i), result.first))
  )
}

const MOST_COLUMNS = 1000

/** No table of messages, and no row lost before its table was known for none: that is told at another time. */
function areLists(
  { tables }: FoundTables,
  before: readonly SqlSection[],
  first: FirstRows,
): boolean {
  const isList = tables.every(({ namesAtFirst, names }) => {
    const from = namesAtFirst?.length ?? 0
    const all = names ?? []
    const some = Array.from({ length: all.length - from + 1 }, (_, i) => all.slice(0, from + i))
    return all.length < MOST_COLUMNS && !some.some(mayBeMessages)
  })
  return isList && first.early.every((sheet) => cameIn(before, sheet) >= FIRST_ROWS)
}

function cameIn(parts: readonly SqlSection[], sheet: string): number {
  const came = parts.flatMap((p) => p.result.first.came.filter(([name]) => name === sheet))
  return came.reduce((n, [, when]) => n + when.length, 0)
}

/** What is to be added to the row numbers of each table of a section. */
type Bases = ReadonlyMap<string, number>
const NO_BASES: Bases = new Map()

/**
 * Numbers rise in the whole file: where those of the sections before have run ahead of the lines, or count the rows, those of a
 * section go on from there. Null where some would and others would not.
 */
function basesOf(parts: readonly SqlSection[]): Bases[] | null {
  const reached = new Map<string, number>()
  const all = parts.map(({ result }) => {
    const bases = new Map<string, number>()
    for (const { name, first, last, given } of result.facts.tables.tables) {
      const base = Math.max(0, (reached.get(name) ?? 0) + 1 - first)
      if (given === 0) continue
      if (base > 0 && last - first + 1 !== given) return null
      bases.set(name, base)
      reached.set(name, last + base)
    }
    return bases
  })
  const found = all.filter((bases) => bases !== null)
  return found.length === all.length ? found : null
}

/** What was told of rows, by their numbers in the file. */
function numbered({ reading, result }: SqlSection, bases: Bases): OutcomeIssue[] {
  const own = new Set(result.first.numbered)
  return reading.map((issue, i) => {
    const base = own.has(i) ? (bases.get(issue.sheet ?? '') ?? 0) : 0
    return issue.row === null ? issue : { ...issue, row: issue.row + base }
  })
}

function tablesOf(
  parts: readonly SqlSection[],
  bases: readonly Bases[],
  { tables }: FoundTables,
): TableOutcome[] {
  return orderOfGrids(parts.map((p) => p.result.first)).map((sheet, grid) => {
    const own = parts.flatMap((part, i) =>
      part.file.tables
        .filter((t) => t.sheet === sheet)
        .map((t) => moved(t, bases[i]?.get(sheet) ?? 0)),
    )
    const whole = own.reduce(joined)
    const headers = tables.find((t) => t.name === sheet)?.names ?? whole.headers
    return { ...whole, grid, headers, width: Math.max(whole.width, headers?.length ?? 0) }
  })
}

/** `ahead`: by how much numbers of rows run ahead of the lines that they name. */
function factsOf(parts: readonly SqlSection[], ahead: readonly Bases[]): ScriptFacts {
  const all = parts.map(({ result: { facts } }, i) => leaving(facts, ahead[i] ?? NO_BASES))
  return all.reduce((a, b) => ({
    encoding: a.encoding,
    undecodable: a.undecodable + b.undecodable,
    blobs: a.blobs + b.blobs,
    others: addOthers(a.others, b.others),
    passed: {
      times: a.passed.times + b.passed.times,
      line: a.passed.times > 0 ? a.passed.line : b.passed.line,
    },
    tables: addTables(a.tables, b.tables),
  }))
}

function leaving(facts: ScriptFacts, ahead: Bases): ScriptFacts {
  const left = (name: string) => (ahead.get(name) ?? 0) > 0
  const tables = facts.tables.tables.map((t) => ({ ...t, left: t.left || left(t.name) }))
  return { ...facts, tables: { ...facts.tables, tables } }
}

function addTables(a: FoundTables, b: FoundTables): FoundTables {
  const tables = new Map(a.tables.map((t) => [t.name, t]))
  for (const t of b.tables) {
    const known = tables.get(t.name)
    const left = known?.left === true || t.left
    tables.set(t.name, known ? { ...known, names: t.names, left } : t)
  }
  const created = [...a.created, ...b.created]
  return { tables: [...tables.values()], created, beyond: a.beyond + b.beyond }
}
