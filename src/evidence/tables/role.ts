import type { RowRole } from '../codes.ts'
import { CELL } from '../row.ts'
import { isAdvert } from './advert.ts'
import { identifies, isHeaderBelowBlank, isHeaderInside } from './evidence.ts'
import type { HeldRow } from './held.ts'
import { repeatsHeader, resemblesHeader } from './profile.ts'
import { holdsPersonNumber, isValue, SHAPE, shapeOf } from './shape.ts'
import type { Profile } from './table.ts'
import {
  endsAsTotal,
  isEnumerated,
  isLabelled,
  isNoteLabel,
  isPageNumber,
  isRule,
  isSigned,
  isTotal,
  isWorkedOut,
  namesGroup,
  readsLikeNote,
  readsLikeTitle,
  saysHowToFill,
  speaksOfTable,
} from './wording.ts'

/**
 * Role of a row inside a running table; `HEADER` begins another table. `LONE` is a note, or the title of a
 * table that begins right after it; `HEADING` is such a title, or else data.
 */
export type Inside = Exclude<RowRole, 'TITLE'> | 'LONE' | 'HEADING'

/** Decides the role of a row by its cells; `belowBlank`: a blank row stands right above. In doubt it is data. */
export function roleInside(row: HeldRow, profile: Profile, belowBlank = false): Inside {
  if (row.filled === 0) return 'BLANK_ROW'
  if (row.cells.every((cell) => cell === '' || isRule(cell))) return 'NOTE'
  if (repeatsHeader(row, profile)) return 'REPEATED_HEADER'
  if (isTotalRow(row, profile)) return 'TOTAL_ROW'
  if (isAdvert(row) || isFillingHint(row)) return 'NOTE'
  if (row.filled === 1 && isPageNumber(firstText(row))) return 'LONE'
  if (row.filled >= 2 && (isHeaderInside(row) || isLikeHeader(row, profile))) return 'HEADER'
  if (belowBlank && isHeaderBelowBlank(row)) return 'HEADER'
  if (identifies(row)) return 'data'
  if (profile.width < 2)
    return profile.headers.length === 0 && speaksOfTable(firstText(row)) ? 'NOTE' : 'data'
  if (isGroupRow(row) && 2 * row.filled <= profile.width + 1) return 'HEADING'
  if (isNoteRow(row, profile)) return 'NOTE'
  return loneRole(row, profile)
}

/** How the columns are to be filled in, below the header of a form for many: 必填 | 必填11位 | 选填. */
function isFillingHint(row: HeldRow): boolean {
  return row.filled >= 2 && row.cells.every((cell) => cell === '' || saysHowToFill(cell))
}

/** Groups that stand over the fields of a header (基本信息 | | 家长信息): in a row by itself it may still be data. */
export function isGroupRow(row: HeldRow): boolean {
  if (row.filled < 2) return false
  return row.cells.every(
    (cell, c) => cell === '' || (row.shapes[c] === SHAPE.TEXT && namesGroup(cell)),
  )
}

function isLikeHeader(row: HeldRow, profile: Profile): boolean {
  return resemblesHeader(row, profile) && !row.shapes.some(isValue) && !identifies(row)
}

function isTotalRow(row: HeldRow, profile: Profile): boolean {
  const lead = firstText(row)
  if (isTotal(lead)) return !row.cells.some(holdsPersonNumber)
  const isNamed = endsAsTotal(lead) || isWorkedOut(lead)
  if (profile.width < 2 || row.filled < 2 || !isNamed || identifies(row)) return false
  return row.cells.every(
    (cell, c) => cell === '' || cell === lead || isValue(row.shapes[c] ?? SHAPE.EMPTY),
  )
}

function isNoteRow(row: HeldRow, profile: Profile): boolean {
  if (!isNoteLabel(firstText(row))) return false
  if (row.filled === 1 || 2 * row.filled <= profile.width) return true
  return isSigned(firstText(row)) && row.cells.every((cell) => cell === '' || isLabelled(cell))
}

/**
 * A text alone in a row of a table three or more columns wide is a remark when it reads like one or does not look
 * like the other cells of its column. A name whose other fields are missing is data.
 */
function loneRole(row: HeldRow, profile: Profile): Inside {
  if (row.filled !== 1) return 'data'
  const heading = namesBelow(firstText(row)) ? 'HEADING' : 'data'
  if (profile.width < 3) return heading
  const column = row.cells.findIndex((cell) => cell !== '')
  const shape = row.shapes[column] ?? SHAPE.EMPTY
  if (isValue(shape) || shape === SHAPE.NAME) return 'data'
  const text = row.cells[column] ?? ''
  if (holdsValues(text) && !isNoteLabel(text)) return 'data'
  if (readsLikeNote(text) || isUnlike(text, column, profile)) return 'LONE'
  if (isSection(text, column, profile)) return 'LONE'
  return readsLikeTitle(text) ? 'HEADING' : heading
}

/** Does a text differ from its column: words where values stand, far longer, or in a column that has nothing at all? */
function isUnlike(text: string, column: number, profile: Profile): boolean {
  if (profile.valued[column] === true) return true
  if (profile.longest.length === 0) return false
  const longest = profile.longest[column] ?? 0
  const named = profile.headers.some((header) => (header[column] ?? '') !== '')
  return longest === 0 ? !named : text.length >= 8 && text.length > 2 * longest
}

/** 销售部, 二车间 in a column that is of something else: the name of the rows below. */
function isSection(text: string, column: number, profile: Profile): boolean {
  if (text.length > 12 || !/[部科处室组队班栋期]$|(?:车间|街道|社区|单元|中心)$/u.test(text))
    return false
  const names = profile.headers.map((header) => header[column] ?? '').filter((h) => h !== '')
  return (
    names.length > 0 && names.every((h) => /姓名|名字|序号|编号|电话|手机|号码|^name$/iu.test(h))
  )
}

/** 三、供应商联系人, 3班: what stands below, when a header comes next; else it may be somebody's. */
function namesBelow(text: string): boolean {
  return (
    isEnumerated(text) || /^[\d一二三四五六七八九十()（）年级初高]{1,8}[班组队栋期]$/u.test(text)
  )
}

/** A whole record in one cell, divided otherwise than its neighbours: `26/06/2018 00:30 0 BH-1861 …`. */
function holdsValues(text: string): boolean {
  const parts = text.slice(0, 200).split(/[\s|;；,，、]+/u)
  return parts.filter((part) => isValue(shapeOf(part, CELL.TEXT))).length >= 2
}

export function firstText(row: HeldRow): string {
  return row.cells.find((cell) => cell !== '') ?? ''
}
