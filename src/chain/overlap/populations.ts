import type { PublishedPopulation } from '../../law/book.ts'
import type { Population } from '../../report/chain.ts'
import type { KeyClass } from './keys.ts'

/** By how people are known: the number that chance is reckoned with; null: nobody publishes one. */
export type Populations = Readonly<Record<KeyClass, Population | null>>

/**
 * How many people or numbers there are in the country (law/rules/populations.yaml): what two lists could have been drawn
 * from at the widest. They are far wider than any real list's circle, so what is expected from them is a lower bound. Of
 * each kind the last number published on or before the day, else the first.
 *
 * @param day of the conduct, else of the law data; never the clock
 */
export function populationsOn(all: readonly PublishedPopulation[], day: string): Populations {
  const last = (kind: PublishedPopulation['for']) => {
    const own = all.filter((p) => p.for === kind)
    const found = own.findLast((p) => p.on <= day) ?? own[0]
    return found ? published(found) : null
  }
  return { id: last('id'), mobile: last('mobile'), other: null }
}

export function published({ for: _kind, ...population }: PublishedPopulation): Population {
  return population
}

/** One circle that somebody states instead: the same for all that is compared. */
export function statedPopulation(size: number, source: string): Populations {
  return oneCircle({
    id: 'stated',
    title: '指定的共同人群人数',
    size,
    on: '',
    source,
    sure: 'inference',
  })
}

/** However people are known, they come from this one circle. */
export function oneCircle(circle: Population): Populations {
  return { id: circle, mobile: circle, other: circle }
}

/** A narrower circle from which some lists are said to come: chance is asked within it, beside the country. */
export interface Circle {
  readonly population: Population
  /** Numbers of the lists; null: all of them. */
  readonly lists: ReadonlySet<number> | null
}
