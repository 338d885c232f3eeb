import type { OverlapBatch, OverlapPair, OverlapReport } from '../../src/report/chain.ts'

/** So many lists, each of which shares two records with the next: list i holds 8 + i, all of them invented. */
export function madeOverlap(lists: number): OverlapReport {
  const batches = Array.from({ length: lists }, (_, i) => batch(i))
  const pairs = batches.slice(1).map((_, i) => pair(i, i + 1))
  return {
    by: 'batch',
    incomplete: false,
    key: '身份证号',
    batches,
    pairs,
    counts: {
      pairs: (lists * (lists - 1)) / 2,
      sharing: pairs.length,
      listed: pairs.length,
      records: 0,
      'in-several': 0,
    },
    groups: [batches.map(({ id }) => id)],
    hubs: [],
    'hubs-found': 0,
    stated: [],
    populations: [],
  }
}

function batch(i: number): OverlapBatch {
  return {
    id: `b${String(i + 1)}`,
    title: null,
    files: 1,
    rows: 8 + i,
    records: 8 + i,
    unique: 6 + i,
    mobiles: null,
    'unique-mobiles': null,
    padding: { lines: [], rows: 0, cost: [], suspect: [], contested: 0 },
  }
}

function pair(a: number, b: number): OverlapPair {
  return {
    a: `b${String(a + 1)}`,
    b: `b${String(b + 1)}`,
    shared: 2,
    'a-in-b': { n: 2, of: 8 + a },
    'b-in-a': { n: 2, of: 8 + b },
    union: 14 + a + b,
    'without-hubs': 2,
    'shared-mobiles': null,
    'by-chance': { expected: null, from: [], missing: null, circle: 1 },
    'within-circles': [],
    alike: null,
    rows: '',
  }
}
