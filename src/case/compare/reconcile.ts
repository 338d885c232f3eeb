import type { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { subjectColumns } from '../../count/subjects.ts'
import type { BothRow, OnlyTheirs, Reconciliation, TheirRow } from '../../documents/reconcile.ts'
import { digestOf } from '../../documents/json/json.ts'
import type { LedgerRow } from '../../documents/workbooks/ledger-row.ts'
import { keyColumns } from '../../records/index-file.ts'
import { masked, placesOf } from '../assemble.ts'
import type { FolderCount } from '../count-folder.ts'
import { codeOf, fieldsText, ledgerRows, nameVerdicts, treatmentOf } from '../ledger/ledger-rows.ts'
import { annexTables, type Annex } from './reconcile-annex.ts'
import { isStarred, statement } from './reconcile-notes.ts'
import { levels, nameOtherNames, pairLines, type Level } from './reconcile-pairs.ts'
import { reconciliation } from './reconcile-totals.ts'
import { RowTexts } from '../ledger/row-texts.ts'

/** A finished comparison whose rows can still be asked for: `rows` of the record holds the first of each list only. */
export interface Compared {
  readonly result: Reconciliation
  readonly counted: FolderCount
  both(): AsyncGenerator<BothRow>
  onlyTheirs(): AsyncGenerator<TheirRow>
  onlyOurs(): AsyncGenerator<LedgerRow>
}

/**
 * Sets an annex beside our count, row by row. Keys of both are pseudonyms under one case key, so lines meet without any
 * text leaving the sealed rows. The annex's index is attached to ours; it is gone when the session is closed.
 *
 * @throws ShuzhengError `ledger/open` when a side does not close
 */
export async function compareWith(annex: Annex, counted: FolderCount): Promise<Compared> {
  const { db } = counted.session
  await db.attach(annex.indexPath, 'annex')
  await nameTheirs(db, annex)
  await nameVerdicts(db, false, true)
  await db.run(sql`create or replace temp table all_verdicts as
    select part, line, tab, ord, row, number, reason, code from verdicts`)
  const have = { theirs: annex.have, ours: await keyColumns(db) }
  const all = levels(have)
  await pairLines(db, all)
  await nameOtherNames(db, have)
  const judged = await judgeLeft(db, annex)
  const digest = digestOf(counted.report)
  const result = await reconciliation({ db, annex, counted, levels: all, judged, digest })
  return {
    result: { ...result, rows: await firstRows(annex, counted, judged.why) },
    counted,
    both: () => bothRows(annex, counted, all),
    onlyTheirs: () => theirRows(annex, db, judged.why),
    onlyOurs: () => ledgerRows(counted.session, counted.files, { unlisted: true }),
  }
}

/** Lines that the record itself lists of each side; a spreadsheet has them all. */
const LISTED = 1000

async function firstRows(
  annex: Annex,
  counted: FolderCount,
  why: ReadonlyMap<string, OnlyTheirs>,
): Promise<Reconciliation['rows']> {
  const { session, files } = counted
  return {
    'only-theirs': await first(theirRows(annex, session.db, why)),
    'only-ours': await first(ledgerRows(session, files, { unlisted: true })),
  }
}

async function first<T>(rows: AsyncGenerator<T>): Promise<T[]> {
  const listed: T[] = []
  for await (const row of rows) {
    listed.push(row)
    if (listed.length >= LISTED) break
  }
  return listed
}

/** `theirs`: the records of the annex with table and row. */
async function nameTheirs(db: Database, annex: Annex): Promise<void> {
  const places = placesOf(annex.files, [...new Set(annex.files.map((f) => f.exhibit))])
  const json = JSON.stringify(places.map(({ part, tab, row_base }) => ({ part, tab, row_base })))
  await db.run(sql`create or replace temp table their_place as select unnest(from_json(${json}::json,
    '[{"part":"BIGINT","tab":"INTEGER","row_base":"BIGINT"}]'), recursive := true)`)
  const { first: s1, second: s2 } = subjectColumns(annex.have)
  await db.run(sql`create or replace temp table theirs as
    select r.*, p.tab, r.line + p.row_base as row, ${s1} as s1, ${s2} as s2
    from annex.records r join their_place p using (part)`)
}

/** What is said of the lines of the annex that met none of ours. */
export interface Judged {
  readonly why: ReadonlyMap<string, OnlyTheirs>
  /** Lines that are no records but words about the list. */
  readonly said: Reconciliation['theirs']['statements']
  readonly saidByTable: ReadonlyMap<number, number>
  /** Tables with lines of which only a part is shown. */
  readonly starred: ReadonlySet<number>
}

const LEFT = sql`select t.part, t.line, t.tab, t.row, t.rank, a.part is not null as again, o.part is not null as other
  from theirs t left join again a on a.part = t.part and a.line = t.line
    left join other_name o on o.part = t.part and o.line = t.line
  where not exists (select 1 from pair p where p.tpart = t.part and p.tline = t.line)
  order by t.tab, t.row, t.part, t.line`

async function judgeLeft(db: Database, annex: Annex): Promise<Judged> {
  const why = new Map<string, OnlyTheirs>()
  const said: Reconciliation['theirs']['statements'][number][] = []
  const saidByTable = new Map<number, number>()
  const starred = new Set<number>()
  const tables = annexTables(annex)
  for await (const { row, cells } of withTexts(annex, db.stream(LEFT))) {
    const tab = Number(row['tab'])
    const words = Number(row['rank']) === 0 ? wordsOf(tables, tab, Number(row['row']), cells) : null
    if (words) {
      said.push(words)
      saidByTable.set(tab, (saidByTable.get(tab) ?? 0) + 1)
      continue
    }
    const reason = reasonOf(row, cells)
    why.set(keyOf(row), reason)
    if (reason === 'masked') starred.add(tab)
  }
  return { why, said, saidByTable, starred }
}

/** A line of words in a single cell or two: `去重方法：按手机号去重`, `合计 | 11034`. */
function wordsOf(
  tables: ReturnType<typeof annexTables>,
  tab: number,
  row: number,
  cells: readonly (string | null)[],
) {
  const filled = cells.filter((cell) => cell !== null && cell.trim() !== '')
  if (filled.length > 3) return null
  return statement([...masked(tables[tab]?.at ?? []), row], filled.join(' '))
}

function reasonOf(row: Answer, cells: readonly (string | null)[]): OnlyTheirs {
  if (row['again'] === true) return 'repeated'
  if (row['other'] === true) return 'other-name'
  // A number with stars in it may have been taken for an account: only ID and telephone are beyond doubt.
  const strong = [1, 2, 4].includes(Number(row['rank']))
  if (!strong && isStarred(cells)) return 'masked'
  return Number(row['rank']) === 0 ? 'no-key' : 'absent'
}

type Answer = Readonly<Record<string, unknown>>

const keyOf = (row: Answer): string => `${String(row['part'])}:${String(row['line'])}`

/** Rows of the annex with their text, table by table. */
async function* withTexts(
  annex: Annex,
  pieces: AsyncGenerator<readonly Answer[]>,
): AsyncGenerator<{ row: Answer; cells: readonly (string | null)[] }> {
  const tables = annexTables(annex)
  let open = -1
  let texts: RowTexts | null = null
  for await (const rows of pieces) {
    for (const row of rows) {
      const tab = Number(row['tab'])
      const table = tables[tab]
      if (!table) continue
      if (open !== tab) texts = new RowTexts(annex.session.sealed, table.outcome)
      open = tab
      yield { row, cells: texts?.row(Number(row['part']), Number(row['line'])) ?? [] }
    }
  }
}

async function* theirRows(
  annex: Annex,
  db: Database,
  why: ReadonlyMap<string, OnlyTheirs>,
): AsyncGenerator<TheirRow> {
  const tables = annexTables(annex)
  for await (const { row, cells } of withTexts(annex, db.stream(LEFT))) {
    const reason = why.get(keyOf(row))
    const table = tables[Number(row['tab'])]
    if (!reason || !table) continue
    yield {
      at: [...masked(table.at), Number(row['row'])],
      fields: fieldsText(table, cells),
      why: reason,
    }
  }
}

const BOTH = sql`select t.part, t.line, t.tab, t.row, p.level, v.tab as our_tab, v.row as our_row, v.number,
    v.reason, v.code
  from pair p join theirs t on t.part = p.tpart and t.line = p.tline
    join all_verdicts v on v.part = p.part and v.line = p.line
  order by t.tab, t.row, t.part, t.line`

async function* bothRows(
  annex: Annex,
  counted: FolderCount,
  all: readonly Level[],
): AsyncGenerator<BothRow> {
  const tables = annexTables(annex)
  const ours = new Map(counted.files.flatMap((f) => f.tables.map((t) => [t.tab, t] as const)))
  for await (const { row, cells } of withTexts(annex, counted.session.db.stream(BOTH))) {
    const table = tables[Number(row['tab'])]
    const our = ours.get(Number(row['our_tab']))
    if (!table || !our) continue
    const code = codeOf(row)
    yield {
      at: [...masked(table.at), Number(row['row'])],
      fields: fieldsText(table, cells),
      by: all[Number(row['level'])]?.by ?? 'other',
      number: Number(row['number']),
      ours: [...masked(our.at), Number(row['our_row'])],
      treatment: treatmentOf(code),
      code,
    }
  }
}
