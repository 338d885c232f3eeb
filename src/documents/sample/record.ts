import { createHash } from 'node:crypto'
import type { Locator } from '../../evidence/locator.ts'
import type { Sure } from '../../report.ts'
import { visibleJson } from '../json/json.ts'
import type { DivisionId, ModeId } from './terms.ts'

export * from './terms.ts'

export type TierId = 'A' | 'B' | 'C'

/** A part of the counted list that is drawn from by itself. */
export interface SampleStratum {
  /** From 1, in the order of the list. */
  readonly number: number
  readonly tier: TierId
  /** Name in the random stream (docs/sample.md). */
  readonly key: string
  /** File, batch or exhibit, masked; null for the whole tier. */
  readonly label: string | null
  readonly population: number
  readonly drawn: number
  /** Items 3 and 4: looked at one by one, not sampled. */
  readonly full: boolean
}

export interface SampleRecord {
  /** From 1: the number on the call sheet. */
  readonly number: number
  readonly stratum: number
  readonly exhibit: string
  /** Containers and file, masked. */
  readonly file: Locator
  readonly sheet: string | null
  readonly row: number
}

/** 出处 of a drawn record. */
export function placeOf({ exhibit, file, sheet, row }: SampleRecord): Locator {
  return [exhibit, ...file, ...(sheet === null ? [] : [sheet]), row]
}

/** A rule that the draw rests on, as the law data has it. */
export interface SampleLaw {
  readonly cite: string
  /** 信息网络犯罪程序意见第二十条（法发〔2022〕23号） */
  readonly label: string
  readonly gist: string
  readonly sure: Sure
}

/** `sample.json`: the draw, deterministic and without clear text. */
export interface SampleDraw {
  readonly schema: 'shuzheng.sample/1'
  readonly tool: { readonly name: string; readonly version: string; readonly rules: string }
  readonly title: string | null
  readonly demo: boolean
  readonly report: {
    readonly digest: string
    /** 读取不完整: what was not read is not in the list. */
    readonly complete: boolean
    readonly counted: number
  }
  /** The population: the counted records in canonical order, and the digest over their places (docs/sample.md). */
  readonly list: { readonly digest: string; readonly records: number }
  readonly law: readonly SampleLaw[]
  readonly mode: ModeId
  readonly by: DivisionId
  /** Tiers that this draw covers. */
  readonly tiers: readonly TierId[]
  readonly method: {
    /** ± in tenths of a percent. */
    readonly precision: number
    readonly confidence: 90 | 95 | 99
    /** Before and after the correction for a finite population, of the tiers that are sampled. */
    readonly uncorrected: number
    readonly size: number
  }
  readonly seed: string
  /** list: made from the digest of the list; given: chosen by the user. */
  readonly 'seed-from': 'list' | 'given'
  readonly strata: readonly SampleStratum[]
  readonly records: readonly SampleRecord[]
  /** The one paper with clear text, and which fields of the drawn records stand in it. */
  readonly 'call-sheet': { readonly file: string; readonly clear: readonly string[] }
  /** SHA-256 over all the above: what the call sheet and the results are known by. */
  readonly draw: string
}

export type BareDraw = Omit<SampleDraw, 'draw'>

/** The draw with its digest. */
export function sealedDraw(bare: BareDraw): SampleDraw {
  return { ...bare, draw: drawDigest(bare) }
}

/** SHA-256 over the JSON text of the draw without its digest, in the order of its members. */
function drawDigest(bare: BareDraw): string {
  return createHash('sha256').update(JSON.stringify(bare)).digest('hex')
}

/** Is the draw as it was written? */
export function isUnchanged({ draw, ...bare }: SampleDraw): boolean {
  return draw === drawDigest(bare)
}

/**
 * Number on the call sheet with a check behind it, so that a slip of the pen or a row of another sheet is found.
 *
 * @example 12 → `0012-9F3A`
 */
export function sheetNumber(draw: string, number: number): string {
  const check = createHash('sha256')
    .update(`${draw}:${String(number)}`)
    .digest('hex')
  return `${String(number).padStart(4, '0')}-${check.slice(0, 4).toUpperCase()}`
}

/** Bounds as written into results; shares in hundredths of a percent. */
export interface SampleInterval {
  readonly method: 'all' | 'hypergeometric' | 'clopper-pearson'
  readonly low: number
  readonly high: number
  readonly records: { readonly low: number; readonly high: number } | null
}

/** What was found of a stratum, of a tier, or of all strata of a tier. */
export interface SampleFinding {
  readonly population: number
  readonly drawn: number
  readonly true: number
  readonly untrue: number
  readonly unverified: number
  /** 未填. */
  readonly open: number
  /** Share of those that are 属实, when what is not known counts as 不实 and when it counts as 属实; null: none may be given. */
  readonly 'as-untrue': SampleInterval | null
  readonly 'as-true': SampleInterval | null
}

/** A row of the filled sheet that could not be taken, and what to do. */
export interface SampleProblem {
  /** Row of the filled sheet; null: of the sheet as a whole. */
  readonly row: number | null
  readonly number: string | null
  readonly problem: string
  readonly remedy: string
}

/** `sample-results.json`: what the filled sheet says of the draw. */
export interface SampleResults {
  readonly schema: 'shuzheng.sample-results/1'
  /** null: people found otherwise, without a draw. */
  readonly draw: string | null
  readonly report: string | null
  readonly list: string | null
  /** SHA-256 of the filled sheet. */
  readonly sheet: string
  /** false: 非随机，不得推算比例. */
  readonly random: boolean
  readonly confidence: 90 | 95 | 99 | null
  readonly strata: readonly (SampleFinding & { readonly number: number })[]
  readonly tiers: readonly (SampleFinding & { readonly tier: TierId })[]
  readonly whole: SampleFinding
  readonly modes: Readonly<Partial<Record<ModeId, number>>>
  /** Rows with an outcome that nobody has put a name to. */
  readonly unsigned: number
  readonly failed: readonly SampleRecord[]
  /** Entries for `decisions:` of the case file, for a person to decide (one a file and sheet). */
  readonly decisions: readonly string[]
  readonly problems: readonly SampleProblem[]
  /** Every drawn record has one outcome and no row was left aside. */
  readonly complete: boolean
}

/** The bytes of either file. Throws a RangeError on a number that is not whole (promise 10). */
export function sampleBytes(record: SampleDraw | SampleResults): Uint8Array {
  const text = JSON.stringify(
    record,
    (_, value: unknown) => {
      if (typeof value === 'number' && !Number.isSafeInteger(value))
        throw new RangeError('fraction')
      return value
    },
    2,
  )
  return new TextEncoder().encode(`${visibleJson(text)}\n`)
}
