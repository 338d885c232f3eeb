import { grouped } from '../words/numbers.ts'
import type { Column, TableBlock, Words } from './paper.ts'

/** Rows of a list that a paper prints; what lies beyond is in report.json, and the paper says how much. */
export const LONGEST_LIST = 500

/** A column as it is written in the lists of this folder: title, share of the width, alignment. */
export type ColumnOf = readonly [title: string, width: number, as?: 'n' | 'c']

export function table(
  columns: readonly ColumnOf[],
  rows: readonly (readonly Words[])[],
  caption: string | null = null,
  rule: string | null = null,
): TableBlock {
  return { kind: 'table', caption, columns: columns.map(column), rows, note: rule }
}

function column([title, width, as]: ColumnOf): Column {
  return { title, width, ...(as === undefined ? {} : { as }) }
}

/**
 * A table of a list that may be long: the first rows, and under it how many of how many (promise 1).
 *
 * @example 12555 files → 显示 500 / 12,555；其余见 report.json 的 files
 */
export function listed<T>(
  columns: readonly ColumnOf[],
  list: readonly T[],
  row: (entry: T, i: number) => readonly Words[],
  where: string,
  caption: string | null = null,
): TableBlock {
  return table(columns, list.slice(0, LONGEST_LIST).map(row), caption, cutNote(list.length, where))
}

function cutNote(all: number, where: string): string | null {
  if (all <= LONGEST_LIST) return null
  return `显示 ${grouped(LONGEST_LIST)} / ${grouped(all)}；其余见 report.json 的 ${where}`
}

/** Change with its sign. @example -12 → '−12' */
export function signed(n: number): string {
  if (n === 0) return '0'
  return n < 0 ? `−${String(-n)}` : `＋${String(n)}`
}
