import type { PublishedPopulation } from '../../law/book.ts'
import { distinct, entered, namesOf } from './names.ts'
import { nearest } from './nearest.ts'
import type { CaseFile } from './schema.ts'
import type { Tell } from './tell.ts'

type Population = CaseFile['populations'][number]

const UNUSED = '该人群不采用，偶然共同数只按全国总数推算'

/** 共同人群, each id once, of batches that are entered and numbers that are published or stated. */
export function populations(
  facts: CaseFile,
  published: () => readonly PublishedPopulation[],
  tell: Tell,
): CaseFile['populations'] {
  if (facts.populations.length === 0) return []
  const batches = namesOf('批次', 'batches', facts.batches)
  return distinct(facts.populations, 'populations', tell).flatMap((own): Population[] => {
    const path = ['populations', facts.populations.indexOf(own)] as const
    if (own.of !== undefined && !isPublished(own.of, published(), [...path, 'of'], tell)) return []
    if (own.batches === undefined) return [own]
    const named = entered(own.batches, batches, [...path, 'batches'], UNUSED, tell)
    // Of fewer than two lists nothing can be shared; and it is not the circle of all.
    return named.length === own.batches.length ? [own] : []
  })
}

function isPublished(
  of: string,
  all: readonly PublishedPopulation[],
  path: readonly (string | number)[],
  tell: Tell,
): boolean {
  if (all.some((p) => p.id === of)) return true
  const meant = nearest(of, new Set(all.map((p) => p.id)))
  tell({
    path,
    problem: '没有这个已公布的人群',
    remedy: `请写 law/rules/populations.yaml 中的标识${meant === null ? '' : `（是否为 ${meant}）`}，或者写 size 与 source`,
    effect: UNUSED,
  })
  return false
}
