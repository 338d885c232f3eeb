import { beforeAll, describe, expect, test } from 'vitest'
import { COLUMNS, emptyIndex, fill } from '../../../test/support/person-index.ts'
import { mixedWorld } from '../../../test/support/random-chains.ts'
import type { PartyTierCount, TierId } from '../../case-report.ts'
import { Batches } from '../../count/per-person/batches.ts'
import { countPersons, type Choice } from '../../count/per-person/count.ts'
import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { termsOf, type Part, type Term } from '../persons/terms.ts'
import { nameCountedLines } from './counted-lines.ts'

let db: Database
beforeAll(async () => {
  db = await emptyIndex()
})

const TIERS: readonly TierId[] = ['A', 'B', 'C']

/** Lines that stand for a person, by set and tier; and whether each is a line of its set. */
async function listed(sets: readonly Term[]): Promise<number[][]> {
  await nameCountedLines(db, COLUMNS, sets, true)
  const rows = await db.rows(sql`select term, tier, count(*) as n from counted_line
    where part = first_part and line = first_line group by all order by all`)
  const found = sets.map(() => [0, 0, 0])
  for (const row of rows) {
    const set = found[count(row['term'])]
    if (set) set[count(row['tier'])] = count(row['n'])
  }
  return found
}

describe('the lines listed for a number of a person are as many as the number says', () => {
  const CHOICES: readonly Choice[] = [{}, { 'unknown-buyers': 'each' }]
  const PARTS: readonly Part[] = ['sum', 'provided', 'unsold', 'obtained', 'in-duty']

  test.each([21, 22])('in 80 random chains (%i)', async (seed) => {
    const { lines, facts } = mixedWorld(seed, 80)
    await fill(db, lines, facts.batches.length)
    const counts = await countPersons(db, COLUMNS, facts)
    const batches = new Batches(facts.batches)
    const asked = facts.parties.flatMap((party) =>
      CHOICES.flatMap((choice) =>
        PARTS.map((part) => {
          const terms = termsOf(facts, batches, party, choice, part)
          return { party, choice, part, terms, tiers: counts.of(party, choice) }
        }),
      ),
    )
    const found = await listed(asked.flatMap(({ terms }) => terms))
    let next = 0
    for (const { party, choice, part, terms, tiers } of asked) {
      const own = terms.map(() => found[next++] ?? [])
      const where = `${party} ${part} ${JSON.stringify(choice)}`
      TIERS.forEach((tier, t) => {
        const n = own.reduce((sum, lists) => sum + (lists[t] ?? 0), 0)
        expect(n, where).toBe(stated(tiers[tier], part))
        if (part !== 'sum') return
        const buyers = tiers[tier]['by-buyer'].map((b) => b['at-least'])
        expect(
          own.slice(0, -1).map((lists) => lists[t]),
          where,
        ).toEqual(buyers)
      })
    }
  })
})

function stated(tier: PartyTierCount, part: Part): number {
  return (part === 'sum' ? tier : tier[part])['at-least']
}

test('each other line of a person points to the line that stands for him, which is in the same set', async () => {
  const { lines, facts } = mixedWorld(31, 60)
  await fill(db, lines, facts.batches.length)
  const batches = new Batches(facts.batches)
  await nameCountedLines(
    db,
    COLUMNS,
    facts.parties.flatMap((party) => termsOf(facts, batches, party, {})),
    true,
  )
  const row = await db.one(sql`select count(*) as n, count(*) filter (where f.part is null) as lost
    from counted_line c left join counted_line f on f.term = c.term and f.part = c.first_part
      and f.line = c.first_line and f.first_line = f.line and f.first_part = f.part`)
  expect(count(row['n'])).toBeGreaterThan(100)
  expect(count(row['lost'])).toBe(0)
})
