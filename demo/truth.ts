/**
 * What the demonstration evidence holds by construction: the figures with which a count is compared.
 * The lines are kept, so that anybody can count them again without the generator.
 */
import type { WrittenList } from './files.ts'
import type { AsideFate, Content, DuplicateFate, Fate, Line, NonData } from './list.ts'

export type Tally<Code extends string> = Partial<Record<Code, number>>

export interface FileTruth {
  /** From the case folder: the file, and the entry when it is a container. */
  readonly at: readonly string[]
  readonly rows: RowsTruth
}

export interface RowsTruth {
  readonly found: number
  readonly data: number
  readonly nonData: Tally<NonData>
}

export interface TruthLine extends Line {
  /** Index into `files`. */
  readonly file: number
}

export interface Truth {
  /** 条数 under the reading used in criminal cases: the published figure. */
  readonly counted: number
  readonly rows: RowsTruth
  readonly files: readonly FileTruth[]
  /** Lines of data; `counted` + `duplicate` + `aside`. A sum over `aside` is firmer than the single codes. */
  readonly out: number
  readonly duplicate: Tally<DuplicateFate>
  readonly aside: Tally<AsideFate>
  /** Over the lines counted. */
  readonly distinctPhones: number
  readonly distinctNames: number
  /** Contents that differ in anything, over all lines that name a person and a good number. */
  readonly wholeLines: number
  /** Lines counted by a resident ID whose check digit is right. */
  readonly validIds: number
  /** By the age column; of the lines counted. */
  readonly ages: { readonly under14: number; readonly from14to17: number; readonly unknown: number }
  readonly lines: readonly TruthLine[]
}

export function truthOf(lists: readonly WrittenList[]): Truth {
  const lines = lists.flatMap((list, file) => list.lines.map((line) => ({ ...line, file })))
  const counted = lines.filter((line) => line.fate === 'COUNTED').map((line) => line.content)
  return {
    counted: counted.length,
    rows: rowsTruth(lists.flatMap((list) => list.rows)),
    files: lists.map((list) => ({ at: list.at, rows: rowsTruth(list.rows) })),
    out: lines.length,
    duplicate: tally(lines, (fate): fate is DuplicateFate => DUPLICATES.includes(fate)),
    aside: tally(
      lines,
      (fate): fate is AsideFate => fate !== 'COUNTED' && !DUPLICATES.includes(fate),
    ),
    distinctPhones: new Set(counted.map((content) => content.phone)).size,
    distinctNames: new Set(counted.map((content) => content.name)).size,
    wholeLines: wholeLines(lines),
    validIds: counted.filter((content) => content.id !== undefined).length,
    ages: ages(counted),
    lines,
  }
}

const DUPLICATES: readonly Fate[] = [
  'DUP_IN_FILE',
  'DUP_CROSS_FILE',
  'DUP_FILE',
  'DUP_CONTAINED',
  'DUP_SUPPLEMENT',
  'CHANGED',
]

function rowsTruth(rows: WrittenList['rows']): RowsTruth {
  const nonData: Tally<NonData> = {}
  let data = 0
  for (const { role } of rows) {
    if (role === 'data') data++
    else nonData[role] = (nonData[role] ?? 0) + 1
  }
  return { found: rows.length, data, nonData }
}

function tally<Code extends Fate>(
  lines: readonly Line[],
  wanted: (fate: Fate) => fate is Code,
): Tally<Code> {
  const found: Tally<Code> = {}
  for (const { fate } of lines) if (wanted(fate)) found[fate] = (found[fate] ?? 0) + 1
  return found
}

/** One text for what a line says, whatever the order of its columns. */
export const contentKey = (content: Content): string =>
  Object.entries(content)
    .map(([field, value]) => `${field}=${value}`)
    .sort()
    .join('|')

const wholeLines = (lines: readonly Line[]): number =>
  new Set(lines.filter(named).map((line) => contentKey(line.content))).size

const named = ({ content }: Line): boolean =>
  content.name !== undefined && content.phone !== undefined

function ages(counted: readonly Content[]): Truth['ages'] {
  const of = (wanted: (age: number) => boolean): number =>
    counted.filter(({ age }) => age !== undefined && wanted(Number(age))).length
  return {
    under14: of((age) => age < 14),
    from14to17: of((age) => age >= 14),
    unknown: counted.filter(({ age }) => age === undefined).length,
  }
}
