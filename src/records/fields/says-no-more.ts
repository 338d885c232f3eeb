import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { literal } from './cell.ts'

/** 1、 （2） 3. in front of a line. */
const LISTED = literal('^\\s*[（(]?[0-9]{1,4}[）)、.．]\\s*')
/** Words that only say what stands behind them. */
const LABELS =
  '姓名|名字|联系人|联系电话|联系方式|电话号码|手机号码|手机号|手机|电话|号码|身份证号码|身份证号|身份证|' +
  // Taken off a name in a column of names, too: 张三（家长）.
  '家长|本人|客户|业主|户主|机主|车主|收件人|收货人'
const SIGNS = literal(`(?:[0-9０-９Xx\\s\\p{P}\\p{Z}+＋|｜=＝<>~～]|${LABELS})*`)
const NO_DIGITS = literal('[^0-9Xx]')
/** In bytes, what signs and labels take, or a number in pieces with one of them; full-width digits take three times as much. */
const BESIDE = raw('30')
const BESIDE_WIDE = raw('60')
/** What is not ASCII has at most three bytes of four behind its first; of so many that there are, more than that is left. */
const BEHIND = raw('22')
const BEHIND_WIDE = raw('45')
/** Nor of a longer text: a name, an identity number and two telephones are no 120 bytes. */
const LONGEST = raw('120')

/**
 * SQL: the cell `c<i>` says nothing but whom it names and the numbers that were read from it: 张三13800138000, 1、张三：138-0013-8000.
 * Then the text is no content of its own: the same list with a column for each would have one field less, and its people would
 * be others. Over the values `p_…` of a column of texts, of which only those in `found` are there; NULL: nobody is named in it.
 */
export function saysNoMore(i: number, found?: ReadonlySet<string>): Sql | null {
  const values = (...parts: string[]) =>
    parts.filter((p) => found?.has(p) ?? true).map((p) => id(`${p}${String(i)}`))
  const names = values('p_name', 'p_vague')
  if (names.length === 0) return null
  const lines = values('p_line').map((line) => sql`replace(${line}, '-', '')`)
  const numbers = [...values('p_id', 'p_mobile', 'p_middle', 'p_last'), ...lines]
  return holdsNothingElse(id(`c${String(i)}`), sql`coalesce(${join(names)})`, numbers)
}

/** Little is left when all that was read is taken away, it is signs and labels, and every digit was read. */
function holdsNothingElse(cell: Sql, who: Sql, numbers: readonly Sql[]): Sql {
  const without = (all: readonly Sql[], text: Sql) =>
    all.reduce((left, one) => sql`replace(${left}, coalesce(${one}, '#'), '')`, text)
  const unnamed = without([who], cell)
  const rest = without(numbers, unnamed)
  const text = sql`regexp_replace(${cell}, ${LISTED}, '')`
  const half = sql`translate(${text}, '０１２３４５６７８９', '0123456789')`
  const digits = sql`upper(regexp_replace(${half}, ${NO_DIGITS}, '', 'g'))`
  // Of more nothing further is asked. A telephone begins with 1, and in identity numbers one stands too. Numbers are ASCII: with
  // the name away the other characters are counted, before five numbers are taken off a sentence (an eighth of the records of such).
  const least = (narrow: Sql, wide: Sql) =>
    sql`case when contains(${cell}, '１') then ${wide} else ${narrow} end`
  return sql`case when strlen(${cell}) <= ${LONGEST} and strlen(${unnamed}) - length(${unnamed}) <= ${least(BEHIND, BEHIND_WIDE)}
      and strlen(${rest}) <= ${least(BESIDE, BESIDE_WIDE)} and regexp_full_match(${rest}, ${SIGNS})
    then ${without(numbers, digits)} in ('', '86', '0086') else false end`
}
