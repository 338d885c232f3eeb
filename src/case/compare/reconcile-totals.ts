import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type {
  AnnexStatement,
  AnnexTable,
  MatchedBy,
  OnlyTheirs,
  OurSide,
  Reconciliation,
} from '../../documents/reconcile.ts'
import { shown } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import { DUPLICATE, SET_ASIDE } from '../../evidence/codes.ts'
import { KINDS } from '../../records/kinds.ts'
import { OTHER_IDENTIFIERS } from '../../records/verdicts.ts'
import type { Report } from '../../report.ts'
import { masked, type OrderedTable } from '../assemble.ts'
import { letters } from '../intake/corrections/correction.ts'
import type { FolderCount } from '../count-folder.ts'
import { codeOf } from '../ledger/ledger-rows.ts'
import { annexTables, annexUnread, type Annex } from './reconcile-annex.ts'
import { statementsOf } from './reconcile-notes.ts'
import type { Level } from './reconcile-pairs.ts'
import type { Judged } from './reconcile.ts'

export interface Sides {
  readonly db: Database
  readonly annex: Annex
  readonly counted: FolderCount
  readonly levels: readonly Level[]
  readonly judged: Judged
  readonly digest: string
}

/** The totals of a comparison; both sides are checked to close (promise 1). */
export async function reconciliation(sides: Sides): Promise<Omit<Reconciliation, 'rows'>> {
  const { db, annex, counted, judged } = sides
  const { report } = counted
  const ours = await ourSide(db, 'all')
  const both = { ...(await ourSide(db, 'paired')), by: await matchedBy(sides) }
  const left = await ourSide(db, 'unpaired')
  const onlyTheirs = tallied(judged.why.values())
  const all = await annexRows(db)
  const rows = all - judged.said.length
  const tables = await tablesOf(sides)
  const unread = annexUnread(annex)
  close('附表', rows, both.rows + judged.why.size)
  close('条台账', ours.rows, both.rows + left.rows)
  close('条台账', ours.counted, report.records.counted)
  return {
    schema: 'shuzheng.reconciliation/1',
    same: judged.why.size === 0 && left.counted === 0 && both.rows === both.counted,
    complete: report.complete && unread.length === 0,
    'report-digest': sides.digest,
    theirs: {
      files: annex.files.map(({ outcome }) => ({
        at: masked(outcome.at),
        bytes: outcome.bytes,
        sha256: outcome.digests.sha256 ?? null,
      })),
      rows,
      repeated: await repeatedInAnnex(db),
      tables,
      statements: statements(sides, rows, report),
      unread,
    },
    ours,
    both,
    'only-theirs': { rows: judged.why.size, why: onlyTheirs },
    'only-ours': { ...left, 'phone-listed': await phoneListed(db) },
    'same-number': sameNumber(report, rows),
  }
}

function close(ledger: string, whole: number, parts: number): void {
  if (whole !== parts) throw new ShuzhengError('ledger/open', { ledger, difference: whole - parts })
}

const PAIRED = sql`exists (select 1 from pair p where p.part = v.part and p.line = v.line)`
const WHICH = { all: sql`true`, paired: PAIRED, unpaired: sql`not ${PAIRED}` } as const

async function ourSide(db: Database, which: keyof typeof WHICH): Promise<OurSide> {
  const rows = await db.rows(sql`select reason, code, count(*) as n from all_verdicts v
    where ${WHICH[which]} group by reason, code order by reason, code`)
  const side = { rows: 0, counted: 0, duplicate: {}, 'set-aside': {} }
  for (const row of rows) {
    const n = count(row['n'])
    const code = codeOf(row)
    side.rows += n
    if (code === null) side.counted += n
    else add(code in SET_ASIDE ? side['set-aside'] : side.duplicate, code, n)
  }
  return {
    ...side,
    duplicate: ordered(side.duplicate, DUPLICATE),
    'set-aside': ordered(side['set-aside'], SET_ASIDE),
  }
}

function add(tally: Record<string, number>, code: string, n: number): void {
  tally[code] = (tally[code] ?? 0) + n
}

/** In the order of the closed list, so that equal tallies are equal bytes. */
function ordered(
  tally: Readonly<Record<string, number>>,
  list: Readonly<Record<string, string>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.keys(list).flatMap((code) => {
      const n = tally[code]
      return n ? [[code, n] as const] : []
    }),
  )
}

function tallied(reasons: Iterable<OnlyTheirs>): Partial<Record<OnlyTheirs, number>> {
  const tally: Partial<Record<OnlyTheirs, number>> = {}
  for (const reason of reasons) tally[reason] = (tally[reason] ?? 0) + 1
  return tally
}

async function annexRows(db: Database): Promise<number> {
  return count((await db.one(sql`select count(*) as n from theirs`))['n'])
}

/** Lines of the annex about somebody who stands in it already, by its own fields. */
async function repeatedInAnnex(db: Database): Promise<number> {
  const row = await db.one(sql`select (select count(*) from theirs where rank > 0)
    - (select count(*) from (select distinct rank, s1, s2 from theirs where rank > 0)) as n`)
  return count(row['n'])
}

async function matchedBy({ db, levels }: Sides): Promise<Partial<Record<MatchedBy, number>>> {
  const rows = await db.rows(
    sql`select level, count(*) as n from pair group by level order by level`,
  )
  const tally: Partial<Record<MatchedBy, number>> = {}
  for (const row of rows) {
    const by = levels[Number(row['level'])]?.by
    if (by) tally[by] = (tally[by] ?? 0) + count(row['n'])
  }
  return tally
}

/** Of ours that are counted and not listed, those whose number the annex has under another name. */
async function phoneListed(db: Database): Promise<number> {
  const row = await db.one(sql`select count(*) as n from all_verdicts v join phone_listed l
    on l.part = v.part and l.line = v.line where v.reason = 0 and v.code is null`)
  return count(row['n'])
}

async function tablesOf(sides: Sides): Promise<AnnexTable[]> {
  const { db, annex, judged } = sides
  const rows = await db.rows(sql`select t.tab, count(*) as n, count(p.tpart) as both
    from theirs t left join pair p on p.tpart = t.part and p.tline = t.line group by t.tab order by t.tab`)
  const byTable = new Map(rows.map((r) => [count(r['tab']), r]))
  return annexTables(annex).map((table) => {
    const row = byTable.get(table.tab)
    const lines = count(row?.['n']) - (judged.saidByTable.get(table.tab) ?? 0)
    const fields = comparable(table, sides)
    return {
      at: masked(table.at),
      rows: lines,
      both: count(row?.['both']),
      fields,
      columns: table.columns
        .filter((c) => c.filled > 0)
        .map((c) => `${letters(c.index)} ${headerOf(table, c.index)}（${KINDS[c.kind]}）`),
      remedy: fields.length === 0 && lines > 0 ? remedy(table, judged) : null,
    }
  })
}

function headerOf(table: OrderedTable, index: number): string {
  return shown(table.outcome.headers?.[index] ?? '', 'name')
}

const IDENTIFYING = new Set([
  'resident-id',
  'mobile',
  'guardian-phone',
  'landline',
  'passport',
  'permit',
  'email',
  'qq',
  'wechat',
  ...OTHER_IDENTIFIERS,
])

/** Fields of the table that tell people apart and that the evidence has too. */
function comparable(table: OrderedTable, { counted }: Sides): string[] {
  const ours = new Set(
    counted.files.flatMap((f) => f.tables.flatMap((t) => t.columns.map((c) => compared(c.kind)))),
  )
  const kinds = table.columns
    .filter((c) => c.valid > 0)
    .flatMap((c) => [c.kind, ...c.also])
    .filter((kind) => IDENTIFYING.has(kind) && ours.has(compared(kind)))
  return [...new Set(kinds)].map((kind) => KINDS[kind])
}

const compared = (kind: string): string => (kind === 'guardian-phone' ? 'mobile' : kind)

/** What would make the table comparable: the whole numbers, or the name of the column that most likely holds them. */
function remedy(table: OrderedTable, { starred }: Judged): string {
  const row = table.outcome.headerRow
  const header = row === null ? '没有表头' : `表头在第${String(row)}行`
  if (starred.has(table.tab)) return `${header}；号码已脱敏，请调取未脱敏的附表`
  const column = table.columns.find((c) => c.filled > 0 && MAY_HOLD_NUMBERS.has(c.kind))
  if (!column) return `${header}；没有号码、证件号的列，请调取含有这些列的附表`
  const sheet = table.outcome.sheet === null ? '' : `#${table.outcome.sheet}`
  const name = String(table.at.filter((step) => step !== table.outcome.sheet).at(-1))
  const said = `--kind '${name}${sheet}!${letters(column.index)}=mobile'`
  return shown(`${header}；如某列是号码，请指明，如 ${said}`)
}

const MAY_HOLD_NUMBERS: ReadonlySet<string> = new Set([
  'text',
  'order-no',
  'amount',
  'row-no',
  'empty',
])

function statements(
  { annex, judged }: Sides,
  rows: number,
  { records }: Report,
): readonly AnnexStatement[] {
  const told = annexTables(annex).flatMap((t) => statementsOf(t, annex.session.sealed))
  return [...told, ...judged.said].map((s) =>
    s.total === null
      ? s
      : { ...s, 'less-rows': s.total - rows, 'less-counted': s.total - records.counted },
  )
}

/** Which of our ways of counting give the number that the annex has. */
function sameNumber(report: Report, rows: number): string[] {
  const ways: (readonly [string, number | null])[] = [
    ['转出条数（未去重，含不计入）', report.records.out],
    ['计入条数（采用口径）', report.records.counted],
    ...report.keys
      .filter((k) => !k.used)
      .map((k) => [`去重依据为“${k.title}”`, k.counted === null ? null : k.counted] as const),
  ]
  return ways.filter(([, n]) => n === rows && n > 0).map(([title]) => title)
}
