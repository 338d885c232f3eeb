import type { LineMark } from './line-marks.ts'
import type { TextShape } from './shapes/shape.ts'

/**
 * How a delimited text file is to be read. Plain data: it is passed between processes and printed in reports.
 */
export interface TextPlan {
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5`, `windows-1252`, any label the platform knows, or `binary`. */
  readonly encoding: string
  readonly runnerUp: string | null
  /** Lines of it may stand in this encoding (a list appended to another); absent: none are looked for. */
  readonly other?: string
  /** Bytes of the byte order mark. */
  readonly bom: number
  /** Null: a line is one cell. */
  readonly delimiter: string | null
  /** The delimiter is any run of blanks (space, tab, no-break and ideographic space); blanks around a line are none. */
  readonly blanks: boolean
  /** The column of names of two characters with blanks between them (`朱  叶`); absent: none has them. */
  readonly spaced?: number
  readonly quote: string | null
  /** How a quote is written inside quotes: doubled, or after this character; null without quotes. */
  readonly escape: string | null
  /** Quoted cells hold line ends. */
  readonly multiline: boolean
  /** Numbers of cells that records of this file have, most frequent first; decides what a stray quote means. */
  readonly widths: readonly number[]
  /** Marks that cut lines of this file which the delimiter does not cut; absent: no line is cut but by it. */
  readonly marks?: readonly LineMark[]
  /** Records are laid out otherwise than a line a record; absent for delimited text. */
  readonly shape?: TextShape
  /** A layout that may be meant, but is in doubt: what the examiner would write to have it read so. */
  readonly otherShape?: string
  /** 判定依据, plain Chinese; no text of the file in it. */
  readonly reason: string
  /** What else was weighed, best first. */
  readonly alternatives: readonly Alternative[]
}

export interface Alternative {
  readonly delimiter: string | null
  readonly quote: string | null
  readonly score: number
}

/** `escape` of a dialect that doubles its quotes. */
export const DOUBLED = 'double'

/** What the examiner knows better (`--encoding`, `--delimiter`, `--quote`); an empty delimiter or quote means none. */
export interface TextOverrides {
  readonly encoding?: string
  readonly delimiter?: string
  readonly quote?: string
}

/** The same text read plainly: each physical line is one cell. */
export function linesOf(plan: TextPlan): TextPlan {
  const { shape: _shape, marks: _marks, ...rest } = plan
  return { ...rest, delimiter: null, blanks: false, quote: null, escape: null, multiline: false }
}
