/**
 * Lines made from other lines: repetitions (重复) of what another line says about the same person, numbers written
 * otherwise, lines strewn among others. Each line is repeated in one way only, so that what becomes of the
 * repetition is beyond doubt.
 */
import type { Content, DuplicateFate, Field, Line } from './list.ts'
import { writtenPhone } from './numbers.ts'
import { at, type Random } from './random.ts'

/** Lines that may still be repeated, in random order. */
export class Originals {
  readonly #left: Content[]

  constructor(random: Random, lines: readonly Line[]) {
    this.#left = random
      .shuffle(lines.filter((line) => line.fate === 'COUNTED'))
      .map((l) => l.content)
  }

  /** Takes `count` lines that satisfy `fits`; a plan that asks for more than there are is a fault. */
  take(count: number, fits: (content: Content) => boolean): Content[] {
    const taken: Content[] = []
    for (let i = this.#left.length - 1; i >= 0 && taken.length < count; i--) {
      if (fits(at(this.#left, i))) taken.push(...this.#left.splice(i, 1))
    }
    if (taken.length < count) throw new RangeError(`only ${taken.length} of ${count} lines fit`)
    return taken
  }
}

/** 完全重复: the same content once more. */
export const again = (fate: DuplicateFate, from: readonly Content[]): Line[] =>
  from.map((content) => ({ content, fate }))

/** 包含性重复: fewer fields of the same line; `keep` chooses which. */
export const contained = (
  from: readonly Content[],
  keep: (content: Content, index: number) => readonly Field[],
): Line[] =>
  from.map((content, index) => ({
    content: only(content, keep(content, index)),
    fate: 'DUP_CONTAINED',
  }))

/** 内容变化: the same person and number, `field` has another value. */
export const changed = (
  from: readonly Content[],
  field: Field,
  other: (content: Content) => string,
): Line[] =>
  from.map((content) => ({ content: { ...content, [field]: other(content) }, fate: 'CHANGED' }))

/** 补充性重复: a field that the first line lacks, without one that it has. */
export const supplementary = (
  from: readonly Content[],
  without: (content: Content) => Field,
  adding: (content: Content) => Content,
): Line[] =>
  from.map((content) => ({
    content: { ...omit(content, without(content)), ...adding(content) },
    fate: 'DUP_SUPPLEMENT',
  }))

/** Now and then a number is written otherwise: `+86`, spaces, full-width digits. */
export const dirty = (random: Random, lines: readonly Line[], oneIn: number): Line[] =>
  lines.map((line) => {
    const phone = line.content.phone
    if (phone === undefined || line.written?.phone !== undefined || !random.once(oneIn)) return line
    return { ...line, written: { ...line.written, phone: writtenPhone(random, phone) } }
  })

/** Puts lines at random places among others, which keep their order. */
export function scatter(random: Random, into: readonly Line[], more: readonly Line[]): Line[] {
  const places = more.map((line) => ({ line, place: random.int(into.length + 1) }))
  places.sort((a, b) => a.place - b.place)
  const out: Line[] = []
  let next = 0
  for (let i = 0; i <= into.length; i++) {
    for (; next < places.length && at(places, next).place === i; next++)
      out.push(at(places, next).line)
    if (i < into.length) out.push(at(into, i))
  }
  return out
}

const only = (content: Content, fields: readonly Field[]): Content =>
  Object.fromEntries(Object.entries(content).filter(([key]) => fields.includes(key as Field)))

const omit = (content: Content, field: Field): Content =>
  Object.fromEntries(Object.entries(content).filter(([key]) => key !== field))
