import { plain } from './cells.ts'
import { currencyNamed } from './currency.ts'

/** A sum as a cell states it. */
export interface Sum {
  /** In hundredths of what the cell counts in: fen where it counts in yuan. With its sign. */
  readonly hundredths: bigint
  readonly currency: string | null
  /** Does a plus stand before it? */
  readonly isPlus: boolean
  /** Does the cell itself say that it does not count in fen (¥, 元, decimals)? */
  readonly isYuan: boolean
  /** What stands in brackets behind the sum: 已退款5.00, 已全额退款. */
  readonly remark: string | null
}

export type SumFault = 'unreadable' | 'more-decimals' | 'damaged'
export type ReadSum = Sum | { readonly fault: SumFault } | null

/** Fifteen digits are what a spreadsheet keeps; a sum beyond them is damaged, and no statement holds one. */
const LONGEST = 64
const MOST_DIGITS = 15

const NOTHING = /^(?:\/|-{1,2}|—{1,2}|null|\\N)?$/i
const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/
const SCIENTIFIC = /^(\d+)(?:\.(\d+))?e([+-]?\d{1,2})$/i

/**
 * Reads a sum exactly; null where the cell says that there is none. Nothing is rounded: a third decimal that counts is
 * told as a fault.
 *
 * @example ¥1,234.50 → 123450 · (12.00) → -1200 · 100.00(已退款5.00) → 10000 and the remark · 0.30000000000000004 → 30,
 * since a spreadsheet keeps fifteen digits · 12.345 → more-decimals
 */
export function readSum(cell: string | null | undefined): ReadSum {
  const text = plain(cell).normalize('NFKC').replace(/\s+/g, '')
  if (NOTHING.test(text)) return null
  if (text.length > LONGEST) return { fault: 'unreadable' }
  const { sum, remark } = withoutRemark(text)
  const { digits, negative, plus, currency, marked } = signed(sum)
  const number = exact(digits)
  if ('fault' in number) return number
  const hundredths = negative ? -number.hundredths : number.hundredths
  return { hundredths, currency, isPlus: plus, isYuan: marked || number.decimals, remark }
}

/** Words in brackets behind a sum: 100.00(已退款5.00). A number alone in brackets is negative. */
function withoutRemark(text: string): { sum: string; remark: string | null } {
  const open = text.indexOf('(')
  const inside = open > 0 && text.endsWith(')') ? text.slice(open + 1, -1) : ''
  if (!/[\p{Script=Han}a-z]/iu.test(inside)) return { sum: text, remark: null }
  return { sum: text.slice(0, open), remark: inside }
}

interface Signed {
  readonly digits: string
  readonly negative: boolean
  readonly plus: boolean
  readonly currency: string | null
  readonly marked: boolean
}

const MARK = /^(?:[¥￥]|rmb|cny|人民币|hk\$|us\$|[$€£]|[a-z]{3}(?=[\d+(.-]))/i
const MINUS = '-−–－'

/** Takes sign and currency off: `-¥12`, `¥-12`, `12-`, `(12)`, `12元`, `CNY12`. */
function signed(text: string): Signed {
  let [rest, negative, currency, marked] = [text, false, null as string | null, false]
  let [isSigned, plus] = [false, false]
  for (let i = 0; i < 4; i++) {
    const first = rest.charAt(0)
    if (!isSigned && first !== '' && (MINUS.includes(first) || first === '+')) {
      isSigned = true
      plus = first === '+'
      negative = negative !== !plus
      rest = rest.slice(1)
    } else if (first === '(' && rest.endsWith(')')) {
      negative = !negative
      rest = rest.slice(1, -1)
    } else if (MARK.test(rest)) {
      const mark = MARK.exec(rest)?.[0] ?? ''
      currency = currencyNamed(mark)
      marked = true
      rest = rest.slice(mark.length)
    }
  }
  const behind = /(元|圆|人民币|cny|rmb)$/i.exec(rest)
  if (behind) rest = rest.slice(0, -behind[0].length)
  const last = rest.charAt(rest.length - 1)
  const trailing = rest.length > 1 && MINUS.includes(last)
  return {
    digits: trailing ? rest.slice(0, -1) : rest,
    negative: negative !== trailing,
    plus: plus && !negative && !trailing,
    currency: behind ? 'CNY' : currency,
    marked: marked || behind !== null,
  }
}

type Exact =
  { readonly hundredths: bigint; readonly decimals: boolean } | { readonly fault: SumFault }

function exact(text: string): Exact {
  const plainForm = NUMBER.exec(text)
  if (plainForm && /\d/.test(text)) {
    return inHundredths((plainForm[1] ?? '0').replaceAll(',', ''), plainForm[2] ?? '')
  }
  const e = SCIENTIFIC.exec(text)
  if (!e) return { fault: 'unreadable' }
  const [, whole = '', part = '', power = '0'] = e
  const digits = whole + part
  const point = whole.length + Number(power)
  if (digits.length > MOST_DIGITS + 2 || point > MOST_DIGITS) return { fault: 'damaged' }
  const padded = digits.padStart(digits.length + Math.max(0, -point + 1), '0')
  const at = point + (padded.length - digits.length)
  return inHundredths(padded.slice(0, at).padEnd(at, '0') || '0', padded.slice(at))
}

function inHundredths(whole: string, part: string): Exact {
  const integer = whole.replace(/^0+(?=\d)/, '')
  if (integer.length > MOST_DIGITS) return { fault: 'damaged' }
  const kept = isResidue(integer, part) ? rounded(integer, part) : { integer, part }
  const decimals = kept.part.replace(/0+$/, '')
  if (decimals.length > 2) return { fault: 'more-decimals' }
  return {
    hundredths: BigInt(kept.integer) * 100n + BigInt(decimals.padEnd(2, '0')),
    // 1.0 is a whole number as programs write it; 1.00 and 1.5 are no sums in fen.
    decimals: decimals !== '' || part.length === 2,
  }
}

/** A binary fraction shows its residue from the sixteenth digit on: 0.30000000000000004, 12.289999999999999. */
function isResidue(integer: string, part: string): boolean {
  const digits = (integer === '0' ? part.replace(/^0+/, '') : integer + part).length
  return digits >= MOST_DIGITS && part.length > 2
}

/** To the eighth decimal at most, and within fifteen digits, as a spreadsheet shows it. */
function rounded(integer: string, part: string): { integer: string; part: string } {
  const places = Math.min(8, Math.max(2, MOST_DIGITS - 1 - integer.length))
  if (part.length <= places) return { integer, part }
  const kept = BigInt(integer + part.slice(0, places))
  const up = part.charAt(places) >= '5' ? 1n : 0n
  const text = String(kept + up).padStart(places + 1, '0')
  return { integer: text.slice(0, -places), part: text.slice(-places) }
}
