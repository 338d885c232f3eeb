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
    const open = { 'at-least': 37002, exactly: null, declared: 8000, apart: 45002, about: false }
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
