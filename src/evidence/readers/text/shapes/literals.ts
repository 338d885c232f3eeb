import { isIdentifier } from '../cells.ts'
import type { TextShape } from './shape.ts'

/** Values of a program side by side in one bracket: `{"张三", "13800138000"}`, `new Person('张三', 20)`, `Array("张三", Null)`. */
export interface LiteralGroup {
  /** Where the bracket opens, and behind where it closes. */
  readonly at: number
  readonly end: number
  readonly cells: readonly (string | null)[]
}

const LONGEST_LINE = 1 << 20
const MOST_CELLS = 4096
const OPENING = /[[({]/g
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const STRING = /[ubNL@]?(?:"((?:[^"\\\n]|\\.|"")*)"|'((?:[^'\\\n]|\\.|'')*)')/y
const NUMBER_OR_WORD =
  /(-?\d[\d.]{0,40})[lfdm]?(?![\w.])|(?:null|nil|none|nothing|undefined|true|false)\b/iy
const NONE = /^(?:null|nil|none|nothing|undefined)$/i
const BLANKS = /[ \t]*/y

/** All brackets of a line that hold two values and more, at least one of them in quotes, and nothing else. */
export function literalGroups(line: string): LiteralGroup[] {
  if (line.length > LONGEST_LINE) return []
  const found: LiteralGroup[] = []
  OPENING.lastIndex = 0
  for (let match = OPENING.exec(line); match !== null; match = OPENING.exec(line)) {
    const group = groupAt(line, match.index)
    if (group === null) continue
    found.push(group)
    OPENING.lastIndex = group.end
  }
  return found
}

function groupAt(line: string, at: number): LiteralGroup | null {
  const closes = CLOSES[line.charAt(at)]
  const cells: (string | null)[] = []
  let isQuoted = false
  for (let p = behindBlanks(line, at + 1); cells.length < MOST_CELLS;) {
    if (line.charAt(p) === closes && cells.length > 1 && isQuoted) return { at, end: p + 1, cells }
    const value = valueAt(line, p)
    if (value === null) return null
    isQuoted ||= value.isQuoted
    cells.push(value.text)
    p = behindBlanks(line, value.end)
    if (line.charAt(p) === ',') p = behindBlanks(line, p + 1)
    else if (line.charAt(p) !== closes) return null
  }
  return null
}

function valueAt(line: string, from: number) {
  STRING.lastIndex = from
  const string = STRING.exec(line)
  if (string) {
    const text = unescaped(string[1] ?? string[2] ?? '', string[1] === undefined ? "'" : '"')
    return { text, end: STRING.lastIndex, isQuoted: true }
  }
  NUMBER_OR_WORD.lastIndex = from
  const [word, number] = NUMBER_OR_WORD.exec(line) ?? []
  if (word === undefined) return null
  const text = number ?? (NONE.test(word) ? null : word)
  return { text, end: NUMBER_OR_WORD.lastIndex, isQuoted: false }
}

function behindBlanks(line: string, from: number): number {
  BLANKS.lastIndex = from
  BLANKS.test(line)
  return BLANKS.lastIndex
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescaped(text: string, quote: string): string {
  const plain = text.replaceAll(quote + quote, quote)
  if (!plain.includes('\\')) return plain
  return plain.replace(/\\(?:u([\dA-Fa-f]{4})|(.))/g, (_, code?: string, sign?: string) =>
    code === undefined
      ? (LETTERS[sign ?? ''] ?? sign ?? '')
      : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

const MAY_HOLD = /[[({][ \t]*[ubNL@]?["'][^"'\n]{0,200}["'][ \t]*,/
const NUMBER = /(?<!\d)(?:1[3-9]\d{9}|[1-9]\d{16}[\dXx])(?![\dXx])/

/**
 * Is this text of a program whose lists of people stand in it as values in brackets? Null unless nearly every number of a person
 * is one of them, beside others, in brackets that are alike. A list whose cells hold such brackets says more outside of them.
 */
export function literalShape(text: string): TextShape | null {
  if (!MAY_HOLD.test(text)) return null
  const held = text.split(/\r\n|[\n\r]/).filter((line) => NUMBER.test(line))
  const groups = held.map(literalGroups)
  const good = groups.filter((found) => found.some(holdsNumber))
  if (held.length < 2 || good.length < 0.8 * held.length) return null
  const said = held.filter((line, i) => saysMore(outsideLiterals(line, groups[i] ?? [])))
  if (said.length > 0.2 * held.length) return null
  const widths = good
    .flat()
    .filter(holdsNumber)
    .map(({ cells }) => cells.length)
  const times = new Map<number, number>()
  for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1)
  return Math.max(...times.values()) >= 0.8 * widths.length ? { kind: 'literals' } : null
}

/** Chinese before any remark. */
function saysMore(outside: readonly string[]): boolean {
  const [code = ''] = outside.join('').split(/\/[/*]|#|--/)
  return /\p{Script=Han}/u.test(code)
}

/** What stands before, between and behind the brackets. */
export function outsideLiterals(line: string, groups: readonly LiteralGroup[]): string[] {
  const starts = [0, ...groups.map(({ end }) => end)]
  return starts.map((from, i) => line.slice(from, groups[i]?.at ?? line.length))
}

function holdsNumber({ cells }: LiteralGroup): boolean {
  return cells.some((cell) => isIdentifier(cell ?? ''))
}
