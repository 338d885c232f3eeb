import { quantityTests, type QuantityTest } from '../../liability/quantity.ts'
import type { Facts } from '../../liability/facts.ts'
import type { Law } from '../../law/law.ts'
import type { Outcome, Report, Sure, TierCounts } from '../../report.ts'
import type { PartyReport } from '../../case-report.ts'

/** What a standard of quantity says under an option. */
export interface SwitchedTest {
  readonly rule: string
  readonly title: string
  readonly standard: string | null
  readonly outcome: Outcome
  readonly sentence: string
  /** It says something else than under the option in use. */
  readonly moved: boolean
}

/** One option of a reading (计算口径), all others as used: what it would give. */
export interface SwitchOption {
  /** Id by which a decision names it; null for one that the law data does not know any more. */
  readonly id: string | null
  readonly label: string
  readonly used: boolean
  readonly decided: boolean
  readonly counted: number
  readonly tiers: TierCounts
  readonly tests: readonly SwitchedTest[]
  /** Does the tier move, in one sentence. */
  readonly sentence: string
  readonly moves: boolean
}

export interface Switch {
  readonly id: string
  readonly title: string
  readonly ground: string
  readonly sure: Sure
  readonly options: readonly SwitchOption[]
}

/** The readings of the whole, or of one person, as switches. */
export interface Switches {
  /** null: the whole. */
  readonly party: string | null
  readonly name: string | null
  readonly switches: readonly Switch[]
}

interface OptionCounts {
  readonly id: string
  readonly title: string
  readonly option: string
  readonly used: boolean
  readonly decided?: boolean
  readonly tiers: TierCounts
  readonly ground: string
  readonly sure: Sure
}

/** Every option of every reading with its standards, from what the report holds: nothing is counted again. */
export function switchesOf(report: Report, law: Law): Switches[] {
  const facts = factsOf(report)
  const whole = { party: null, name: null, switches: grouped(report.readings, facts, law) }
  const parties = (report.case?.parties ?? []).map((party) => ({
    party: party.id,
    name: party.name,
    switches: grouped(party.readings, partyFacts(party, facts), law),
  }))
  return [whole, ...parties]
}

/** The reading that is none of the law's: by which key (去重依据) two lines are one. */
const KEY = {
  id: 'key',
  title: '去重依据',
  ground:
    '哪些行是同一条，取决于去重依据；采用哪一种要写明，其他依据的数并列。缺所选依据的各行，按其自身的依据计。',
}

/**
 * The key as a switch: what the whole counts by each, as it was worked out from the index; null where there is no other.
 *
 * @param answers of each key that any line has
 */
export function keySwitch(
  report: Report,
  answers: readonly { readonly key: string; readonly tiers: TierCounts }[],
  law: Law,
): Switch | null {
  if (answers.length === 0) return null
  const rule = law.counting.find((r) => r.id === 'counting.key-by-type')
  const sure = rule?.sure ?? 'inference'
  const title = (key: string) => report.keys.find((k) => k.key === key)?.title ?? key
  const own = { ...KEY, sure, option: '每行取最先有效的依据', used: true, tiers: report.tiers }
  const others = answers.map(({ key, tiers }) => ({
    ...KEY,
    sure,
    option: title(key),
    used: false,
    tiers,
  }))
  return grouped([own, ...others], factsOf(report), law)[0] ?? null
}

function factsOf({ tiers, findings, files, complete }: Report): Facts {
  const unread = files.filter((f) => f.status === 'unread' || f.status === 'partial').length
  return {
    who: null,
    conduct: 'hold',
    tiers,
    readings: [],
    incomplete: !complete,
    unreadFiles: unread,
    on: findings[0]?.on ?? { date: '', assumed: true },
    lowerBound: !complete,
  }
}

/** A tier of which only a lower bound is known stays one under every option. */
function partyFacts(party: PartyReport, whole: Facts): Facts {
  const ids = ['A', 'B', 'C'] as const
  const open = ids.filter((id) => party.tiers[id].exactly === null)
  const tiers = {
    A: party.tiers.A['at-least'],
    B: party.tiers.B['at-least'],
    C: party.tiers.C['at-least'],
  }
  return { ...whole, who: party.name, conduct: 'both', tiers, lowerBound: open.length > 0, open }
}

function grouped(readings: readonly OptionCounts[], facts: Facts, law: Law): Switch[] {
  const tests = quantityTests(facts, law)
  return [...new Set(readings.map((r) => r.id))].flatMap((id): Switch[] => {
    const own = readings.filter((r) => r.id === id)
    const used = own.find((r) => r.used) ?? own[0]
    if (!used) return []
    const { title, ground, sure } = used
    return [{ id, title, ground, sure, options: own.map((o) => option(o, used, tests, law)) }]
  })
}

function option(
  { id, option: label, used, decided = false, tiers }: OptionCounts,
  base: OptionCounts,
  tests: readonly QuantityTest[],
  law: Law,
): SwitchOption {
  const shown = tests
    .filter((test) => test.applies(tiers) || test.applies(base.tiers))
    .map((test) => switched(test, tiers, base.tiers))
    .filter((test) => test.moved || hasRecords(test, tiers))
  const moved = shown.filter((test) => test.moved)
  const rule = law.readings.find((r) => r.id === id)
  return {
    id: rule?.options.find((o) => o.label === label || o.id === label)?.id ?? null,
    label,
    used,
    decided,
    counted: tiers.A + tiers.B + tiers.C,
    tiers,
    tests: shown,
    sentence: used ? '采用口径。' : sentenceOf(label, moved, base),
    moves: moved.length > 0,
  }
}

function switched(test: QuantityTest, tiers: TierCounts, base: TierCounts): SwitchedTest {
  const { rule, title, standard } = test
  const outcome = test.outcome(tiers)
  const sentence = test.sentence(tiers)
  return { rule, title, standard, outcome, sentence, moved: outcome !== test.outcome(base) }
}

/** A standard of a tier that nobody has records of says nothing. */
function hasRecords({ rule }: SwitchedTest, tiers: TierCounts): boolean {
  const tier = (['A', 'B', 'C'] as const).find((id) =>
    rule.startsWith(`quantity.tier-${id.toLowerCase()}.`),
  )
  return tier === undefined || tiers[tier] > 0
}

const OUTCOME: Readonly<Record<Outcome, string>> = {
  met: '达到',
  'not-met': '未达到',
  unknown: '待查明',
  conflict: '证据不一致',
}

function sentenceOf(label: string, moved: readonly SwitchedTest[], base: OptionCounts): string {
  if (moved.length === 0) return `按“${label}”，档次不变。`
  const each = moved.map(
    (test) =>
      `${test.title}${test.standard === null ? '' : `（${test.standard}）`}${OUTCOME[test.outcome]}`,
  )
  return `档次随口径变化：按“${label}”，${each.join('，')}；按“${base.option}”则否。须由检察官确定口径并说明理由。`
}
