import { identifies } from './evidence.ts'
import { sectionsWithin } from './form-sections.ts'
import type { HeldRow } from './held.ts'
import { namesPerson } from './lists.ts'
import { SHAPE } from './shape.ts'
import { isFieldWord, isHeaderWord } from './words.ts'

/** A label and where its value stands: in the cell `at`, or behind the colon in the cell of the label itself. */
export interface Pair {
  readonly label: string
  readonly at: number | null
  readonly text: string | null
  /** The value in the cell `at` is a number that identifies. */
  readonly isNumber?: boolean
}

/** How the forms of a grid are laid out: one person a form, labels beside their values. */
export interface FormShape {
  /** The label with which each form begins. */
  readonly first: string
  /** Labels in the order in which they were met; one that a form repeats stands again. */
  readonly labels: readonly string[]
}

/** A form has some rows; where each row is a whole record, the grid is a list. */
const MOST_LABELS = 96
const MOST_AGAIN = 8
/** Share of the rows that must be labels and values, in tenths. */
const MOSTLY = 6

/**
 * Do the first rows of a grid hold forms (姓名 | 张三 | 电话 | 138… over 住址 | …), one or one below the other? Null for
 * tables, for a table below its account holder's name, and for lists that say the label again in every row.
 */
export function formShape(rows: readonly HeldRow[]): FormShape | null {
  const all = rows.map((row) => ({ row, pairs: pairsOf(row) }))
  const goods = goodsWithin(all)
  const sections = sectionsWithin(all)
  const looked = all.filter((one) => !goods.has(one) && !sections.has(one))
  const full = looked.filter(({ pairs }) => pairs?.some(hasValue))
  const wide = looked.filter(({ row, pairs }) => row.filled > 1 || pairs !== null)
  const first = wide[0]?.pairs?.[0]?.label
  if (first === undefined || 10 * full.length < MOSTLY * wide.length) return null
  if (full.length < 2 || wide.some(({ row, pairs }) => isMoneyHeader(row, pairs))) return null
  const forms = formsOf(
    looked.map(({ pairs }) => pairs ?? []),
    first,
  )
  if (2 * forms.length > full.length + 1 && forms.length > 1) return null
  if (forms.length === 1 && saysOneLabel(full, first)) return null
  if (goods.size > 0 && forms.length < FORMS_WITH_GOODS) return null
  if (!forms.some((pairs) => holdsPerson(pairs))) return null
  const named = full.filter(({ row, pairs }) => namesSomebody(row, pairs ?? [])).length
  return 3 * named >= 2 * forms.length ? { first, labels: labelsOf(forms) } : null
}

/** Rows of a list that all begin with one label, below a header that does not: 联系人 | 电话 over 姓名:张三 | TEL 138…, 姓名:李四 | …. */
const ROWS_OF_LIST = 3

function saysOneLabel(full: readonly Looked[], first: string): boolean {
  const labels = full.map(({ pairs }) => pairs?.[0]?.label)
  const again = labels.filter((label) => label !== first && label === labels.at(-1)).length
  return again >= ROWS_OF_LIST && 5 * again >= 4 * full.length
}

/** A row with its labels and values, if it is of such. */
export interface Looked {
  readonly row: HeldRow
  readonly pairs: readonly Pair[] | null
}

/** One block of labels above one table is a list and who made it; the same again and again are forms. */
const FORMS_WITH_GOODS = 3
/** Headings of goods: 品名 | 数量 | 单价. */
const HEADINGS_OF_GOODS = 3

/**
 * The rows of small tables that name and number nobody and stand between the labels of forms: what was delivered, below 收货人 | 张三 |
 * 电话 | 138…. They are of the form above, and say nothing against there being one.
 */
function goodsWithin(rows: readonly Looked[]): ReadonlySet<Looked> {
  const goods = new Set<Looked>()
  let below = false
  for (const one of rows) {
    const { row, pairs } = one
    const isHeading = pairs !== null && pairs.length >= HEADINGS_OF_GOODS && !pairs.some(hasValue)
    below = isHeading || (below && pairs === null)
    if (!below) continue
    if (identifies(row) || row.cells.some(namesPerson)) return new Set()
    goods.add(one)
  }
  return goods
}

/** Labels and values in turn, from the left; null where the row is something else. */
export function pairsOf(row: HeldRow): readonly Pair[] | null {
  const filled = row.cells.flatMap((cell, c) => (cell === '' || isPhoto(cell) ? [] : [c]))
  const pairs: Pair[] = []
  for (let i = 0; i < filled.length; i++) {
    const c = filled[i] ?? 0
    const inside = insidesOf(row.cells[c] ?? '', i > 0)
    if (inside.length > 0) pairs.push(...inside)
    else if (!isLabelAt(row, filled, i)) return null
    else {
      const takes = isValueAt(row, filled, i + 1)
      const at = takes ? (filled[i + 1] ?? null) : null
      const isNumber = at !== null && row.shapes[at] === SHAPE.IDENTIFIER
      pairs.push({ label: labelOf(row.cells[c] ?? ''), at, text: null, isNumber })
      if (takes) i++
    }
  }
  return pairs.length === 0 ? null : pairs
}

/** The label as a header has it: without its colon and the blanks between its characters. */
export function labelOf(cell: string): string {
  return cell.replace(/\s*[:：]$/u, '').replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

/** Where a picture of the person belongs. */
function isPhoto(cell: string): boolean {
  return cell.length < 24 && /^[（(]?\S{0,6}(?:照片|相片)\S{0,4}$/u.test(cell.trim())
}

const MOST_INSIDE = 16
const LONGEST_INSIDE = 1024
const NEXT_LABEL = /(?:^|(\s+))(\p{Script=Han}{2,8})[:：]/gu

/** 姓名：张三　性别：男 in one cell: each label with what stands behind it, up to the next one that a header has or blanks set apart. */
function insidesOf(cell: string, behind: boolean): Pair[] {
  const pair = insideOf(cell, behind)
  const text = pair?.text?.slice(0, LONGEST_INSIDE) ?? ''
  if (pair === null || !/[:：]/u.test(text)) return pair === null ? [] : [pair]
  const labels = [...text.matchAll(NEXT_LABEL)]
    .filter(([, blanks = '', label = '']) => isHeaderWord(label) || blanks.length > 1)
    .slice(0, MOST_INSIDE)
  const ends = [...labels.map(({ index }) => index), pair.text?.length]
  const others = labels.map(({ 0: all, 2: label = '', index }, i) => ({
    ...{ label, at: null },
    text: (pair.text ?? '').slice(index + all.length, ends[i + 1]).trim(),
  }))
  return [{ ...pair, text: (pair.text ?? '').slice(0, ends[0]).trim() }, ...others]
}

/** What a questionnaire sets before a label: 2. 您的联系电话：… */
const ASKED = /^(?:[（(]?\d{1,2}[.．、)）]\s*)?(?:[您你]的|本人)?/u

/** 姓名：张三 in one cell; behind other labels also of a field that nobody knows (爱好：足球). */
function insideOf(cell: string, behind: boolean): Pair | null {
  const at = cell.slice(0, 24).search(/[:：]/u)
  if (at < 1 || at === cell.length - 1) return null
  const label = labelOf(cell.slice(0, at)).replace(ASKED, '')
  const isLabel = isHeaderWord(label) || (behind && /^\p{Script=Han}{2,8}$/u.test(label))
  return isLabel ? { label, at: null, text: cell.slice(at + 1).trim() } : null
}

/** A word that names a field; right of a value also a short text that nobody knows, when something stands beside it. */
function isLabelAt(row: HeldRow, filled: readonly number[], i: number): boolean {
  const c = filled[i] ?? 0
  const cell = row.cells[c] ?? ''
  if (isHeaderWord(labelOf(cell)) || /^\p{Script=Han}{2,8}[:：]$/u.test(cell)) return true
  const unknown = i > 0 && filled.length > 2 && filled[i + 1] !== undefined && cell.length <= 8
  return (
    unknown &&
    row.shapes[c] === SHAPE.TEXT &&
    !row.cells.slice(0, c).includes(cell) &&
    knownBefore(row, filled, i)
  )
}

function knownBefore(row: HeldRow, filled: readonly number[], i: number): boolean {
  const labels = filled.slice(0, i).filter((c) => isFieldWord(labelOf(row.cells[c] ?? '')))
  return 2 * labels.length >= i && filled.length - i === 2
}

/** What stands right of a label is its value, unless it is the next label: 关系 | 父亲 is a value, 性别 | | 电话 | 138… none. */
function isValueAt(row: HeldRow, filled: readonly number[], i: number): boolean {
  const c = filled[i]
  if (c === undefined) return false
  const cell = row.cells[c] ?? ''
  if (insideOf(cell, false)) return false
  if (!isHeaderWord(labelOf(cell))) return !/[:：]$/u.test(cell)
  if (isFieldWord(labelOf(cell)) || c !== (filled[i - 1] ?? 0) + 1) return false
  const after = filled[i + 1]
  return after === undefined || isHeaderWord(labelOf(row.cells[after] ?? ''))
}

function hasValue({ at, text }: Pair): boolean {
  return at !== null || text !== null
}

/** The header of an account's movements: what stands above it tells whose account it is. */
function isMoneyHeader(row: HeldRow, pairs: readonly Pair[] | null): boolean {
  if (pairs?.some(hasValue) || row.filled < 3) return false
  const words = row.cells.filter((cell) =>
    /金额|余额|交易|借贷|收支|支出|收入|摘要|发生额|amount|balance/i.test(cell),
  )
  return words.length >= 2
}

/** The rows of labels of each form. */
function formsOf(rows: readonly (readonly Pair[])[], first: string): readonly Pair[][] {
  const forms: Pair[][] = []
  for (const pairs of rows) {
    if (pairs.length === 0) continue
    if (forms.length === 0 || pairs[0]?.label === first) forms.push([])
    forms.at(-1)?.push(...pairs)
  }
  return forms
}

/** A form is about somebody: it names him, and has more than that to say. */
function holdsPerson(pairs: readonly Pair[]): boolean {
  const known = new Set(pairs.filter((p) => p.isNumber || isFieldWord(p.label)).map((p) => p.label))
  return known.size >= 2 && pairs.some((p) => namesPerson(p.label) && hasValue(p))
}

/** Is a name or a number that identifies beside a label that says so? */
function namesSomebody(row: HeldRow, pairs: readonly Pair[]): boolean {
  return pairs.some(({ label, at, text }) => {
    if (!namesPerson(label)) return false
    if (text !== null)
      return text !== '' && (identifies(row) || /^\p{Script=Han}{2,4}$/u.test(text))
    const shape = at === null ? SHAPE.EMPTY : (row.shapes[at] ?? SHAPE.EMPTY)
    return shape === SHAPE.NAME || shape === SHAPE.IDENTIFIER || shape === SHAPE.TEXT
  })
}

/** Each label as often as a form repeats it. */
function labelsOf(forms: readonly (readonly Pair[])[]): string[] {
  const most = new Map<string, number>()
  for (const form of forms) {
    const times = new Map<string, number>()
    for (const { label } of form) times.set(label, (times.get(label) ?? 0) + 1)
    for (const [label, n] of times) most.set(label, Math.max(most.get(label) ?? 0, n))
  }
  return [...most]
    .flatMap(([label, n]) => Array<string>(Math.min(n, MOST_AGAIN)).fill(label))
    .slice(0, MOST_LABELS)
}
