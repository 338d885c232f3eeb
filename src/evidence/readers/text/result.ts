import type { IssueCode } from '../../codes.ts'
import type { ReadSink } from '../../row.ts'
import type { TextPlan } from './plan.ts'
import { MOST_STRETCHES, type Facts, type Stretch } from './tokens.ts'
import { undecodableText } from '../undecodable.ts'

/** What the reading of a range came to. Rows and lines count from the start of the range. */
export interface TextResult extends Facts {
  /** Byte in the file at which the first record of the range begins, and the first one behind it. */
  readonly firstRecordAt: number
  readonly nextRecordAt: number
  /** Sequences replaced by U+FFFD. */
  readonly undecodable: number
  /** U+FFFD that stand in the file itself. */
  readonly replaced: number
}

/** Do ranges read side by side meet, each beginning where the one before it ended? If not, read on from where they part. */
export function rangesMeet(parts: readonly TextResult[]): boolean {
  return parts.every((part, i) => i === 0 || parts[i - 1]?.nextRecordAt === part.firstRecordAt)
}

/** Puts together the results of ranges that meet; rows then count from the start of the file. */
export function mergeText(parts: readonly TextResult[]): TextResult {
  return parts.reduce((a, b) => ({
    rows: a.rows + b.rows,
    lines: a.lines + b.lines,
    strays: a.strays + b.strays,
    lost: a.lost + b.lost,
    strayRows: [...a.strayRows, ...b.strayRows.map((row) => row + a.lines)].slice(0, 20),
    lineEnds: a.lineEnds | b.lineEnds,
    nulRow: firstOf(a, b, 'nulRow'),
    longRow: firstOf(a, b, 'longRow'),
    wideRow: firstOf(a, b, 'wideRow'),
    undecodableRow: firstOf(a, b, 'undecodableRow'),
    stretches: joinStretches(a.stretches, b.stretches, a.lines),
    ownRows: joinStretches(a.ownRows, b.ownRows, a.lines),
    ownMarks: a.ownMarks + b.ownMarks,
    otherLines: a.otherLines + b.otherLines,
    piecedLines: a.piecedLines + b.piecedLines,
    undecodable: a.undecodable + b.undecodable,
    replaced: a.replaced + b.replaced,
    firstRecordAt: a.firstRecordAt,
    nextRecordAt: b.nextRecordAt,
  }))
}

/** A stretch at the start of a range goes on one at the end of the range before, if no other text stands between. */
function joinStretches(a: readonly Stretch[], b: readonly Stretch[], lines: number): Stretch[] {
  const moved = b.map((s) => ({ ...s, from: s.from + lines, to: s.to + lines }))
  const [first, ...more] = moved
  const last = a.at(-1)
  if (first && last && first.from === last.to + 1)
    return [...a.slice(0, -1), { from: last.from, to: first.to }, ...more].slice(0, MOST_STRETCHES)
  return [...a, ...moved].slice(0, MOST_STRETCHES)
}

type RowFact = 'nulRow' | 'longRow' | 'wideRow' | 'undecodableRow'

function firstOf(a: TextResult, b: TextResult, fact: RowFact): number {
  if (a[fact] > 0) return a[fact]
  return b[fact] > 0 ? b[fact] + a.lines : 0
}

/** Tells what a reader of the report should know of a text file, the same however many ranges it was read in. */
export function reportText(result: TextResult, plan: TextPlan, sink: ReadSink): void {
  const say = (code: IssueCode, row: number | null, message: string) => {
    sink.issue({ code, sheet: null, row, message })
  }
  if (result.rows === 0 && plan.encoding !== 'binary')
    say('EMPTY_FILE', null, '文件为空 / the file is empty')
  if (plan.runnerUp !== null)
    say(
      'RUNNER_UP_ENCODING',
      null,
      `按${plan.encoding}读取，也可能是${plan.runnerUp}（--encoding ${plan.runnerUp}） / read as ${plan.encoding}, could be ${plan.runnerUp}`,
    )
  const layout = layoutMessage(plan)
  if (layout !== null) say('TEXT_SHAPE', null, layout)
  for (const row of result.strayRows)
    say(
      'UNCLOSED_QUOTE',
      row,
      '引号未闭合，按原文保留引号，从下一行继续 / a quote is never closed; kept as text',
    )
  if (result.strays > result.strayRows.length)
    say(
      'UNCLOSED_QUOTE',
      null,
      `共${result.strays}行引号未闭合，上列前${result.strayRows.length}行 / ${result.strays} rows with an open quote, the first ${result.strayRows.length} listed`,
    )
  if (result.otherLines > 0)
    say('MIXED_ENCODING', result.stretches[0]?.from ?? null, mixedMessage(result, plan))
  if (result.ownMarks > 0)
    say('MIXED_DELIMITERS', result.ownRows[0]?.from ?? null, ownMarksMessage(result, plan))
  if (result.undecodable > 0)
    say('UNDECODABLE', result.undecodableRow, undecodableText(result.undecodable, plan.encoding))
  if (result.replaced > 0)
    say(
      'MOJIBAKE',
      null,
      `文件中已有${result.replaced}处U+FFFD（�）：这些字在存成此文件之前已丢失，不能还原，请另取原件 / ${result.replaced} characters were lost before this file was written`,
    )
  if (result.nulRow > 0) say('NUL_BYTES', result.nulRow, '含空字节，已保留 / holds NUL bytes, kept')
  if (result.longRow > 0)
    say('LONG_CELL', result.longRow, '超过1MB的行 / a record longer than 1 MB')
  if (result.wideRow > 0)
    say(
      'LONG_CELL',
      result.wideRow,
      '超过16384个单元格，其余合并在最后一个单元格 / more than 16,384 cells; the rest is joined in the last one',
    )
  if (result.lineEnds & (result.lineEnds - 1))
    say('MIXED_LINE_ENDS', null, '换行符不一致 / line ends are mixed')
}

/** How a text that is not delimited was laid out, and how to have it read otherwise. */
function layoutMessage({ shape, otherShape }: TextPlan): string | null {
  if (otherShape !== undefined)
    return `每行读作一格；也可能几行合为一条（--delimiter ${otherShape}） / read one cell a line; several lines may be one record`
  switch (shape?.kind) {
    case 'labelled':
      return '按“标签：内容”读取，标签为列名；要按行读取请加 --delimiter lines / labels before values are the columns'
    case 'blocks':
      if (shape.named)
        return '每行一个值，遇姓名另起一条；要按行读取请加 --delimiter lines / one value a line, each name begins a record'
      return `每${shape.lines}行合为一条；要按行读取请加 --delimiter lines / ${shape.lines} lines make one record`
    case 'fixed':
      return '按固定列宽读取；要按行读取请加 --delimiter lines / read by columns of fixed width'
    case 'run-on':
      return '一行之内有许多人或者许多号码：各按一行读取，其后的行号顺延；要按行读取请加 --delimiter lines / many people or numbers within one line: each is read as a row, later rows count on from them'
    case 'commands':
      return '按Redis命令读取，每条命令一行；要按行读取请加 --delimiter lines / each command of Redis is a row'
    case 'literals':
      return '按程序中括号内的值读取，每个括号一行；要按行读取请加 --delimiter lines / the values in each bracket of a program are a row'
    case undefined:
      return null
  }
}

/** So many stretches are named; the others are counted. */
const NAMED = 10

function placesOf(stretches: readonly Stretch[]): string {
  const named = stretches
    .slice(0, NAMED)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
  return `第${named.join('、')}行${stretches.length > NAMED ? '等' : ''}`
}

/** Which lines were cut by a mark of their own, and how to have it otherwise. */
function ownMarksMessage({ ownRows, ownMarks }: TextResult, plan: TextPlan): string {
  const usual = plan.blanks ? '空白' : JSON.stringify(plan.delimiter)
  return `${placesOf(ownRows)}（共${ownMarks}行）按本行自己的分隔符切分，其余按${usual}切分；要每行读作一格请加 --delimiter lines / ${ownMarks} lines cut by a delimiter of their own, the others by ${usual}`
}

function mixedMessage(result: TextResult, plan: TextPlan): string {
  const { stretches, otherLines, piecedLines } = result
  const other = String(plan.other)
  if (piecedLines > 0)
    return `${placesOf(stretches)}（共${otherLines}行）含${other}，其中${piecedLines}行同一行内有两种编码，逐段解码，其余按${plan.encoding}解码 / ${otherLines} lines hold ${other}, in ${piecedLines} of them beside ${plan.encoding}: each piece is decoded as what it is`
  return `${placesOf(stretches)}（共${otherLines}行）按${other}解码，其余按${plan.encoding}解码 / ${otherLines} lines decoded as ${other}, the others as ${plan.encoding}`
}
