import { count as whole, type Database, type Row } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { LotRows } from '../lots/lot-rows.ts'
import { headerMatches, readable } from './headers.ts'
import type { KindId } from '../kinds.ts'
import { GIVES_WAY } from './kind-evidence.ts'
import type { ProfiledRows } from './repeated.ts'
import { atLeast, count, speakingCells, type ColumnProfile, type PhoneSpread } from './tally.ts'

/** Of fewer numbers their spread says nothing, unless one and all begin alike. */
const ENOUGH = 8
const FEWEST = 3

/**
 * Are these eleven digits a series of another making, whose beginning happens to be a prefix in use? Telephones of people begin
 * with thirteen to nineteen and go on in dozens of ways; numbers of orders begin with their shop, their year or the second of their
 * making. Of numbers that begin at random one in four has a prefix that nobody has, or that only devices have.
 */
export function areSeries({ numbers, pairs, fours, odd, dialled }: PhoneSpread): boolean {
  if (atLeast(dialled, 10, numbers)) return false
  if (numbers < ENOUGH) return numbers >= FEWEST && fours * FEWEST <= numbers
  const narrow = atLeast(pairs, 90, numbers) || (fours <= FEW_BEGINNINGS && fours * 2 <= numbers)
  return narrow || atLeast(odd, 10, numbers)
}

/** So few beginnings of four digits have the orders of a few shops, and no list of people. */
const FEW_BEGINNINGS = 5

/** Looks how numbers begin that may be telephones and stand under a heading of other numbers: 订单号, 工号, 金额. */
export async function markSeries<T extends ProfiledRows>(
  db: Database,
  rows: LotRows,
  tables: readonly T[],
): Promise<readonly T[]> {
  const asked = tables.flatMap(doubtfulIn)
  if (asked.length === 0) return tables
  const found = Map.groupBy(await spreadOf(db, rows, asked), ({ t }) => t)
  return tables.map((table) => {
    const own = new Map(found.get(table.t)?.map(({ c, spread }) => [c, spread]))
    return own.size > 0 ? { ...table, profiles: table.profiles.map(withSpread(own)) } : table
  })
}

function withSpread(own: ReadonlyMap<number, PhoneSpread>) {
  return (profile: ColumnProfile, c: number): ColumnProfile => {
    const phones = own.get(c)
    return phones ? { ...profile, phones } : profile
  }
}

interface Doubtful {
  readonly t: number
  readonly c: number
}

function doubtfulIn({ t, headers, profiles, said }: ProfiledRows): Doubtful[] {
  return profiles.flatMap((profile, c) => {
    const asked =
      !said.kinds.has(c) && mayBePhones(profile) && namesOtherNumbers(headers?.[c] ?? null)
    return asked ? [{ t, c }] : []
  })
}

/** Headings of other numbers, known or not: 批次号, 货号, 合同编码. */
function namesOtherNumbers(header: string | null): boolean {
  if (header === null) return false
  const told = headerMatches(header)[0]?.kind
  if (told !== undefined) return GIVES_WAY.has(told) || NOBODYS.has(told)
  return OF_NUMBERS.test(readable(header).text)
}

const NOBODYS: ReadonlySet<KindId> = new Set(['datetime', 'date', 'imei', 'imsi', 'iccid'])
/** 主号, 靓号, 小号 are telephones. */
const OF_NUMBERS =
  /(?:(?<![主副靓小大短新旧老原来])号|编号|编码|代码|条码|流水|戳|\bid|\bno|\bsn|sales|sold|count|size|bytes|volume)$/

function mayBePhones(profile: ColumnProfile): boolean {
  const phones = count(profile, ['mobile'])
  return phones >= FEWEST && atLeast(phones, 50, speakingCells(profile))
}

/** Prefixes that nobody has, and those that only devices have. */
const ODD = '^1(?:[012]|4[0-46-9]|54|6[013489]|94)'

const DIALLED = '^\\s*(?:[+＋]|00)\\s*86'

async function spreadOf(db: Database, rows: LotRows, asked: readonly Doubtful[]) {
  await db.run(sql`create or replace temp table series_asked as
    select unnest(from_json(${JSON.stringify(asked)}::json, '[{"t":"INTEGER","c":"INTEGER"}]'), recursive := true)`)
  const ts = [...new Set(asked.map(({ t }) => t))]
  const cell = sql`w.cells[a.c + 1]`
  const digits = sql`right(regexp_replace(${cell}, '[^0-9]', '', 'g'), 11)`
  const found = await db.rows(
    sql`select t, c, sum(n) as numbers, max(pairs) as pairs, count(*) as fours,
      sum(n) filter (regexp_matches(four, ${ODD})) as odd, sum(dialled) as dialled from (
      select *, sum(n) over (partition by t, c, left(four, 2)) as pairs from (
        select a.t, a.c, left(${digits}, 4) as four, count(*) as n, count(*) filter (regexp_matches(${cell}, ${DIALLED})) as dialled
        from ${rows.lists(sql`series_asked`, ts)} w join series_asked a on a.t = w.t
        where strlen(${digits}) = 11 and ${digits} >= '1' and ${digits} < '2' group by all))
    group by t, c order by t, c`,
    'beginnings of numbers',
  )
  return found.map((row) => ({ t: whole(row['t']), c: whole(row['c']), spread: spread(row) }))
}

function spread(row: Row): PhoneSpread {
  const of = (name: string) => whole(row[name])
  return {
    numbers: of('numbers'),
    pairs: of('pairs'),
    fours: of('fours'),
    odd: of('odd'),
    dialled: of('dialled'),
  }
}
