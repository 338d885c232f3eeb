import type { Locator } from '../locator.ts'
import type { FileOutcome, SpoolFile } from '../outcome.ts'
import type { FilePath } from '../source.ts'
import type { TableStart } from '../tables/table.ts'
import type { Taught } from '../taught.ts'
import type { TextPlan } from '../readers/text/plan.ts'
import type { TextResult } from '../readers/text/result.ts'
import type { SheetPlan } from '../readers/xlsx/sheet-plan.ts'
import type { StretchEnds } from '../readers/xlsx/stretch.ts'
import type { SectionPlan, SectionResult } from './sections/sections.ts'

/** What the examiner knows better than the recognisers; printed in the report. */
export interface ReadOverrides {
  readonly encoding?: string
  readonly delimiter?: string
  /** Physical row of the header; 0: there is none. */
  readonly header?: number
  /** Only these sheets are read; others are listed. */
  readonly sheets?: readonly string[]
  /** Header rows that were said of single sheets. */
  readonly headers?: readonly { readonly sheet: string; readonly header: number }[]
  /** A statement of accounts: it is read as money elsewhere, and here only listed. */
  readonly statement?: true
  /** What was said of single files and shapes: which of it holds is known once the file is open. */
  readonly taught?: readonly Taught[]
}

export type DigestName = 'md5' | 'sha1' | 'sha256' | 'sm3'

/** One thing to read. `at` is the locator that its outcome carries. */
export type Item =
  | {
      readonly kind: 'file'
      readonly path: FilePath
      readonly at: Locator
      readonly overrides: ReadOverrides
      /** Do not offer to split it: read it whole in this process. */
      readonly whole: boolean
      /** What in it broke an earlier reader. */
      readonly broken?: readonly Broken[]
    }
  | {
      readonly kind: 'members'
      readonly path: FilePath
      readonly at: Locator
      readonly overrides: ReadOverrides
      /** Places in the central directory. */
      readonly entries: readonly number[]
      readonly broken?: readonly Broken[]
    }
  | {
      readonly kind: 'range'
      readonly path: FilePath
      readonly at: Locator
      readonly overrides: ReadOverrides
      readonly plan: TextPlan
      readonly from: number
      readonly to: number
      readonly known: TableStart | null
    }
  | {
      readonly kind: 'stretch'
      readonly path: FilePath
      readonly at: Locator
      readonly overrides: ReadOverrides
      readonly plan: SheetPlan
      /** Which stretch of the plan. */
      readonly index: number
    }
  | {
      readonly kind: 'section'
      readonly path: FilePath
      readonly at: Locator
      readonly overrides: ReadOverrides
      readonly plan: SectionPlan
      /** Which section of the plan. */
      readonly index: number
    }
  | { readonly kind: 'digest'; readonly path: FilePath; readonly at: Locator }

export interface Job {
  readonly job: number
  readonly items: readonly Item[]
  readonly spoolDir: string
  readonly digests: readonly DigestName[]
  /** Derived key for sealing rows; null when nothing is to be kept. */
  readonly sealKey: Uint8Array | null
  readonly limits: Limits
  /** Tried in order on what is encrypted. */
  readonly passwords?: readonly string[]
  /** `read --cells`: rows are written there as JSON lines, and nothing goes to the spool. */
  readonly cells?: { readonly path: string; readonly shown: boolean }
}

/** A thing in a container that broke its reader: it is told of, and what is beside it is read. */
export interface Broken {
  /** Numbers of the entries that lead to it, the outermost container first. */
  readonly place: readonly number[]
  readonly code: 'CRASHED' | 'LIMIT'
  readonly message: string
  /** Too many have broken the reader: what follows is not read either. */
  readonly last?: true
}

export interface Limits {
  /** Nested containers are opened down to this depth. */
  readonly depth: number
  /** Bytes that one member may unpack to, and the ratio beyond which a large one is a bomb. */
  readonly memberBytes: number
  readonly ratio: number
  /**
   * Bytes that all that lies in one file may unpack to: so many times its own, but never less than `totalBytes`. An
   * archive of archives of archives multiplies what one member may be.
   */
  readonly totalRatio: number
  readonly totalBytes: number
  /** Texts and conversations, and workbooks by the XML of their largest sheet, are split over the pool from this size on. */
  readonly splitTextFrom: number
  readonly splitFrom: number
}

export const LIMITS: Limits = {
  depth: 5,
  memberBytes: 16 * 2 ** 30,
  ratio: 1100,
  totalRatio: 1100,
  totalBytes: 4 * 2 ** 30,
  splitTextFrom: 12 * 2 ** 20,
  splitFrom: 48 * 2 ** 20,
}

/** What became of an item. */
export type ItemResult =
  | { readonly kind: 'files'; readonly files: readonly FileOutcome[] }
  /** A large text file: read it in ranges. */
  | { readonly kind: 'split'; readonly plan: TextPlan; readonly known: TableStart | null }
  /** A workbook with a large sheet: read it in stretches. */
  | { readonly kind: 'split-sheet'; readonly plan: SheetPlan }
  /** A large conversation: read it in sections. */
  | { readonly kind: 'split-sections'; readonly plan: SectionPlan }
  /** A container with many members: hand them out; `files` holds the container itself. */
  | {
      readonly kind: 'members'
      readonly container: FileOutcome
      readonly members: readonly {
        readonly entry: number
        readonly name: string
        readonly bytes: number
      }[]
    }
  | {
      readonly kind: 'range'
      readonly file: FileOutcome
      readonly text: TextResult
      readonly plan: TextPlan
      /** Texts that are JSON stand in it: only who reads the file whole knows the columns that their fields get. */
      readonly holdsJson?: true
    }
  /** `ends` null: the sheet was not found again. */
  | { readonly kind: 'stretch'; readonly file: FileOutcome; readonly ends: StretchEnds | null }
  | {
      readonly kind: 'section'
      readonly index: number
      readonly section: SectionResult
    }
  | { readonly kind: 'digest'; readonly digests: FileOutcome['digests'] }

export interface JobDone {
  readonly job: number
  readonly results: readonly ItemResult[]
  readonly spool: readonly SpoolFile[]
  /** Sealed pages of the job, to be appended to `rows.enc`; null when none were kept. */
  readonly sealed: { readonly path: string; readonly bytes: number } | null
}

export type FromChild =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly job: number; readonly bytes: number }
  /** An item is begun, or the thing at `place` in it (numbers of entries, the outermost container first). */
  | {
      readonly type: 'item'
      readonly job: number
      readonly index: number
      readonly place: readonly number[]
    }
  /** A spool file is full: it will be among those of the job when it is done. */
  | { readonly type: 'spool'; readonly job: number; readonly file: SpoolFile }
  | { readonly type: 'done'; readonly done: JobDone }
  | {
      readonly type: 'failed'
      readonly job: number
      readonly code: 'NO_SPACE' | 'FAULT'
      readonly message: string
    }
