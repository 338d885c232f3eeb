import { numeralAt } from './numerals.ts'

/** A sum of money in a text: millionths of a yuan. */
export interface SaidMoney {
  readonly micro: bigint
  readonly end: number
  /** Told in 毛, 角, 分: below a yuan people speak of a line. */
  readonly small: boolean
}

const YUAN: Readonly<Record<string, bigint>> = {
  元: 1_000_000n,
  圆: 1_000_000n,
  块: 1_000_000n,
  毛: 100_000n,
  角: 100_000n,
  分: 10_000n,
}

/**
 * Money that begins at a place of a text, with its unit: null for a number alone.
 *
 * @example 三毛五 → 0.35; 3毛5 → 0.35; 两块五 → 2.50; 1块半 → 1.50; 5角5分 → 0.55; 15000元 → 15000.00; ¥20 → 20.00
 */
export function moneyAt(text: string, at: number): SaidMoney | null {
  if (/[¥￥]/.test(text.charAt(at))) {
    const found = numeralAt(text, at + 1)
    return found && { ...found, small: false }
  }
  const found = numeralAt(text, at)
  if (!found) return null
  const unit = coinAt(text, found.end)
  if (unit === null)
    return /^(?:rmb|RMB|人民币)/.test(text.slice(found.end)) ? { ...found, small: false } : null
  const whole = (found.micro * unit) / 1_000_000n
  return behind(text, { micro: whole, end: found.end + 1, small: unit < 1_000_000n }, unit)
}

function coinAt(text: string, at: number): bigint | null {
  const char = text.charAt(at)
  // 三分之一, 百分之五, 十分钟, 三分钱 is money.
  if (char === '分' && /^分(?:之|钟|开|别|享|组|类|批)/.test(text.slice(at))) return null
  if (char === '毛' && /^毛(?:利|病)/.test(text.slice(at))) return null
  return Object.hasOwn(YUAN, char) ? (YUAN[char] ?? null) : null
}

/** What follows the unit: 3块5, 3块25, 3毛5, 5角5分, 一块半, 块钱. */
function behind(text: string, said: SaidMoney, unit: bigint): SaidMoney | null {
  const { micro, end } = said
  if (text.charAt(end) === '钱') return { ...said, end: end + 1 }
  if (text.charAt(end) === '半') return { ...said, micro: micro + unit / 2n, end: end + 1 }
  const next = tailAt(text, end)
  if (!next || unit === 10_000n || /\d/.test(text.charAt(next.end))) return said
  const coin = coinAt(text, next.end)
  if (coin !== null) return coin < unit ? lower(text, said, next, coin) : said
  const value = next.micro / 1_000_000n
  const digits = next.end - end
  const plain = next.micro % 1_000_000n === 0n && (value < 10n ? digits === 1 : digits === 2)
  if (!plain || isCounted(text, next.end)) return said
  if (value < 10n) return { ...said, micro: micro + (value * unit) / 10n, end: next.end }
  if (unit !== 1_000_000n || value > 99n) return said
  return { ...said, micro: micro + (value * unit) / 100n, end: next.end }
}

/** The number behind a coin; of 五一条 only the 五, for 一条 is what the price is for. */
function tailAt(text: string, at: number): ReturnType<typeof numeralAt> {
  const alone = /^[零一二两三四五六七八九](?=[一1每/][条个份套组户人行号粉单])/.exec(
    text.slice(at, at + 3),
  )
  return numeralAt(alone ? text.slice(0, at + 1) : text, at)
}

/** 3毛1条: what follows the coin counts lines, it is no part of the price. */
function isCounted(text: string, at: number): boolean {
  return /^[条个份套组户人行号粉单万千百wWkK]/.test(text.slice(at, at + 1))
}

function lower(
  text: string,
  said: SaidMoney,
  next: { readonly micro: bigint; readonly end: number },
  coin: bigint,
): SaidMoney | null {
  const micro = said.micro + (next.micro * coin) / 1_000_000n
  return behind(text, { ...said, micro, end: next.end + 1 }, coin)
}
