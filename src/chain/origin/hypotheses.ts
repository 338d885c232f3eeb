import type { Hypothesis, HypothesisId } from '../../report/origin.ts'
import { waysOf } from './edges.ts'
import type { Judged } from './judge.ts'
import type { Pointer } from './pointers.ts'

/** What the other lists add to a pair: lists from which both may come, and those that lie between. */
export interface Beside {
  /** Names of lists that are sources of both, or nearer to both than they are to each other. */
  readonly sources: readonly string[]
  readonly direction: 'a' | 'b' | null
}

/**
 * The four explanations of an overlap, most supported first: by how many independent kinds of evidence decide for and
 * against each, then by how many speak for it. Kinds are counted to put them in order; what counts is what they say.
 */
export function hypothesesOf(pair: Judged, beside: Beside): Hypothesis[] {
  const all = [
    fromOther(pair, 'b', beside),
    fromOther(pair, 'a', beside),
    common(pair, beside),
    independent(pair),
  ]
  return all
    .map((told, i) => ({ told, i }))
    .toSorted((x, y) => compare(x.told, y.told) || x.i - y.i)
    .map(({ told }) => told.hypothesis)
}

interface Told {
  readonly hypothesis: Hypothesis
  /** Claimed; then kinds that rule it out, kinds that decide for it, kinds that speak for it. */
  readonly rank: readonly [number, number, number, number]
}

function compare({ rank: x }: Told, { rank: y }: Told): number {
  return y[0] - x[0] || x[1] - y[1] || y[2] - x[2] || y[3] - x[3]
}

function fromOther(pair: Judged, later: 'a' | 'b', { direction, sources }: Beside): Told {
  const { names, pointers, marks } = pair
  const [source, copy] = later === 'b' ? [names.a, names.b] : [names.b, names.a]
  const pro = pointers.filter((p) => p.later === later)
  const contra = pointers.filter((p) => p.later !== later && p.kind !== 'rows')
  const rows = pointers.filter((p) => p.kind === 'rows' && p.later !== later)
  const supports = [...pro.map((p) => p.sentence), ...beyond(pair)]
  const against = [
    ...contra.map((p) => p.sentence),
    ...(marks.some((m) => m.beyond) ? [] : ['没有超出偶然水平的抄录痕迹']),
    ...(sources.length > 0 && direction !== later
      ? [`与${sources.join('、')}的联系更近，不必经过${source}`]
      : []),
  ]
  const ways = waysOf({ ...pair, later })
  const id: HypothesisId = later === 'b' ? 'b-from-a' : 'a-from-b'
  return {
    hypothesis: {
      id,
      title: `${copy}出自${source}（或者与${source}内容相同的名单）`,
      ways,
      supports: [...supports, ...rows.map((p) => `${p.sentence}；此说以添加解释`)],
      against,
      'overturned-by': overturning(pro, [
        `${source}形成之前${copy}已经存在的材料（聊天记录、转账、原始载体）`,
      ]),
    },
    rank: [
      direction === later ? 1 : 0,
      contra.filter((p) => p.decides).length,
      pro.filter((p) => p.decides).length,
      pro.length,
    ],
  }
}

function common(pair: Judged, { sources, direction }: Beside): Told {
  const mutual = pair.pointers.filter((p) => p.later === 'neither')
  const sides = new Set(pair.pointers.filter((p) => p.decides).map((p) => p.later))
  const torn = sides.has('a') && sides.has('b')
  const supports = [
    ...mutual.map((p) => p.sentence),
    ...(torn ? ['两个方向都有单向的痕迹'] : []),
    ...(sources.length > 0 ? [`${sources.join('、')}与两份都有联系，且更近`] : []),
    ...beyond(pair),
  ]
  const against = direction === null ? [] : ['一份的内容全部可由另一份得到，不必另设来源']
  return {
    hypothesis: {
      id: 'common',
      title:
        sources.length > 0
          ? `两份出自共同来源（${sources.join('、')}）`
          : '两份出自共同来源（不在已比对的批次之内）',
      ways: [],
      supports,
      against,
      'overturned-by': ['一方直接向另一方提供该名单的聊天记录、转账或者发送记录'],
    },
    rank: [
      0,
      direction === null ? 0 : 1,
      mutual.filter((p) => p.decides).length + (torn ? 1 : 0) + (sources.length > 0 ? 1 : 0),
      supports.length - beyond(pair).length,
    ],
  }
}

function independent(pair: Judged): Told {
  const marks = pair.marks.filter((m) => m.beyond)
  return {
    hypothesis: {
      id: 'independent',
      title: '两份各自独立形成，重合出于人群相同',
      ways: [],
      supports: marks.length === 0 ? ['没有超出偶然水平的抄录痕迹'] : [],
      against: beyond(pair),
      'overturned-by': ['两份都有的差错、空缺或者特有的行，而该人群的正式登记中没有'],
    },
    rank: [0, marks.length, 0, marks.length === 0 ? 1 : 0],
  }
}

/** The marks that tell of copying, whichever way: named once, as their numbers stand beside the pair. */
function beyond({ marks }: Judged): string[] {
  const titles = marks.filter((m) => m.beyond).map((m) => m.title)
  return titles.length === 0 ? [] : [`上列超出偶然水平的痕迹：${titles.join('、')}`]
}

function overturning(pro: readonly Pointer[], more: readonly string[]): string[] {
  return [...new Set([...pro.map((p) => p.overturnedBy), ...more])]
}
