import { count } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { TIER } from '../../documents/words/labels.ts'
import { ShuzhengError } from '../../errors.ts'
import { nameShared, twoLists } from '../chain/overlap/shared-rows.ts'
import type { FolderCount } from '../count-folder.ts'
import {
  rowsOfBatches,
  rowsOfPerson,
  type AskedPerson,
  type Behind,
} from '../persons/asked-rows.ts'
import { behindNumber, type CountNumber } from './grid-numbers.ts'

/** Rows behind a number of the chain: what two lists share, what a batch is counted by, what a person's number is. */
export interface GridChoice {
  /** Persons who stand in both lists, by the names that the overlap gives them. */
  readonly shared?: readonly [string, string]
  /** The lines by which a batch is counted, each person once. */
  readonly batch?: string
  readonly person?: AskedPerson
  /** A number of the count screen that no code names. */
  readonly number?: CountNumber
}

/** What was chosen, in words, with what its rows come to beside the number of the report. */
export interface ChosenRows {
  readonly title: string
  readonly lines: readonly string[]
  /** What each set is called, by its number; a line may stand in several. */
  readonly names: readonly string[]
}

const ITEMS = ['A', 'B', 'C'] as const

/**
 * Names the chosen lines. Leaves the temporary table `grid_chosen (part, line, term, item)`: one row for each number in
 * which the line stands; term and item are null where the lines are those of no number.
 *
 * @throws ShuzhengError `server/bad-request` for a list, batch, person or buyer that there is not
 */
export async function nameChosen(counted: FolderCount, choice: GridChoice): Promise<ChosenRows> {
  if (choice.shared) return ofShared(counted, choice.shared)
  if (choice.batch !== undefined) return ofBatch(counted, choice.batch)
  if (choice.person) return ofPerson(counted, choice.person)
  if (choice.number) return ofNumber(counted, choice.number)
  throw unknown('rows')
}

function unknown(field: string): ShuzhengError {
  return new ShuzhengError('server/bad-request', { field })
}

async function ofNumber(counted: FolderCount, wanted: CountNumber): Promise<ChosenRows> {
  const behind = await behindNumber(counted, wanted)
  if (behind === null) throw unknown('number')
  const { db } = counted.session
  await db.run(sql`create or replace temp table grid_chosen as
    select part, line, null::integer as term, null::integer as item from (${behind.rows})`)
  const rows = count((await db.one(sql`select count(*) as n from grid_chosen`))['n'])
  const line =
    rows === behind.stated
      ? `报告为${String(rows)}，所列每条一行`
      : `报告为${String(behind.stated)}，所列为${String(rows)}行`
  return { title: behind.title, lines: [line], names: [] }
}

async function ofShared(
  { session: { db }, evidence, files }: FolderCount,
  names: readonly [string, string],
): Promise<ChosenRows> {
  const lists = twoLists(names, evidence.caseFile, files)
  if (!lists) throw unknown('shared')
  await nameShared(db, lists)
  await db.run(sql`create or replace temp table grid_chosen as
    select part, line, null::integer as term, null::integer as item from shared_line`)
  const [one, other] = names
  return {
    title: `${one}与${other}共同的人`,
    lines: ['两份名单中各自的行均列出：同一人在两份名单中各有一行以上'],
    names: [],
  }
}

async function ofBatch(counted: FolderCount, id: string): Promise<ChosenRows> {
  const found = await rowsOfBatches(counted, [id])
  if (!found) throw unknown('batch')
  await keepCounted(counted, null)
  const sums = found.sums.map(({ stated, rows }) =>
    stated === rows
      ? `批次${id}共${String(stated)}条：所列每条一行`
      : `批次${id}报告为${String(stated)}条，所列为${String(rows)}条`,
  )
  return {
    title: `批次${id}`,
    lines: [...sums, ...found.stated.map(withoutFiles)],
    names: found.selection.listed?.names ?? [],
  }
}

function withoutFiles(id: string): string {
  return `批次${id}仅有载明数，没有文件，没有行可列`
}

async function ofPerson(counted: FolderCount, asked: AskedPerson): Promise<ChosenRows> {
  const found = await rowsOfPerson(counted, asked)
  if (found === null) throw unknown('person')
  if (found === 'buyer') throw unknown('buyer')
  await keepCounted(counted, asked.tier)
  return { title: found.title, lines: personLines(found), names: found.selection.listed.names }
}

function personLines({ title, sums, stated }: Behind): string[] {
  const told = sums.map(({ tier, rows, stated: number, open }) => {
    const own = `${title}${TIER[tier]}${String(number)}条${open ? '以上' : ''}`
    return rows === number
      ? `${own}：所列每条一行`
      : `${own}：所列各行为${String(rows)}条，其余${String(number - rows)}条由采用的备选口径或者仅有载明数的批次而来，没有行可列`
  })
  const none = sums.length === 0 ? [`${title}0条，没有行可列`] : []
  return [...told, ...none, ...stated.map(withoutFiles)]
}

/** Of `counted_line` the line that stands for each person of each set. */
async function keepCounted(
  { session: { db } }: FolderCount,
  tier: AskedPerson['tier'],
): Promise<void> {
  const item = tier === null ? sql`true` : sql`tier = ${ITEMS.indexOf(tier)}`
  await db.run(sql`create or replace temp table grid_chosen as
    select part, line, term::integer as term, tier::integer as item from counted_line
    where part = first_part and line = first_line and ${item}`)
}
