import { readSum } from './values/amount.ts'
import { currencyNamed } from './values/currency.ts'
import type { Direction } from './values/direction.ts'
import type { Unit } from './layout/names.ts'
import { timeCell } from './values/time.ts'

/** A total that a statement states above or below its lines. */
export interface StatedTotal {
  readonly direction: Direction | null
  readonly lines: number | null
  /** Hundredths of the unit of the statement. */
  readonly sum: bigint | null
}

/** What the words around a table say of it: whose it is, from when to when, how many lines, how much. */
export interface StatedHead {
  readonly names: readonly string[]
  readonly accounts: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly unit: Unit | null
  /** 单位：万元 and the like: sums that no form counts in. */
  readonly isLarge: boolean
  readonly currency: string | null
  /** 账单 of a month: lines may leave the year out. */
  readonly month: { readonly year: number; readonly month: number } | null
  /** The only year that the words name. */
  readonly year: number | null
  readonly totals: readonly StatedTotal[]
}

/** Lines of text above or below a table that are looked at, and their longest. */
export const MOST_WORDS = 200
export const LONGEST_WORDS = 400

const NAME = /(?:姓名|户名|账户名称|微信昵称|客户名称|用户名|客户姓名) ?: ?\[?([^\s\],;:]{1,40})/g
const ACCOUNT =
  /(?<!对方|对手|收款|付款|交易对手)(?:账号|帐号|账户|卡号|支付宝账户|微信号|京东账号名|美团用户名|用户ID) ?: ?\[?([^\s\],;:]{1,60})/gi
const DAY = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)?|\d{8}`
const FROM_TO = new RegExp(
  String.raw`(?:时间|日期|区间|时段|时间段|范围|期间)\D{0,12}(${DAY})\D{1,20}(${DAY})`,
)
const UNIT = /单位 ?:? ?(?:人民币)? ?(元|分)/
const LARGE = /单位 ?:? ?(?:人民币)? ?[十百千万亿]+元/
const CURRENCY = /币种 ?: ?\[?([^\s\],;]{1,12})/
const MONTH = /((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月/
const YEAR = /(?<!\d)((?:19|20)\d{2})(?: ?年|(?=[-/.]\d{1,2}[-/.]))/g
const LINES = /共 ?:? ?(\d{1,9}) ?[笔条]/
const TOTAL =
  /(?<!待)(已收入|已支出|收入|支出|中性交易|不计收支|其他) ?: ?(\d{1,9}) ?笔 ?,? ?¥?(-?[\d,]{1,20}(?:\.\d{1,4})?) ?元/g

const SIDES: Readonly<Record<string, Direction>> = {
  收入: 'in',
  已收入: 'in',
  支出: 'out',
  已支出: 'out',
  中性交易: 'neutral',
  不计收支: 'neutral',
  其他: 'neutral',
}

/** Reads what stands around a table; each text is one row of it. */
export function headOf(texts: readonly string[]): StatedHead {
  const lines = texts.slice(0, MOST_WORDS).map(squeezed)
  const first = <T>(read: (line: string) => T | null): T | null => {
    for (const line of lines) {
      const found = read(line)
      if (found !== null) return found
    }
    return null
  }
  const span = first((line) => FROM_TO.exec(line))
  const unit = first((line) => UNIT.exec(line)?.[1] ?? null)
  const month = first((line) => MONTH.exec(line))
  return {
    names: all(lines, NAME),
    accounts: all(lines, ACCOUNT),
    from: dayOf(span?.[1]),
    to: dayOf(span?.[2]),
    unit: unit === null ? null : unit === '分' ? 'fen' : 'yuan',
    isLarge: lines.some((line) => LARGE.test(line)),
    currency: currencyNamed(first((line) => CURRENCY.exec(line)?.[1] ?? null)),
    month: month ? { year: Number(month[1]), month: Number(month[2]) } : null,
    year: onlyYear(lines),
    totals: lines.flatMap(totalsIn),
  }
}

/** Half-width, with single spaces: what the patterns above are written for. */
function squeezed(text: string): string {
  const half = text.slice(0, LONGEST_WORDS).normalize('NFKC')
  return half.replaceAll('￥', '¥').replace(/\s+/g, ' ')
}

function all(lines: readonly string[], pattern: RegExp): string[] {
  const found = lines.flatMap((line) => [...line.matchAll(pattern)].map((m) => m[1] ?? ''))
  return [...new Set(found)].filter((text) => text !== '' && !/^[-/[]+$/.test(text))
}

function onlyYear(lines: readonly string[]): number | null {
  const years = new Set(lines.flatMap((line) => [...line.matchAll(YEAR)].map((m) => Number(m[1]))))
  const [year = null] = years
  return years.size === 1 ? year : null
}

function dayOf(text: string | undefined): string | null {
  const cell = timeCell(text)
  return cell.kind === 'time' ? cell.time.text : null
}

function totalsIn(line: string): StatedTotal[] {
  const sides = [...line.matchAll(TOTAL)].flatMap((m): StatedTotal[] => {
    const sum = readSum(m[3])
    const direction = SIDES[m[1] ?? '']
    if (!direction || !sum || 'fault' in sum) return []
    return [{ direction, lines: Number(m[2]), sum: sum.hundredths }]
  })
  const lines = LINES.exec(line)
  if (!lines || sides.length > 0) return sides
  return [{ direction: null, lines: Number(lines[1]), sum: null }]
}
