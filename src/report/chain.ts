/**
 * Which lists share people, as `report.json` and `shuzheng overlap --json` tell it: counts are integers, shares are a part
 * of a whole (never a decimal), money is fen. Batches are compared; the persons in the lists are never named.
 */
import type { Locator } from '../evidence/locator.ts'
import type { Sure } from '../report.ts'

/** So many of so many: 26 of 30 is compared by cross-multiplication and printed as it is. */
export interface Share {
  readonly n: number
  readonly of: number
}

/** What is compared: a file, a folder, an exhibit, a table, or a batch of the case file. */
export type BatchBy = 'batch' | 'file' | 'folder' | 'exhibit' | 'table'

/** One list that is compared with the others. */
export interface OverlapBatch {
  /** Id of the case file; of a bare folder its path below PATH, masked. */
  readonly id: string
  readonly title: string | null
  readonly files: number
  /** 转出: lines of its files that are data. */
  readonly rows: number
  /** 条: different persons among them, by the subject key in use. */
  readonly records: number
  /** Of these, in no other batch. */
  readonly unique: number
  /** Different mobile numbers, and those in no other batch; null where no list has any. */
  readonly mobiles: number | null
  readonly 'unique-mobiles': number | null
  readonly padding: Padding
}

/** Two batches that share at least one person. `a` comes before `b` in the list of batches. */
export interface OverlapPair {
  readonly a: string
  readonly b: string
  readonly shared: number
  readonly 'a-in-b': Share
  readonly 'b-in-a': Share
  /** Persons in one or the other: a + b − shared. */
  readonly union: number
  /** Shared when values that stand everywhere are left out ({@link OverlapReport.hubs}). */
  readonly 'without-hubs': number
  /** Mobile numbers that both hold, whatever the name; null where no list has any. */
  readonly 'shared-mobiles': number | null
  readonly 'by-chance': Chance
  /** The same within narrower circles that a person states for both lists (`populations` of the case file). */
  readonly 'within-circles': readonly {
    /** Id of {@link Population}. */
    readonly population: string
    readonly expected: Chance['expected']
  }[]
  /** same: equal; nearly-same: 19 of 20 of either in the other; a-inside-b: all of a in b … */
  readonly alike: 'same' | 'nearly-same' | 'a-inside-b' | 'b-inside-a' | null
  /** Selection of `shuzheng rows` that lists the rows, e.g. `--shared b1,b2`. */
  readonly rows: string
}

/**
 * 推算: how many two lists would share if each had been drawn by itself from the same people, Σ |A|·|B| / N over the kinds
 * of subject. It assumes independence and is a yardstick, never a probability of guilt.
 */
export interface Chance {
  /** Whole number below it and whether that is exact; null: 不能推算. */
  readonly expected: { readonly floor: number; readonly exactly: boolean } | null
  /** Ids of {@link Population} used. */
  readonly from: readonly string[]
  /** Why it could not be derived, wholly or in part; null where nothing is missing. */
  readonly missing: string | null
  /** Largest circle of people from which chance alone would give as many: ⌊a·b / shared⌋. */
  readonly circle: number
}

/** A number of people or numbers that lists may have been drawn from. */
export interface Population {
  readonly id: string
  readonly title: string
  readonly size: number
  /** The day for which it was published. */
  readonly on: string
  readonly source: string
  readonly sure: Sure
}

/** Lines that are no record of their own though they may have been paid for (凑数). */
export interface Padding {
  readonly lines: readonly PaddingLine[]
  /** All lines above; each line of the list once. */
  readonly rows: number
  /** 裸号、称谓号码: lines that are counted under one reading and not under another. */
  readonly contested: number
  /** What the lines in `rows` come to at each price that was asked for the batch: 推算. */
  readonly cost: readonly PaddingCost[]
  /** Of the lines that count, those that look made up (提示): not among `rows`, and nothing is taken away for them; null: not looked for. */
  readonly suspect: readonly SuspectLines[] | null
}

/** rows × unit price, rounded down to the fen. */
export interface PaddingCost {
  readonly transfer: string
  /** Millionths of a yuan a line. */
  readonly 'unit-price': number
  readonly fen: number
}

export type PaddingReason =
  'empty' | 'not-identifying' | 'bad-number' | 'damaged' | 'company' | 'copy' | 'same-person'

export interface PaddingLine {
  readonly reason: PaddingReason
  readonly rows: number
}

/** A line may stand under both: they are not added. in-sequence: neighbours whose number goes up by the same step; one-apart: copied line with one character changed. */
export interface SuspectLines {
  readonly reason: 'in-sequence' | 'one-apart'
  readonly rows: number
  /** Where the first of them stands. */
  readonly at: Locator
}

/** A value that stands nearly everywhere, e.g. 13800138000: named, masked, and left out of `without-hubs`. */
export interface Hub {
  /** By which measure it was found. */
  readonly by: 'subject' | 'mobile'
  readonly batches: number
  readonly rows: number
  /** Its first line, and what it says, masked. */
  readonly at: Locator
  readonly shown: string
}

/** `part-of` or `same-as` of the case file, set against what the files show. */
export interface StatedRelation {
  readonly a: string
  readonly b: string
  readonly kind: 'part-of' | 'same-as'
  /** 一致 agrees, 不一致 differs, 不能核对 unchecked (one of them has no files). */
  readonly check: 'agrees' | 'differs' | 'unchecked'
  /** Records of a that are not in b, and of b that are not in a. */
  readonly 'only-a': number
  readonly 'only-b': number
}

/** All pairs of batches, exactly. */
export interface OverlapReport {
  readonly by: BatchBy
  /** Some files were not read: numbers of their batches are lower bounds. */
  readonly incomplete: boolean
  /** Subject keys by which lines were compared, in words. */
  readonly key: string
  readonly batches: readonly OverlapBatch[]
  /** Those that share most first; see `counts.listed`. */
  readonly pairs: readonly OverlapPair[]
  readonly counts: {
    /** Pairs compared, those that share anything, those listed in `pairs`. */
    readonly pairs: number
    readonly sharing: number
    readonly listed: number
    /** Different persons in all batches, and those in two or more. */
    readonly records: number
    readonly 'in-several': number
  }
  /** Batches that hang together by shared persons (hubs left out), in the order of the batches; single ones left out. */
  readonly groups: readonly (readonly string[])[]
  readonly hubs: readonly Hub[]
  readonly 'hubs-found': number
  readonly stated: readonly StatedRelation[]
  readonly populations: readonly Population[]
}
