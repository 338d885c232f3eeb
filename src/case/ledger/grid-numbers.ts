import { phoneKey } from '../../count/tally.ts'
import { lines } from '../../count/lines.ts'
import { eligible } from '../../count/subjects.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { flagLabel } from '../../documents/words/labels.ts'
import { keyColumns } from '../../records/index-file.ts'
import { keyColumn } from '../../records/keys.ts'
import { FLAGS, reasonNumber, type ReasonCode } from '../../records/verdicts.ts'
import type { FolderCount } from '../count-folder.ts'

/** A number of the count screen that no code names: a flag, a key (去重依据), what a reading would move. */
export type CountNumber =
  | { readonly flag: string }
  | { readonly key: string }
  | { readonly reading: string; readonly option: string }

/** The rows behind it, one for each that is counted, and what stands over them. */
export interface Behind {
  readonly rows: Sql
  readonly title: string
  /** The number that the report gives. */
  readonly stated: number
}

/** What there is no number for is null: a flag, key or reading that the report does not have. */
export async function behindNumber(
  counted: FolderCount,
  wanted: CountNumber,
): Promise<Behind | null> {
  if ('flag' in wanted) return ofFlag(counted, wanted.flag)
  const have = await keyColumns(counted.session.db)
  if ('key' in wanted) return ofKey(counted, have, wanted.key)
  return ofReading(counted, have, wanted.reading, wanted.option)
}

function ofFlag({ report }: FolderCount, flag: string): Behind | null {
  const bit = Object.entries(FLAGS).find(([name]) => name === flag)?.[1]
  const stated = report.flags[flag]
  if (bit === undefined || stated === undefined) return null
  return {
    rows: sql`select part, line from ${lines()} where flags & ${raw(String(bit))} <> 0`,
    title: `标记：${flagLabel(flag)}`,
    stated,
  }
}

/** The first line of each different value, in the order of the ledger. */
function firstOf(columns: readonly Sql[], where: Sql): Sql {
  return sql`select part, line from (
    select r.part, r.line, row_number() over (
      partition by ${join([...columns])} order by p.ord, r.line + p.row_base, r.part) as n
    from ${lines()} r join place p on p.part = r.part where ${where}) where n = 1`
}

function ofKey({ report }: FolderCount, have: readonly string[], key: string): Behind | null {
  const told = report.keys.find((k) => k.key === key)
  if (told?.counted == null) return null
  const title = `去重依据：${told.title}`
  if (told.used) return { rows: COUNTED, title, stated: told.counted }
  if (key === 'line')
    return {
      rows: sql`select r.part, r.line from ${lines()} r where ${eligible()} and not exists (
        select 1 from member m where m.part = r.part and m.line = r.line and m.nth > 1)`,
      title,
      stated: told.counted,
    }
  const columns = columnsOf(key, have)
  if (columns === null) return null
  const present = join(
    columns.map((c) => sql`${c} is not null`),
    raw(' and '),
  )
  return { rows: firstOf(columns, sql`${eligible()} and ${present}`), title, stated: told.counted }
}

const COUNTED = sql`select r.part, r.line from ${lines()} r where ${eligible()} and not exists (
  select 1 from verdict v where v.part = r.part and v.line = r.line)`

/** As {@link keyTallies} counts them. */
function columnsOf(key: string, have: readonly string[]): readonly Sql[] | null {
  const column = (name: Parameters<typeof keyColumn>[0]) =>
    have.includes(keyColumn(name)) ? [id(keyColumn(name))] : []
  const phone = phoneKey(have)
  const number = phone ? [phone] : []
  const all: Readonly<Record<string, readonly (readonly Sql[])[]>> = {
    id: [column('resident-id')],
    'name+phone': [column('name'), number],
    phone: [number],
    name: [column('name')],
  }
  const wanted = all[key]
  return wanted?.every((part) => part.length > 0) ? wanted.flat() : null
}

/** Rows by which an option that is not used moves the count of the whole; the used one moves nothing. */
function ofReading(
  { report }: FolderCount,
  have: readonly string[],
  reading: string,
  label: string,
): Behind | null {
  const own = report.readings.filter((r) => r.id === reading)
  const used = own.find((r) => r.used)
  const option = own.find((r) => r.option === label)
  const rows = MOVED[reading]?.(have)
  if (!used || !option || option.used || !rows) return null
  const by = option.counted - used.counted
  const title = `计算口径：${option.title}——${option.option}（${by < 0 ? '少计' : '另计'}的各条）`
  return { rows, title, stated: Math.abs(by) }
}

const bit = (flag: keyof typeof FLAGS) => sql`flags & ${raw(String(FLAGS[flag]))} <> 0`
const code = (of: string) => sql`select part, line from verdict where code = ${of}`

/** As `readingExtras` counts them (src/count/extras.ts). */
const MOVED: Readonly<Record<string, (have: readonly string[]) => Sql>> = {
  'bare-phones': (have) => added(have, 'BARE_PHONE', sql`not (${bit('labelled-phone')})`),
  'labelled-phones': (have) => added(have, 'BARE_PHONE', bit('labelled-phone')),
  'vague-names': (have) => added(have, 'VAGUE_NAME', sql`true`),
  company: (have) => added(have, 'COMPANY', sql`true`),
  damaged: (have) => added(have, 'DAMAGED', sql`true`),
  supplement: () => code('DUP_SUPPLEMENT'),
  'changed-content': () => code('CHANGED'),
  household: () => sql`select r.part, r.line from ${lines()} r where ${eligible()} and rank > 0
    and ${bit('guardian')} and not exists (
      select 1 from verdict v where v.part = r.part and v.line = r.line)`,
  'shared-phone': sharedRows,
}

function added(have: readonly string[], reason: ReasonCode, narrowed: Sql): Sql {
  const own = sql`reason = ${raw(String(reasonNumber(reason)))} and ${narrowed}`
  const number = phoneKey(have)
  if (number === null || (reason !== 'BARE_PHONE' && reason !== 'VAGUE_NAME'))
    return firstOf([...have.map((c) => id(c)), id('more')], own)
  // `except` takes no value twice, and of lines without a number one.
  return firstOf(
    [number],
    sql`${own} and not exists (select 1 from (
      select distinct ${number} as k from ${lines()} where ${eligible()}) e
      where e.k is not distinct from ${number})`,
  )
}

/** Of the names that share a number all but the first: the first line of each. */
function sharedRows(have: readonly string[]): Sql {
  const [name, mobile] = [keyColumn('name'), keyColumn('mobile')]
  if (!have.includes(name) || !have.includes(mobile))
    return sql`select part, line from ${lines()} where false`
  return sql`select part, line from (
    select part, line, row_number() over (partition by ${id(mobile)} order by ord, row, part) as nth from (
      select r.part, r.line, p.ord, r.line + p.row_base as row, ${id(mobile)}, row_number() over (
        partition by ${id(mobile)}, ${id(name)} order by p.ord, r.line + p.row_base, r.part) as n
      from ${lines()} r join place p on p.part = r.part
      where ${eligible()} and ${id(name)} is not null and ${id(mobile)} is not null) where n = 1)
  where nth > 1`
}
