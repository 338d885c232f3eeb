import type { Collector } from '../../collect/collect.ts'
import type { OutcomeIssue, TableOutcome } from '../../outcome.ts'
import {
  planChatText,
  readChatLines,
  type ChatPlan,
  type ChatResult,
} from '../../readers/chat/chat-text.ts'
import { LOOSE, MESSAGES } from '../../readers/chat/message-grid.ts'
import { isMuch } from '../../readers/chat/said-lists.ts'
import { tellTalk } from '../../readers/chat/talk-tables.ts'
import { conversationOf, opening, tellsItself } from '../../readers/chat/text-lines.ts'
import { stretchesOf } from '../../readers/text/cuts.ts'
import { mergeText, rangesMeet, reportText } from '../../readers/text/result.ts'
import { takeSample } from '../../readers/text/sample.ts'
import type { ByteSource } from '../../source.ts'
import { joined } from '../ranges.ts'
import { closingIssues, linesMeet, toldTo, type Collected, type Cut } from './section.ts'

/** A conversation in text, cut before lines that begin a message; each section knows which conversation it goes on with. */
export interface ChatSections extends ChatPlan, Cut<string | null> {
  readonly of: 'chat'
}

export interface ChatSection extends Collected {
  readonly of: 'chat'
  readonly result: ChatResult
}

/** How a conversation is read side by side; null where it cannot be cut. */
export function planChat(source: ByteSource, title: string, size: number): ChatSections | null {
  const plan = planChatText(source)
  // The day of a message, or who says it, stands above it, in another section perhaps.
  if (plan === null || !tellsItself(plan.style)) return null
  const { encoding, bom } = plan.text
  const begins = (line: string) => opening(line, plan.style) !== null
  const stretches = stretchesOf(source, { encoding, bom, returns: true }, size, begins)
  if (stretches.length < 2) return null
  const start = statedIn(takeSample(source).head)
  const sections = stretches.map((s, i) => ({ ...s, start: i === 0 ? null : start }))
  return { of: 'chat', title, encoding, ...plan, sections }
}

/** What the beginning of a file says last of which conversation it is: most files hold one. */
function statedIn(head: Uint8Array): string | null {
  const lines = Buffer.from(head)
    .toString('utf8')
    .split(/[\n\r]/)
  return lines.reduce<string | null>((stated, line) => conversationOf(line) ?? stated, null)
}

export function readChatSection(
  source: ByteSource,
  plan: ChatSections,
  index: number,
  collector: Collector,
): ChatResult {
  const section = plan.sections[index]
  if (!section) throw new Error('no such section')
  return readChatLines(source, plan, section, section.start, tellTalk(collector))
}

/** The plan with the conversation that each section goes on with, as those before it say; and which took another for known. */
export function chatAnew(plan: ChatSections, results: readonly ChatSection[]) {
  let start: string | null = null
  const sections = plan.sections.map((section, i) => {
    const right = { ...section, start }
    start = results[i]?.result.stated ?? start
    return right
  })
  const wrong = sections.flatMap((s, i) => (s.start === plan.sections[i]?.start ? [] : [i]))
  return { plan: { ...plan, sections }, sections: wrong }
}

/** The tables and issues of a conversation of its sections; null when they do not make it. */
export function joinChat(
  plan: ChatSections,
  parts: readonly ChatSection[],
): { tables: TableOutcome[]; issues: OutcomeIssue[] } | null {
  const results = parts.map((p) => p.result)
  const texts = results.map((r) => r.text)
  const lines = texts.map((t) => t.lines)
  if (!rangesMeet(texts) || !linesMeet(plan.sections, lines)) return null
  if (results.some((r, i) => i > 0 && !r.begins) || parts.some((p) => p.mayBeMisread)) return null
  const reading = parts.flatMap((p) => p.reading.filter((issue) => !isClosing(issue)))
  const ofMessages = reading.filter((issue) => issue.sheet === MESSAGES)
  // One process tells of lists as often as it holds many.
  if (tellsOften(results) && (ofMessages.length > 0 || results.every((r) => r.held.loose === 0)))
    return null
  const ofLists = reading.filter((issue) => issue.sheet !== MESSAGES)
  const end = parts.at(-1)?.reading.filter(isClosing) ?? []
  const issues = [...ofMessages, ...ofLists, ...end]
  reportText(mergeText(texts), plan.text, toldTo(issues))
  return { tables: tablesOf(parts), issues: [...issues, ...closingIssues(parts)] }
}

/** What each section tells of the conversation as a whole. */
function isClosing({ code, sheet }: OutcomeIssue): boolean {
  return code === 'CONVERSATION' && sheet === null
}

function tellsOften(results: readonly ChatResult[]): boolean {
  const sum = (of: 'bytes' | 'lists') => results.reduce((n, { held }) => n + held[of], 0)
  return isMuch({ bytes: sum('bytes'), lists: sum('lists') })
}

/** Messages are one table, and what single ones hold of people; lists follow as they come, each in grids of its own. */
function tablesOf(parts: readonly ChatSection[]): TableOutcome[] {
  const messages = parts.flatMap((p) => p.file.tables.filter((t) => t.sheet === MESSAGES))
  const loose = parts.flatMap((p) => p.file.tables.filter(isLoose))
  const whole = [messages, loose].filter((all) => all.length > 0).map((all) => all.reduce(joined))
  let grids = whole.length
  const lists = parts.flatMap((part) => {
    const { tables } = part.file
    const own = 1 + tables.filter(isLoose).length
    const by = grids - own
    grids += part.grids - own
    return tables.filter((t) => t.grid >= own).map((t) => ({ ...t, grid: t.grid + by }))
  })
  return [...whole.map((t, grid) => ({ ...t, grid })), ...lists]
}

function isLoose({ sheet }: TableOutcome): boolean {
  return sheet === LOOSE
}
