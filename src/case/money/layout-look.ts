import type { Locator } from '../../evidence/locator.ts'
import type { ReadOverrides } from '../../evidence/jobs/job.ts'
import { readSum } from '../../gains/statements/values/amount.ts'
import { plain } from '../../gains/statements/values/cells.ts'
import { directionOf } from '../../gains/statements/values/direction.ts'
import { fieldNamed, type FieldId } from '../../gains/statements/layout/fields.ts'
import { maskedMemo, maskedName, maskedPayments } from '../../gains/statements/values/masked.ts'
import { columnName } from '../../gains/statements/layout/names.ts'
import {
  readStatements,
  type GivenStatement,
  type GivenTable,
} from '../../gains/statements/read.ts'
import { timeCell } from '../../gains/statements/values/time.ts'
import { isHanNameText } from '../../records/fields/name-shape.ts'
import { plainText } from '../../documents/safe.ts'
import type { Payment } from '../../report/payments.ts'
import type { StatementReport } from '../../report/statements.ts'
import { letters } from '../intake/corrections/correction.ts'
import { SILENT, type Progress } from '../intake/progress.ts'
import { withoutIdentifiers } from '../masked-report.ts'
import type { CountRequest } from '../request.ts'
import { FIELDS, readingOf, type CaseLayout } from './layouts.ts'
import { givenAsked, headerOf, type AskedStatements, type StatementAsked } from './statements.ts'

/** The first rows of a table of a statement, masked, and what its columns seem to hold: by these a person maps them. */
export interface TableLook {
  readonly at: Locator
  /** 表形, by which a layout can hold for all tables like it. */
  readonly shape: string
  /** `微信支付账单（导出版）`; null: not understood. */
  readonly form: string | null
  /** Names of the columns as they stand in the header; empty where there is none. */
  readonly header: readonly string[]
  /** Columns that are shown, and how many there are. */
  readonly shown: number
  readonly columns: number
  readonly rows: readonly LookRow[]
  /** What the names of the columns say, by the fields of a layout: `time` → A. */
  readonly guess: Readonly<Record<string, string>>
}

export interface LookRow {
  readonly row: number | null
  readonly cells: readonly string[]
}

/** A statement as it is read now, and as it would be by the layout; with the first payments that this would give. */
export interface LayoutLook {
  readonly tables: readonly TableLook[]
  /** What is said of it now. */
  readonly layout: CaseLayout | null
  readonly before: StatementReport
  readonly after: {
    readonly statement: StatementReport
    readonly payments: readonly Payment[]
  } | null
}

/** What a person says of a statement, tried before it is kept. */
export interface LayoutTried {
  readonly layout: CaseLayout | null
  /** It is to hold for every table of this shape; null: for this statement alone. */
  readonly shape: string | null
  /** How its text is cut, where only that is said yet. */
  readonly reading: ReadOverrides
}

const ROWS = 25
const COLUMNS = 40
const LONGEST = 40
const PAYMENTS = 8

/**
 * A statement looked at for its columns: read as it is, and by the layout that is tried. Nothing of it is kept.
 *
 * @param id of one of the statements that are asked for
 * @returns null where there is none of that name
 */
export async function lookAtLayout(
  { asked, shapes }: AskedStatements,
  id: string,
  tried: LayoutTried,
  request: Pick<CountRequest, 'temp' | 'threads' | 'passwords'>,
  progress: Progress = SILENT,
): Promise<LayoutLook | null> {
  const statement = asked.find((one) => one.id === id)
  if (!statement) return null
  const { layout, shape } = tried
  const reading = layout === null ? tried.reading : readingOf(layout)
  const cut = { ...statement, reading: { ...statement.reading, ...reading } }
  const [now] = await givenAsked([cut], shapes, request, progress)
  if (!now) return null
  const after = layout === null ? null : await by(layout, shape, { cut, shapes }, request, progress)
  return {
    tables: now.tables.map(tableLook),
    layout: statement.layout,
    before: reportOf(now),
    after: after && {
      statement: reportOf(after),
      payments: maskedPayments(readStatements([after]).payments.slice(0, PAYMENTS)),
    },
  }
}

async function by(
  layout: CaseLayout,
  shape: string | null,
  { cut, shapes }: { readonly cut: StatementAsked; readonly shapes: AskedStatements['shapes'] },
  request: Pick<CountRequest, 'temp' | 'threads' | 'passwords'>,
  progress: Progress,
): Promise<GivenStatement | null> {
  const others = shapes.filter((s) => s.shape !== shape)
  const [read] =
    shape === null
      ? await givenAsked([{ ...cut, layout }], shapes, request, progress)
      : await givenAsked(
          [{ ...cut, layout: null }],
          [...others, { shape, layout }],
          request,
          progress,
        )
  return read ?? null
}

function reportOf(given: GivenStatement): StatementReport {
  const [read] = readStatements([given]).statements
  if (!read) throw new Error('a statement that was given is reported')
  return withoutIdentifiers(read)
}

function tableLook({ table, shape }: GivenTable): TableLook {
  const header = headerOf(table)
  const columns = Math.max(header.length, ...table.looks.map(({ cells }) => cells.length), 0)
  const shown = Math.min(columns, COLUMNS)
  const names = header.map(cutText)
  const rows = table.looks.slice(0, ROWS).map(({ row, cells }): LookRow => {
    const isHeader = header.length > 0 && header.every((name, i) => plainName(cells[i]) === name)
    const texts = Array.from({ length: shown }, (_, i) => cells[i] ?? '')
    return { row, cells: texts.map((text) => (isHeader ? cutText(text) : maskedCell(text))) }
  })
  return {
    at: table.place.at,
    shape,
    form: table.blocks[0]?.layout.form.title ?? null,
    header: withoutIdentifiers(names).slice(0, shown),
    ...{ shown, columns },
    rows: withoutIdentifiers(rows),
    guess: guessOf(header),
  }
}

function plainName(cell: string | null | undefined): string {
  return (cell ?? '').trim()
}

const BY_FIELD: ReadonlyMap<FieldId, string> = new Map(FIELDS.map(([name, field]) => [field, name]))

/** Each field by the first column that has a name of it. */
function guessOf(header: readonly string[]): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  for (const [i, name] of header.entries()) {
    const field = fieldNamed(columnName(name).name)?.field ?? null
    const said =
      field === 'direction' ? 'direction' : field === 'date' ? 'time' : field && BY_FIELD.get(field)
    if (said && !found.has(said)) found.set(said, letters(i))
  }
  return Object.fromEntries(found)
}

/** Times, sums and sides stand in clear; numbers and names do not. */
function maskedCell(text: string): string {
  const clean = plain(text)
  if (directionOf(clean) !== null || isTime(clean) || isSum(clean)) return cutText(clean)
  const pieces = maskedMemo(text.trim()).split(/([\s/:：;；,，、()（）|·-]+)/)
  return cutText(pieces.map((piece) => (isHanNameText(piece) ? maskedName(piece) : piece)).join(''))
}

function isTime(text: string): boolean {
  const { kind } = timeCell(text)
  return kind === 'time' || kind === 'slash' || kind === 'yearless' || kind === 'clock'
}

/** Digits without a decimal may be a number of somebody. */
function isSum(text: string): boolean {
  const sum = readSum(text)
  return sum !== null && !('fault' in sum) && (sum.isYuan || /^\D?\d{1,5}$/.test(text))
}

function cutText(text: string): string {
  const chars = [...plainText(text.trim())]
  return chars.length > LONGEST ? `${chars.slice(0, LONGEST).join('')}…` : chars.join('')
}
