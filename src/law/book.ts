import type { Sure } from '../report.ts'
import type { Calendar } from './calendar.ts'
import type { Period } from './period.ts'
import type {
  CountingFile,
  FunnelFile,
  GroundFile,
  IncomeFile,
  InstrumentFile,
  LimitFile,
  QuantityFile,
  ReadingFile,
  PopulationFile,
  SlangFile,
  TieringFile,
} from './schema.ts'
import type { ClockFact, ClockRule } from './terms.ts'

type Frozen<T> = T extends readonly unknown[] | object
  ? { readonly [Key in keyof T]: Frozen<T[Key]> }
  : T

/** A rule as written, with its period and day of checking filled in. */
type Dated<T> = Omit<Frozen<T>, 'from' | 'to' | 'checked'> & Period

/** Third, fourth or fifth item of 法释〔2017〕10号 art. 5(1). */
export type Tier = 'A' | 'B' | 'C'
export const TIERS = ['A', 'B', 'C'] as const satisfies readonly Tier[]

/** The four ways in which a rule meets time (design 5.6). */
export type TimeKind = GroundFile['time']

/** An article as it stood for a time, in our own words. */
export interface Provision extends Period {
  readonly gist: string
  readonly sure: Sure
  readonly checked: string | null
}

export interface Instrument extends Period {
  readonly id: string
  readonly title: string
  /** The name used in sentences: 解释, 刑法. */
  readonly short: string
  readonly number: string | null
  readonly kind: InstrumentFile['kind']
  /** By article number; versions in order of time, never overlapping. */
  readonly articles: Readonly<Record<string, readonly Provision[]>>
}

/** A number of the law for a time: the standard is `amount / per` in the rule's unit. */
export interface QuantityValue extends Period {
  readonly amount: number
  readonly per: number
  readonly cite: string
  readonly sure: Sure
  readonly checked: string | null
}

export interface QuantityRule extends Frozen<
  Omit<QuantityFile, 'values' | 'tier' | 'statute' | 'note'>
> {
  readonly tier: Tier | null
  readonly statute: string | null
  readonly note: string | null
  readonly values: readonly QuantityValue[]
}

/** A bound for a time, in the rule's unit. */
export interface LimitValue extends Period {
  readonly amount: number
  readonly cite: string
  readonly sure: Sure
  readonly checked: string | null
}

/** A bound that is no standard of quantity: multiples of a fine, years of a record, ages, days. */
export interface LimitRule extends Frozen<Omit<LimitFile, 'values' | 'statute' | 'note'>> {
  readonly statute: string | null
  readonly note: string | null
  readonly values: readonly LimitValue[]
}

/** How records are counted: R1–R23 of the research notes, each with its article. */
export type CountingRule = Dated<CountingFile> & { readonly checked: string | null }

/** A contested rule with its options (计算口径). */
export type ReadingRule = Dated<ReadingFile>

export type Tiering = Frozen<TieringFile>
export type FunnelRule = Frozen<FunnelFile>

/** A ground of law with its own time: what may be relied on for which conduct, step or day. */
export type Ground = Dated<GroundFile> & { readonly checked: string | null }

export type IncomeRule = Frozen<IncomeFile>
export type SlangWord = Frozen<SlangFile>
export type PublishedPopulation = Frozen<PopulationFile>

/** The law data whole: checked, frozen. */
export interface LawBook {
  readonly instruments: Readonly<Record<string, Instrument>>
  readonly quantities: readonly QuantityRule[]
  readonly limits: readonly LimitRule[]
  readonly counting: readonly CountingRule[]
  readonly readings: readonly ReadingRule[]
  readonly tiering: Tiering
  readonly funnel: readonly FunnelRule[]
  readonly grounds: readonly Ground[]
  /** Which sum of money each standard takes. */
  readonly income: readonly IncomeRule[]
  /** Words of those who trade in lists. */
  readonly slang: readonly SlangWord[]
  /** 人群: from how many people lists may have been drawn, in order of days. */
  readonly populations: readonly PublishedPopulation[]
  /**
   * SHA-256 of what the published cases say (`precedents/*.yaml`). They are read only where somebody asks, yet a report
   * shows them: through this the digest of the rules covers them too.
   */
  readonly precedents: string
  /** 期限, with the facts from which they run. */
  readonly clocks: readonly ClockRule[]
  readonly clockFacts: readonly ClockFact[]
  /** Days off and weekends worked in exchange, by year. */
  readonly calendar: Calendar
  /**
   * The earliest day on which all quantities were compared with the published text. Without dates of the case, the
   * standards in force on this day are taken, and printed as 假定.
   */
  readonly checked: string
}
