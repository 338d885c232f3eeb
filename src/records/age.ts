import { join, sql, type Sql } from '../db/sql.ts'

/**
 * Whole years of life on a day, from a birth date `yyyymmdd`; NULL for who was born after it. A year of life is full at
 * the end of the birthday, so that one is fourteen from the day after (民法典 201, 202; 法释〔2006〕1号 art. 2); whoever
 * was born on 29 February is so from 1 March.
 *
 * @example born 2007-10-26: on 2021-10-26 thirteen (不满十四周岁), on 2021-10-27 fourteen
 */
export function yearsAt(day: string, births: readonly Sql[]): Sql {
  const today = day.replaceAll('-', '')
  const birth = sql`try_cast(coalesce(${join(births)}) as integer)`
  return sql`(case when ${birth} <= ${today}::integer then greatest(${eveOf(day)}::integer - ${birth}, 0) // 10000 end)`
}

/** The day before as a number `yyyymmdd`; the last day of February stands for the 29th in every year. */
function eveOf(day: string): string {
  const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  return eve.replace(/0228$/, day.endsWith('-03-01') ? '0229' : '0228')
}
