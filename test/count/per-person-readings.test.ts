import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { PartyTiers } from '../../src/case-report.ts'
import { countPersons, type Choice } from '../../src/count/per-person/count.ts'
import { readingExtras } from '../../src/count/extras.ts'
import { addTallies, countedPersons, tallyByTable } from '../../src/count/tally.ts'
import type { Database } from '../../src/db/database.ts'
import type { TierCounts } from '../../src/report.ts'
import { COLUMNS, emptyIndex, fill } from '../support/person-index.ts'
import { mixedWorld, type World } from '../support/random-chains.ts'

let db: Database
beforeAll(async () => {
  db = await emptyIndex()
})

function least(tiers: PartyTiers): TierCounts {
  return {
    A: tiers.A['at-least'],
    B: tiers.B['at-least'],
    C: tiers.C['at-least'],
  }
}

function total(tiers: PartyTiers): number {
  const { A, B, C } = least(tiers)
  return A + B + C
}

describe.each([21, 22])('who obtained everything once (%i)', (seed) => {
  test('has the count of the folder, under every reading', async () => {
    const { lines, facts } = mixedWorld(seed, 200)
    await fill(db, lines, facts.batches.length)
    const everything = facts.batches.map(({ id }) => ({ by: ['all'], batch: id, source: id }))
    const counts = await countPersons(db, COLUMNS, { ...facts, obtainings: everything })
    const folder = await countedPersons(db)
    const extras = await readingExtras(db, COLUMNS)
    const { duplicate } = addTallies((await tallyByTable(db)).values())
    expect(least(counts.of('all'))).toEqual(folder.tiers)
    const before = total(counts.of('all'))
    const moves: readonly (readonly [string, string, number])[] = [
      ['bare-phones', 'in', extras.barePhones],
      ['labelled-phones', 'in', extras.labelledPhones],
      ['vague-names', 'in', extras.vagueNames],
      ['company', 'in', extras.company],
      ['damaged', 'in', extras.damaged],
      ['household', 'each', extras.household],
      ['shared-phone', 'one', -extras.sharedPhones],
      ['supplement', 'each', duplicate.DUP_SUPPLEMENT ?? 0],
      ['changed-content', 'each', duplicate.CHANGED ?? 0],
      ['mixed-line', 'ordinary', 0],
    ]
    for (const [reading, option, by] of moves) {
      if (reading !== 'mixed-line') expect(by, reading).not.toBe(0)
      expect(total(counts.of('all', { [reading]: option })), reading).toBe(before + by)
    }
    const ordinary = least(counts.of('all', { 'mixed-line': 'ordinary' }))
    expect(ordinary).toEqual({ A: 0, B: 0, C: before })
  })
})

/** The option of each reading that is not the one of criminal proof and moves a count. */
const OTHER: readonly (readonly [string, string])[] = [
  ['unknown-buyers', 'each'],
  ['group-posting', 'each'],
  ['mixed-line', 'ordinary'],
  ['declared', 'in'],
  ['bare-phones', 'in'],
  ['labelled-phones', 'in'],
  ['vague-names', 'in'],
  ['company', 'in'],
  ['damaged', 'in'],
  ['changed-content', 'each'],
  ['supplement', 'each'],
  ['household', 'each'],
  ['shared-phone', 'one'],
]

/** Moves only rows of several people, which these worlds have none of: test/cases/several-in-row.test.ts. */
const OF_ROWS: (typeof OTHER)[number] = ['several-in-row', 'one']

function combinations(readings: typeof OTHER): Choice[] {
  return readings.reduce<Choice[]>(
    (all, [id, option]) => [...all, ...all.map((one) => ({ ...one, [id]: option }))],
    [{}],
  )
}

async function enumerated(world: World, parties: readonly string[]) {
  await fill(db, world.lines, world.facts.batches.length)
  const counts = await countPersons(db, COLUMNS, world.facts)
  const choices = combinations(OTHER)
  return parties.map((party) => {
    const all = choices.map((choice) => least(counts.of(party, choice)))
    const over = (pick: (...n: number[]) => number) => ({
      A: pick(...all.map((t) => t.A)),
      B: pick(...all.map((t) => t.B)),
      C: pick(...all.map((t) => t.C)),
    })
    return {
      party,
      found: counts.extremes(party),
      gone: { least: over(Math.min), most: over(Math.max) },
    }
  })
}

describe.each([false, true])('least and most (batches without files: %s)', (opaque) => {
  test.each([31, 32])('are those of all 8192 combinations (%i)', async (seed) => {
    const world = mixedWorld(seed, 2, opaque)
    const parties = world.chains.flatMap((c) => c.parties.slice(0, 2))
    for (const { party, found, gone } of await enumerated(world, parties))
      expect(found, `seed ${seed}, ${party}`).toEqual(gone)
  })
})

test('what is absent from a choice is as criminal proof takes it', () => {
  const path = join(import.meta.dirname, '../../law/rules/readings.yaml')
  const { readings } = parse(readFileSync(path, 'utf8')) as {
    readings: { id: string; criminal: string; options: { id: string }[] }[]
  }
  const moving = new Map([...OTHER, OF_ROWS])
  for (const { id, criminal, options } of readings) {
    const other = moving.get(id)
    if (other === undefined) {
      expect(id, 'a reading that the count does not know').toBe('mixed-tenfold')
      continue
    }
    expect(criminal).not.toBe(other)
    expect(options.map((o) => o.id)).toContain(other)
  }
  expect(readings).toHaveLength(OTHER.length + 2)
})
