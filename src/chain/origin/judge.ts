import { fingerprintsOf } from '../fingerprints/marks.ts'
import type { Fingerprint } from '../../report/origin.ts'
import { extras, isKept, keepsOrder, pointersOf, type Pointer, type SeenPair } from './pointers.ts'

/** A pair with what speaks for its direction, before it is set beside the other pairs. */
export interface Judged extends SeenPair {
  readonly marks: readonly Fingerprint[]
  readonly pointers: readonly Pointer[]
  /** Something beyond chance: the lists have to do with each other. */
  readonly related: boolean
  readonly later: 'a' | 'b' | null
  /** Whole people of one that are not in the other. */
  readonly extraA: number
  readonly extraB: number
  readonly why: string
}

/** People of a list that are neither in the other of a pair nor in any third list. */
export type Unexplained = (later: 'a' | 'b') => number

/** So many of a hundred in the later list may be of unknown origin. */
const STRAY = 50

export function judge(pair: SeenPair, everybody: number, unexplained: Unexplained): Judged {
  const { counts, a, b } = pair
  const marks = fingerprintsOf(counts, a, b, everybody, pair.names)
  const pointers = pointersOf(pair)
  const { a: extraA, b: extraB } = extras(pair)
  const related = marks.some((m) => m.beyond)
  const seen = { ...pair, marks, pointers, related, extraA, extraB }
  return { ...seen, ...directionOf(seen, unexplained) }
}

type Seen = Omit<Judged, 'later' | 'why'>

/**
 * A direction is claimed where one kind of evidence at least decides it, none decides otherwise, no field or cell speaks
 * against it, and the later list holds nothing of unknown origin: else both may come from a third.
 */
function directionOf(pair: Seen, unexplained: Unexplained): Pick<Judged, 'later' | 'why'> {
  const { names, pointers } = pair
  if (!pair.related) return not('没有超出偶然水平的痕迹，重合本身不能说明来源')
  const deciding = pointers.filter((p) => p.decides)
  const [first] = deciding
  if (!first) return not('两份之间没有单向的痕迹（失真、遗漏、截断），抄录的方向无从判断')
  const { later } = first
  if (later === 'neither' || deciding.some((p) => p.later !== later)) {
    return not('单向的痕迹互相矛盾：两份各有对方没有的内容，更可能出自共同来源')
  }
  const against = pointers.find(
    (p) => p.later !== later && p.later !== 'neither' && p.kind !== 'rows',
  )
  if (against) return not(`单向的痕迹之外，另有相反的情形：${against.sentence}`)
  const name = names[later]
  const strangers = strangersOf(pair, later, unexplained)
  if (strangers > 0) return not(`${name}另有${strangers}人来源不明，也可能两份出自共同来源`)
  return { later, why: deciding.map((p) => p.sentence).join('；') }
}

function not(why: string): Pick<Judged, 'later' | 'why'> {
  return { later: null, why }
}

/** People of the later list whose origin nothing explains; 0 where they are few or stand apart from the common order. */
function strangersOf(pair: Seen, later: 'a' | 'b', unexplained: Unexplained): number {
  const { counts: c } = pair
  const [extra, inside, people] =
    later === 'a'
      ? [pair.extraA, c.insideA, pair.a.people]
      : [pair.extraB, c.insideB, pair.b.people]
  if (extra * STRAY <= people) return 0
  if (keepsOrder(pair) && isKept(c) && inside * 20 <= extra) return 0
  const unknown = unexplained(later)
  return unknown * STRAY <= people ? 0 : unknown
}
