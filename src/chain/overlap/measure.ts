import type { Database } from '../../db/database.ts'
import { Hubs, type FoundHub } from './hubs.ts'
import { heldKeys, keyCount, runsFor, type KeyRows } from './keys.ts'
import { PairCounts } from './pair-counts.ts'
import { Sums } from './sums.ts'

/** All pairs of batches by one kind of key, exactly. */
export interface Measured {
  /** Different keys of each batch, by class. */
  readonly records: readonly (readonly number[])[]
  /** Keys of each batch that are in no other. */
  readonly unique: readonly number[]
  readonly pairs: PairCounts
  /** The same for hubs alone; null where there are none. */
  readonly hubPairs: PairCounts | null
  readonly hubs: readonly FoundHub[]
  /** Different keys in all batches, and in two or more. */
  readonly all: number
  readonly several: number
}

/** Batches that can be compared: the table of pairs takes 4 bytes × batches² / 2. */
export const MOST_BATCHES = 20_000

/** After so many parts of the keys, a few thousand each, others may go on. */
const PARTS_ON = 16

/**
 * Compares all pairs of batches by one kind of key. Keys are taken out of the index in as many runs as memory asks for
 * ({@link runsFor}), and each key is met with its like: what stands in one batch alone is only counted, what stands in few
 * is added to their pairs, and of more the same sets of batches are counted before they are met.
 *
 * @param batches how many there are; their numbers are those of `overlap_place`
 * @param held bytes in which keys are held at a time
 */
export async function measure(
  db: Database,
  rows: KeyRows,
  batches: number,
  held?: number,
): Promise<Measured> {
  const found = { sums: new Sums(batches), hubs: new Hubs(batches) }
  const keys = await keyCount(db, rows)
  const runs = runsFor(keys, held)
  for (let run = 0; run < runs; run++)
    await addAll(db, await heldKeys(db, rows, keys, [run, runs]), found)
  const told = found.sums.told()
  const hubs = await found.hubs.found(db, told.all)
  return { ...told, hubs, hubPairs: hubPairs(hubs, batches) }
}

async function addAll(
  db: Database,
  keys: Awaited<ReturnType<typeof heldKeys>>,
  { sums, hubs }: { readonly sums: Sums; readonly hubs: Hubs },
): Promise<void> {
  for (let part = 0; part < keys.parts; part++) {
    keys.group(part, (codes, size, lines, keyAt) => {
      sums.add(codes, size)
      if (hubs.isOne(size, lines)) hubs.add(keys.wordsAt(keyAt), codes.subarray(0, size), lines)
    })
    if (part % PARTS_ON === 0) await db.pause('overlap: keys')
  }
}

function hubPairs(hubs: readonly FoundHub[], batches: number): PairCounts | null {
  if (hubs.length === 0) return null
  const pairs = new PairCounts(batches)
  for (const { batches: own } of hubs) pairs.add(own, 1)
  return pairs
}
