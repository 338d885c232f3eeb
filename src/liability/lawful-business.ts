import { moneyText, yuan } from '../gains/money.ts'
import type { Money } from '../case-report.ts'
import { articleLabel } from '../law/cite.ts'
import { TIERS } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { Finding, Outcome, Reason } from '../report.ts'
import { shortOf, standardText } from './income-bases.ts'
import { sourceText, type LawfulBusiness, type PersonFacts } from './person-facts.ts'
import { inclusive, standardReason } from './reasons.ts'
import {
  closing,
  conflictSentence,
  full,
  unknownSentence,
  unreadNote,
  worded,
} from './sentences.ts'
import { applied, reaches, type Applied } from './standards.ts'

const LABEL = articleLabel({ short: '解释' }, 'fashi-2017-10/6.1')
const PASSED_ON = articleLabel({ short: '解释' }, 'fashi-2017-10/6.2')

/**
 * 解释 6, condition by condition: bought or received for lawful business, item-5 information only, not passed on; and the
 * gain from using it against 50000元. It is mainly for the defence to show; a claim is told as a claim. Whoever passes
 * a line on comes under article 5 (6(2)), and the gain is not asked.
 *
 * @example a shop buys 8000 lines, gains 49999.00 → 未达到, 差1.00元; passes one line on → 适用第五条
 */
export function lawfulBusinessFindings(person: PersonFacts, law: Law): Finding[] {
  const { lawfulBusiness } = person
  if (!lawfulBusiness) return []
  const conditions = conditionsFinding(person, lawfulBusiness, law)
  return person.provides ? [conditions] : [conditions, gainFinding(person, lawfulBusiness, law)]
}

interface Condition {
  readonly title: string
  readonly outcome: Outcome
  /** What the answer rests on, or what is missing. */
  readonly why: string
  readonly cite: string
}

function conditionsOf(person: PersonFacts, lawful: LawfulBusiness): Condition[] {
  return [forBusiness(lawful), ordinaryOnly(person), notPassedOn(person)]
}

function forBusiness({ claimed, source }: LawfulBusiness): Condition {
  const by = source ? `，见${source}` : ''
  const why = {
    yes: `有此主张${by}，主张不等于证明，主要由辩方举证`,
    no: `案件事实记载为否${by}`,
    unknown: `有无此主张和证据尚不明${by}，主要由辩方举证`,
  }[claimed]
  const outcome = claimed === 'no' ? 'not-met' : 'unknown'
  return { title: '为合法经营活动购买、收受', outcome, why, cite: 'fashi-2017-10/6.1' }
}

function ordinaryOnly(person: PersonFacts): Condition {
  const title = '限于第五项信息'
  const cite = 'fashi-2017-10/6.1'
  const higher = person.tiers.A['at-least'] + person.tiers.B['at-least']
  if (higher > 0)
    return { title, cite, outcome: 'not-met', why: `另有第三项、第四项信息${higher}条` }
  const open = TIERS.some((tier) => person.tiers[tier].exactly === null) || person.incomplete
  if (open) return { title, cite, outcome: 'unknown', why: '部分批次没有数据或者未读，字段不明' }
  const disputed = (person.otherTiers ?? []).length > 0
  if (disputed)
    return { title, cite, outcome: 'unknown', why: '现按第五项列，信息类型尚待由人决定' }
  return { title, cite, outcome: 'met', why: '查获的均列为第五项' }
}

function notPassedOn({ provides }: PersonFacts): Condition {
  return {
    title: '没有再出售、提供',
    outcome: provides ? 'not-met' : 'met',
    why: provides ? '有出售、提供的流转' : '案件事实中未见再出售、提供的流转',
    cite: provides ? 'fashi-2017-10/6.2' : 'fashi-2017-10/6.1',
  }
}

const SAYS: Readonly<Record<Outcome, string>> = {
  met: '达到',
  'not-met': '未达到',
  unknown: '待查明',
  conflict: '证据不一致',
}

function conditionsFinding(person: PersonFacts, lawful: LawfulBusiness, law: Law): Finding {
  const conditions = conditionsOf(person, lawful)
  const outcome = law.lawfulBusiness ? together(conditions) : 'unknown'
  const list = conditions.map((c) => `${c.title}——${SAYS[c.outcome]}（${c.why}）`).join('；')
  return {
    rule: 'lawful-business.conditions',
    title: '为合法经营活动购买、收受的各项条件',
    outcome,
    sentence: `${person.name}依${LABEL}的条件：${list}。${ending(conditions, outcome)}${unreadNote(person)}是否适用该条，由办案机关审查认定。`,
    reasons: conditions.map((c): Reason => ({
      text: `${c.title}：${c.why}`,
      value: SAYS[c.outcome],
      cite: c.cite,
      sure: 'verified',
    })),
    // A fact that no reading touches: not for business, or passed on.
    robust: conditions.some((c, i) => i !== 1 && c.outcome === 'not-met'),
    incomplete: person.incomplete,
    on: person.on,
  }
}

function together(conditions: readonly Condition[]): Outcome {
  const outcomes = conditions.map((c) => c.outcome)
  if (outcomes.includes('not-met')) return 'not-met'
  return outcomes.includes('unknown') ? 'unknown' : 'met'
}

function ending(conditions: readonly Condition[], outcome: Outcome): string {
  const passedOn = conditions.some((c) => c.outcome === 'not-met' && c.cite.endsWith('/6.2'))
  if (passedOn) return `买来、收来又提供的，依${PASSED_ON}，适用第五条的标准。`
  if (outcome === 'not-met') return '有一项条件未达到的，适用第五条的标准。'
  const missing = conditions.filter((c) => c.outcome === 'unknown').map((c) => `“${c.title}”`)
  if (missing.length === 0) return ''
  return `因缺少关于${missing.join('、')}的材料，不能得出各项条件是否齐备的结论。`
}

/** A sum said to be gained by using the information, with who says it. */
interface Gain extends Pick<Money, 'fen' | 'bound'> {
  readonly source: string
  /** Not all of it: a lower bound, or a figure that speaks of some deals only. */
  readonly open: boolean
}

function gainsKnown(person: PersonFacts, { benefit }: LawfulBusiness): Gain[] {
  const stated = person.stated.flatMap((f) =>
    f.what === 'benefit' && f.fen !== null
      ? [gainOf({ fen: f.fen, bound: f.bound }, sourceText(f), f.partial === true)]
      : [],
  )
  return [...(benefit ? [gainOf(benefit, '案件事实', false)] : []), ...stated]
}

function gainOf(
  { fen, bound }: Pick<Money, 'fen' | 'bound'>,
  source: string,
  partial: boolean,
): Gain {
  const of = partial ? `${source}，只及部分流转` : source
  return { fen, bound, source: of, open: partial || bound === 'at-least' }
}

function gainFinding(person: PersonFacts, lawful: LawfulBusiness, law: Law): Finding {
  const whole = { insider: false, conduct: 'obtain' } as const
  const standard = applied(law.lawfulBusiness, 'serious', whole, law)
  const gains = gainsKnown(person, lawful)
  const { outcome, sentence } = standard
    ? gainVerdict(person.name, gains, standard)
    : {
        outcome: 'unknown' as const,
        sentence: `因缺少${law.on || '行为时'}适用的获利标准，不能得出结论。`,
      }
  return {
    rule: 'lawful-business.gain',
    title: '为合法经营活动购买、收受的获利标准',
    outcome,
    sentence: `${sentence}${closing({ who: person.name }, 'serious')}`,
    reasons: standard ? gainReasons(gains, standard, law) : [],
    robust: (outcome === 'met' || outcome === 'not-met') && gains.every((g) => g.bound !== 'about'),
    incomplete: false,
    on: person.on,
  }
}

interface Verdict {
  readonly outcome: Outcome
  readonly sentence: string
}

function gainVerdict(name: string, gains: readonly Gain[], standard: Applied): Verdict {
  const named = full({ label: standard.label, shown: standardText(standard), kind: '数额标准' })
  const [first] = gains
  if (!first)
    return {
      outcome: 'unknown',
      sentence: `因缺少利用所购、所收信息获利的数额，不能得出是否达到${named}的结论；没有已知数额。`,
    }
  const met = gains.find((g) => reaches(BigInt(g.fen), standard))
  const short = gains.find((g) => !reaches(BigInt(g.fen), standard) && !g.open)
  if (met && short) return { outcome: 'conflict', sentence: conflict(met, short, named) }
  const gain = met ?? short ?? first
  const what = `${name}利用所购、所收信息获利${moneyText(gain)}`
  if (met) return { outcome: 'met', sentence: `经核算，${what}，达到${named}。` }
  if (!short)
    return { outcome: 'unknown', sentence: unknownSentence('获利的全部数额', named, what) }
  const by = yuan(shortOf(BigInt(gain.fen), standard))
  return { outcome: 'not-met', sentence: `经核算，${what}，未达到${named}，差${by}。` }
}

function conflict(a: Gain, b: Gain, named: string): string {
  const of = ({ source, fen, bound }: Gain) => ({
    source: `${source}的获利`,
    stated: BigInt(fen),
    bound,
  })
  return `对${named}，${conflictSentence(of(a), of(b), '', yuan)}`
}

function gainReasons(gains: readonly Gain[], standard: Applied, law: Law): Reason[] {
  return [
    ...gains.map(({ source, fen, bound }): Reason => ({
      text: `利用信息的获利（${source}）`,
      value: worded(yuan(fen), bound),
    })),
    standardReason(standard, '', standardText(standard)),
    inclusive(law),
  ]
}
