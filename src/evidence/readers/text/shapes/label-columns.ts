import { isParty, labelFinder, type Found } from './labels.ts'
import { isRule, type TextShape } from './shape.ts'

type Labelled = Extract<TextShape, { kind: 'labelled' }>

/** Columns that a text of labels may have. */
export const MOST_LABELS = 96

/** How the records of a text of labels end. */
export interface LabelEnds {
  readonly perLine: boolean
  readonly blankEnds: boolean
  readonly several?: boolean
  /** A running number behind the labels tells whose they are. */
  readonly numbered?: boolean
}

/** Follows the records of a text to learn how often a label stands in one of them. */
export class LabelColumns {
  readonly #find: ReturnType<typeof labelFinder>
  readonly #most = new Map<string, number>()
  readonly #ends: LabelEnds
  readonly #record = new Map<string, number>()
  #last: Said = NOTHING_SAID
  #loose = false

  constructor(labels: readonly string[], ends: LabelEnds) {
    this.#find = labelFinder(labels, ends.numbered)
    this.#ends = ends
    for (const label of labels) this.#most.set(label, 0)
  }

  line(text: string): void {
    const apart = text.trim() === '' || isRule(text)
    const { perLine, blankEnds } = this.#ends
    if (perLine || (blankEnds && apart)) this.#record.clear()
    const found = this.#find(text)
    const [first] = found
    if (
      !apart &&
      (first ? text.slice(0, first.at).trim() !== '' : perLine || this.#last === NOTHING_SAID)
    )
      this.#loose = true
    if (apart) this.#last = NOTHING_SAID
    for (const one of found) {
      const { label } = one
      if (mayEndWithin(this.#ends) && endsRecord(this.#record, one, this.#last))
        this.#record.clear()
      const times = (this.#record.get(label) ?? 0) + 1
      this.#record.set(label, times)
      if (times > (this.#most.get(label) ?? 0)) this.#most.set(label, times)
      this.#last = one
    }
  }

  shape(): Labelled {
    const once = [...this.#most].filter(([, n]) => n >= 1).map(([label]) => label)
    const again = [...this.#most].flatMap(([label, n]) =>
      Array<string>(Math.max(0, Math.min(n, MOST_AGAIN) - 1)).fill(label),
    )
    const labels = [...once, ...again].slice(0, MOST_LABELS)
    return {
      kind: 'labelled',
      labels,
      perLine: this.#ends.perLine,
      blankEnds: this.#ends.blankEnds,
      loose: this.#loose,
      ...(this.#ends.several && { several: true as const }),
      ...(this.#ends.numbered && { numbered: true as const }),
    }
  }
}

const MOST_AGAIN = 8

/** Does a label end the record before it, where lines and blank lines do not? */
export function mayEndWithin({ perLine, blankEnds, several }: LabelEnds): boolean {
  return several === true || (!perLine && !blankEnds)
}

/** A label as a record has it. */
export type Said = Pick<Found, 'label' | 'ordinal'>
export const NOTHING_SAID: Said = { label: '', ordinal: '' }

/** Where nothing stands between records, a label that comes again or has another number begins one, unless it follows itself, and so does the other side of a contract. */
export function endsRecord(
  record: ReadonlyMap<string, number>,
  { label, ordinal }: Said,
  last: Said,
): boolean {
  if (isParty(label)) return [...record.keys()].some(isParty)
  return ordinal !== last.ordinal ? record.size > 0 : record.has(label) && label !== last.label
}
