import { columns, padEnd, wrap } from './columns.ts'

/** How a terminal text is laid out: width in columns, and whether colour may be used. */
export interface Paper {
  readonly width: number
  readonly color: boolean
}

const CODES = { loud: '1;31', good: '32', dim: '2', strong: '1' } as const
export type Paint = keyof typeof CODES

/** Colours a finished line; without colour the text stays as it is. */
export function paint(text: string, how: Paint, paper: Paper): string {
  return paper.color && text !== '' ? `\u001b[${CODES[how]}m${text}\u001b[0m` : text
}

/** Columns of the label: `行台账  `. */
const LABEL = 8

/** `标签    text`, wrapped under itself. An empty label goes on under the line before. */
export function entry(label: string, text: string, paper: Paper, how?: Paint): readonly string[] {
  const lines = wrap(text, Math.max(20, paper.width - LABEL)).map(
    (line, i) => padEnd(i === 0 ? label : '', LABEL) + line,
  )
  return how ? lines.map((line) => paint(line, how, paper)) : lines
}

/** Two texts at both ends of a line, or one under the other where they do not fit. */
export function spread(left: string, right: string, paper: Paper): readonly string[] {
  const gap = paper.width - columns(left) - columns(right)
  if (right === '') return wrap(left, paper.width)
  return gap < 2 ? [...wrap(left, paper.width), right] : [left + ' '.repeat(gap) + right]
}

/** A line that must not be missed, from the left edge. */
export function loud(text: string, paper: Paper): readonly string[] {
  return wrap(text, Math.max(20, paper.width)).map((line) => paint(line, 'loud', paper))
}
