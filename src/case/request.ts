import type { ReadOverrides } from '../evidence/jobs/job.ts'
import type { KindId } from '../records/kinds.ts'
import type { KeyChoice } from '../records/record-query.ts'

/** What is asked for: the PATHs, and what the examiner knows better than the recognisers. */
export interface CountRequest {
  readonly paths: readonly string[]
  readonly overrides: readonly Override[]
  /** Conduct and decision, for the law and for ages; null: not given. */
  readonly conduct: { readonly from: string; readonly to: string } | null
  readonly decided: string | null
  /** The key by which two lines are taken to be one (去重依据), when the examiner chooses. */
  readonly key: KeyChoice | null
  /** Lines of the police list: digest and path. */
  readonly hashList: readonly ListedDigest[] | null
  /** Tried in order on what is encrypted; in no report, only the number of the line that opened it. */
  readonly passwords?: readonly string[]
  readonly cache: boolean
  /** Another place for the spool. */
  readonly temp: string | null
  readonly threads: number
}

/** `--header`, `--encoding`, `--delimiter`, `--sheet`, `--kind`, or `overrides:` of the case file. */
export interface Override {
  /** Path of the file inside its exhibit, or null for all files. */
  readonly file: string | null
  readonly sheet: string | null
  /** It holds for every table of the shape of this one (`--same-shape`, `like:`), which is still to be looked up. */
  readonly like?: boolean
  /** Why the file that was to show a shape shows none: it then holds for this file alone. */
  readonly unmet?: string
  /** It holds for every table of this shape (see `evidence/collect/shape.ts`). */
  readonly shape?: string
  readonly reading: ReadOverrides
  /** 0-based column, and what it holds. */
  readonly kind: { readonly column: number; readonly kind: KindId } | null
  /** 0-based column whose cells hold several people, and the sign between them; `people`: by their looks; `none`: never. */
  readonly split?: SignedColumn
  /** 0-based column that is several columns, and the sign between them. */
  readonly cut?: SignedColumn
  /** 0-based columns that hold one number between them. */
  readonly join?: readonly number[]
  /** As the examiner wrote it; printed in the report. */
  readonly written: string
}

export interface SignedColumn {
  readonly column: number
  readonly sign: string
}

export interface ListedDigest {
  readonly digest: string
  readonly path: string | null
}
