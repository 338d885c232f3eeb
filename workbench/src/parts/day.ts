/**
 * A date as the case file writes it, from what people type; what is no date goes as it was written, and the check says so.
 *
 * @example 2021年8月5日 → 2021-08-05; 2021/8 → 2021-08; 20210805 → 2021-08-05
 */
export function dayOf(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const parts = SOLID.exec(text)?.slice(1) ?? text.replace(/日$/, '').split(/[年月./-]/)
  const [year = '', ...others] = parts.filter((part) => part !== '')
  const isDate = /^\d{4}$/.test(year) && others.length <= 2 && others.every((n) => TWO.test(n))
  return isDate ? [year, ...others.map((n) => n.padStart(2, '0'))].join('-') : text
}

const SOLID = /^(\d{4})(\d{2})(\d{2})$/
const TWO = /^\d{1,2}$/

/**
 * The last day of what was typed: of a month or a year its end.
 *
 * @example 2021年2月 → 2021-02-28; 2021 → 2021-12-31
 */
export function lastDayOf(typed: string): string {
  const day = dayOf(typed)
  if (/^\d{4}$/.test(day)) return `${day}-12-31`
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || month === undefined) return day
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return `${day}-${String(days)}`
}
