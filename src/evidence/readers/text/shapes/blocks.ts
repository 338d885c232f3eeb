import { isRule, type TextShape } from './shape.ts'

type Blocks = Extract<TextShape, { kind: 'blocks' }>

/** What a line by itself is, as far as the layout needs to know. Upper case: what identifies a person. */
export type LineKind = 'ID' | 'MOBILE' | 'CARD' | 'EMAIL' | 'name' | 'number' | 'date' | 'text'

export function lineKind(raw: string): LineKind {
  const line = raw.trim().replace(CALLED, '')
  if (/^[1-9]\d{16}[\dXx]$/.test(line)) return 'ID'
  if (/^(?:\+?86[- ]?|0086)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/.test(line)) return 'MOBILE'
  if (/^\d(?:[ -]?\d){14,18}$/.test(line)) return 'CARD'
  if (/^[\w.+-]{1,40}@[\w-]{1,40}(?:\.[A-Za-z]{2,8}){1,3}$/.test(line)) return 'EMAIL'
  if (NAME.test(line.replace(ORDINAL, '').replace(BEHIND_NAME, ''))) return 'name'
  if (/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.test(line))
    return 'date'
  return /^[-+]?\d{1,30}(?:\.\d{1,10})?$/.test(line) ? 'number' : 'text'
}

/** 手机 138…, Tel.138…: what is said before a number, without a colon. */
const CALLED =
  /^(?:手机号?码?|移动电话|联系电话|电话号?码?|身份证号?码?|证件号码?|邮箱|电子邮件|tel|mobile|phone|cell|email)[.:：]?\s{0,4}(?=[\w+])/iu

const NAME = /^\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,8}){0,3}$/u
/** 张三（收）, 李四 收, 王五（老板）, 赵敏女士, 孙丽：. */
const BEHIND_NAME = /\s{0,2}(?:[（(]\p{Script=Han}{1,6}[)）]|收|先生|女士|小姐|[:：])$/u
/** 1、张三, （2）李四, ③王五: whoever types a list numbers its people. */
export const ORDINAL = /^(?:[（(]\d{1,5}[）)]|\d{1,5}[、.．)）]|[\u2460-\u2473])\s*/u

export const STRONG: ReadonlySet<LineKind> = new Set(['ID', 'MOBILE', 'CARD', 'EMAIL'])
export const MOST_LINES = 24
/** Lines that show a period; whether it holds to the end is proved on the whole file. */
const LOOKED_AT = 240

export interface BlockGuess {
  readonly shape: Blocks
  /** Beyond doubt, as far as the sample goes. */
  readonly sure: boolean
  /** The lines of a block name several: values missing at regular distances may look so. */
  readonly several?: true
}

/**
 * Does each person take several lines, one value a line? Told by what identifies people: it stands in the same line
 * of each block, and in no other. Null where a line is a record of its own.
 */
export function blockShape(text: string): BlockGuess | null {
  const lines = text.split(/\r\n|[\n\r]/)
  const apart = groupsOf(lines)
  return byBlanks(apart) ?? byPeriod(lines.filter((line) => line.trim() !== '' && !isRule(line)))
}

function groupsOf(lines: readonly string[]): LineKind[][] {
  const groups: LineKind[][] = [[]]
  for (const line of lines)
    if (line.trim() === '' || isRule(line)) groups.push([])
    else groups.at(-1)?.push(lineKind(line))
  return groups.filter((group) => group.length > 0)
}

function byBlanks(groups: readonly (readonly LineKind[])[]): BlockGuess | null {
  const whole = groups.length > 3 ? groups.slice(0, -1) : groups
  const lines = mostCommon(whole.map((group) => group.length))
  if (whole.length < 2 || lines < 2 || lines > MOST_LINES) return null
  const alike = whole.filter((group) => group.length === lines)
  if (alike.length < 0.8 * whole.length)
    return isEachOnePerson(whole)
      ? { shape: { kind: 'blocks', lines, blankEnds: true }, sure: true }
      : null
  const shape: Blocks = { kind: 'blocks', lines, blankEnds: true }
  const verdict = judge(alike, lines)
  return verdict === null ? null : { shape, sure: verdict && whole.length >= 2 }
}

/** Values may be missing: each block begins with a name, and holds one number that identifies at most of each kind. */
function isEachOnePerson(groups: readonly (readonly LineKind[])[]): boolean {
  const one = groups.filter(
    (group) =>
      group.length <= MOST_LINES &&
      group[0] === 'name' &&
      group.filter((kind) => kind === 'ID').length <= 1 &&
      group.some((kind) => STRONG.has(kind)) &&
      group.filter((kind) => kind === 'name').length === 1,
  )
  return groups.length >= 3 && one.length === groups.length
}

function byPeriod(lines: readonly string[]): BlockGuess | null {
  const kinds = lines.slice(0, LOOKED_AT).map(lineKind)
  for (let k = 2; k <= 12 && kinds.length >= 3 * k; k++) {
    const groups = Array.from({ length: Math.floor(kinds.length / k) }, (_, i) =>
      kinds.slice(i * k, (i + 1) * k),
    )
    const verdict = judge(groups, k)
    if (verdict === null) continue
    // A few blocks prove it when they are alike in every line, and nothing is left over.
    const isSame = groups.length * k === lines.length && groups.every((g) => isEqual(g, groups[0]))
    if (groups.length < 4 && !isSame) continue
    const isAlike = groups.length >= 5 && groups.every((g) => fits(g, groups[0] ?? []))
    const sure = verdict && (isAlike || isSame)
    const names = groups[0]?.filter((kind) => kind === 'name').length ?? 0
    const shape: Blocks = { kind: 'blocks', lines: k, blankEnds: false }
    return { shape, sure, ...(names > 1 && { several: true as const }) }
  }
  return null
}

/** True: beyond doubt; false: perhaps; null: no. */
function judge(groups: readonly (readonly LineKind[])[], k: number): boolean | null {
  const columns = Array.from({ length: k }, (_, i) => groups.map((g) => g[i] ?? 'text'))
  const kinds = columns.map((column) => mostCommon(column))
  const share = columns.map((c, i) => c.filter((kind) => kind === kinds[i]).length / c.length)
  const strong = kinds.filter((kind, i) => STRONG.has(kind) && (share[i] ?? 0) >= 0.8)
  if (strong.length === 0) return null
  // The same kind in every line is a list of one value a line.
  if (new Set(kinds).size < 2) return null
  const strays = columns.flatMap((column, i) =>
    column.filter((kind) => STRONG.has(kind) && kind !== kinds[i] && !cardForId(kind, kinds[i])),
  )
  return strays.length <= 0.02 * groups.length && kinds.includes('name')
}

/** An identity number that fails its length may look like a card. */
function cardForId(kind: LineKind, expected: LineKind | undefined): boolean {
  return (kind === 'CARD' && expected === 'ID') || (kind === 'ID' && expected === 'CARD')
}

/** Does what identifies people stand in the same lines? */
export function fits(group: readonly LineKind[], model: readonly LineKind[]): boolean {
  return group.every((kind, i) => STRONG.has(kind) === STRONG.has(model[i] ?? 'text'))
}

function isEqual(group: readonly LineKind[], model: readonly LineKind[] = []): boolean {
  return group.every((kind, i) => kind === model[i])
}

function mostCommon<T>(values: readonly T[]): T {
  const times = new Map<T, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  const [best] = [...times].sort((a, b) => b[1] - a[1])[0] ?? []
  return best as T
}
