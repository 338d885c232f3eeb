/** What a case file tells of procedure, as the engine takes it; days as written (a day, a month, a year). */
import type { CriminalFacts } from '../notes.ts'

export interface KnownDay {
  readonly on: string
  readonly evidence: string | null
}

/** Days by the ids of law/rules/clocks.yaml; what is not known is not in it. */
export type KnownDays = ReadonlyMap<string, KnownDay>

export type Level = 'county' | 'city' | 'province' | 'national'
export type Have = 'yes' | 'no' | 'unknown'

export interface Plaintiff {
  readonly kind: 'procuratorate' | 'council' | 'organisation'
  readonly name: string | null
  readonly level: Level | null
  readonly evidence: string | null
}

export interface Supporter {
  readonly name: string | null
  readonly level: Level | null
  readonly evidence: string | null
}

export interface Court {
  readonly name: string | null
  readonly level: 'basic' | 'intermediate' | 'high' | null
  readonly internet: boolean
  readonly evidence: string | null
}

/** 线索移送: from whom to whom. */
export interface Clue {
  readonly from: string
  readonly to: string
  readonly on: string | null
  readonly evidence: string | null
}

/** Papers of the filing pack: complaint, harm, duties (消法 37), notice (诉前公告). */
export type PackPaper = 'complaint' | 'harm' | 'duties' | 'notice'

export interface Paper {
  readonly have: Have
  readonly evidence: string | null
}

/** A notice that was published: 诉前公告, or that of an agreement. */
export interface Notice {
  readonly on: string | null
  readonly medium: string | null
  readonly evidence: string | null
}

export interface Settlement {
  /** Words of the sources: 和解, 调解. */
  readonly words: readonly string[]
  readonly signed: string | null
  readonly announced: Notice
  readonly issued: string | null
  readonly served: readonly { readonly who: string; readonly on: string | null }[]
}

/** 撤回起诉, as far as it is entered. */
export interface Withdrawal {
  readonly asked: string | null
  /** Has all that was claimed come about? */
  readonly claimsMet: Have
  readonly allowed: string | null
  /** 法庭辩论终结. */
  readonly debateEnded: string | null
  readonly evidence: string | null
}

/** 履行 of one thing ordered or agreed, by the kind of claim. */
export interface Performed {
  readonly what: string
  readonly due: string | null
  readonly on: string | null
  readonly evidence: string | null
}

export interface ProcedureFacts {
  /** Is there a suit, or is one prepared? */
  readonly suit: boolean
  readonly plaintiff: Plaintiff | null
  readonly supporter: Supporter | null
  readonly court: Court | null
  readonly route: 'attached' | 'separate' | 'council' | null
  /** Is the defendant an 经营者, and are those concerned his consumers? */
  readonly trader: Have
  /** Has any other organ or organisation sued? */
  readonly others: Have
  readonly clue: readonly Clue[]
  readonly pack: Readonly<Partial<Record<PackPaper, Paper>>>
  readonly notice: Notice
  readonly settlement: Settlement | null
  readonly days: KnownDays
  readonly withdrawal: Withdrawal | null
  readonly performance: readonly Performed[]
  /** Kinds of claims, each once. */
  readonly claimed: readonly string[]
  /** Is money claimed? */
  readonly damages: boolean
  readonly criminal: CriminalFacts | null
  /** 涉及人数, distinct persons in the lists. */
  readonly persons: number
  /** A notice that may be the one before the suit or that of an agreement. */
  readonly unplaced: string | null
}
