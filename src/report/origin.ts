/**
 * Where lists came from, as far as the lists themselves tell: vocabulary between the chain, the case and the papers.
 * Batches and people of the case are named, never the persons in the lists. Nothing here is a score: what decides is
 * said in words, with the numbers behind it.
 */

/**
 * What is expected if two lists had been made independently of each other: an exact fraction as text, because its
 * terms may be longer than a number of JavaScript holds.
 *
 * @example 30 damaged in one, 20 in the other, 1,000 people in both: 600 / 1000 people damaged in both
 */
export interface Chance {
  readonly numerator: string
  readonly denominator: string
  /** The same as a plain sentence, with what is assumed. */
  readonly sentence: string
}

/**
 * Kinds of fingerprint that survive copying.
 * - `order` 同序: the same people one after another in both
 * - `damage` 同损: the same person's cell damaged in both
 * - `as-written` 同误: the same wrong text for the same person
 * - `duplicates` 同重: the same people doubled in both
 * - `remarks` 同注: the same free text for the same person
 * - `ending` 同尾: both end at the same person, or at a limit of Excel
 * - `layout` 同式: the same headers in the same order
 * - `containment` 包含: all of one stand in the other
 */
export const FINGERPRINT_KINDS = [
  'order',
  'damage',
  'as-written',
  'duplicates',
  'remarks',
  'ending',
  'layout',
  'containment',
] as const
export type FingerprintKind = (typeof FINGERPRINT_KINDS)[number]

/** What each kind is called. */
export const FINGERPRINT_TITLES: Readonly<Record<FingerprintKind, string>> = {
  order: '同序',
  damage: '同损',
  'as-written': '同误',
  duplicates: '同重',
  remarks: '同注',
  ending: '同尾',
  layout: '同式',
  containment: '包含',
}

/** One fingerprint of one pair: what was found, of how many, beside what chance would give. */
export interface Fingerprint {
  readonly kind: FingerprintKind
  readonly title: string
  readonly found: number
  readonly of: number
  /** null: no chance level can be stated; it is then never taken as proof of copying. */
  readonly chance: Chance | null
  /** Found more often than independent lists would show but once in a million (or its assumption fails: false). */
  readonly beyond: boolean
  readonly sentence: string
}

export type HypothesisId = 'a-from-b' | 'b-from-a' | 'common' | 'independent'

/** One explanation of an overlap, beside the others. */
export interface Hypothesis {
  readonly id: HypothesisId
  /** 乙出自甲（节选）, 共同来源, 各自独立形成 … */
  readonly title: string
  /** By which ways, where the files show them: copy, sample, shuffle, pad, merge, damage, truncate, columns. */
  readonly ways: readonly string[]
  readonly supports: readonly string[]
  readonly against: readonly string[]
  /** 可以推翻此项的材料. */
  readonly 'overturned-by': readonly string[]
}

/** Two batches with people in common, looked at closely. */
export interface OriginPair {
  readonly a: string
  readonly b: string
  /** People of each that can be set against the other's, and those found in both. */
  readonly 'people-a': number
  readonly 'people-b': number
  readonly shared: number
  readonly fingerprints: readonly Fingerprint[]
  /** Most supported first; order by independent kinds of evidence, contradicted ones last. */
  readonly hypotheses: readonly Hypothesis[]
  /** Claimed only where evidence that has a direction decides it. */
  readonly direction: { readonly from: string; readonly to: string } | null
  /** Why the direction is claimed, or why it is not (不能判断方向). */
  readonly why: string
}

/** An edge of the graph of origins. */
export interface OriginEdge {
  readonly from: string
  readonly to: string
  /** false: 不能判断方向; `from` and `to` are then in the order of the batches. */
  readonly directed: boolean
  /** Numbers of the people that went along, and the kinds of fingerprint that stand behind it. */
  readonly shared: number
  readonly kinds: readonly FingerprintKind[]
  readonly ways: readonly string[]
  /** Other batches that could stand at either end just as well: the files do not tell them apart. */
  readonly 'or-from': readonly string[]
  readonly 'or-to': readonly string[]
  /** Batches between the two, by which the edge is explained; empty: it stands by itself in the picture. */
  readonly through: readonly string[]
  readonly sentence: string
}

/**
 * A batch that is made of several others. `edges`: by evidence that has a direction. `coverage` 合成: two others together
 * are all of it, more closely than by chance; merged of them or divided into them is then open.
 */
export interface OriginMerge {
  readonly batch: string
  readonly of: readonly string[]
  readonly by: 'edges' | 'coverage'
  /** People of the batch, and those that stand in one of the others at least. */
  readonly people: number
  readonly covered: number
  readonly sentence: string
}

/** The same rows under several names (同一批记录换名). */
export interface OriginSame {
  readonly batches: readonly string[]
  readonly people: number
  readonly sentence: string
}

export interface OriginReport {
  readonly batches: readonly {
    readonly id: string
    /** People that can be set against other lists. */
    readonly people: number
    /** Values that stand for many people of the batch (13800138000, 公用号码): left out; how many, and of how many people the worst. */
    readonly 'left-out': { readonly values: number; readonly most: number }
  }[]
  readonly pairs: readonly OriginPair[]
  /** Pairs that have people in common, those looked at, those with too few people in common to tell anything. */
  readonly examined: {
    readonly pairs: number
    readonly of: number
    readonly 'too-few': number
    readonly least: number
  }
  readonly edges: readonly OriginEdge[]
  readonly merges: readonly OriginMerge[]
  readonly same: readonly OriginSame[]
  /** Batches whose directions go in a circle: none of them is claimed. */
  readonly cycles: readonly (readonly string[])[]
  /** 提示: where the files and the transfers of the case do not go together. */
  readonly hints: readonly string[]
}

/** Nothing to compare: fewer than two batches have files. */
export const NO_ORIGIN: OriginReport = {
  batches: [],
  pairs: [],
  examined: { pairs: 0, of: 0, 'too-few': 0, least: 0 },
  edges: [],
  merges: [],
  same: [],
  cycles: [],
  hints: [],
}
