import { CELL, type CellType } from '../../row.ts'
import type { TagAttributes } from '../xml-events.ts'
import { showIsoDate } from '../xlsx/show-date.ts'

/** What the attributes of an OpenDocument cell say; the text of its paragraphs comes after. */
export interface CellValue {
  readonly kind: string
  readonly value: string | null
}

export interface StoredCell {
  readonly stored: string
  readonly type: CellType
  readonly shown: string | null
}

export function cellValue(attributes: TagAttributes): CellValue {
  const kind = attributes.get('value-type') ?? ''
  switch (kind) {
    case 'float':
    case 'currency':
    case 'percentage':
      return { kind: 'number', value: attributes.get('value') }
    case 'date':
      return { kind, value: attributes.get('date-value') }
    case 'time':
      return { kind, value: attributes.get('time-value') }
    case 'boolean':
      return { kind, value: attributes.get('boolean-value') }
    case 'error':
      return { kind, value: null }
    default:
      return { kind: 'text', value: attributes.get('string-value') }
  }
}

/** Stored and shown text of a cell; null for one that holds nothing. `text` is what its paragraphs show. */
export function storedCell({ kind, value }: CellValue, text: string): StoredCell | null {
  const stored = value ?? text
  if (kind === 'text' && value === null) {
    return text === '' ? null : { stored: text, type: CELL.TEXT, shown: null }
  }
  switch (kind) {
    case 'number':
      return { stored, type: CELL.NUMBER, shown: text === '' ? null : text }
    case 'date':
      return { stored, type: CELL.DATE, shown: showIsoDate(stored, null) ?? text }
    case 'time':
      return { stored, type: CELL.DATE, shown: clock(stored) ?? text }
    case 'boolean':
      return { stored, type: CELL.BOOLEAN, shown: stored.toUpperCase() }
    case 'error':
      return { stored, type: CELL.ERROR, shown: null }
    default:
      return { stored, type: CELL.TEXT, shown: text === '' ? null : text }
  }
}

const DURATION =
  /^(-?)P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,]\d{1,12})?S)?)?$/

/** A duration as ISO 8601 has it: PT14H05M00S → 14:05:00, P1DT2H → 26:00:00. */
function clock(duration: string): string | null {
  const [, sign, ...parts] = DURATION.exec(duration) ?? []
  if (sign === undefined) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part) || 0)
  const all = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
  const clocked = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  return sign + clocked.map((part) => String(part).padStart(2, '0')).join(':')
}
