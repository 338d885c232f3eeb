import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import { COLUMNS, emptyIndex, fill, type IndexLine } from '../../../test/support/person-index.ts'
import { overlapOf } from '../../../test/support/overlap.ts'
import { overlapReference, plainly } from '../../../test/support/overlap-reference.ts'

const db = await emptyIndex()

/** Lines of a few lists, with values that stand nearly everywhere, copies, lines that do not count, empty lists. */
const lists = fc.record({
  batches: fc.integer({ min: 1, max: 13 }),
  lines: fc.array(
    fc.record({
      batch: fc.nat(12),
      id: fc.option(fc.nat(12)),
      name: fc.nat(4),
      mobile: fc.oneof(
        { weight: 5, arbitrary: fc.nat(30) },
        { weight: 1, arbitrary: fc.constant(0) },
      ),
      kind: fc.constantFrom('full', 'full', 'full', 'mobile', 'id', 'aside', 'bare'),
    }),
    { maxLength: 300 },
  ),
})

type Made = typeof lists extends fc.Arbitrary<infer T> ? T : never

function indexLines({ batches, lines }: Made): IndexLine[] {
  return lines.map(({ batch, id, name, mobile, kind }) => {
    const keys = { k_mobile: 100 + mobile, k_name: 200 + name }
    const own = { batch: batch % batches }
    if (kind === 'id') return { ...own, rank: 1, keys: { ...keys, k_resident_id: 300 + (id ?? 0) } }
    if (kind === 'mobile') return { ...own, rank: 4, keys: { k_mobile: 100 + mobile } }
    if (kind === 'aside') return { ...own, rank: 0, reason: 3, flags: 64, keys }
    if (kind === 'bare') return { ...own, rank: 4, reason: 7, keys: { k_mobile: 100 + mobile } }
    return { ...own, rank: 2, keys }
  })
}

describe('all pairs', () => {
  test.prop([lists], { numRuns: 30 })('agree with sets of JavaScript', async (made) => {
    const lines = indexLines(made)
    await fill(db, lines, made.batches)
    const found = await overlapOf(db, COLUMNS, made.batches)
    expect(plainly(found)).toEqual(overlapReference(lines, made.batches))
  })

  test.prop([lists, fc.infiniteStream(fc.nat())], { numRuns: 8 })(
    'are the same for shuffled rows',
    async (made, keys) => {
      await fill(db, indexLines(made), made.batches)
      const before = await overlapOf(db, COLUMNS, made.batches)
      const order = made.lines.map((line) => ({ line, at: Number(keys.next().value) }))
      const lines = order.sort((a, b) => a.at - b.at).map((o) => o.line)
      await fill(db, indexLines({ ...made, lines }), made.batches)
      expect(await overlapOf(db, COLUMNS, made.batches)).toEqual(before)
    },
  )
})

plain('one list, and lists without a line', async () => {
  await fill(db, [], 1)
  const one = await overlapOf(db, COLUMNS, 1)
  expect(one.pairs).toEqual([])
  expect(one.counts).toEqual({ pairs: 0, sharing: 0, listed: 0, records: 0, 'in-several': 0 })
  await fill(db, [{ batch: 1, keys: { k_mobile: 1, k_name: 2 } }], 3)
  const three = await overlapOf(db, COLUMNS, 3)
  expect(three.batches.map((b) => b.records)).toEqual([0, 1, 0])
  expect(three.counts.pairs).toBe(3)
})

describe('a value that stands nearly everywhere', () => {
  const own = (lists: number, each: number): IndexLine[] =>
    Array.from({ length: lists * each }, (_, i) => ({
      batch: i % lists,
      keys: { k_mobile: 1000 + i, k_name: 50_000 + i },
    }))
  const everywhere = (lists: number): IndexLine[] =>
    Array.from({ length: lists }, (_, i) => ({ batch: i, keys: { k_mobile: 1, k_name: 2 } }))

  plain('is named once, and the numbers with and without it are told', async () => {
    await fill(db, [...own(20, 60), ...everywhere(20)], 20)
    const found = await overlapOf(db, COLUMNS, 20)
    expect(found.hubs).toEqual([
      { by: 'subject', batches: 20, rows: 20, at: [0, 1200], shown: '' },
      { by: 'mobile', batches: 20, rows: 20, at: [0, 1200], shown: '' },
    ])
    expect(found.pairs).toHaveLength(190)
    expect(new Set(found.pairs.map((p) => `${p.shared} ${p['without-hubs']}`))).toEqual(
      new Set(['1 0']),
    )
    expect(found.groups).toEqual([])
  })

  plain('is nothing odd among copies of one list', async () => {
    const lines = Array.from({ length: 12 }, (_, batch) =>
      own(1, 200).map((line) => ({ ...line, batch })),
    )
    await fill(db, lines.flat(), 12)
    const found = await overlapOf(db, COLUMNS, 12)
    expect(found['hubs-found']).toBe(0)
    expect(new Set(found.pairs.map((p) => `${p.alike ?? ''} ${p['without-hubs']}`))).toEqual(
      new Set(['same 200']),
    )
    expect(found.groups).toHaveLength(1)
  })

  plain('in very many lines of two lists is named too', async () => {
    const many = Array.from({ length: 120 }, (_, i) => ({
      batch: i % 2,
      keys: { k_mobile: 1, k_name: 2, k_address: i },
    }))
    await fill(db, [...own(2, 100), ...many], 2)
    const found = await overlapOf(db, COLUMNS, 2)
    expect(found.hubs.map(({ by, rows }) => ({ by, rows }))).toEqual([
      { by: 'subject', rows: 120 },
      { by: 'mobile', rows: 120 },
    ])
    expect(found.pairs.map((p) => [p.shared, p['without-hubs']])).toEqual([[1, 0]])
  })
})
