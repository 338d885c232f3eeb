import { expect, test } from 'vitest'
import { emptyIndex, fill } from '../../test/support/person-index.ts'
import { mixedWorld } from '../../test/support/random-chains.ts'
import { count } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { keyColumns } from '../records/index-file.ts'
import { classifyDuplicates } from './duplicates.ts'
import { classesOf, keepClasses, openClasses } from './kept-classes.ts'
import { NOTHING_DECIDED } from './lines.ts'
import { countedPersons, countedSubjects, heldBy, rankTallies, tallyByTable } from './tally.ts'

const db = await emptyIndex()
const world = mixedWorld(31, 60)

async function tallied() {
  return [
    await tallyByTable(db),
    await countedSubjects(db),
    await countedPersons(db),
    await heldBy(db, 'batch'),
    await rankTallies(db),
  ]
}

async function rowsKept(): Promise<number> {
  return count((await db.one(sql`select count(*) as n from x.class_member`))['n'])
}

test('classes that were kept give the same count, and give way to others', async () => {
  await fill(db, world.lines, world.facts.batches.length)
  const before = await tallied()
  await keepClasses(db, 'one', { subjects: 3 })
  expect(await openClasses(db, 'one')).toEqual({ subjects: 3 })
  expect(await tallied()).toEqual(before)
  expect(await rowsKept()).toBeGreaterThan(100)

  await classifyDuplicates(db, await keyColumns(db))
  expect(await tallied()).toEqual(before)

  expect(await openClasses(db, 'another')).toBe(null)
  expect(await rowsKept()).toBe(0)
  expect(await openClasses(db, 'one')).toBe(null)
})

test('what a run that was killed had kept in part is of nothing, and goes', async () => {
  await fill(db, world.lines, world.facts.batches.length)
  await db.run(sql`drop table verdict`)
  await expect(keepClasses(db, 'one', { subjects: 3 })).rejects.toThrow()
  expect(await rowsKept()).toBeGreaterThan(100)
  expect(await openClasses(db, null)).toBe(null)
  expect(await rowsKept()).toBe(0)
})

test('they are of one program, one order of files, one state of decisions, and of enough records', async () => {
  await fill(db, world.lines, world.facts.batches.length)
  const place = { part: 1, tab: 1, ord: 1, file: 1, exhibit: 0, copy: false, row_base: 0 }
  const made = { places: [place], decisions: NOTHING_DECIDED }
  const aside = { decision: 0, part: 1, lines: [4], code: 'FABRICATED' } as const
  const others = await Promise.all([
    classesOf(db, 'a', made, 1),
    classesOf(db, 'b', made, 1),
    classesOf(db, 'a', { ...made, places: [{ ...place, ord: 2 }] }, 1),
    classesOf(db, 'a', { ...made, decisions: { tiers: [], setAside: [aside] } }, 1),
  ])
  expect(new Set(others).size).toBe(4)
  expect(await classesOf(db, 'a', made, 1)).toBe(others[0])
  expect(await classesOf(db, 'a', made)).toBe(null)
  await db.run(sql`delete from x.records where line = 0`)
  expect(await classesOf(db, 'a', made, 1)).not.toBe(others[0])
})
