import type { SlangWord } from '../../law/book.ts'
import type { Glossary } from './glossary.ts'
import { moneyAt } from './money.ts'
import { halfWidth, numeralAt } from './numerals.ts'

/** What a message was understood to say of lines and money; null where it says nothing of it, or several things. */
export interface Understood {
  readonly units: number | null
  readonly free: number | null
  /** Millionths of a yuan a line. */
  readonly price: number | null
  readonly fen: number | null
  /** The words that it rests on, with what each was taken for: 三毛五一条＝单价0.35元. */
  readonly words: readonly string[]
  readonly slang: readonly SlangWord[]
}

type What = 'units' | 'free' | 'price' | 'sum'

interface Found {
  readonly what: What
  readonly micro: bigint
  readonly word: string
}

/** Characters of a message that are looked at; lists that somebody pasted are no talk. */
const LOOKED_AT = 2000
const MICRO = 1_000_000n
const MICRO_PER_FEN = 10_000n
/** A message that holds little but a price. */
const SHORT = 10
/** Fewer than this many lines are talk of something else. */
const FEWEST_UNITS = 100n
/** More than this is no price of a line. */
const DEAREST = 100_000n * MICRO

/**
 * Price, number of lines, free lines and sum in a message, exactly as the words say; null when it agrees nothing. Never a
 * fact: where to look.
 *
 * @param asked the message before it asked for a price: a number alone may be the answer
 * @example 三万条，三毛五一条，送7000 → units 30000, price 0.35, free 7000
 */
export function understood(text: string, glossary: Glossary, asked = false): Understood | null {
  const talk = halfWidth(text.slice(0, LOOKED_AT))
  const slang = glossary.in(talk)
  const found = [
    ...spoken(talk, glossary, slang.length > 0 || talk.trim().length <= SHORT),
    ...(asked ? answer(talk) : []),
  ]
  if (!agrees(found, slang)) return null
  const of = (what: What) => single(found.filter((f) => f.what === what))
  const [price, sum] = [of('price'), of('sum')]
  return {
    units: wholeOf(of('units')),
    free: wholeOf(of('free')),
    price: price === null ? null : Number(price),
    fen: sum === null || sum % MICRO_PER_FEN !== 0n ? null : Number(sum / MICRO_PER_FEN),
    words: [...new Set(found.map(({ word }) => word))],
    slang,
  }
}

/** Does a message ask for a price? */
export function asksPrice(text: string, glossary: Glossary): boolean {
  const talk = text.slice(0, LOOKED_AT)
  return glossary.words('ask').some((word) => talk.includes(word))
}

function agrees(found: readonly Found[], slang: readonly SlangWord[]): boolean {
  const has = (what: What): boolean => found.some((f) => f.what === what)
  if (has('price') || has('free') || (has('units') && has('sum'))) return true
  const trade = slang.some(({ role }) => role !== 'source' && role !== 'ask')
  return trade && (has('units') || has('sum'))
}

/** The one value that is said; several that differ are none. */
function single(found: readonly Found[]): bigint | null {
  const values = [...new Set(found.map(({ micro }) => micro))]
  return values.length === 1 ? (values[0] ?? null) : null
}

function wholeOf(micro: bigint | null): number | null {
  return micro === null ? null : Number(micro / MICRO)
}

function* spoken(talk: string, glossary: Glossary, trade: boolean): Generator<Found> {
  // Words that one number has taken for itself are not taken again by the next: 一毛五一条，三万起.
  let taken = 0
  for (let at = 0; at < talk.length;) {
    const found = foundAt(talk, { at, taken }, glossary, trade)
    if (found) yield* found.all
    if (found && found.all.length > 0) taken = found.end
    at = found ? found.end : at + 1
  }
}

interface Piece {
  readonly all: readonly Found[]
  readonly end: number
}

interface Place {
  readonly at: number
  /** Before it everything belongs to another number. */
  readonly taken: number
}

/** What begins at a place: money, or a number with what it counts. */
function foundAt(talk: string, place: Place, glossary: Glossary, trade: boolean): Piece | null {
  const { at } = place
  const money = moneyAt(talk, at)
  const number = money ?? numeralAt(talk, at)
  if (!number) return null
  const word = (end: number, from = at): string => talk.slice(from, end).trim()
  const { micro, end } = number
  const per = perLine(talk, end, glossary)
  if (per !== null && micro > 0n && micro < DEAREST)
    return { all: [priced(micro, word(per))], end: per }
  const lead = leadOf(talk, place, glossary)
  if (lead?.what === 'price' && micro < DEAREST)
    return { all: [priced(micro, word(end, lead.from))], end }
  if (!money) return counted(talk, at, micro, end, glossary, lead)
  if (money.small && trade && micro < 10n * MICRO) return { all: [priced(micro, word(end))], end }
  if (money.small) return { all: [], end }
  return { all: [sum(micro, word(end, lead?.what === 'sum' ? lead.from : at))], end }
}

/** A number without a coin: lines, free lines, or a sum that words before it make one. */
function counted(
  talk: string,
  at: number,
  micro: bigint,
  end: number,
  glossary: Glossary,
  lead: Lead | null,
): Piece {
  const unit = unitAfter(talk, end, glossary)
  const close = end + unit.length
  const whole = micro % MICRO === 0n
  const enough = whole && micro >= FEWEST_UNITS * MICRO
  if (lead?.what === 'free' && whole && micro > MICRO)
    return { all: [lines('free', micro, talk.slice(lead.from, close))], end: close }
  if (enough && (unit !== '' || besideGoods(talk, at, end, glossary))) {
    const word = talk.slice(at, close)
    const gift = givenFree(talk, close, glossary)
    return { all: [lines(gift ? 'free' : 'units', micro, word)], end: close }
  }
  if (lead?.what === 'sum' && unit === '')
    return { all: [sum(micro, talk.slice(lead.from, end))], end }
  return { all: [], end: close }
}

function priced(micro: bigint, word: string): Found {
  return { what: 'price', micro, word: `${word}＝单价${decimal(micro)}元` }
}

function sum(micro: bigint, word: string): Found {
  return { what: 'sum', micro, word: `${word}＝价款${decimal(micro)}元` }
}

function lines(what: 'units' | 'free', micro: bigint, word: string): Found {
  return {
    what,
    micro,
    word: `${word}＝${what === 'free' ? '附送' : ''}${String(micro / MICRO)}条`,
  }
}

function decimal(micro: bigint): string {
  const part = String(micro % MICRO)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')
  return `${String(micro / MICRO)}.${part}`
}

/** The end of 一条, /条, 每个 … behind a price; null when none stands there. */
function perLine(talk: string, end: number, glossary: Glossary): number | null {
  const [mark] = /^ ?(?:每1?|一|1|\/ ?1?|per) ?/.exec(talk.slice(end, end + 6)) ?? []
  if (mark === undefined) return null
  const unit = unitAfter(talk, end + mark.length, glossary)
  return unit === '' ? null : end + mark.length + unit.length
}

function unitAfter(talk: string, at: number, glossary: Glossary): string {
  return glossary.words('unit').find((word) => talk.startsWith(word, at)) ?? ''
}

interface Lead {
  readonly what: 'price' | 'sum' | 'free'
  readonly from: number
}

/** Words before a number that say what it is: 每条, 单价, 打包价, 送, 转你. */
function leadOf(talk: string, { at, taken }: Place, glossary: Glossary): Lead | null {
  const before = talk.slice(Math.max(taken, at - 12), at)
  const filler =
    /(?:是|为|就|再|你|您|了|给|算|按|要|收|卖|大概|[:：,， ])*$/.exec(before)?.[0] ?? ''
  const bare = before.slice(0, before.length - filler.length)
  const start = at - filler.length
  const ends = (words: readonly string[]): string | undefined =>
    words.find((word) => bare.endsWith(word))
  const each = /(?:每|一|1)(.)$/.exec(bare)
  if (each && glossary.words('unit').includes(each[1] ?? ''))
    return { what: 'price', from: start - 2 }
  const named = ends(glossary.words('price'))
  if (named) return { what: 'price', from: start - named.length }
  // Some words hold what fills gaps elsewhere: 多给, 转你.
  const last = (words: readonly string[]): number => {
    const word = words.find((w) => bare.endsWith(w) || before.trimEnd().endsWith(w))
    return word === undefined ? -1 : Math.max(0, talk.lastIndexOf(word, at - word.length))
  }
  const gift = last(glossary.words('free'))
  if (gift >= 0) return { what: 'free', from: gift }
  const paid = last([...glossary.words('sum'), ...glossary.words('deal')])
  return paid < 0 ? null : { what: 'sum', from: paid }
}

/** 三万股民, 资料两万三: goods right behind a number or before it. */
function besideGoods(talk: string, at: number, end: number, glossary: Glossary): boolean {
  const before = talk.slice(0, at).trimEnd()
  return glossary.words('goods').some((word) => talk.startsWith(word, end) || before.endsWith(word))
}

/** 7000条免费, 七千条不算钱 */
function givenFree(talk: string, end: number, glossary: Glossary): boolean {
  const after = talk.slice(end, end + 6)
  return (
    /^(?:都|算|是)?(?:白送|不算钱|不要钱)/.test(after) ||
    glossary.words('free').some((w) => w.length > 1 && after.startsWith(w))
  )
}

/** A number alone, after somebody asked what a line costs. */
function answer(talk: string): Found[] {
  const text = talk.trim()
  const money = moneyAt(text, 0) ?? numeralAt(text, 0)
  if (!money || money.micro === 0n || money.micro >= 100n * MICRO) return []
  if (!/^[吧呗啊哈的。！!~～ ]{0,4}$/.test(text.slice(money.end))) return []
  return [
    {
      ...priced(money.micro, text.slice(0, money.end)),
      word: `${text.slice(0, money.end)}（答前一条询价）＝单价${decimal(money.micro)}元`,
    },
  ]
}
