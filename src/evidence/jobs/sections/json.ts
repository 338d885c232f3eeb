import type { Collector } from '../../collect/collect.ts'
import type { OutcomeIssue, TableOutcome } from '../../outcome.ts'
import { mayBeMessages } from '../../readers/chat/talk-header.ts'
import { FIRST_ROWS, tellTalk } from '../../readers/chat/talk-tables.ts'
import { namesOf, type KeyPlace } from '../../readers/json/grids.ts'
import { planJsonLines, readJsonLines, type JsonLinesPlan } from '../../readers/json/json.ts'
import type { JsonLinesResult } from '../../readers/json/reader.ts'
import { tellLosses, type Losses } from '../../readers/json/told.ts'
import { stretchesOf } from '../../readers/text/cuts.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import { head } from '../../opened.ts'
import { joined } from '../ranges.ts'
import { closingIssues, toldTo, type Collected, type Cut } from './section.ts'

/** JSON of one object a line; each section knows the columns that the lines before it have shown. */
export interface JsonSections extends JsonLinesPlan, Cut<readonly KeyPlace[]> {
  readonly of: 'json'
}

export interface JsonSection extends Collected {
  readonly of: 'json'
  readonly result: JsonLinesResult
}

/** Enough to see the keys that nearly all objects have. */
const PREVIEW = 2 ** 20

/** How JSON lines are read side by side; null where they cannot be cut. */
export function planJson(source: ByteSource, title: string, size: number): JsonSections | null {
  const plan = planJsonLines(source)
  if (plan === null) return null
  const lines = { encoding: plan.encoding, bom: plan.bom, returns: false }
  const stretches = stretchesOf(source, lines, size, (line) => /^\{.*\},?\s*$/s.test(line))
  const [first, second] = stretches
  if (!first || !second) return null
  const start = columnsIn(source, plan, Math.min(second.from, PREVIEW))
  const sections = stretches.map((s, i) => ({ ...s, start: i === 0 ? [] : start }))
  return { of: 'json', title, ...plan, sections }
}

/** Columns that the first lines show. */
function columnsIn(source: ByteSource, plan: JsonLinesPlan, bytes: number): readonly KeyPlace[] {
  const preview = memorySource(head(source, bytes))
  const nowhere = { row: () => undefined, unread: () => undefined, end: () => undefined }
  const sink = { grid: () => nowhere, issue: () => undefined }
  const whole = { from: plan.bom, to: preview.size, line: 0 }
  return readJsonLines(preview, plan, whole, [], sink).columns
}

export function readJsonSection(
  source: ByteSource,
  plan: JsonSections,
  index: number,
  collector: Collector,
): JsonLinesResult {
  const section = plan.sections[index]
  if (!section) throw new Error('no such section')
  const sink = index > 0 ? collector : tellTalk(collector)
  return readJsonLines(source, plan, section, section.start, sink)
}

/**
 * The plan with the columns that the lines before each section have shown, in the order in which they came; and which
 * sections have rows that stand under others.
 */
export function jsonAnew(plan: JsonSections, results: readonly JsonSection[]) {
  const known = new Map<string, KeyPlace>()
  const sections = plan.sections.map((section, i) => {
    const right = { ...section, start: [...known.values()] }
    for (const place of shownIn(results[i])) known.set(JSON.stringify(place), place)
    return right
  })
  const wrong = results.flatMap((r, i) => (jsonHolds(sections[i]?.start ?? [], r) ? [] : [i]))
  return { plan: { ...plan, sections }, sections: wrong }
}

/** Columns that a section did not know at its beginning; a map keeps those that are in it in their place. */
function shownIn(section: JsonSection | undefined): readonly KeyPlace[] {
  return section ? section.result.columns.slice(section.result.known) : []
}

/** Do the rows of a section stand under the columns under which they stand when one process reads them all? */
function jsonHolds(right: readonly KeyPlace[], { result }: JsonSection): boolean {
  const { known, columns } = result
  const all = right.map((place) => JSON.stringify(place))
  const same = columns.slice(0, known).every((place, i) => JSON.stringify(place) === all[i])
  return same && (columns.length === known || known === right.length)
}

/** The table and issues of JSON lines of their sections; null when they do not make it. */
export function joinJson(
  plan: JsonSections,
  parts: readonly JsonSection[],
): { tables: TableOutcome[]; issues: OutcomeIssue[] } | null {
  const reading = parts.flatMap((p) => p.reading)
  if (!sectionsMeet(plan, parts) || parts.some((p) => p.mayBeMisread)) return null
  const [first, ...more] = parts.flatMap((p) => p.file.tables)
  // A grid is looked at before it is told: what is told of its first rows may come later than of others.
  if (!first || (first.data < FIRST_ROWS && reading.length > 0)) return null
  const headers = namesOf(columnsOf(parts))
  if (headers.some((_, i) => mayBeMessages(headers.slice(0, i + 1)))) return null
  const table = [first, ...more].reduce(joined)
  const told: OutcomeIssue[] = []
  tellLosses(lossesOf(parts), toldTo(told))
  const width = Math.max(table.width, headers.length)
  return {
    tables: [{ ...table, grid: 0, headers, width }],
    issues: [...reading, ...told, ...closingIssues(parts)],
  }
}

function sectionsMeet(plan: JsonSections, parts: readonly JsonSection[]): boolean {
  return parts.every(({ result, grids }, i) => {
    const next = plan.sections[i + 1]
    return result.isSure && grids <= 1 && (next === undefined || result.lines === next.line)
  })
}

function columnsOf(parts: readonly JsonSection[]): KeyPlace[] {
  const all = parts.flatMap((part) => shownIn(part))
  return [...new Map(all.map((place) => [JSON.stringify(place), place])).values()]
}

function lossesOf(parts: readonly JsonSection[]): Losses {
  return parts
    .map((p) => p.result.losses)
    .reduce((a, b) => ({
      encoding: a.encoding,
      undecodable: a.undecodable + b.undecodable,
      rows: a.rows + b.rows,
      longCells: a.longCells + b.longCells,
      crossedCells: a.crossedCells + b.crossedCells,
      numbersLeft: a.numbersLeft || b.numbersLeft,
    }))
}
