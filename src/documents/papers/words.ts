import type { CaseReport, FigureReport, LawInTime, PartyReport } from '../../case-report.ts'
import type { Sure } from '../../report.ts'
import { SURE } from '../words/labels.ts'

/** Chinese terms of the case file and of persons (glossary 1 and 6); an id that is not listed is shown as it stands. */
const TERMS: Readonly<Record<string, string>> = {
  upstream: '上家',
  downstream: '下家',
  middleman: '中间倒卖人',
  'end-user': '购买使用人',
  sell: '出售',
  buy: '购买',
  give: '赠与（附送）',
  swap: '交换',
  'set-off': '抵债',
  publish: '发布',
  records: '条数',
  persons: '涉及人数',
  gross: '出售收入',
  cost: '购入支出',
  margin: '差价获利',
  'illegal-income': '违法所得',
  benefit: '侵权人因此获得的利益',
  'effective-judgment': '生效裁判确认（免证，可反证推翻）',
  expert: '鉴定意见、检验报告',
  recount: '本软件核算（待签名）',
  bank: '调取流水',
  'e-data': '聊天记录等电子数据',
  confession: '供述（不得单独定案）',
  witness: '证言、陈述',
  indictment: '起诉书指控',
  'non-prosecution': '不起诉决定载明（非免证）',
  press: '媒体报道（仅供核对）',
  derived: '推算',
  'criminal-statute': '刑法（从旧兼从轻）',
  'judicial-interpretation': '司法解释（及于所释法律的施行期间）',
  civil: '民事（行为时的法律；持续侵害另有规定）',
  procedure: '程序（行为之日的法律）',
  conduct: '行为',
  filed: '起诉',
  heard: '开庭',
  decided: '裁判',
  tier: '信息类型',
  reading: '计算口径',
  'set-aside': '不计入',
}

export function term(id: string): string {
  return Object.hasOwn(TERMS, id) ? (TERMS[id] ?? id) : id
}

export const LAW_STATUS: Readonly<Record<LawInTime['status'], string>> = {
  applies: '适用',
  'not-in-force': '未施行',
  unknown: '待查明',
}

/** What a date makes of a rule, and why; the basis of a rule that was not in force mostly says so itself, with its day. */
export function lawOutcome({ status, basis }: Pick<LawInTime, 'status' | 'basis'>): string {
  return /未施行|不再施行/.test(basis) ? basis : `${LAW_STATUS[status]}。${basis}`
}

export const CHECK: Readonly<Record<FigureReport['check'], string>> = {
  closes: '相符',
  differs: '不符',
  unchecked: '不能核对',
}

/** How sure a value is, in brackets; empty where it was compared with the published text. */
export function graded(sure: Sure | undefined): string {
  const label = sure === undefined ? null : SURE[sure]
  return label === null ? '' : `〔${label}〕`
}

/** A value that nobody entered. */
export const UNSTATED = '未载明'
/** A blank that is filled in by hand. */
export const BLANK = '＿＿＿＿＿＿（未载明，由制作人填写）'

export function stated(text: string | null): string {
  return text === null || text.trim() === '' ? UNSTATED : text
}

/** 2021-08-01至2021-10-26; one day stands alone. */
export function period(on: { readonly from: string; readonly to: string } | null): string {
  if (on === null) return UNSTATED
  return on.from === on.to ? on.from : `${on.from}至${on.to}`
}

/** Names of parties by id, for tables of deals and figures; an account or group keeps its id. */
export function namesOf(facts: CaseReport): (ids: readonly string[]) => string {
  const names = new Map(facts.parties.map((party): [string, string] => [party.id, party.name]))
  return (ids) => ids.map((id) => names.get(id) ?? id).join('、') || UNSTATED
}

/** Has anything been counted for the party? */
export function counts(party: PartyReport): boolean {
  const tiers = Object.values(party.tiers)
  return tiers.some((t) => t['at-least'] > 0 || t.declared !== null) || party.findings.length > 0
}

/** What a check came to, in a sentence that begins with it; most say it themselves. */
export function checkSentence({
  check,
  sentence,
}: Pick<FigureReport, 'check' | 'sentence'>): string {
  return sentence.startsWith(CHECK[check]) ? sentence : `${CHECK[check]}。${sentence}`
}

/** A sentence on a check without its first word, for a place where the word stands before it already. */
export function afterCheckWord(sentence: string): string {
  return sentence.replace(/^(?:相符|不能核对)：/, '')
}
