import type { Database } from '../db/database.ts'
import { keyColumns } from '../records/index-file.ts'
import type { KindId } from '../records/kinds.ts'
import type { SubjectRank } from '../records/verdicts.ts'
import { classifyDuplicates, type Linked } from './duplicates.ts'
import { readingExtras, type ReadingExtras } from './extras.ts'
import { classesOf, keepClasses, openClasses } from './kept-classes.ts'
import {
  decidedCounts,
  nameLines,
  NOTHING_DECIDED,
  type DecidedCount,
  type Decisions,
} from './lines.ts'
import { namePlaces, type BatchPlace, type Place } from './place.ts'
import {
  countedPersons,
  countedSubjects,
  flags,
  heldBy,
  kindsHeld,
  keyTallies,
  rankTallies,
  tallyByTable,
  type KeyTally,
  type Persons,
  type Tally,
} from './tally.ts'

/** Everything that the count of a folder is told by (全案口径). */
export interface Counts {
  readonly byTable: ReadonlyMap<number, Tally>
  /** Persons counted, reckoned from the subjects: must equal what the ledger leaves. */
  readonly subjects: number
  readonly persons: Persons
  readonly linked: Linked
  readonly flags: Readonly<Record<string, number>>
  readonly keys: readonly KeyTally[]
  readonly ranks: ReadonlyMap<SubjectRank, number>
  readonly extras: ReadingExtras
  /** Kinds that stand in the records that are not set aside. */
  readonly kinds: readonly KindId[]
  readonly held: ReadonlyMap<number, number>
  readonly batches: ReadonlyMap<number, number>
  /** What each decision reached, by its number; one that reached nothing is missing. */
  readonly decided: ReadonlyMap<number, DecidedCount>
}

/**
 * Names what the count leaves for whoever asks for rows (`place`, `lines`, `member`, `head`, `verdict`), without counting.
 *
 * @param build of the program, for classes that are kept in the index; null: none are
 * @returns the key columns, and who stands in several lines by different keys
 */
export async function nameCounted(
  db: Database,
  places: readonly Place[],
  batches: readonly BatchPlace[],
  decisions: Decisions,
  build: string | null = null,
): Promise<{ readonly have: readonly string[]; readonly linked: Linked }> {
  await namePlaces(db, places, batches)
  const have = await keyColumns(db)
  const of = build === null ? null : await classesOf(db, build, { places, decisions })
  const kept = await openClasses(db, of)
  if (kept) await nameLines(db, decisions)
  const linked = kept ?? (await classifyDuplicates(db, have, decisions))
  if (!kept && of !== null) await keepClasses(db, of, linked)
  return { have, linked }
}

/** Counts what is in the index, in the order that `places` gives, with what people have decided of it. */
export async function countRecords(
  db: Database,
  places: readonly Place[],
  batches: readonly BatchPlace[],
  decisions: Decisions = NOTHING_DECIDED,
  build: string | null = null,
): Promise<Counts> {
  const { have, linked } = await nameCounted(db, places, batches, decisions, build)
  const byTable = await tallyByTable(db)
  return {
    byTable,
    subjects: await countedSubjects(db),
    persons: await countedPersons(db),
    linked,
    flags: await flags(db),
    keys: await keyTallies(db, have),
    ranks: await rankTallies(db),
    extras: await readingExtras(db, have),
    kinds: await kindsHeld(db, have),
    held: await heldBy(db, 'exhibit'),
    batches: await heldBy(db, 'batch'),
    decided: await decidedCounts(db, decisions),
  }
}
