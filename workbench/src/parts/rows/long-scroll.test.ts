import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LongScroll } from './long-scroll.ts'

const VIEW = 400

/** The box as a browser has it: it stands where it was put, between its ends. */
function box(total: number, tallest: number) {
  const scroll = new LongScroll(total, tallest)
  let at = 0
  const end = Math.max(0, scroll.tall - VIEW)
  const to = (wanted: number) => {
    at = Math.max(0, Math.min(end, wanted))
    at = Math.max(0, Math.min(end, scroll.moved(at, VIEW)))
    return scroll.place
  }
  return { scroll, end, to, by: (step: number) => to(at + step), at: () => at }
}

describe('a list longer than a browser can scroll', () => {
  test('small steps pass every place, down to the end and up again', () => {
    const { by, scroll } = box(3_000_000, 100_000)
    let last = 0
    for (let i = 0; i < 100_000 && last < scroll.total - VIEW; i++) {
      const place = by(150)
      expect(place - last).toBeLessThanOrEqual(150)
      expect(place).toBeGreaterThan(last)
      last = place
    }
    expect(last).toBe(scroll.total - VIEW)
    for (let i = 0; i < 100_000 && last > 0; i++) {
      const place = by(-150)
      expect(last - place).toBeLessThanOrEqual(150)
      expect(place).toBeLessThan(last)
      last = place
    }
    expect(last).toBe(0)
  })

  test('a leap goes to the same share of the list, an end to the end', () => {
    const { to, end, scroll } = box(3_000_000, 100_000)
    expect(to(end / 2) / (scroll.total - VIEW)).toBeCloseTo(0.5, 2)
    expect(to(end)).toBe(scroll.total - VIEW)
    expect(to(end / 4) / (scroll.total - VIEW)).toBeCloseTo(0.25, 2)
    expect(to(0)).toBe(0)
  })

  test('whatever is done, the place lies in the list and the box between its ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.array(
          fc.oneof(
            fc.record({ by: fc.integer({ min: -600, max: 600 }) }),
            fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }) }),
          ),
          { maxLength: 60 },
        ),
        (total, moves) => {
          const { by, to, end, scroll, at } = box(total, 100_000)
          for (const move of moves) {
            const place = 'by' in move ? by(move.by) : to(move.share * end)
            expect(place).toBeGreaterThanOrEqual(0)
            expect(place).toBeLessThanOrEqual(Math.max(0, total - VIEW))
            expect(scroll.inBox(place)).toBeCloseTo(at(), 3)
          }
        },
      ),
    )
  })

  test('a list that fits is scrolled as it is', () => {
    const { by, scroll } = box(9000, 100_000)
    expect([by(70), by(5000), by(-20), scroll.inBox(5050)]).toEqual([70, 5070, 5050, 5050])
  })
})
