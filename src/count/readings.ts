import type { Law } from '../law/law.ts'
import type { KindId } from '../records/kinds.ts'
import type { Reading, TierCounts } from '../report.ts'
import type { Counts } from './count.ts'
import type { Tally } from './tally.ts'

/** Readings that a count of a folder can switch; the others ask for persons, buyers or stated figures. */
type Moving =
  | 'bare-phones'
  | 'labelled-phones'
  | 'vague-names'
  | 'supplement'
  | 'changed-content'
  | 'household'
  | 'several-in-row'
  | 'shared-phone'
  | 'company'
  | 'damaged'
  | 'mixed-line'

/** By how much each option that is not used moves the count; 0 moves nothing and is shown all the same. */
function moves(
  counts: Counts,
  whole: Tally,
): Readonly<Record<Moving, Readonly<Record<string, number>>>> {
  const { extras } = counts
  return {
    'bare-phones': { in: extras.barePhones },
    'labelled-phones': { in: extras.labelledPhones },
    'vague-names': { in: extras.vagueNames },
    supplement: { each: whole.duplicate.DUP_SUPPLEMENT ?? 0 },
    'changed-content': { each: whole.duplicate.CHANGED ?? 0 },
    household: { each: extras.household },
    'several-in-row': { one: -extras.severalInRow },
    'shared-phone': { one: -extras.sharedPhones },
    company: { in: extras.company },
    damaged: { in: extras.damaged },
    'mixed-line': { ordinary: 0 },
  }
}

/**
 * The count under each reading of a contested rule (promise 6): the one used (criminal default, 存疑有利于被告人), and
 * each other with all else as used. Readings that ask for buyers or stated figures have no number for a folder.
 */
export function readings(
  counts: Counts,
  whole: Tally,
  law: Law,
  kinds: ReadonlySet<KindId>,
): Reading[] {
  const table: Partial<Record<string, Readonly<Record<string, number>>>> = moves(counts, whole)
  const { tiers } = counts.persons
  const several = (counts.flags['of-several'] ?? 0) > 0
  return law.readings.flatMap((rule) => {
    const shifts = table[rule.id]
    if (shifts === undefined || !applies(rule.id as Moving, tiers, kinds, several)) return []
    return rule.options.flatMap((option): Reading[] => {
      const used = option.id === rule.criminal
      const shift = shifts[option.id]
      if (!used && shift === undefined) return []
      const moved = used ? tiers : shifted(rule.id as Moving, tiers, shift ?? 0)
      return [
        {
          id: rule.id,
          title: rule.title,
          option: option.label,
          used,
          counted: moved.A + moved.B + moved.C,
          tiers: moved,
          ground: rule.ground,
          sure: rule.sure,
        },
      ]
    })
  })
}

function applies(
  id: Moving,
  tiers: TierCounts,
  kinds: ReadonlySet<KindId>,
  several: boolean,
): boolean {
  if (id === 'mixed-line') return tiers.A + tiers.B > 0
  if (id === 'household') return kinds.has('guardian-name')
  if (id === 'several-in-row') return several
  return true
}

/** Lines that hold nothing but a number, a form of address, a firm: ordinary information (第五项), as for a person. */
const ORDINARY: ReadonlySet<Moving> = new Set([
  'bare-phones',
  'labelled-phones',
  'vague-names',
  'company',
  'damaged',
])

/** What these add stands under the fifth item; what parts a record in several stays where most of the records are. */
function shifted(id: Moving, tiers: TierCounts, by: number): TierCounts {
  if (id === 'mixed-line') return { A: 0, B: 0, C: tiers.A + tiers.B + tiers.C }
  if (ORDINARY.has(id)) return { ...tiers, C: tiers.C + by }
  const main = tiers.C > 0 || tiers.A + tiers.B === 0 ? 'C' : tiers.B > 0 ? 'B' : 'A'
  return { ...tiers, [main]: tiers[main] + by }
}
