import { CELL } from '../../row.ts'
import { SHAPE, shapeOf } from '../../tables/shape.ts'
import { looksLikeHeaderWord } from '../../tables/words.ts'
import type { TextInput } from '../input.ts'
import { keyBehind, skip } from './shape.ts'

/** Members that are looked at, and the fewest of a map. */
const LOOKED_AT = 64
const FEWEST = 3
const WINDOW = 16 * 1024

/** The number of a mobile, or of an identity card. */
const NUMBER = /^(?:\+?86-?)?1[3-9]\d{9}$|^\d{17}[\dXx]$/
const NAME = /^\p{Script=Han}{2,4}$/u

/**
 * Does the object at hand (its `{`) say by each of its keys who somebody is: `{"138…":"张三","139…":"李四",…}`,
 * `{"张三":"138…",…}`? Then its members are people and not the fields of one. Names are believed only beside numbers, and
 * not of an object that is one of many: a field may have any name.
 */
export function isMapOfPeople(input: TextInput, isOneOfMany: boolean): boolean {
  if (!maySaySomebody(firstOfKey(input))) return false
  input.need(WINDOW)
  const { buf, at, end } = input
  const stop = Math.min(end, at + WINDOW)
  const names: string[] = []
  let n = 0
  for (let sign = at; n < LOOKED_AT; n++) {
    const member = memberBehind(buf, sign, stop)
    if (member === null) break
    const isName = !isOneOfMany && NUMBER.test(member.value) && isNameOf(member.key)
    if (isName) names.push(member.key)
    else if (!NUMBER.test(member.key)) return false
    sign = member.to
    if (buf[sign] === 0x2c) continue
    if (sign >= stop || buf[sign] !== 0x7d) return false
    n++
    break
  }
  return n >= FEWEST && areNames(names)
}

/** Most begin with a surname: 本人, 配偶 and 紧急 are whose numbers one person has. */
function areNames(names: readonly string[]): boolean {
  const usual = names.filter((name) => shapeOf(name, CELL.TEXT) === SHAPE.NAME).length
  return 2 * usual >= names.length
}

/** Keys of nearly all objects begin with a letter, and are not looked at. */
function maySaySomebody(first: number): boolean {
  return (first >= 0x30 && first <= 0x39) || first === 0x2b || first >= 0xe4
}

/** The byte behind the quote of the first key. */
function firstOfKey(input: TextInput): number {
  const { buf, at, end } = input
  let p = at + 1
  while (p < end && (buf[p] as number) <= 0x20) p++
  const quote = buf[p]
  return p + 1 < end && (quote === 0x22 || quote === 0x27) ? (buf[p + 1] as number) : 0
}

function isNameOf(key: string): boolean {
  return NAME.test(key) && !looksLikeHeaderWord(key)
}

/** The key behind the sign at `at` and its value, where that is a text or a number; `to`: the sign behind it. */
function memberBehind(
  buf: Uint8Array,
  at: number,
  stop: number,
): { readonly key: string; readonly value: string; readonly to: number } | null {
  const key = keyBehind(buf, at, stop)
  const colon = key === null ? stop : skip(buf, key.to + 1, stop)
  if (key === null || buf[colon] !== 0x3a) return null
  const text = keyBehind(buf, colon, stop)
  const from = text?.from ?? skip(buf, colon + 1, stop)
  let to = text?.to ?? from
  if (text === null) while (to < stop && WORD.test(String.fromCharCode(buf[to] as number))) to++
  const behind = skip(buf, text === null ? to : to + 1, stop)
  if (behind >= stop || (text === null && to === from)) return null
  return { key: textOf(buf, key.from, key.to), value: textOf(buf, from, to), to: behind }
}

const WORD = /[\w.+-]/

function textOf(buf: Uint8Array, from: number, to: number): string {
  return Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('utf8')
}
