import type { CaseReport } from '../../case-report.ts'
import { agreed } from '../words/gains.ts'
import { entry } from './paint.ts'
import type { Paper } from './paint.ts'
import { shown, shownLocator } from '../safe.ts'

/** Lines that the terminal has room for, of each kind. */
const MOST = 8

/** What the terminal says of money beside the sums of each person: what does not close, what waits for a person. */
export function gainsLines(facts: CaseReport, paper: Paper): readonly string[] {
  return [
    ...block('价款', dealTexts(facts), paper),
    ...block('付款', paymentTexts(facts), paper),
    ...block('聊天', talkTexts(facts), paper),
    ...block(
      '请求',
      facts.gains.scopes.flatMap((s) => [
        s.sentence,
        ...(s['outside-sentence'] ? [s['outside-sentence']] : []),
      ]),
      paper,
    ),
    ...block(
      '矛盾',
      facts.gains.conflicts.map(({ sentence }) => sentence),
      paper,
    ),
    ...block(
      '文书',
      facts.gains.pleading.filter(({ taken }) => taken !== null).map(({ sentence }) => sentence),
      paper,
    ),
    ...block(
      '核对',
      facts.gains.notes.map(({ text }) => text),
      paper,
    ),
  ]
}

function block(title: string, texts: readonly string[], paper: Paper): readonly string[] {
  const more = texts.length - MOST
  const told = more > 0 ? [...texts.slice(0, MOST), `另有${String(more)}项见报告`] : texts
  return told.flatMap((text, i) => entry(i === 0 ? title : '', shown(text), paper))
}

/** Deals of which two sums can be set side by side. */
function dealTexts({ gains }: CaseReport): string[] {
  return gains.deals
    .filter((d) => (d.computed && d.stated) ?? d.paid ?? d.refunded)
    .map((d) => `${d.deal} ${d.sentence}`)
}

function paymentTexts({ gains }: CaseReport): string[] {
  const { payments } = gains
  if (payments.length === 0) return []
  const counted = payments.filter((p) => p.decision?.counts === true)
  const waiting = payments.filter((p) => p.decision === null && p.proposals.length > 0)
  const several = waiting.filter((p) => p.ambiguous).length
  const open = several > 0 ? `（其中${String(several)}笔与几笔流转均可能对应，未作取舍）` : ''
  return [
    `已确认并计入 ${String(counted.length)} 笔；提出对应待确认 ${String(waiting.length)} 笔${open}；其他 ${String(payments.length - counted.length - waiting.length)} 笔`,
  ]
}

function talkTexts({ gains: { 'price-lines': found } }: CaseReport): string[] {
  if (found.found === 0) return []
  const lines = found.lines.slice(0, 3).map((line) => `${shownLocator(line.at)}：${agreed(line)}`)
  return [`可能约定价格、数量的消息 ${String(found.found)} 条，只供核对，不作为事实`, ...lines]
}
