import type { InsideFile, TakeInside } from '../containers/inside.ts'
import { readPivotStream } from './xls-beside/pivot-cache.ts'
import { Keys } from '../locks/keys.ts'
import { unlockWorkbook } from '../locks/xls/workbook.ts'
import type { ReadSink } from '../row.ts'
import { prepareWorkbook, type Workbook } from './biff.ts'
import { handOn } from './embedded.ts'
import { readLoose } from './loose.ts'
import { RowBuilder } from './row-builder.ts'
import { writeRows } from './sparse-rows.ts'
import { CellWriter } from './xls-cell.ts'
import { type Book, readBook, type Sheet } from './xls-cells/book.ts'
import { openContainer } from './xls-container.ts'

/**
 * Reads an Excel 97-2003 workbook (BIFF8, BIFF5/7, and the raw streams of BIFF2–4).
 *
 * BIFF stores numbers as doubles: the stored text is the shortest decimal that gives the same double, so a number of
 * 16 digits or more is what Excel has made of it. Nothing is thrown: a password that is not in the list is PASSWORD, a
 * broken file CORRUPT, and what could be read before the break is given.
 */
export function readXls(
  bytes: Uint8Array,
  sink: ReadSink,
  keys: Keys = new Keys(),
  inside?: TakeInside,
): void {
  const workbook = openWorkbook(bytes, sink, keys)
  if (workbook === null) return
  const book = readBook(workbook)
  if (workbook.broken) {
    sink.issue({
      code: 'CORRUPT',
      message:
        '文件被截断或局部损坏，只读出完好的部分 / the file is cut short or damaged in places; only what is whole was read',
    })
  } else if (book.doubled > 0) {
    const message = `单元格 ${book.doubled} 个与另一个位置相同，以后者为准 / ${book.doubled} cells stand where another one stood; the later one is kept`
    sink.issue({ code: 'CORRUPT', message })
  }
  if (book.reread !== null) {
    sink.issue({
      code: 'RUNNER_UP_ENCODING',
      message:
        book.reread === GBK
          ? '文件标明的代码页与内容不符，文字按 GBK 读出 / text read as GBK although the file names another code page'
          : '文件标明的代码页与内容不符，文字按 Big5 读出 / text read as Big5 although the file names another code page',
    })
  }
  if (book.lost > 0) {
    const message = `单元格 ${book.lost} 个引用的字符串不存在，或在最后一列之外 / ${book.lost} cells refer to strings that are not there, or stand beyond the last column`
    sink.issue({ code: 'CORRUPT', message })
  }
  tellWhatIsNoTable(workbook, sink)
  readSheets(book, workbook, sink)
  readBeside(workbook, book.reread ?? workbook.codePage ?? GBK, sink)
  handOn(workbook.files, inside, sink)
}

const GBK = 936

const OLE = 0xd0

/** A workbook, how many files stand in it as objects, and what its pivot tables sum up. */
type Opened = Workbook & Beside

interface Beside {
  readonly embedded: number
  readonly caches: readonly Buffer[]
  readonly files: readonly InsideFile[]
}

function openWorkbook(bytes: Uint8Array, sink: ReadSink, keys: Keys): Opened | null {
  try {
    if (bytes[0] !== OLE) return withEmbedded(prepared(bytes, sink, keys), NOTHING_BESIDE)
    const { stream, encrypted, cut, ...beside } = openContainer(bytes)
    if (encrypted && stream === null) return protectedByPassword(sink)
    if (stream === null) return corrupt(sink, '找不到工作簿数据流 / no workbook stream in the file')
    const workbook = prepared(stream, sink, keys)
    return workbook && withEmbedded({ ...workbook, broken: workbook.broken || cut }, beside)
  } catch {
    return corrupt(sink, '复合文档结构损坏 / the compound document is broken')
  }
}

const NOTHING_BESIDE: Beside = { embedded: 0, caches: [], files: [] }

function withEmbedded(workbook: Workbook | null, beside: Beside): Opened | null {
  return workbook && { ...workbook, ...beside }
}

/** The stream as it can be read: looked over, and in the clear. */
function prepared(bytes: Uint8Array, sink: ReadSink, keys: Keys): Workbook | null {
  const workbook = prepareWorkbook(bytes)
  if (!workbook.encrypted) return checked(workbook, sink)
  const { stream, issue } = unlockWorkbook(workbook.stream, workbook.version, keys)
  sink.issue(issue)
  return stream && checked(prepareWorkbook(stream), sink)
}

function checked(workbook: Workbook, sink: ReadSink): Workbook | null {
  return workbook.sheets > 0
    ? workbook
    : corrupt(sink, '工作簿数据流为空或损坏 / the workbook stream is empty or broken')
}

function protectedByPassword(sink: ReadSink): null {
  sink.issue({
    code: 'PASSWORD',
    message: '工作簿有打开口令 / the workbook is protected by a password',
  })
  return null
}

function corrupt(sink: ReadSink, message: string): null {
  sink.issue({ code: 'CORRUPT', message })
  return null
}

function tellWhatIsNoTable(workbook: Opened, sink: ReadSink): void {
  const { texts, embedded, caches, rules, foreign, pivots } = workbook
  const kinds: readonly (readonly [number, string, string])[] = [
    [texts.lost, '批注或文本框', 'comments or text boxes'],
    [texts.objects + embedded, '绘图或嵌入对象', 'drawings or embedded objects'],
    [rules, '输入限制（可含选项清单）', 'rules for input, which may hold lists'],
    [foreign.broken, '外部工作簿的缓存行', 'rows kept of other workbooks'],
    [caches.length > 0 ? 0 : pivots, '数据透视表（缓存）', 'pivot tables with their caches'],
  ]
  const found = kinds.filter(([count]) => count > 0)
  if (found.length === 0) return
  const chinese = found.map(([count, words]) => `${words} ${String(count)} 个`).join('，')
  const english = found.map(([count, , words]) => `${String(count)} ${words}`).join(', ')
  sink.issue({ code: 'NOT_A_TABLE', message: `${chinese}，未读 / ${english}, not read` })
}

/** Reads what stands outside the cells, text of one byte a character in the code page. */
function readBeside(
  { texts, foreign, names, links, caches }: Opened,
  page: number,
  sink: ReadSink,
): void {
  readLoose(texts.notes.in(page).join('\n'), sink, '批注')
  readLoose(texts.boxes.in(page).join('\n'), sink, '文本框')
  texts.headings(page).read(sink)
  foreign.read(sink, page)
  names.read(sink, page)
  links.read(sink)
  const lost = caches.filter(
    (bytes, n) => !readPivotStream(bytes, `透视表缓存${String(n + 1)}`, sink),
  ).length
  if (lost === 0) return
  const message = `数据透视表缓存 ${String(lost)} 个未读或不完整 / ${String(lost)} pivot caches, not read or not whole`
  sink.issue({ code: 'CORRUPT', message })
}

function readSheets(book: Book, workbook: Workbook, sink: ReadSink): void {
  const writer = new CellWriter(book.date1904)
  const builder = new RowBuilder()
  const watched: ReadSink = {
    grid: (info) => workbook.links.watching(sink.grid(info)),
    issue: (issue) => {
      sink.issue(issue)
    },
  }
  for (const sheet of book.sheets) {
    if (sheet.rows === null) tellLost(sheet, sink)
    else readSheet(sheet, writer, builder, watched)
  }
  if (book.sheets.length === 0) corrupt(sink, '找不到工作表 / no sheet was found')
}

function tellLost(sheet: Sheet, sink: ReadSink): void {
  const message = '工作表未读出：没有读到内容 / nothing of it could be read'
  sink.issue({ code: 'CORRUPT', sheet: sheet.name, message })
}

function readSheet(sheet: Sheet, writer: CellWriter, builder: RowBuilder, sink: ReadSink): void {
  if (sheet.isChart) {
    sink.issue({ code: 'NOT_A_TABLE', sheet: sheet.name, message: '图表工作表 / a chart sheet' })
    return
  }
  if (sheet.hidden)
    sink.issue({
      code: 'HIDDEN_SHEET',
      sheet: sheet.name,
      message: '隐藏工作表，已读 / hidden sheet, read',
    })
  if (sheet.hiddenRows)
    sink.issue({
      code: 'HIDDEN_ROWS',
      sheet: sheet.name,
      message: '有隐藏的行或列，已读 / hidden rows or columns, read',
    })
  if (sheet.withoutValue !== null)
    sink.issue({
      code: 'FORMULA_NO_VALUE',
      sheet: sheet.name,
      row: sheet.withoutValue,
      message: '公式没有缓存值 / formulas without cached value',
    })
  const grid = sink.grid({
    sheet: sheet.name,
    hidden: sheet.hidden,
    delimiter: null,
    delimiterByte: -1,
  })
  writeRows(sheet.rows ?? [], writer, builder, grid)
  grid.end()
}
