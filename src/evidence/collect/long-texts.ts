import { identifies } from '../readers/chat/pasted.ts'
import { RowBuilder } from '../readers/row-builder.ts'
import { planText } from '../readers/text/dialect.ts'
import { readText } from '../readers/text/read.ts'
import { mayRunOn, peopleOfLine } from '../readers/text/run-on.ts'
import { CELL, type GridInfo, type GridSink, type ReadSink, type RowView } from '../row.ts'
import { memorySource } from '../source.ts'
import { cellText } from '../tables/held.ts'
import { piecesOfText } from './text-pieces.ts'

/** In bytes. What stands in a longer cell is not looked for in it: SQL takes it for a book. */
const LONG = 20_000
/** Up to so many bytes, and so many people, a cell that is nothing but people is taken apart with all that stands in its row. */
const LONGEST_OF_PEOPLE = 65_536
const MOST_PEOPLE = 1000
/** A longer cell is told of, and not looked at. */
const LONGEST = 32 * 2 ** 20
/** Texts that are tables of their own; those of further cells of a file stand together in one. */
const MOST_TABLES = 50

/**
 * Cells of a file that are too long to be looked into as cells, and hold what identifies people: each is read as a text of its own, as if it
 * lay beside the file, and stands in its row no more, so that nobody is counted twice.
 */
export class LongTexts {
  readonly #to: ReadSink
  /** Texts that were read apart. */
  found = 0
  /** For the texts beyond {@link MOST_TABLES}. */
  #rest: GridSink | null = null
  #restRow = 0

  constructor(to: ReadSink) {
    this.#to = to
  }

  /** The rows of a grid, without such cells. */
  of(info: GridInfo, grid: GridSink): GridSink {
    return {
      row: (view) => {
        grid.row(holdsLong(view) ? this.#without(info, view) : view)
      },
      ...(grid.blankRows ? { blankRows: (from, to) => grid.blankRows?.(from, to) } : {}),
      ...(grid.other ? { other: (code, view) => grid.other?.(code, view) } : {}),
      unread: (...lost) => {
        grid.unread(...lost)
      },
      end: () => {
        grid.end()
      },
    }
  }

  /** No more rows of any grid. */
  end(): void {
    this.#rest?.end()
  }

  #without(info: GridInfo, view: RowView): RowView {
    const type = view.type.slice(0, view.count)
    for (let i = 0; i < view.count; i++)
      if (isLong(view, i) && this.#readApart(info, view, i)) type[i] = CELL.ABSENT
    return { ...view, type, lineStart: -1, lineEnd: -1 }
  }

  /** Reads the text of a cell apart; false where it stays in its row. */
  #readApart(info: GridInfo, view: RowView, column: number): boolean {
    const bytes = (view.end[column] ?? 0) - (view.start[column] ?? 0)
    if (bytes > LONGEST) {
      const message = leftAs(column, bytes)
      this.#to.issue({ code: 'LIMIT', sheet: info.sheet, row: view.row, message })
      return false
    }
    const text = cellText(view, column) ?? ''
    if (!identifies(text) || isTakenApart(text, bytes)) return false
    if (++this.found <= MOST_TABLES) this.#read(info, view.row, column, text)
    else this.#readOn(info, view.row, text)
    return true
  }

  #read(info: GridInfo, row: number, column: number, text: string): void {
    const name = nameOf(info, row, column)
    const source = memorySource(Buffer.from(piecesOfText(text).join('\n')))
    const plan = planText(source, { encoding: 'utf-8' })
    this.#to.issue({ code: 'LONG_CELL', sheet: info.sheet, row, message: readAs(column, name) })
    const sink: ReadSink = {
      grid: (own) => this.#to.grid({ ...own, sheet: name, hidden: info.hidden }),
      issue: (issue) => {
        if (!EXPECTED.has(issue.code)) this.#to.issue({ ...issue, sheet: name })
      },
    }
    readText(source, plan, { from: 0, to: source.size }, sink)
  }

  #readOn({ sheet }: GridInfo, row: number, text: string): void {
    if (this.#rest === null) this.#to.issue({ code: 'LONG_CELL', sheet, row, message: ALSO_READ })
    this.#rest ??= this.#to.grid(REST)
    const builder = new RowBuilder()
    for (const piece of piecesOfText(text)) {
      builder.begin(++this.#restRow).cell(0, String(row))
      this.#rest.row(builder.cell(1, piece).view)
    }
  }
}

const REST: GridInfo = {
  ...{ sheet: '其余超长单元格', hidden: false, delimiter: null, delimiterByte: -1 },
  header: ['上级行号', '内容'],
  settled: true,
}

/** What goes without saying of a text that was cut out of a cell. */
const EXPECTED: ReadonlySet<string> = new Set([
  'MIXED_LINE_ENDS',
  'RUNNER_UP_ENCODING',
  'TEXT_SHAPE',
  'LONG_CELL',
])

function holdsLong(view: RowView): boolean {
  const { start, end, count } = view
  for (let i = 0; i < count; i++)
    if ((end[i] as number) - (start[i] as number) > LONG && isLong(view, i)) return true
  return false
}

function isLong({ start, end, type }: RowView, i: number): boolean {
  return type[i] === CELL.TEXT && (end[i] as number) - (start[i] as number) > LONG
}

/** A cell of people, and of nothing else, that is taken apart where its row is. */
function isTakenApart(text: string, bytes: number): boolean {
  if (bytes > LONGEST_OF_PEOPLE || !mayRunOn(text)) return false
  const people = peopleOfLine(text)
  return (
    people !== null && people.length <= MOST_PEOPLE && !people.some((piece) => MORE.test(piece))
  )
}

/** More than a name and the words for a number. */
const MORE = /(?:\p{Script=Han}\P{Script=Han}*){9}/u

function nameOf({ sheet, header }: GridInfo, row: number, column: number): string {
  const place = [sheet, header?.[column]?.trim() || `第${String(column + 1)}列`]
  return `${place.filter((p) => p !== null).join('.')}（第${String(row)}行）`.slice(-80)
}

function readAs(column: number, name: string): string {
  return `第${String(column + 1)}列的单元格超长：其文字另成一表“${name}”逐行读取，不再留在本行 / a very long cell: its text is read as a table of its own and stands in this row no more`
}

const ALSO_READ =
  '自此行起，其余超长单元格的文字合为一表“其余超长单元格”，不再留在各自的行 / from here on the texts of very long cells stand together in a table of their own'

function leftAs(column: number, bytes: number): string {
  return `第${String(column + 1)}列的单元格超长（${String(bytes)}字节），其中的人员信息未逐一查看：请另存为文本文件后一并读取 / a very long cell that was not looked into: save its text as a file beside this one`
}
