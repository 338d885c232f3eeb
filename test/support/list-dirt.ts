import { fc } from '@fast-check/vitest'

/** Ways in which lists write a number without changing it. */
function written(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const cut = fc.nat({ max: 17 })
  return fc.oneof(
    { weight: 3, arbitrary: value },
    value.map(wide),
    value.map((s) => s.toLowerCase()),
    fc.tuple(value, cut).map(([s, at]) => `${s.slice(0, at)} ${s.slice(at)}`),
    fc.tuple(value, cut).map(([s, at]) => `${s.slice(0, at)}-${s.slice(at)}`),
    value.map((s) => ` ${s}\t`),
    value.map((s) => `'${s}`),
    value.map((s) => `="${s}"`),
    value.map((s) => `\u202d${s}\u202c`),
    value.map((s) => `\u3000${s}\u00a0`),
  )
}

/** Ways in which lists spoil one. */
function spoilt(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const digit = fc.constantFrom(...'0123456789OlX* ')
  return fc.oneof(
    value.map((s) => s.slice(0, -1)),
    value.map((s) => s.slice(1)),
    value.map((s) => `${s}0`),
    fc
      .tuple(value, fc.nat({ max: 17 }), digit)
      .map(([s, at, c]) => s.slice(0, at) + c + s.slice(at + 1)),
    value.map((s) => `${s[0] ?? ''}.${s.slice(1, 6)}E+${String(s.length - 1)}`),
    value.map((s) => `${s}.0`),
    value.map((s) => `${s}，${s}`),
    fc.string({ unit: 'grapheme', maxLength: 24 }),
    fc.string({ unit: fc.constantFrom(...'0123456789eE.+-_ Xx'), maxLength: 20 }),
  )
}

/** Half as lists write them, half spoilt. */
export function dirty(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(written(value), spoilt(value))
}

function wide(text: string): string {
  return text.replace(/[\x21-\x7e]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))
}

/** What every reference does first: half-width, nothing around, no spaces or dashes. Written apart from the SQL. */
export function plainNumber(raw: string): string {
  const half = [...raw].map(narrow).join('')
  const noise = new Set([...SPACE, ...'\'"`=‘’“”´', '\u0002'])
  const chars = [...half]
  while (chars.length && noise.has(chars[0] ?? '')) chars.shift()
  while (chars.length && noise.has(chars.at(-1) ?? '')) chars.pop()
  return chars.filter((c) => !SPACE.has(c) && !DASH.has(c)).join('')
}

function narrow(c: string): string {
  const code = c.codePointAt(0) ?? 0
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : c
}

const SPACE = new Set([
  ...'\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u2061\u3000\ufeff',
  ...Array.from({ length: 16 }, (_, i) => String.fromCodePoint(0x2000 + i)),
  ...Array.from({ length: 5 }, (_, i) => String.fromCodePoint(0x202a + i)),
  ...Array.from({ length: 4 }, (_, i) => String.fromCodePoint(0x2066 + i)),
])
const DASH = new Set('-‐‑‒–—―−﹣')
