import type { Money } from '../case-report.ts'
import { wholeYuan, yuan } from '../gains/money.ts'
import type { Outcome, Reason } from '../report.ts'
import type { Bound } from './facts.ts'
import { rankLabel, sourceText, type PersonFacts, type StatedFigure } from './person-facts.ts'
import { worded } from './sentences.ts'
import { reaches, type Fraction } from './standards.ts'

/** 出售收入, 差价获利, 违法所得: what practice takes for 违法所得, side by side. */
export type BasisKind = 'gross' | 'before-refunds' | 'received' | 'margin' | 'illegal-income'

/** One sum that may stand for 违法所得, with whose it is and its word. */
export interface Basis {
  readonly kind: BasisKind
  readonly fen: bigint
  readonly bound: Bound
  /** Where it stands; null for what follows from the deals. */
  readonly source: string | null
  readonly rank: string
  /** Speaks of some deals only: no less than so much of the whole. The word of the source stays as it is. */
  readonly partial: boolean
  /** What it is called, where that is not the title of its kind. */
  readonly called?: string
}

export const BASIS_TITLES: Readonly<Record<BasisKind, string>> = {
  gross: '出售收入',
  'before-refunds': '退款前的出售收入',
  received: '已确认收到的价款',
  margin: '差价获利',
  'illegal-income': '违法所得',
}

/** Gross and margin as the deals give them, then each stated figure of the whole. */
export function basesOf(person: PersonFacts, standard: Fraction): Basis[] {
  const stated = person.stated.filter((f) => isBasis(f, standard))
  return [
    ...ofDeals('gross', person.gross, person.commission === true ? '收入（含佣金）' : undefined),
    ...ofDeals('before-refunds', person.beforeRefunds ?? null),
    ...ofDeals('received', receivedShort(person, standard)),
    ...ofDeals('margin', person.margin),
    ...stated.map(statedBasis),
  ]
}

/** A gross that supposes full payment reaches the standard; what is confirmed to have come in does not. */
function receivedShort({ gross, received }: PersonFacts, standard: Fraction): Money | null {
  if (!gross || !received || !reaches(BigInt(gross.fen), standard)) return null
  return reaches(BigInt(received.fen), standard) ? null : { ...received, bound: 'at-least' }
}

/** Figures of some deals only, which reach nothing by themselves: told beside, for they are no sum of the whole. */
export function besides(person: PersonFacts, standard: Fraction): Basis[] {
  return person.stated
    .filter((f) => kindOf(f) !== null && f.fen !== null && !isBasis(f, standard))
    .map(statedBasis)
}

function ofDeals(kind: BasisKind, money: Money | null, called?: string): Basis[] {
  if (!money) return []
  const rank = money.basis === 'computed' ? 'derived' : 'e-data'
  const named = called === undefined ? {} : { called }
  return [
    {
      kind,
      fen: BigInt(money.fen),
      bound: money.bound,
      source: null,
      rank,
      partial: false,
      ...named,
    },
  ]
}

function kindOf({ what }: StatedFigure): BasisKind | null {
  return what === 'gross' || what === 'margin' || what === 'illegal-income' ? what : null
}

function isBasis(figure: StatedFigure, standard: Fraction): boolean {
  const { fen, partial } = figure
  if (kindOf(figure) === null || fen === null) return false
  return partial !== true || reaches(BigInt(fen), standard)
}

function statedBasis(figure: StatedFigure): Basis {
  return {
    kind: kindOf(figure) ?? 'illegal-income',
    fen: BigInt(figure.fen ?? 0),
    bound: figure.bound,
    source: figure.source,
    rank: figure.rank,
    partial: figure.partial === true,
  }
}

/** @example 出售收入4965.30元（推算）, 载明差价获利约1400.00元（媒体报道） */
export function basisText(basis: Basis): string {
  const sum = worded(yuan(basis.fen), basis.bound)
  const title = titleOf(basis)
  if (basis.source !== null)
    return `载明${title}${sum}（${basis.source}${basis.partial ? '，只及部分流转' : ''}）`
  return `${title}${sum}${basis.rank === 'derived' ? '（推算）' : ''}`
}

/** What a sentence calls a basis where several are told apart: 出售收入, 载明差价获利（媒体报道）. */
export function basisName(basis: Basis): string {
  const { source } = basis
  return source === null ? titleOf(basis) : `载明${titleOf(basis)}（${source}）`
}

function titleOf({ kind, called }: Basis): string {
  return called ?? BASIS_TITLES[kind]
}

/** A lower bound that falls short says nothing; a sum with 约 is taken by its number and keeps its word. */
export function basisOutcome({ fen, bound, partial }: Basis, standard: Fraction): Outcome {
  if (reaches(fen, standard)) return 'met'
  return bound === 'at-least' || partial ? 'unknown' : 'not-met'
}

/** Fen by which a sum falls short of the standard, rounded up to a whole fen; 0 when it reaches it. */
export function shortOf(fen: bigint, standard: Fraction): bigint {
  const short = standardFen(standard) - fen
  return short > 0n ? short : 0n
}

/** The least whole fen that reach the standard. */
export function standardFen({ numerator, denominator }: Fraction): bigint {
  return (numerator + denominator - 1n) / denominator
}

/** The standard in words. @example 5000元 */
export function standardText(standard: Fraction): string {
  return wholeYuan(standardFen(standard))
}

function reasonText(basis: Basis): string {
  const { source, rank } = basis
  if (source === null) return `${titleOf(basis)}（证据等次：${rankLabel(rank)}）`
  return `载明${titleOf(basis)}，${sourceText({ source, rank })}`
}

/** Each basis with what it says, for the tree of reasons. */
export function basisReason(basis: Basis, standard: Fraction): Reason {
  const short = shortOf(basis.fen, standard)
  const gap = short > 0n ? `尚差${yuan(short)}` : `超出${yuan(basis.fen - standardFen(standard))}`
  return {
    text: reasonText(basis),
    value: worded(yuan(basis.fen), basis.bound),
    because: [{ text: gap }],
  }
}

/** Lines that the missing sum stands for at one price, rounded up. @example 3470 fen at 0.45 yuan → 78 */
export function linesFor(fen: bigint, micro: number): bigint | null {
  if (micro <= 0) return null
  const price = BigInt(micro)
  return (fen * 10_000n + price - 1n) / price
}
