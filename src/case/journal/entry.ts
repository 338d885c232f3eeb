import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { SIGNED } from '../../report/paper-status.ts'
import { isJson, type Json } from './value.ts'

/** Where a fact stands: `['title']`, `['dates', 'heard']`, `['parties', 'dong']`. */
export type FactPath = readonly string[]

const HASH = z.string().regex(/^[0-9a-f]{64}$/)
const number = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const json = z.custom<Json>((value) => isJson(value))
const path = z.array(z.string()).min(1).max(2)

/** What an entry does. `item`: the path leads to an entry of a list (人员、批次 …), which is joined field by field. */
const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begin'), format: z.literal(1) }),
  z.object({
    kind: z.literal('put'),
    path,
    item: z.boolean(),
    value: json,
    /** Fields on which two sides disagree, and which this entry does not decide. */
    leaves: z.array(z.string()),
  }),
  z.object({ kind: z.literal('remove'), path, item: z.boolean() }),
  /** A case file as it was written: comments, order and line ends are in `text` only. `rewritten`: by the program. */
  z.object({
    kind: z.literal('import'),
    name: z.string(),
    text: z.string(),
    facts: z.number(),
    rewritten: z.literal(true).optional(),
  }),
  /** Two journals that went on apart are one again: `previous` is our head, `other` theirs. */
  z.object({ kind: z.literal('merge'), other: HASH, otherNumber: number, common: HASH }),
  /** A case that came as a pack was taken over into an empty folder. */
  z.object({ kind: z.literal('receive'), head: HASH }),
  /**
   * Clear text was opened for a stated purpose: of so many records, for the sheet of a draw (sample.json); or both null,
   * for one sitting at the workbench, where nobody knows beforehand which rows will be looked at.
   */
  z.object({
    kind: z.literal('open'),
    purpose: z.string(),
    records: z.number().nullable(),
    fields: z.array(z.string()),
    draw: HASH.nullable(),
    password: z.boolean(),
  }),
  /** Files of the exhibits as they lie there (检材登记): new ones, and changed ones with the digest they had. */
  z.object({
    kind: z.literal('intake'),
    files: z.array(
      z.object({
        exhibit: z.string(),
        path: z.string(),
        digest: HASH,
        before: HASH.nullable(),
      }),
    ),
  }),
  /**
   * Files that a password of a list opened: which file by its digest, which line of which list (line 0: one that its
   * program gives by itself). The password stands where the list is, not here.
   */
  z.object({
    kind: z.literal('unlock'),
    list: HASH,
    files: z.array(
      z.object({
        exhibit: z.string(),
        path: z.string(),
        digest: HASH,
        line: z.number().int().nonnegative(),
      }),
    ),
  }),
  /** 制作, 复核, 签发 of a paper, or one of them taken back, that was rendered from the report.json with this digest. */
  z.object({
    kind: z.literal('paper'),
    name: z.enum(SIGNED),
    digest: HASH,
    status: z.enum(['made', 'reviewed', 'issued', 'issue-withdrawn', 'review-withdrawn']),
  }),
])

const common = z.object({
  number,
  /** UTC, to the millisecond. */
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  by: z.string().min(1),
  why: z.string().optional(),
  /** Hash of the entry before; empty for the first. */
  previous: z.union([HASH, z.literal('')]),
  /** Numbers between the one before and this, which were reserved and never written. */
  skips: z.array(number),
  /** Keeps the hash from telling what the entry holds, when a pack goes out without it. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
})

const body = z.intersection(common, act)

/** What somebody wants to have written. */
export type Draft = z.output<typeof act>
/** Who writes, when, and why if he says so. */
export interface Writer {
  readonly by: string
  readonly why?: string | undefined
  readonly now: () => Date
}

/** One entry of the journal (操作记录) as it is kept: the bytes that were hashed, and their hash. */
export interface Sealed {
  readonly body: string
  readonly hash: string
}

export type Entry = z.output<typeof body> & { readonly hash: string }
export type MergeEntry = Extract<Entry, { kind: 'merge' }>

/** The place of a new entry in the chain. */
export interface Link {
  readonly number: number
  readonly previous: string
  readonly skips: readonly number[]
}

/**
 * Fixes an entry: the bytes that are kept and hashed, with everything before it by the hash of its predecessor. Fields
 * stay in the order in which they were written.
 */
export function sealEntry(draft: Draft, link: Link, writer: Writer): Sealed {
  const { by, why } = writer
  const written = {
    ...draft,
    ...link,
    by,
    ...(why === undefined ? {} : { why }),
    at: writer.now().toISOString(),
    salt: randomBytes(16).toString('hex'),
  }
  const text = JSON.stringify(written)
  return { body: text, hash: hashOf(text) }
}

/** SHA-256 of the bytes of an entry. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Null for what is no entry, or one of a version to come. Does not look at the hash. */
export function readEntry(sealed: Sealed): Entry | null {
  try {
    const result = body.safeParse(JSON.parse(sealed.body))
    return result.success ? { ...result.data, hash: sealed.hash } : null
  } catch {
    return null
  }
}
