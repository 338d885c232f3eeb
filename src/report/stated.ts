/**
 * Facts of the case file as somebody entered them, which pictures and papers show beside what follows from them: how
 * many records a batch is stated to hold, where something was posted, the days of the two cases. Nothing here is computed.
 */

/** 载明数 of a batch with the word of its source: 以上, 约, or exactly. */
export interface DeclaredUnits {
  readonly bound: 'at-least' | 'about' | 'exactly'
  readonly units: number
}

export interface StatedBatch {
  readonly id: string
  readonly title: string | null
  readonly declared: DeclaredUnits | null
  readonly 'part-of': string | null
  readonly 'same-as': string | null
}

/** 发布: where it was posted, and how many members the group had; members are not buyers. */
export interface StatedPost {
  readonly deal: string
  readonly group: string | null
  readonly members: number | null
}

/** A day of the criminal case or of the suit, as precise as it is known: a day, a month, a year. */
export interface StatedDay {
  readonly id:
    | 'conduct'
    | 'criminal-judgment'
    | 'non-prosecution'
    | 'criminal-decided'
    | 'criminal-served'
    | 'criminal-effective'
    | 'filed'
    | 'accepted'
    | 'announced'
    | 'heard'
    | 'decided'
    | 'harm-until'
  readonly from: string
  readonly to: string
  readonly evidence: string | null
}

export interface StatedFacts {
  readonly batches: readonly StatedBatch[]
  readonly posts: readonly StatedPost[]
  readonly days: readonly StatedDay[]
}

export const NOTHING_STATED: StatedFacts = { batches: [], posts: [], days: [] }
