/** A number as people type it, in millionths, with the place after it. */
export interface Numeral {
  readonly micro: bigint
  readonly end: number
}

const MICRO = 1_000_000n
const DIGITS: Readonly<Record<string, bigint>> = Object.fromEntries(
  [
    ['零〇', 0n],
    ['一壹', 1n],
    ['二两贰', 2n],
    ['三叁', 3n],
    ['四肆', 4n],
    ['五伍', 5n],
    ['六陆', 6n],
    ['七柒', 7n],
    ['八捌', 8n],
    ['九玖', 9n],
  ].flatMap(([chars, value]) => [...(chars as string)].map((char) => [char, value as bigint])),
)
const UNITS: Readonly<Record<string, bigint>> = {
  十: 10n,
  拾: 10n,
  百: 100n,
  佰: 100n,
  千: 1000n,
  仟: 1000n,
  万: 10_000n,
  萬: 10_000n,
  亿: 100_000_000n,
}
const LATIN: Readonly<Record<string, bigint>> = { w: 10_000n, W: 10_000n, k: 1000n, K: 1000n }
/** Longer runs are telephone numbers and accounts, no sums. */
const LONGEST = 9

/** Half-width, character by character, so that places stay. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0E\uFF0F]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  )
}

/**
 * The number that begins at a place of a text, exactly, or null: what is only near (几千, 三四百, 一万多) is no number.
 *
 * @example 三万五 → 35000; 1w2 → 12000; 30k → 30000; 两千三 → 2300; 三百零五 → 305; 0.45 → 0.45; 三四百 → null
 */
export function numeralAt(text: string, at: number): Numeral | null {
  const found = /\d/.test(text.charAt(at)) ? arabicAt(text, at) : chineseAt(text, at)
  return found && !isNear(text, at, found.end) ? found : null
}

/** 几千, 数万, 上万; 一万多, 十来个, 三千余, 百把 */
function isNear(text: string, from: number, end: number): boolean {
  return (
    /[几数近约上]$/.test(text.slice(Math.max(0, from - 1), from)) ||
    /^[多来余几把]/.test(text.slice(end, end + 1))
  )
}

function arabicAt(text: string, at: number): Numeral | null {
  if (/[\d.]/.test(text.charAt(at - 1))) return null
  const [run = ''] =
    /^(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,20})(?:\.\d{1,20})?/.exec(text.slice(at, at + 48)) ?? []
  const [whole = '', part = ''] = run.replaceAll(',', '').split('.')
  if (whole === '' || whole.length > LONGEST || part.length > 6) return null
  const micro = BigInt(whole) * MICRO + BigInt(part.padEnd(6, '0'))
  return scaled(text, micro, at + run.length)
}

/** 3万, 3w, 1w2, 3万5, 3万5千, 1万2000 */
function scaled(text: string, micro: bigint, end: number): Numeral | null {
  const unit = unitAt(text, end)
  if (unit === null) return { micro, end }
  const large = { micro: micro * unit, end: end + 1 }
  const [digits] = /^\d{1,9}(?!\.\d)/.exec(text.slice(end + 1)) ?? []
  if (digits === undefined) return large
  return rest(text, large, unit, digits)
}

function rest(text: string, { micro, end }: Numeral, unit: bigint, digits: string): Numeral | null {
  const after = end + digits.length
  const lower = unitAt(text, after)
  const value = BigInt(digits) * MICRO
  if (lower !== null)
    return lower < unit && value < 10n * MICRO
      ? { micro: micro + value * lower, end: after + 1 }
      : null
  const places = unit.toString().length - 1
  if (digits.length === places) return { micro: micro + value, end: after }
  return digits.length === 1 ? { micro: micro + (value * unit) / 10n, end: after } : null
}

function unitAt(text: string, at: number): bigint | null {
  const char = text.charAt(at)
  // A letter that begins a word is no unit: 3kg, 5wifi.
  if (Object.hasOwn(LATIN, char) && !/[A-Za-z]/.test(text.charAt(at + 1)))
    return LATIN[char] ?? null
  return Object.hasOwn(UNITS, char) ? (UNITS[char] ?? null) : null
}

interface Reading {
  total: bigint
  section: bigint
  digit: bigint | null
  last: bigint
  zero: boolean
}

function chineseAt(text: string, at: number): Numeral | null {
  const first = text.charAt(at)
  if (!Object.hasOwn(DIGITS, first) && first !== '十' && first !== '拾') return null
  const r: Reading = { total: 0n, section: 0n, digit: null, last: 1n, zero: false }
  let end = at
  for (; end < text.length; end++) {
    const char = text.charAt(end)
    if (Object.hasOwn(DIGITS, char)) {
      if (!takeDigit(r, DIGITS[char] ?? 0n)) return null
    } else if (Object.hasOwn(UNITS, char)) takeUnit(r, UNITS[char] ?? 1n)
    else break
  }
  if (/\d/.test(text.charAt(end))) return null
  return { micro: ended(r) * MICRO, end }
}

/** Two digits side by side are a guess (三四百) or a row of digits: neither is a number here. */
function takeDigit(r: Reading, digit: bigint): boolean {
  if (digit === 0n) {
    r.zero = true
    return r.digit === null
  }
  if (r.digit !== null) return false
  r.digit = digit
  return true
}

function takeUnit(r: Reading, unit: bigint): void {
  if (unit >= 10_000n) {
    r.total = (r.total + r.section + (r.digit ?? 0n)) * unit
    r.section = 0n
  } else r.section += (r.digit ?? 1n) * unit
  r.digit = null
  r.last = unit
  r.zero = false
}

/** 三万五 is 35000 and 三百五 is 350; after 零 or 十 a digit is a one. */
function ended({ total, section, digit, last, zero }: Reading): bigint {
  const tail = digit === null ? 0n : last > 10n && !zero ? (digit * last) / 10n : digit
  return total + section + tail
}
