import { identifies, isWordHeader } from './evidence.ts'
import type { HeldRow } from './held.ts'
import { areOwnersAndTenants } from './owners-tenants.ts'
import { SHAPE } from './shape.ts'
import { headerForm, isHeaderWord } from './words.ts'

/** Columns of one of several lists that stand side by side: 0-based, `to` excluded; the last one reaches on without end. */
export interface ColumnRange {
  readonly from: number
  readonly to: number
}

/** Rows at the top among which the header of a list is sought, and lists in one grid. */
const TOP = 12
export const MOST_LISTS = 16

/**
 * Do several lists stand side by side in a grid (姓名 电话 | 姓名 电话)? Gives the columns of each; nothing for one
 * table. They do when the header says the same fields again, or when an empty column parts blocks that each name a
 * person of their own. In doubt it is one table: a pupil and a parent in one row are one record.
 */
export function columnLists(rows: readonly HeldRow[]): ColumnRange[] {
  const width = Math.max(0, ...rows.map((row) => row.extent))
  if (width < 2 || rows.length < 2) return []
  const starts = fullCells(rows) ?? (width < 3 ? [] : headedLists(rows, width))
  if (starts.length < 2 || starts.length > MOST_LISTS) return []
  return starts.map((at, i) => ({ from: i === 0 ? 0 : at, to: starts[i + 1] ?? Infinity }))
}

function headedLists(rows: readonly HeldRow[], width: number): number[] {
  return repeatedFields(rows) ?? partedBlocks(rows, width)
}

/** The cells of a row in some columns; the rest of them blank, columns as in the sheet. */
export function partOf(row: HeldRow, { from, to }: ColumnRange): HeldRow {
  const own = (c: number): boolean => c >= from && c < to
  const cells = row.cells.map((cell, c) => (own(c) ? cell : ''))
  const shapes = row.shapes.map((shape, c) => (own(c) ? shape : SHAPE.EMPTY))
  const last = cells.findLastIndex((cell) => cell !== '')
  return {
    ...row,
    cells,
    shapes,
    filled: cells.filter((cell) => cell !== '').length,
    extent: last + 1,
  }
}

/** 张三 13800138000 in one cell, and no more. */
const PERSON_IN_CELL =
  /^[一-龥·]{2,5}(?:[（(]?[男女][)）]?)?[\s:：,，、/-]{0,4}(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/u
/** Rows in which such cells stand side by side. */
const FEWEST_ROWS = 2

/**
 * Columns of a grid without header in which each cell names a person and his number, as cards are laid out: nobody stands in the
 * line of somebody else. Null for any other grid.
 */
function fullCells(rows: readonly HeldRow[]): number[] | null {
  const body = rows.filter((row) => row.filled > 1)
  if (body.length < FEWEST_ROWS) return null
  if (!body.every((row) => row.cells.every((cell) => cell === '' || PERSON_IN_CELL.test(cell))))
    return null
  return [...new Set(body.flatMap((row) => named(row).map(({ column }) => column)))].sort(
    (a, b) => a - b,
  )
}

interface Named {
  readonly column: number
  readonly text: string
}

function named(row: HeldRow): Named[] {
  return row.cells.flatMap((text, column) => (text === '' ? [] : [{ column, text }]))
}

/** Columns at which the fields of a header begin anew; null when no header repeats its fields. */
function repeatedFields(rows: readonly HeldRow[]): number[] | null {
  for (const [k, row] of rows.slice(0, TOP).entries()) {
    if (identifies(row) || !row.cells.some(namesPerson)) continue
    const starts = periods(named(row), rows)
    if (starts === null) continue
    return isRelated(rows[k - 1]) || belowAlone(rows.slice(k + 1), starts) ? null : starts
  }
  return null
}

/** A running number, or what several people are of (部门), may stand once, before the first list. */
function periods(cells: readonly Named[], rows: readonly HeldRow[]): number[] | null {
  const isLead = isRunningNumber(cells[0]) || isGroupOfPeople(cells)
  return periodic(cells, rows) ?? (isLead ? periodic(cells.slice(1), rows) : null)
}

function periodic(cells: readonly Named[], rows: readonly HeldRow[]): number[] | null {
  for (let period = 1; 2 * period <= cells.length; period++) {
    if (cells.length % period > 0 || !repeats(cells, period)) continue
    if (!cells.slice(0, period).some((cell) => namesPerson(cell.text))) return null
    const starts = cells.filter((_, i) => i % period === 0).map((cell) => cell.column)
    if (period === 1 && !starts.every((at, i) => i === 0 || isEmptyColumn(rows, at - 1))) continue
    return starts
  }
  return null
}

function repeats(cells: readonly Named[], period: number): boolean {
  const fields = new Set(cells.slice(0, period).map((cell) => cell.text))
  const all = fields.size === period && cells.every((cell) => isHeaderWord(cell.text))
  if (!all) return false
  return (
    cells.every((cell, i) => cell.text === cells[i % period]?.text) || areNumbered(cells, period)
  )
}

/**
 * 姓名1 电话1 | 姓名2 电话2: the same fields with a running number, each group with a name and a number of its own. Not owners of a
 * flat, pupils or contacts, of whom one line may hold two.
 */
function areNumbered(cells: readonly Named[], period: number): boolean {
  if (period < 2 || cells.some(({ text }) => RELATION.test(text) || SHARED.test(text))) return false
  const forms = cells.map(({ text }) => headerForm(text))
  const group = forms.slice(0, period)
  const ordinals = cells.map(({ text }) => ordinalOf(text))
  return (
    new Set(group).size === period &&
    group.some((form) => WHOSE.test(form)) &&
    group.some((form) => NUMBER.test(form)) &&
    forms.every((form, i) => form === group[i % period]) &&
    cells.every(({ text }, i) => i < period || text !== cells[i % period]?.text) &&
    ordinals.every((n, i) => n === Math.floor(i / period) + 1)
  )
}

const NUMBER = /电话|手机|号码|身份证|证件|联系方式|phone|mobile|tel$|idcard/
const SHARED = /业主|户主|房主|车主|股东|学生|学员|考生|孩子|宝宝|owner|student/i

/** The running number at the end of a header, 1 without one: 姓名, 电话2. */
function ordinalOf(text: string): number {
  const last =
    text
      .normalize('NFKC')
      .replace(/[\s_)\]]+$/u, '')
      .at(-1) ?? ''
  const han = '一二三四五六七八九'.indexOf(last) + 1
  return /[1-9]/.test(last) ? Number(last) : han > 0 ? han : 1
}

function isRunningNumber(cell: Named | undefined): boolean {
  return cell !== undefined && /^(?:序号|编号|no|id|#)$/i.test(headerForm(cell.text))
}

const GROUPS =
  /^(?:所在|所属)?(?:部门|科室|处室|组别|小组|班组|车间|宿舍|宿舍号|寝室|寝室号|楼栋|楼号|栋号|单元|网格|自然村|村组)$/

/** 部门 | 姓名 | 电话 | 姓名 | 电话: who works, lives or sleeps together; of a flat (房号) one line may tell in one record. */
function isGroupOfPeople([first, ...cells]: readonly Named[]): boolean {
  if (first === undefined || !GROUPS.test(headerForm(first.text))) return false
  const forms = cells.map(({ text }) => headerForm(text))
  return forms.some((form) => WHOSE.test(form)) && forms.some((form) => NUMBER.test(form))
}

const PERSON =
  /姓名|名字|名称|户名|客户|会员|用户|业主|学生|电话|手机|身份证|证件号|号码|联系方式|微信|qq|邮箱|name|phone|mobile|tel$|email|mail|idcard/i

/** Does a header word name who somebody is, or his number? */
export function namesPerson(cell: string): boolean {
  return isHeaderWord(cell) && PERSON.test(headerForm(cell))
}

const WHOSE =
  /^(?:姓名|名字|客户|会员|用户|业主|学生|员工|患者|车主|股东|股民|名单|人员)(?:姓名|名称|名字)?$|^(?:full)?names?$/i
/** People who stand in somebody else's record. */
const RELATION =
  /家长|监护|父|母|爸|妈|爷|奶|配偶|妻|丈夫|子女|孩子|紧急|联系人|本人|担保|介绍|推荐|收件|寄件|发件|收货|发货|买方|卖方|买家|卖家|甲方|乙方|业务员|经办|投保|受益|借款|代理|法人|班主任|guardian|parent|father|mother|emergency|spouse|contact|buyer|seller|sender|receiver/i

/** Is this a label of somebody in another's record, or of one of several who share one: 紧急联系人1, 业主2, 学生3? */
export function namesOthers(label: string): boolean {
  return RELATION.test(label) || SHARED.test(label)
}

/** Does the row above a header tell people of one record apart (学生信息 | 家长信息)? */
function isRelated(above: HeldRow | undefined): boolean {
  return above !== undefined && tellsPeopleApart(above)
}

/** Does a row name people of one record: 学生 | 家长, 男方 | 女方? */
export function tellsPeopleApart(row: HeldRow): boolean {
  return row.cells.some((cell) => RELATION.test(cell) || /^(?:学生|[男女]方)/.test(cell))
}

/** Do fewer than half of the rows below fill a list by themselves: are the columns mostly further fields of one record? */
function belowAlone(rows: readonly HeldRow[], starts: readonly number[]): boolean {
  const body = rows.filter((row) => row.filled > 1)
  const second = { from: starts[1] ?? 0, to: Infinity }
  return body.length > 0 && body.every((row) => partOf(row, second).filled === 0)
}

/** Blocks of columns between empty ones, where each of them reads like a list of its own. */
function partedBlocks(rows: readonly HeldRow[], width: number): number[] {
  const blocks = blocksOf(rows, width)
  if (blocks.length < 2) return []
  const parts = blocks.map((block) => rows.map((row) => partOf(row, block)))
  const heads = parts.map(headOf)
  if (heads.every((head) => head !== null))
    return heads.every(isListHead) || heads.every(isPupilsHead) || areLet(heads, parts)
      ? startsOf(blocks)
      : []
  const bare = heads.every((head) => head === null) && parts.every(holdsPeople)
  return bare ? startsOf(blocks) : []
}

function areLet(heads: readonly HeldRow[], parts: readonly (readonly HeldRow[])[]): boolean {
  return areOwnersAndTenants(heads.map((head, i) => ({ head, rows: parts[i] ?? [] })))
}

function startsOf(blocks: readonly ColumnRange[]): number[] {
  return blocks.map((block) => block.from)
}

function blocksOf(rows: readonly HeldRow[], width: number): ColumnRange[] {
  const blocks: ColumnRange[] = []
  let from = -1
  for (let c = 0; c <= width; c++) {
    const empty = c === width || isEmptyColumn(rows, c)
    if (!empty && from < 0) from = c
    if (!empty || from < 0) continue
    blocks.push({ from, to: c })
    from = -1
  }
  return blocks
}

/** A lone cell (the title of the whole sheet) does not fill a column. */
function isEmptyColumn(rows: readonly HeldRow[], c: number): boolean {
  return rows.every((row) => row.filled < 2 || (row.cells[c] ?? '') === '')
}

function headOf(part: readonly HeldRow[]): HeldRow | null {
  const top = part.filter((row) => row.filled > 0).slice(0, TOP)
  return top.find(isWordHeader) ?? null
}

function isListHead(head: HeldRow): boolean {
  const texts = head.cells.filter((cell) => cell !== '')
  return (
    texts.length >= 2 &&
    texts.some((cell) => WHOSE.test(headerForm(cell))) &&
    !texts.some((cell) => RELATION.test(cell))
  )
}

const GUARDIAN = /^(?:家长|监护人|父亲|母亲|爸爸|妈妈)/

/** Pupils with what stands in their own line of their parents: a name of their own, and a number, in each block. */
function isPupilsHead(head: HeldRow): boolean {
  const forms = head.cells.filter((cell) => cell !== '').map(headerForm)
  const own = forms.filter((form) => !GUARDIAN.test(form))
  return (
    own.some((form) => WHOSE.test(form)) &&
    forms.some((form) => NUMBER.test(form)) &&
    !own.some((form) => RELATION.test(form))
  )
}

/** Without a header: names in one column, numbers that identify in another, in most rows. */
function holdsPeople(part: readonly HeldRow[]): boolean {
  const rows = part.filter((row) => row.filled > 0)
  const filled = rows.filter((row) => row.filled > 1)
  const columns = filled[0]?.cells.map((_, c) => c) ?? []
  const most = (shape: number): boolean =>
    columns.some((c) => 4 * rows.filter((row) => row.shapes[c] === shape).length >= 3 * rows.length)
  return filled.length >= 2 && most(SHAPE.NAME) && most(SHAPE.IDENTIFIER)
}
