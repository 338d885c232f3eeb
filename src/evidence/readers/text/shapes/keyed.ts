import { isIdentifier } from '../cells.ts'
import type { Scored } from '../score.ts'
import {
  dumpedValue,
  isFieldKey,
  keysOf,
  mayHoldKeys,
  outsideOf,
  saysNothing,
  type Keyed,
} from './keys.ts'
import { isRule, type TextShape } from './shape.ts'

type Labelled = Extract<TextShape, { kind: 'labelled' }>

/** Columns that a text of keys may have, and keys that are counted. */
const MOST_KEYS = 96
const MOST_COUNTED = 4096
const NUMBER = /(?:(?<!\d)|(?<=\\x22))(?:1[3-9]\d{9}|[1-9]\d{16}[\dXx])(?![\dXx])/

/** Counts the keys of a whole file, line by line: those that come late have columns too. */
export class KeyCount {
  readonly #times = new Map<string, number>()
  #lines = 0
  #loose = false

  line(text: string): void {
    this.#lines++
    const found = keysOf(text)
    for (const { key } of found) {
      const times = this.#times.get(key)
      if (times !== undefined || this.#times.size < MOST_COUNTED)
        this.#times.set(key, (times ?? 0) + 1)
    }
    this.#loose ||= dumpedValue(text) === null && !outsideOf(text, found).every(saysNothing)
  }

  /** Keys that name a field, and those that come again and again; in order of appearance. */
  shape(perLine: boolean, blankEnds: boolean): Labelled {
    const often = Math.max(2, this.#lines * 0.01)
    const kept = [...this.#times].filter(([key, n]) => isFieldKey(key) || n >= often)
    const labels = kept.slice(0, MOST_KEYS).map(([key]) => key)
    const loose = this.#loose || labels.length < this.#times.size
    return { kind: 'labelled', keys: true, labels, perLine, blankEnds, loose }
  }
}

/**
 * Is this text made of keys and values as programs write them: lines of a log with an object in each, statements, arrays, tags,
 * addresses of pages? Null unless nearly every number of a person stands as the value of a key, and two keys name fields of a list.
 */
export function keyedShape(text: string, best: Scored | null): Labelled | null {
  if (!mayHoldKeys(text) || !NUMBER.test(text)) return null
  const lines = text.split(/\r\n|[\n\r]/)
  const seen = keysOfLines(lines)
  const all = seen.flat()
  if (new Set(all.map(({ key }) => key).filter(isFieldKey)).size < 2) return null
  if (!valuesHoldPeople(lines, seen) || cellsAreObjects(lines, best)) return null
  const perLine = eachLineAlone(seen)
  const count = new KeyCount()
  for (const line of lines) count.line(line)
  return count.shape(perLine, !perLine && blanksPart(lines, seen))
}

/** The keys of each line; a value that stands below its key is on its own line, too. */
function keysOfLines(lines: readonly string[]): Keyed[][] {
  let above: Keyed | undefined
  return lines.map((line) => {
    const found = keysOf(line)
    const text = found.length === 0 && above?.open ? dumpedValue(line) : null
    if (text !== null && above) found.push({ ...above, text, open: false })
    above = found.at(-1)
    return found
  })
}

/** Nearly all numbers are values, most of them written as programs write. */
function valuesHoldPeople(lines: readonly string[], seen: readonly (readonly Keyed[])[]): boolean {
  const held = seen.filter((_, i) => NUMBER.test(lines[i] ?? ''))
  const numbered = held.map((found) => found.filter(({ text }) => isIdentifier(text ?? '')))
  const good = numbered.filter((found) => found.length > 0)
  if (held.length === 0 || good.length < 0.9 * held.length) return false
  const strict = held.filter((found) => found.some((one) => one.strict)).length
  return strict >= 0.6 * held.length
}

/** Under its delimiter cells of this text are whole objects: columns that are read with what stands beside them. */
function cellsAreObjects(lines: readonly string[], best: Scored | null): boolean {
  const delimiter = best?.dialect.delimiter ?? null
  if (best === null || delimiter === null || !/^[,;|\t]|.{2}/.test(delimiter)) return false
  if (best.dialect.blanks || best.steady < 0.9) return false
  const held = lines.filter((line) => NUMBER.test(line))
  const whole = held.filter((line) =>
    line.split(delimiter).some((cell) => /^\s*"?[[{].{5,}[\]}]"?\s*$/u.test(cell)),
  )
  return whole.length >= 0.5 * held.length
}

/** Two keys and more in nearly every line that has any, and the same again in the next. */
function eachLineAlone(seen: readonly (readonly Keyed[])[]): boolean {
  const full = seen.filter((found) => found.length > 0)
  const several = full.filter((found) => new Set(found.map(({ key }) => key)).size >= 2)
  if (several.length < 0.8 * full.length) return false
  const again = several.filter((found, i) => {
    const before = several[i - 1]
    return before !== undefined && found.some(({ key }) => before.some((one) => one.key === key))
  })
  return again.length >= 0.8 * (several.length - 1)
}

/** Blank lines or rules part records of several keys. */
function blanksPart(lines: readonly string[], seen: readonly (readonly Keyed[])[]): boolean {
  const groups: number[] = []
  let apart = true
  for (const [i, found] of seen.entries()) {
    if (found.length === 0) apart ||= isRule(lines[i] ?? '') || (lines[i] ?? '').trim() === ''
    else {
      if (apart) groups.push(0)
      groups[groups.length - 1] = (groups.at(-1) ?? 0) + found.length
      apart = false
    }
  }
  return groups.length >= 2 && groups.filter((n) => n >= 2).length >= 0.6 * groups.length
}
