import { expect, test } from 'vitest'
import { Lots, type Lot, type LotIndex } from './lots.ts'
import type { Reading, Unit } from '../../evidence/jobs/unit.ts'

/** A database that takes a lot in only when it is told to. */
class Slow {
  readonly taken: Lot[] = []
  readonly index: LotIndex
  #go: (() => void)[] = []

  constructor() {
    this.index = {
      worked: 0,
      early: () => Promise.resolve(),
      forget: () => Promise.resolve(),
      take: async (lot) => {
        await new Promise<void>((resolve) => this.#go.push(resolve))
        this.taken.push(lot)
      },
    }
  }

  /** Takes in the lot that is going in. */
  async one(): Promise<void> {
    await soon()
    this.#go.shift()?.()
    await soon()
  }

  /** Ends what is going in. */
  interrupt(): void {
    for (const go of this.#go.splice(0)) go()
  }
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

const unit: Unit = { item: 0, entry: 0, files: [], members: [] }
const reading = (units: number): Reading => ({
  units: Array.from({ length: units }, (_, item) => ({ ...unit, item })),
  spool: [],
})

/** Readers that give readings of a thousand units, one after the other, as long as they are taken; tells how many were. */
function readers(lots: Lots, most: number): { given: number; readonly ended: Promise<void> } {
  const told = { given: 0, ended: Promise.resolve() }
  const give = async () => {
    for (; told.given < most; told.given++) await lots.add(reading(1000))
  }
  told.ended = give()
  return told
}

test('while the index is behind, readings wait: what is held does not grow with the files', async () => {
  for (const most of [50, 5000]) {
    const slow = new Slow()
    const lots = new Lots(slow.index, 0)
    const told = readers(lots, most)
    await soon()
    const held = told.given
    expect(held).toBeLessThan(16)
    await soon()
    expect(told.given).toBe(held)
    await slow.one()
    expect(told.given).toBe(held + 4)
    await lots.abandon(() => slow.interrupt())
    await expect(told.ended).rejects.toThrow('what was read is kept')
  }
})

test('all is taken in, in the order in which it came', async () => {
  const slow = new Slow()
  const lots = new Lots(slow.index, 0)
  const told = readers(lots, 30)
  const ended = told.ended.then(() => lots.finish())
  for (let i = 0; i < 12; i++) await slow.one()
  await ended
  expect(slow.taken.flatMap((lot) => lot.units)).toHaveLength(30_000)
})

test('a lot that fails ends the readings that wait', async () => {
  const index: LotIndex = {
    ...new Slow().index,
    take: () => Promise.reject(new Error('full')),
  }
  const lots = new Lots(index, 0)
  await expect(readers(lots, 50).ended).rejects.toThrow('full')
  expect(() => lots.begin(1)).toThrow('full')
})
