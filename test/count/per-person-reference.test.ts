import { beforeAll, describe, expect, test } from 'vitest'
import type { PartyTiers } from '../../src/case-report.ts'
import { countPersons, type PersonCounts } from '../../src/count/per-person/count.ts'
import { keepClasses, openClasses } from '../../src/count/kept-classes.ts'
import type { Database } from '../../src/db/database.ts'
import { COLUMNS, emptyIndex, fill } from '../support/person-index.ts'
import { mixedWorld, statedWorld, type World } from '../support/random-chains.ts'
import {
  referencePerson,
  type RefChain,
  type RefChoice,
  type RefTiers,
} from '../support/reference-person.ts'

let db: Database
beforeAll(async () => {
  db = await emptyIndex()
})

async function counted({ lines, facts }: World, kept = false): Promise<PersonCounts> {
  await fill(db, lines, facts.batches.length)
  if (kept) {
    await keepClasses(db, 'these', { subjects: 0 })
    expect(await openClasses(db, 'these')).toEqual({ subjects: 0 })
  }
  return countPersons(db, COLUMNS, facts)
}

/** Every person of a world with the case that he is of. */
function persons(world: World): { party: string; chain: RefChain }[] {
  return world.chains.flatMap(({ parties, chain }) => parties.map((party) => ({ party, chain })))
}

function numbers(tiers: PartyTiers) {
  const of = (pick: (t: PartyTiers['A']) => number | null) => ({
    A: pick(tiers.A),
    B: pick(tiers.B),
    C: pick(tiers.C),
  })
  const buyers = tiers.C['by-buyer'].map(({ buyer }, i) => {
    return [buyer, of((t) => t['by-buyer'][i]?.['at-least'] ?? null)] as const
  })
  return {
    whole: of((t) => t['at-least']),
    exactly: of((t) => t.exactly),
    unsold: of((t) => t.unsold['at-least']),
    obtained: of((t) => t.obtained['at-least']),
    inDuty: of((t) => t['in-duty']['at-least']),
    buyers: Object.fromEntries(buyers),
  }
}

function expected(chain: RefChain, party: string, choice: RefChoice) {
  const count = referencePerson(chain, party, choice)
  const whole = shown(count.whole)
  return {
    whole,
    exactly: whole,
    unsold: shown(count.unsold),
    obtained: shown(count.obtained),
    inDuty: shown(count.inDuty),
    buyers: Object.fromEntries([...count.buyers].map(([b, t]) => [b, shown(t)])),
  }
}

/** A reading that takes out may take out more than there is (two names, one ID number, one telephone). */
function shown(tiers: RefTiers): RefTiers {
  return { A: Math.max(0, tiers.A), B: Math.max(0, tiers.B), C: Math.max(0, tiers.C) }
}

const CHOICES: readonly (readonly [Record<string, string>, RefChoice])[] = [
  [{}, {}],
  [
    { 'unknown-buyers': 'each', 'group-posting': 'each' },
    { eachUnknown: true, eachMember: true },
  ],
  [{ 'mixed-line': 'ordinary' }, { ordinary: true }],
  [{ 'bare-phones': 'in' }, { kinds: ['bare'] }],
  [{ 'labelled-phones': 'in' }, { kinds: ['labelled'] }],
  [{ 'vague-names': 'in', 'bare-phones': 'in' }, { kinds: ['vague', 'bare'] }],
  [{ company: 'in' }, { kinds: ['company'] }],
  [{ damaged: 'in', company: 'in' }, { kinds: ['damaged', 'company'] }],
  [{ 'shared-phone': 'one' }, { oneNumberOnePerson: true }],
  [{ 'changed-content': 'each' }, { eachChanged: true }],
  [{ supplement: 'each' }, { eachSupplement: true }],
  [
    { supplement: 'each', 'changed-content': 'each' },
    { eachSupplement: true, eachChanged: true },
  ],
  [{ household: 'each' }, { eachParent: true }],
  [
    { 'shared-phone': 'one', 'unknown-buyers': 'each', 'vague-names': 'in' },
    { oneNumberOnePerson: true, eachUnknown: true, kinds: ['vague'] },
  ],
]

async function agrees(
  seed: number,
  chains: number,
  choices: typeof CHOICES,
  kept = false,
): Promise<void> {
  const world = mixedWorld(seed, chains)
  const counts = await counted(world, kept)
  for (const { party, chain } of persons(world)) {
    for (const [choice, plain] of choices) {
      const where = `seed ${seed}, ${party}, ${JSON.stringify(choice)}`
      expect(numbers(counts.of(party, choice)), where).toEqual(expected(chain, party, plain))
    }
  }
}

describe('random chains agree with a plain count in memory', () => {
  test.each([1, 2, 3])('as the readings stand: 600 chains (%i)', async (seed) => {
    await agrees(seed, 600, CHOICES.slice(0, 1))
  })

  test.each([4, 5])('under every reading: 80 chains (%i)', async (seed) => {
    await agrees(seed, 80, CHOICES)
  })

  test('under every reading, the classes kept in the index: 80 chains', async () => {
    await agrees(6, 80, CHOICES, true)
  })
})

/**
 * What nobody has seen may be anything that fits what was stated: the reference knows what it was. In several tiers what
 * is stated is exact here: more of a higher tier than was stated would take records from a lower one.
 */
describe('random chains with batches without files are bounded by the truth', () => {
  const worlds = [11, 12, 13].flatMap((seed) => [[seed, 1] as const, [seed, 3] as const])

  test.each(worlds)('400 chains (%i), %i tiers', async (seed, tiers) => {
    const world = statedWorld(seed, 400, tiers)
    const counts = await counted(world)
    const tight = { open: 0, exact: 0, reached: 0 }
    for (const { party, chain } of persons(world)) {
      const truth = referencePerson(chain, party)
      for (const declared of tiers === 1 ? ['out', 'in'] : ['in']) {
        const told = numbers(counts.of(party, { declared }))
        const where = `seed ${seed}, ${party}, ${declared}`
        for (const tier of ['A', 'B', 'C'] as const) {
          expect(told.whole[tier], where).toBeLessThanOrEqual(truth.whole[tier])
          expect(told.exactly[tier] ?? truth.whole[tier], where).toBe(truth.whole[tier])
          for (const [buyer, least] of Object.entries(told.buyers))
            expect(least[tier], where).toBeLessThanOrEqual(truth.buyers.get(buyer)?.[tier] ?? 0)
        }
        const open = told.exactly.C === null
        tight[open ? 'open' : 'exact']++
        if (open && declared === 'in' && told.whole.C === truth.whole.C) tight.reached++
      }
    }
    // Bounds that say nothing would pass as well: some are exact, some open ones are reached.
    expect(Math.min(tight.open, tight.exact, tight.reached)).toBeGreaterThan(50)
  })
})
