import { count, type Database, type Row } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import {
  hasSets,
  type LedgerRow,
  type RowSets,
  type Treatment,
} from '../../documents/workbooks/ledger-row.ts'
import {
  DUPLICATE,
  SET_ASIDE,
  type DuplicateCode,
  type SetAsideCode,
} from '../../evidence/codes.ts'
import { maskIdentifiers, plainText } from '../../documents/safe.ts'
import type { Locator } from '../../evidence/locator.ts'
import { lines } from '../../count/lines.ts'
import { FIELDS } from '../../records/fields/index.ts'
import type { KindId } from '../../records/kinds.ts'
import { KINDS } from '../../records/kinds.ts'
import { nthPerson } from '../../records/person-part.ts'
import { FLAGS, REASON_CODES, SUBJECT_RANKS, type SubjectRank } from '../../records/verdicts.ts'
import type { Report } from '../../report.ts'
import { masked, type OrderedFile, type OrderedTable } from '../assemble.ts'
import { keepShared, type TwoLists } from '../chain/overlap/shared-rows.ts'
import { orderedVerdicts } from './ordered-verdicts.ts'
import { batchesOfParts, nameSets, numbers } from './ledger-sets.ts'
import {
  countsOf,
  keepListed,
  keepSubject,
  keepUnlisted,
  partsOf,
  type Listed,
} from './narrowed-rows.ts'
import type { PersonSets } from './person-sets.ts'
import { RowTexts } from './row-texts.ts'
import type { Session } from '../session/session.ts'

/** Which records are asked for; everything when nothing is said. */
export interface RowSelection {
  readonly codes?: readonly string[]
  /** Numbers of tables. */
  readonly tabs?: ReadonlySet<number>
  /** Only records about the same person as this record. */
  readonly subjectOf?: { readonly tab: number; readonly row: number }
  /** Only records of the files of these batches, by number. */
  readonly batches?: ReadonlySet<number>
  /** Only the lines of these sets of persons; needs `counted_line` ({@link nameCountedLines}). */
  readonly listed?: Listed
  /** Only records about persons who stand in both of these lists, of either. */
  readonly shared?: TwoLists
  /** Only records that an annex lacks; needs `pair` and `phone_listed` (src/case/compare/reconcile-pairs.ts). */
  readonly unlisted?: true
}

const TIERS = ['C', 'A', 'B', 'C'] as const
const KEYS: Readonly<Record<SubjectRank, string>> = {
  id: '身份证号',
  'name+phone': '姓名＋电话',
  permit: '护照、通行证号',
  mobile: '手机号',
  landline: '固定电话',
  email: '电子邮箱',
  qq: 'QQ号',
  wechat: '微信号',
  other: '其他号码',
  'name+address': '姓名＋地址',
  line: '整行',
}

/**
 * The records of a finished count in canonical order, each with its place and what became of it, its fields masked.
 * Text comes from the sealed rows; the index itself holds none. With the report each row also says in which table it
 * stands, and by which rows the exhibits and batches are counted ({@link nameSets}).
 */
export async function* ledgerRows(
  session: Session,
  files: readonly OrderedFile[],
  selection: RowSelection = {},
  report: Told | null = null,
  persons: PersonSets | null = null,
): AsyncGenerator<LedgerRow> {
  const named = await nameRows(session.db, selection, report, persons)
  yield* rowsOf(session, files, selection, named)
}

/** All of them, to be gone through again and again while nothing else is asked of the session. */
export async function wholeLedger(
  session: Session,
  files: readonly OrderedFile[],
  report: Told,
  persons: PersonSets | null,
): Promise<() => AsyncGenerator<LedgerRow>> {
  const named = await nameRows(session.db, {}, report, persons)
  return () => rowsOf(session, files, {}, named)
}

/** What rows tell of is told in the words of a report. */
type Told = Pick<Report, 'exhibits' | 'batches'>

/** `verdicts` with the rows that are asked for, and what is told of each beside them. */
interface NamedRows {
  /** Only some of all: each has the number that it has among them. */
  readonly narrowed: boolean
  readonly withTables: boolean
  readonly setsOf: ((row: Row) => RowSets) | null
  readonly inBatch: ReadonlySet<number> | null
}

async function nameRows(
  db: Database,
  selection: RowSelection,
  report: Told | null,
  persons: PersonSets | null,
): Promise<NamedRows> {
  const setsOf = report ? await rowSets(db, report, persons) : null
  const { shared, subjectOf, unlisted = false, listed, batches } = selection
  const narrowed =
    shared !== undefined || subjectOf !== undefined || listed !== undefined || unlisted
  await nameVerdicts(db, setsOf !== null, narrowed, persons !== null)
  if (subjectOf) await keepSubject(db, subjectOf)
  if (shared) await keepShared(db, shared)
  if (unlisted) await keepUnlisted(db)
  if (listed) await keepListed(db, listed)
  const inBatch = batches ? await partsOf(db, batches) : null
  return { narrowed, withTables: report !== null, setsOf, inBatch }
}

async function* rowsOf(
  session: Session,
  files: readonly OrderedFile[],
  selection: RowSelection,
  { narrowed, withTables, setsOf, inBatch }: NamedRows,
): AsyncGenerator<LedgerRow> {
  const tables = new Map(
    files.flatMap((f) => f.tables.map((t) => [t.tab, { file: f, table: t }] as const)),
  )
  const { listed } = selection
  let last = 0
  let texts: RowTexts | null = null
  let open = -1
  // A line that stands in several sets is several rows, one after the other; its text is given once.
  let from = ''
  let cells: readonly (string | null)[] = []
  for await (const rows of orderedVerdicts(session.db, listed ? 'term' : '')) {
    for (const row of rows) {
      const number = narrowed ? Number(row['number']) : ++last
      const tab = count(row['tab'])
      const place = tables.get(tab)
      if (!place || !wanted(row, selection)) continue
      if (inBatch && !inBatch.has(count(row['part']))) continue
      if (open !== tab) {
        texts = new RowTexts(session.sealed, place.table.outcome)
        open = tab
      }
      const at = `${String(row['part'])}:${String(row['line'])}`
      if (at !== from) cells = texts?.row(count(row['part']), count(row['line'])) ?? []
      from = at
      const told = ledgerRow(number, row, place.file, place.table, cells, tables)
      const sets = setsOf?.(row)
      const counts = listed && { counts: countsOf(row, listed, tables) }
      yield withTables
        ? { ...told, table: tab + 1, ...(sets ? { sets } : {}), ...counts }
        : { ...told, ...counts }
    }
  }
}

/** Puts the sets of a row into words; null when the ledger is one set. */
async function rowSets(
  db: Database,
  report: Told,
  persons: PersonSets | null,
): Promise<((row: Row) => RowSets) | null> {
  if (!hasSets(report)) return null
  await nameSets(db)
  const byPart = await batchesOfParts(db)
  const ids = (batches: readonly number[]) => batches.flatMap((b) => report.batches[b]?.id ?? [])
  return (row) => ({
    exhibit: row['on_exhibit'] === true,
    batches: ids(byPart.get(Number(row['part'])) ?? []),
    counted: ids(numbers(row['in_batches'])),
    ...(persons && { persons: numbers(row['in_persons']).map(persons.tag) }),
  })
}

/** Records of rows with several people, and of rows that look like it. */
const SEVERAL = raw(String(FLAGS['of-several'] + FLAGS['maybe-several']))

/**
 * `verdicts`: each record with its verdict and, where it was taken for another, the place of that other: of lines with the same
 * content the first, of other lines about the person the one that is counted. The counted line has the tier of its
 * person: the highest that any line about him supports.
 *
 * `numbered`: with the number that each has in the whole ledger, for when only some of them are kept.
 */
export async function nameVerdicts(
  db: Database,
  sets: boolean,
  numbered: boolean,
  persons = false,
): Promise<void> {
  const columns = sets ? sql`, e.part is not null as on_exhibit, b.batches as in_batches` : sql``
  const joins = sets
    ? sql` left join first_on_exhibit e on e.part = r.part and e.line = r.line
        left join first_in_batch b on b.part = r.part and b.line = r.line`
    : sql``
  const number = numbered
    ? sql`, row_number() over (order by p.ord, r.line + p.row_base, r.part) as number`
    : sql``
  const terms = persons ? sql`, pl.terms as in_persons` : sql``
  const ofPersons = persons
    ? sql` left join person_line pl on pl.part = r.part and pl.line = r.line`
    : sql``
  await nameSame(db)
  await db.run(sql`create or replace temp table verdicts as
    ${verdictRows(sql`${columns}${terms}${number}, r.flags & ${SEVERAL} <> 0 as several`, sql`${joins}${ofPersons}`)}`)
}

/** The records with what became of them, in no order. Needs {@link nameSame}. */
export function verdictRows(columns = sql``, joins = sql``): Sql {
  return sql`select p.tab, p.ord, r.part, r.line, r.line + p.row_base as row, r.reason, r.rank,
      least(r.tier, s.tier) as tier, v.code, v.same_tab, v.same_row${columns}
    from ${lines()} r join place p on r.part = p.part
    left join same v on v.part = r.part and v.line = r.line
    left join (select part, line, t.tier from head join (select sub, min(tier) as tier from member group by sub) t
        using (sub) where code is null) s on s.part = r.part and s.line = r.line${joins}`
}

/**
 * `same`: each duplicate with the place of the line that stands for it. A table of its own: with these joins over all
 * records DuckDB compares row by row (measured: 80 s instead of 0.1 s for 550,000 records).
 */
export async function nameSame(db: Database): Promise<void> {
  await db.run(sql`create or replace temp table same as
    select v.part, v.line, v.code, hp.tab as same_tab, h.line + hp.row_base as same_row
    from verdict v left join (select part, line, sub, fingerprint, nth from member) m
      on m.part = v.part and m.line = v.line
    left join (select sub, part, line, null as fingerprint from head where code is null
      union all select sub, part, line, fingerprint from member
        where nth = 1 and (sub, fingerprint) in (select (sub, fingerprint) from member where nth = 2)) h
      on h.sub = m.sub and h.fingerprint is not distinct from (case when m.nth > 1 then m.fingerprint end)
    left join place hp on hp.part = h.part`)
}

function wanted(row: Row, selection: RowSelection): boolean {
  const { codes, tabs } = selection
  if (tabs && !tabs.has(count(row['tab']))) return false
  if (!codes || codes.includes(codeOf(row) ?? 'COUNTED')) return true
  return row['several'] === true && codes.includes('MULTI_PERSON')
}

/** Why a record of `verdicts` is not counted; null: it is. */
export function codeOf(
  row: Readonly<Record<string, unknown>>,
): DuplicateCode | SetAsideCode | null {
  const reason = REASON_CODES[Number(row['reason']) - 1]
  return reason ?? (row['code'] as DuplicateCode | null)
}

export function ledgerRow(
  number: number,
  row: Row,
  file: OrderedFile,
  table: OrderedTable,
  cells: readonly (string | null)[],
  tables: ReadonlyMap<number, { readonly table: OrderedTable }>,
  show: ShowCell = maskedCell,
): LedgerRow {
  const code = codeOf(row)
  const rank = SUBJECT_RANKS[Number(row['rank']) - 1]
  const sameTable =
    row['same_tab'] === null ? undefined : tables.get(Number(row['same_tab']))?.table
  const sameAs: Locator | null = sameTable
    ? [...masked(sameTable.at), Number(row['same_row'])]
    : null
  return {
    number,
    exhibit: maskIdentifiers(file.exhibit),
    file: masked(file.outcome.at),
    sheet: table.outcome.sheet === null ? null : maskIdentifiers(table.outcome.sheet),
    row: Number(row['row']),
    key: rank ? KEYS[rank] : null,
    subject: subjectText(table, cells, show) + nthText(Number(row['part'])),
    tier: code && code in SET_ASIDE ? null : (TIERS[Number(row['tier'])] ?? 'C'),
    fields: fieldsText(table, cells, show),
    treatment: treatmentOf(code),
    code,
    reason: code === null ? null : { ...SET_ASIDE, ...DUPLICATE }[code],
    sameAs,
    ...(row['phone_listed'] === undefined ? {} : { phoneListed: row['phone_listed'] === true }),
  }
}

export function treatmentOf(code: DuplicateCode | SetAsideCode | null): Treatment {
  return code === null ? 'counted' : code in SET_ASIDE ? 'set-aside' : 'duplicate'
}

/** Kinds that tell who it is, in the order in which they are shown. */
const WHO: readonly KindId[] = [
  'name',
  'vague-name',
  'resident-id',
  'mobile',
  'guardian-phone',
  'landline',
  'email',
]

/** Of several people in a row each has the whole row; which of them the record is about. */
function nthText(part: number): string {
  const nth = nthPerson(part)
  return nth === 0 ? '' : `（该行第${String(nth + 1)}人）`
}

/** How a cell is shown to eyes: nothing, or one text. */
type ShowCell = (kind: KindId, cell: string | null) => string[]

function subjectText(
  table: OrderedTable,
  cells: readonly (string | null)[],
  show: ShowCell,
): string {
  const parts = WHO.flatMap((kind) =>
    table.columns.filter((c) => c.kind === kind).flatMap((c) => show(kind, cells[c.index] ?? null)),
  )
  return parts.slice(0, 4).join(' ')
}

/** 字段概要 of a row, each value masked after its kind. */
export function fieldsText(
  table: OrderedTable,
  cells: readonly (string | null)[],
  show: ShowCell = maskedCell,
): string {
  return table.columns
    .filter((c) => c.kind !== 'empty' && c.kind !== 'row-no')
    .flatMap((c) => show(c.kind, cells[c.index] ?? null).map((text) => `${KINDS[c.kind]} ${text}`))
    .join('；')
}

function maskedCell(kind: KindId, cell: string | null): string[] {
  const text = cell?.trim()
  return text ? [FIELDS[kind].mask(text)] : []
}

/** What opens other things than a file is not needed to know who somebody is: it stays masked. */
const NEVER_CLEAR: ReadonlySet<KindId> = new Set(['password', 'sms-code'])

/** A longer cell holds more than is needed; what stands beyond is left out and said. */
const LONGEST = 200

/** The value as it stands, for the eyes of one sitting; characters that act or hide are shown as such. */
export function clearCell(kind: KindId, cell: string | null): string[] {
  const text = cell?.trim()
  if (!text) return []
  if (NEVER_CLEAR.has(kind)) return maskedCell(kind, text)
  return [plainText(text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…（未全列）`)]
}
