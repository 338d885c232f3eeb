import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database } from '../../src/db/database.ts'
import { sql } from '../../src/db/sql.ts'
import { findPeople } from '../../src/records/people/find.ts'
import { SPLIT } from '../../src/records/people/judged.ts'
import { peopleCells, plainReading, STYLES, TRAPS } from '../support/people-cells.ts'

const tempDir = mkdtempSync(join(tmpdir(), 'shuzheng-people-'))
let db: Database
beforeAll(async () => {
  db = await Database.open({ tempDir, memory: '1GB', threads: 2 })
})
afterAll(() => {
  db.close()
  rmSync(tempDir, { recursive: true, force: true })
})

/** The pieces of each cell that was taken apart; null where it was left whole. */
async function apart(cells: readonly string[], household = false): Promise<(string[] | null)[]> {
  await db.run(sql`create or replace temp table cells as select 0 as t, 1::bigint as p, i as r, v as c0 from (
    select unnest(from_json(${JSON.stringify(cells)}::json, '["VARCHAR"]')) as v, unnest(range(${cells.length}::bigint)) as i)`)
  const columns = {
    packed: [0],
    names: [],
    identities: [0],
    contacts: [],
    abreast: null,
    household,
    said: new Map(),
  }
  const lotRows = { of: () => sql`cells`, lists: () => sql`cells` }
  await findPeople(db, lotRows, [{ ts: [0], width: 1, columns, rows: cells.length }])
  const rows = await db.rows(sql`select r, state, list(piece order by n) as pieces from people_row
    left join people_piece using (p, r) group by r, state order by r`)
  const found: (string[] | null)[] = cells.map(() => null)
  for (const row of rows)
    if (Number(row['state']) === SPLIT) found[Number(row['r'])] = row['pieces'] as string[]
  return found
}

const digits = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/(\d{3})[ –](\d{4})[ –](\d{4})/g, '$1$2$3')
    .match(/\d{17}[\dXx]|\d{11}/g) ?? []

describe('several people in a cell', () => {
  const cells = peopleCells(20, 30)
  let found: (string[] | null)[]
  beforeAll(async () => {
    found = await apart(cells.map((c) => c.text))
  })

  test.each(Object.keys(STYLES))('%s: each has his own name and numbers', (style) => {
    cells.forEach((cell, i) => {
      if (cell.style !== style) return
      const pieces = found[i]
      expect(pieces?.length, cell.text).toBe(cell.people?.length)
      cell.people?.forEach((person, n) => {
        const piece = pieces?.[n] ?? ''
        expect(piece).toContain(person.name)
        const own = [person.mobile, person.id]
        expect(own).toEqual(expect.arrayContaining(digits(piece)))
        expect(digits(piece).length).toBeGreaterThan(0)
      })
    })
  })

  test.each(Object.keys(TRAPS))('%s: the line stays whole', (trap) => {
    cells.forEach((cell, i) => {
      if (cell.style === trap) expect(found[i], cell.text).toBeNull()
    })
  })

  test('agrees with a plain reading of the cells', () => {
    cells.forEach((cell, i) => {
      const plain = plainReading(cell.text)
      const pieces = found[i] ?? null
      if (pieces === null) return
      expect(pieces.map(digits), cell.text).toEqual(plain?.map((g) => g.slice(1)))
    })
  })

  test('a list of pupils or of flats is never taken apart of itself', async () => {
    const again = await apart(
      cells.map((c) => c.text),
      true,
    )
    expect(again.every((pieces) => pieces === null)).toBe(true)
  })
})
