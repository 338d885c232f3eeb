import type { Report } from '../../../report.ts'
import type { Sources } from '../sources.ts'

/** A number of this case with the command that lists its rows, where there is one. */
export interface Fact {
  readonly text: string
  readonly value: string
  /** Selection for `shuzheng rows report.json`; null where rows are not what it counts. */
  readonly rows: string | null
}

/** What may be objected, and what there is to answer with: honest about what is weak. */
export interface Challenge {
  readonly title: string
  readonly objection: string
  readonly facts: readonly Fact[]
  /** Rules and authorities, each with its grade. */
  readonly grounds: readonly string[]
  readonly weak: readonly string[]
}

export type Answering = (report: Report, sources: Sources) => Challenge

export function fact(text: string, value: string | number, rows: string | null = null): Fact {
  return { text, value: String(value), rows }
}

/** 条 of a reason code, with the rows behind it; left out when there are none. */
export function coded(report: Report, label: string, code: string, unit = '条'): readonly Fact[] {
  const tallies: readonly Readonly<Partial<Record<string, number>>>[] = [
    report.records.duplicate,
    report.records['set-aside'],
  ]
  const n = tallies.reduce((sum, tally) => sum + (tally[code] ?? 0), 0)
  return n === 0 ? [] : [fact(label, `${String(n)}${unit}`, `--code ${code}`)]
}

/** What the count becomes under the other options of a reading. */
export function alternatives(report: Report, ids: readonly string[]): readonly Fact[] {
  return report.readings
    .filter(({ id, used }) => ids.includes(id) && !used)
    .map(({ title, option, counted }) =>
      fact(`${title}：如${option}`, `${String(counted)}条（全案口径）`),
    )
}

/** A list without its empty entries. */
export function present(...texts: readonly (string | null)[]): readonly string[] {
  return texts.filter((text) => text !== null)
}
