import { Collector, MOST_ISSUES } from '../../collect/collect.ts'
import type { FileOutcome, OutcomeIssue, TableOutcome } from '../../outcome.ts'
import { hasZeros } from '../../encoding/zeros.ts'
import type { Format } from '../../format/formats.ts'
import type { Locator } from '../../locator.ts'
import { TextColumns } from '../../readers/json/text-columns.ts'
import { readSql } from '../../readers/sql/sql.ts'
import { statusOf } from '../../refusal.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import {
  chatAnew,
  joinChat,
  planChat,
  readChatSection,
  type ChatSection,
  type ChatSections,
} from './chat.ts'
import {
  joinJson,
  jsonAnew,
  planJson,
  readJsonSection,
  type JsonSection,
  type JsonSections,
} from './json.ts'
import { collectedOf } from './section.ts'
import {
  joinSql,
  planSql,
  readSqlSection,
  sqlAnew,
  type SqlSection,
  type SqlSections,
} from './sql.ts'

/** How a large file is read side by side, in sections of its lines. */
export type SectionPlan = ChatSections | JsonSections | SqlSections

/** What became of one section. */
export type SectionResult = ChatSection | JsonSection | SqlSection

/** Sections of a file: sixteen, so that all processes end together, of a size within these. */
const SECTIONS = 16
const IN_SECTIONS: ReadonlySet<Format['id']> = new Set(['chat-text', 'json', 'sql'])
const MOST_BYTES = 32 * 2 ** 20

/** How a file is read in sections; null where it is small, in no such format, cannot be cut, or is damaged so that this is to be told. */
export function planSections(
  source: ByteSource,
  format: Format,
  splitFrom: number,
): SectionPlan | null {
  if (source.size < splitFrom || format.seldom !== null) return null
  if (!IN_SECTIONS.has(format.id) || hasZeros(source)) return null
  const size = Math.min(MOST_BYTES, Math.max(splitFrom / 3, source.size / SECTIONS))
  if (format.id === 'chat-text') return planChat(source, format.title, size)
  if (format.id === 'json') return planJson(source, format.title, size)
  return format.id === 'sql' && !holdsJson(source) ? planSql(source, format.title, size) : null
}

/** Bytes of a script that are looked at for texts that are JSON: their fields are known to who reads all of it. */
const PREVIEW = 1 << 20

function holdsJson(source: ByteSource): boolean {
  const head = new Uint8Array(Math.min(PREVIEW, source.size))
  const got = source.read(0, head)
  const texts = new TextColumns(new Collector(null, () => 0, undefined, {}))
  readSql(memorySource(head.subarray(0, got)), texts)
  return texts.found
}

/** Reads one section of a plan; what is given tells what was collected, once the spool is finished. */
export function readSection(
  source: ByteSource,
  plan: SectionPlan,
  index: number,
  collector: Collector,
  at: Locator,
): () => SectionResult {
  const { title: format, encoding } = plan
  const whole = { at, bytes: source.size, digests: {}, format, encoding }
  const read = readAs(source, plan, index, collector)
  collector.close()
  return () => ({ ...read, ...collectedOf(collector, whole) })
}

function readAs(source: ByteSource, plan: SectionPlan, index: number, to: Collector) {
  if (plan.of === 'chat') return { of: plan.of, result: readChatSection(source, plan, index, to) }
  if (plan.of === 'json') return { of: plan.of, result: readJsonSection(source, plan, index, to) }
  return { of: plan.of, result: readSqlSection(source, plan, index, to) }
}

/**
 * The plan with what is really known where each section begins, and the sections that took something else for known; null
 * when all were right.
 */
export function startsAnew(
  plan: SectionPlan,
  results: readonly SectionResult[],
): { readonly plan: SectionPlan; readonly sections: readonly number[] } | null {
  const found = anew(plan, results)
  return found.sections.length === 0 ? null : found
}

function anew(plan: SectionPlan, results: readonly SectionResult[]) {
  if (plan.of === 'chat') return chatAnew(plan, chats(results))
  return plan.of === 'json' ? jsonAnew(plan, jsons(results)) : sqlAnew(plan, scripts(results))
}

function join(plan: SectionPlan, results: readonly SectionResult[]) {
  if (plan.of === 'chat') return joinChat(plan, chats(results))
  return plan.of === 'json' ? joinJson(plan, jsons(results)) : joinSql(plan, scripts(results))
}

const chats = (all: readonly SectionResult[]) => all.filter((r) => r.of === 'chat')
const jsons = (all: readonly SectionResult[]) => all.filter((r) => r.of === 'json')
const scripts = (all: readonly SectionResult[]) => all.filter((r) => r.of === 'sql')

/** One outcome of all sections; null when they do not meet, or when one process might tell of them otherwise. */
export function joinSections(
  results: readonly SectionResult[],
  plan: SectionPlan,
  digests: FileOutcome['digests'],
): FileOutcome | null {
  const [first] = results
  if (!first || results.length !== plan.sections.length || startsAnew(plan, results)) return null
  if (results.some(({ apart }) => apart)) return null
  const whole = join(plan, results)
  return whole && outcomeOf(first.file, whole, digests)
}

function outcomeOf(
  file: FileOutcome,
  { tables, issues }: { tables: readonly TableOutcome[]; issues: readonly OutcomeIssue[] },
  digests: FileOutcome['digests'],
): FileOutcome {
  const status = statusOf(issues, tables.length)
  return { ...file, digests, status, issues: issues.slice(0, MOST_ISSUES), tables }
}
