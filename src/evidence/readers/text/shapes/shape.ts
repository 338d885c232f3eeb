/**
 * How a text without a plain delimiter is laid out. Plain data: it is part of the plan, passed between processes and
 * printed in reports.
 */
export type TextShape =
  | {
      readonly kind: 'labelled'
      /** Labels as they stand in the file, in the order of the columns; one that a record repeats stands again. */
      readonly labels: readonly string[]
      /** Each line is a record of its own. */
      readonly perLine: boolean
      /** A blank line or a rule ends a record; otherwise a label that comes again does. */
      readonly blankEnds: boolean
      /** Some text stands before any label: it has a last column without a name. */
      readonly loose: boolean
      /** Each record begins with a line without a label, above this label: the name, as on a card. */
      readonly headed?: string
      /** A line may hold several records: a label that comes again in it begins another. */
      readonly several?: true
      /** A running number behind the labels tells whose they are: 姓名1 电话1 姓名2 电话2. */
      readonly numbered?: true
      /** The labels are keys as programs write them, and their values stand in quotes, brackets or tags. */
      readonly keys?: true
    }
  | {
      readonly kind: 'blocks'
      /** Lines of a record. */
      readonly lines: number
      /** Blank lines or rules stand between records; a record may then have fewer or more lines. */
      readonly blankEnds: boolean
      /** Each record begins with a name, however many lines it has. */
      readonly named?: true
    }
  | {
      readonly kind: 'fixed'
      /** Display columns at which cells begin, the first of them 0; a Han character takes two. */
      readonly starts: readonly number[]
    }
  | {
      /** A line may go on with people without end, or with their numbers alone: each is a row. */
      readonly kind: 'run-on'
    }
  | {
      /** The text of a program: values side by side in one bracket are a row. */
      readonly kind: 'literals'
    }
  | {
      /** Commands as Redis keeps them: each part on a line of its own, below its length. */
      readonly kind: 'commands'
    }

/** Whether ranges of the file may be read side by side: every record is one line. */
export function isSplittable(shape: TextShape): boolean {
  if (shape.kind === 'fixed') return true
  // A line of keys may hold several records.
  return shape.kind === 'labelled' && shape.perLine && !shape.keys && !shape.several
}

/**
 * What the examiner writes (`--delimiter`) to have a text read so: `labels`, `lines`, `blocks:3`, `columns:10,23`.
 * Null where it is a delimiter after all.
 */
export type ShapeWish =
  | { readonly kind: 'lines' | 'labelled' }
  | { readonly kind: 'blocks'; readonly lines: number }
  | { readonly kind: 'fixed'; readonly starts: readonly number[] }

export function shapeWish(delimiter: string | undefined): ShapeWish | null {
  if (delimiter === 'lines') return { kind: 'lines' }
  if (delimiter === 'labels') return { kind: 'labelled' }
  const [, lines] = /^blocks:(\d{1,3})$/.exec(delimiter ?? '') ?? []
  if (lines !== undefined) return { kind: 'blocks', lines: Math.max(1, Number(lines)) }
  const [, columns] = /^columns:(\d{1,4}(?:,\d{1,4}){0,200})$/.exec(delimiter ?? '') ?? []
  if (columns === undefined) return null
  const starts = columns.split(',').map(Number)
  return { kind: 'fixed', starts: [...new Set([0, ...starts])].sort((a, b) => a - b) }
}

/** A line of strokes, stars, dots between records, or their number alone: `------`, `======`, `……`, `【客户12】`. */
export function isRule(line: string): boolean {
  return NUMBERED.test(line) || /^\s*([-=*#_~—─━－＝…·.+])(?:\s?\1){2,400}\s*$/u.test(line)
}

/** What numbers the records, in brackets and alone in its line. */
const NUMBERED =
  /^\s{0,8}[【[](?:客户|用户|会员|学员|学生|资料|线索|记录|第|序号|编号|No\.?)\s?\d{1,7}\s?[个位条号]?[】\]]\s{0,8}$/iu
