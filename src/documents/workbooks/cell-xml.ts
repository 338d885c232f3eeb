import { grouped } from '../words/numbers.ts'
import { plainText } from '../safe.ts'

export type Cell = string | number | null
export type CellKind = 'text' | 'int'

/** Cell styles by their place in styles.xml: text (`@`), whole number, header, title, bold, centred, header over numbers. */
export const STYLES = {
  plain: 0,
  text: 1,
  int: 2,
  header: 3,
  title: 4,
  strong: 5,
  centred: 6,
  numberHeader: 7,
} as const

/** Characters of a cell that Excel keeps; it refuses the file beyond. */
const LONGEST = 32_767
const KEPT = 32_000
/** Above this Excel's numbers lose digits: the number becomes text (design, DAMAGED). */
const EXACT = 1e15

/** What XML cannot hold at all. */
const ILLEGAL = /[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu
/** Anything that must not be written as it stands. `_` begins Excel's own `_x000D_` escapes. */
const SPECIAL = /[&<>_\0-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/
const EDGE_SPACE = /^\s|\s$|\n|\s\s/

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text for XML that reads back the same; what XML cannot hold is shown as `\u{1B}`. */
export function xmlText(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\r/g, '_x000D_')
    .replace(ILLEGAL, plainText)
    .replace(/[&<>]/g, (char) => ENTITIES[char] ?? char)
}

/** For attributes. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', ' ')
}

/**
 * One cell. Identifiers are text cells: leading zeros and eighteen digits stay. A text that begins with `= + - @`
 * is text too — in xlsx only an `<f>` element makes a formula, so that no apostrophe is put before it.
 * `null` is no cell, `""` an empty text.
 */
export function cellXml(ref: string, value: Cell, kind: CellKind, style?: number): string {
  if (value === null) return ''
  if (kind === 'int' && isExact(value))
    return `<c r="${ref}" s="${String(style ?? STYLES.int)}"><v>${String(value)}</v></c>`
  const text = xmlText(fitted(String(value)))
  const space = EDGE_SPACE.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${ref}" s="${String(style ?? STYLES.text)}" t="inlineStr"><is><t${space}>${text}</t></is></c>`
}

function isExact(value: string | number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < EXACT
}

function fitted(text: string): string {
  if (text.length <= LONGEST) return text
  return `${text.slice(0, KEPT)}…（显示 ${grouped(KEPT)} / ${grouped(text.length)} 字）`
}

/** A formula with the value that it had when written, so that the file shows it before it is recalculated. */
export function formulaXml(ref: string, formula: string, value: string | number): string {
  const type = typeof value === 'string' ? ' t="str"' : ''
  const style = typeof value === 'string' ? STYLES.centred : STYLES.int
  return `<c r="${ref}" s="${String(style)}"${type}><f>${xmlText(formula)}</f><v>${xmlText(String(value))}</v></c>`
}

/** Column as spreadsheets name it. @example 0 → 'A', 27 → 'AB' */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}
