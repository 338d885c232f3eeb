import { beforeAll, describe, expect, test } from 'vitest'
import type { BatchFact, ChainFacts, Provision } from '../../src/count/per-person/facts.ts'
import { countPersons } from '../../src/count/per-person/count.ts'
import type { Database } from '../../src/db/database.ts'
import { COLUMNS, emptyIndex, fill, type IndexLine } from '../support/person-index.ts'

let db: Database
beforeAll(async () => {
  db = await emptyIndex()
})

/** So many different people, from this one on: name and number. */
function people(batch: number, count: number, from = 0): IndexLine[] {
  return Array.from({ length: count }, (_, i) => ({
    batch,
    keys: { k_mobile: 1_000_000 + from + i, k_name: from + i },
  }))
}

function batch(id: string, more: Partial<BatchFact> = {}): BatchFact {
  return { id, files: true, declared: null, tier: null, partOf: null, sameAs: null, ...more }
}

function gives(
  transfer: string,
  by: string,
  buyer: string,
  of: string,
  more: Partial<Provision> = {},
) {
  const act = { transfer, by: by.split('+'), buyer, batch: of, unidentified: false, members: null }
  return { ...act, inDuty: [], ...more }
}

function gets(by: string, of: string, source = of) {
  return { by: by.split('+'), batch: of, source }
}

async function chain(
  lines: readonly IndexLine[],
  facts: Omit<ChainFacts, 'parties'> & { parties: string },
) {
  await fill(db, lines, facts.batches.length)
  return countPersons(db, COLUMNS, { ...facts, parties: facts.parties.split(' ') })
}

describe('published cases (counting.md C)', () => {
  test('T1, C2: bought 11034 and sold the same: 11034, not 22068', async () => {
    const counts = await chain(people(0, 11034), {
      parties: 'fei',
      batches: [batch('b')],
      obtainings: [gets('fei', 'b')],
      provisions: [gives('t2', 'fei', 'buyer', 'b')],
    })
    const { C, A, B } = counts.of('fei')
    expect(C).toMatchObject({ 'at-least': 11034, exactly: 11034, declared: null })
    expect(C['by-buyer']).toMatchObject([{ buyer: 'buyer', exactly: 11034, transfers: ['t2'] }])
    expect([C.unsold.exactly, C.obtained.exactly, C.provided.exactly]).toEqual([0, 11034, 11034])
    expect([A.exactly, B.exactly]).toEqual([0, 0])
  })

  test.each([0, 1, 5000, 11034])('C3: delivered only %d of them: still 11034', async (units) => {
    const counts = await chain(people(0, 11034), {
      parties: 'fei',
      batches: [
        batch('b'),
        batch('part', { files: false, partOf: 'b', declared: { bound: 'exactly', units } }),
      ],
      obtainings: [gets('fei', 'b')],
      provisions: [gives('t2', 'fei', 'buyer', 'part')],
    })
    for (const declared of ['out', 'in']) {
      const { C } = counts.of('fei', { declared })
      expect(C).toMatchObject({ 'at-least': 11034, exactly: 11034, declared: null, apart: null })
    }
  })

  test('Q2–Q5: Wang 37002; Dong and Wu 37002 at the least, 45002 if nothing overlaps', async () => {
    const counts = await chain(people(0, 37002), {
      parties: 'dong wang wu',
      batches: [
        batch('b2'),
        batch('b1', { files: false, declared: { bound: 'at-least', units: 8000 } }),
      ],
      obtainings: [gets('dong', 'b1'), gets('dong+wang', 'b2'), gets('wu', 'b1'), gets('wu', 'b2')],
      provisions: [gives('t2', 'dong', 'wu', 'b1'), gives('t4', 'dong+wang', 'wu', 'b2')],
    })
    const open = {
      'at-least': 37002,
      exactly: null,
      declared: 8000,
      'declared-bound': 'at-least',
      apart: 45002,
      about: false,
    }
    expect(counts.of('wang').C).toMatchObject({ 'at-least': 37002, exactly: 37002, apart: null })
    expect(counts.of('dong').C).toMatchObject({ ...open, unsold: { exactly: 0 } })
    expect(counts.of('wu').C).toMatchObject({ ...open, unsold: open, provided: { exactly: 0 } })
    expect(counts.of('dong', { declared: 'in' }).C).toMatchObject(open)
    expect(counts.of('dong').A).toMatchObject({ 'at-least': 0, exactly: 0, declared: null })
  })

  test('T2: free units count like the others', async () => {
    const counts = await chain(people(0, 372), {
      parties: 'b',
      batches: [batch('all')],
      obtainings: [gets('b', 'all')],
      provisions: [gives('t', 'b', 'wu', 'all')],
    })
    expect(counts.of('b').C.exactly).toBe(372)
  })

  test('T14: down a chain of seven each has his own, and nobody the sum', async () => {
    const parties = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']
    const counts = await chain(people(0, 40), {
      parties: parties.join(' '),
      batches: [batch('b')],
      obtainings: parties.slice(1).map((p) => gets(p, 'b')),
      provisions: parties.slice(1).map((p, i) => gives(`t${i}`, parties[i] ?? '', p, 'b')),
    })
    expect(parties.map((p) => counts.of(p).C.exactly)).toEqual([40, 40, 40, 40, 40, 40, 40])
  })

  test('T20: given free is provided all the same', async () => {
    const counts = await chain(people(0, 328), {
      parties: 'a b',
      batches: [batch('list')],
      obtainings: [gets('b', 'list')],
      provisions: [gives('gift', 'a', 'b', 'list')],
    })
    expect(counts.of('a').C).toMatchObject({ exactly: 328, provided: { exactly: 328 } })
    expect(counts.of('b').C).toMatchObject({ exactly: 328, unsold: { exactly: 328 } })
  })

  test('T23: the same ten rows to two buyers are twenty', async () => {
    const counts = await chain(people(0, 10), {
      parties: 'x',
      batches: [batch('b')],
      obtainings: [gets('x', 'b')],
      provisions: [gives('t1', 'x', 'li', 'b'), gives('t2', 'x', 'wang', 'b')],
    })
    expect(counts.of('x').C).toMatchObject({ exactly: 20, unsold: { exactly: 0 } })
  })
})

describe('what a person has and gives', () => {
  test('part sold, part kept: each record once', async () => {
    const counts = await chain([...people(0, 30), ...people(1, 100)], {
      parties: 'x',
      batches: [batch('part'), batch('all')],
      obtainings: [gets('x', 'all')],
      provisions: [gives('t', 'x', 'li', 'part')],
    })
    expect(counts.of('x').C).toMatchObject({
      exactly: 100,
      provided: { exactly: 30 },
      unsold: { exactly: 70 },
    })
  })

  test('the same list twice to one buyer counts once; two accounts of nobody known are one', async () => {
    const counts = await chain([...people(0, 30), ...people(1, 30)], {
      parties: 'x y',
      batches: [batch('first'), batch('copy')],
      obtainings: [],
      provisions: [
        gives('t1', 'x', 'li', 'first'),
        gives('t2', 'x', 'li', 'copy'),
        gives('t3', 'y', 'a1', 'first', { unidentified: true }),
        gives('t4', 'y', 'a2', 'copy', { unidentified: true }),
      ],
    })
    expect(counts.of('x').C).toMatchObject({
      exactly: 30,
      'by-buyer': [{ buyer: 'li', transfers: ['t1', 't2'] }],
    })
    expect(counts.of('y').C).toMatchObject({ exactly: 30, 'by-buyer': [{ buyer: 'unknown' }] })
    expect(counts.of('y', { 'unknown-buyers': 'each' }).C.exactly).toBe(60)
  })

  test('to one buyer under two tiers: once, under the higher; in duty counts apart', async () => {
    const higher = people(1, 10).map((line) => ({ ...line, tier: 1 as const }))
    const counts = await chain([...people(0, 30), ...higher], {
      parties: 'x',
      batches: [batch('names'), batch('tracks')],
      obtainings: [],
      provisions: [
        gives('t1', 'x', 'li', 'names', { inDuty: ['x'] }),
        gives('t2', 'x', 'li', 'tracks'),
      ],
    })
    const { A, C } = counts.of('x')
    expect([A.exactly, C.exactly]).toEqual([10, 20])
    expect([A['in-duty'].exactly, C['in-duty'].exactly]).toEqual([0, 30])
    expect(counts.of('x', { 'mixed-line': 'ordinary' }).C.exactly).toBe(30)
  })

  test('posted to a group of 200: one act, or one for each member', async () => {
    const counts = await chain(people(0, 7), {
      parties: 'x',
      batches: [batch('b')],
      obtainings: [],
      provisions: [gives('t', 'x', 'publish:g', 'b', { members: 200 })],
    })
    expect(counts.of('x').C.exactly).toBe(7)
    expect(counts.of('x', { 'group-posting': 'each' }).C.exactly).toBe(1400)
    expect(counts.extremes('x')).toEqual({
      least: { A: 0, B: 0, C: 7 },
      most: { A: 0, B: 0, C: 1400 },
    })
  })

  test('name and number here, the same with the ID number there: one for who has both', async () => {
    const full = people(1, 5).map((line, i) => ({
      ...line,
      rank: 1,
      keys: { ...line.keys, k_resident_id: 5_000_000 + i },
    }))
    const counts = await chain([...people(0, 5), ...full], {
      parties: 'x y z',
      batches: [batch('names'), batch('full')],
      obtainings: [gets('x', 'names'), gets('y', 'full'), gets('z', 'names'), gets('z', 'full')],
      provisions: [],
    })
    expect(['x', 'y', 'z'].map((p) => counts.of(p).C.exactly)).toEqual([5, 5, 5])
  })
})

describe('batches without files', () => {
  const told = (id: string, units: number, more: Partial<BatchFact> = {}) =>
    batch(id, { files: false, declared: { bound: 'exactly', units }, ...more })

  test('nothing but what was stated: beside the count, or counted', async () => {
    const counts = await chain([], {
      parties: 'x y',
      batches: [told('b', 6000), told('c', 1000, { declared: { bound: 'about', units: 1000 } })],
      obtainings: [gets('x', 'b')],
      provisions: [gives('t1', 'x', 'li', 'b'), gives('t2', 'x', 'wang', 'b')],
    })
    expect(counts.of('x').C).toMatchObject({ 'at-least': 0, exactly: null, declared: 12000 })
    expect(counts.of('x', { declared: 'in' }).C).toMatchObject({
      'at-least': 12000,
      exactly: 12000,
      about: false,
    })
    expect(counts.of('y').C).toMatchObject({ 'at-least': 0, exactly: 0, 'by-buyer': [] })
    expect(counts.extremes('x').most.C).toBe(12000)
  })

  test('the same as a batch with files is that batch; 约 stays 约', async () => {
    const about = { files: false, declared: { bound: 'about', units: 1400 } } as const
    const counts = await chain(people(0, 50), {
      parties: 'x y',
      batches: [batch('files'), told('same', 50, { sameAs: 'files' }), batch('about', about)],
      obtainings: [gets('x', 'files'), gets('y', 'about')],
      provisions: [gives('t', 'x', 'li', 'same')],
    })
    expect(counts.of('x').C).toMatchObject({ exactly: 50, declared: null })
    const beside = { exactly: null, declared: 1400, 'declared-bound': 'about' }
    expect(counts.of('y').C).toMatchObject({ ...beside, 'at-least': 0, about: false })
    expect(counts.of('y', { declared: 'in' }).C).toMatchObject({ 'at-least': 1400, about: true })
  })

  test('parts of one list to two buyers: the list at the least, no number certain', async () => {
    const counts = await chain(people(0, 100), {
      parties: 'x',
      batches: [batch('b'), told('k1', 80, { partOf: 'b' }), told('k2', 70, { partOf: 'b' })],
      obtainings: [gets('x', 'b')],
      provisions: [gives('t1', 'x', 'li', 'k1'), gives('t2', 'x', 'wang', 'k2')],
    })
    expect(counts.of('x').C).toMatchObject({ 'at-least': 100, exactly: null })
    expect(counts.of('x', { declared: 'in' }).C).toMatchObject({ 'at-least': 150, exactly: null })
  })

  test('a circle of parts, and ids that do not exist, stop nothing', async () => {
    const counts = await chain(people(0, 3), {
      parties: 'x',
      batches: [
        batch('b', { partOf: 'nowhere', sameAs: 'nobody' }),
        told('k1', 8, { partOf: 'k2' }),
        told('k2', 9, { partOf: 'k1' }),
      ],
      obtainings: ['b', 'k1', 'k2', 'missing'].map((id) => gets('x', id)),
      provisions: [],
    })
    expect(counts.of('x').C).toMatchObject({ 'at-least': 3, declared: 17, apart: 20 })
  })
})
