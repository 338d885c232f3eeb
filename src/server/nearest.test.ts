import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClockReport, DaySpan } from '../report/procedure.ts'
import { nearestFirst } from './nearest.ts'

const span = (day: string | null): DaySpan | null => (day === null ? null : { from: day, to: day })

function clock(id: string, last: string | null, done = false): ClockReport {
  return {
    id,
    title: id,
    start: { fact: id, label: id, on: null, evidence: null },
    assumed: null,
    length: null,
    direction: 'at-most',
    begins: null,
    ends: null,
    last: span(last),
    earliest: null,
    latest: span(last),
    calendar: [],
    extensions: [],
    done: done ? { fact: id, label: id, on: '2022-01-01', kept: 'kept' } : null,
    article: null,
    cite: null,
    sure: 'verified',
    sentence: id,
    open: null,
    reasons: [],
    notes: [],
  }
}

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2022-09-${String(n).padStart(2, '0')}`)

describe('the order of clocks', () => {
  it('puts what is still to come first, the nearest before the others', () => {
    const clocks = [
      clock('done', '2022-09-20', true),
      clock('open', null),
      clock('long-past', '2022-01-01'),
      clock('past', '2022-09-18'),
      clock('later', '2022-10-19'),
      clock('today', '2022-09-19'),
    ]
    expect(nearestFirst(clocks, '2022-09-19').map(({ id, stand }) => [id, stand])).toEqual([
      ['today', 'ahead'],
      ['later', 'ahead'],
      ['past', 'past'],
      ['long-past', 'past'],
      ['open', 'undated'],
      ['done', 'done'],
    ])
  })

  it('counts the first day on which something may be done where there is no last one', () => {
    const waits = { ...clock('waits', null), earliest: span('2022-10-20') }
    expect(nearestFirst([waits], '2022-09-19')).toMatchObject([
      { due: '2022-10-20', stand: 'ahead' },
    ])
  })

  it('loses none, and never puts a later day before a nearer one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.option(day), fc.boolean()), { maxLength: 20 }),
        day,
        (all, today) => {
          const sorted = nearestFirst(
            all.map(([last, done], i) => clock(String(i), last, done)),
            today,
          )
          expect(sorted.map(({ id }) => id).sort()).toEqual(all.map((_, i) => String(i)).sort())
          const ahead = sorted.filter((c) => c.stand === 'ahead').map((c) => c.due)
          expect(ahead).toEqual([...ahead].sort())
          expect(sorted.slice(0, ahead.length).every((c) => c.stand === 'ahead')).toBe(true)
        },
      ),
    )
  })
})
