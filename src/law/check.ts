import type { LawBook } from './book.ts'
import { provisionOf } from './cite.ts'
import { clockProblems } from './check-clocks.ts'
import { KINDS } from '../records/kinds.ts'
import { overlap, type Period } from './period.ts'

/**
 * What no schema sees: every article cited exists and is in force when the value that cites it begins, versions do not
 * overlap, names are used once, defaults are among the options, every kind of field has its place.
 *
 * @returns problems in words, none when the book holds together
 */
export function problemsOf(book: LawBook): string[] {
  return [
    ...citedValues(book).flatMap(([where, ref, from]) => citeProblem(book, where, ref, from)),
    ...overlaps(book),
    ...repeated('quantities', book.quantities),
    ...repeated('limits', book.limits),
    ...repeated('counting', book.counting),
    ...repeated('readings', book.readings),
    ...repeated('grounds', book.grounds),
    ...repeated('income', book.income),
    ...defaults(book),
    ...unplacedKinds(book),
    ...steps(book),
    ...unsure(book),
    ...outlived(book),
    ...chains(book),
    ...unseen(book),
    ...repeated('clocks', book.clocks),
    ...clockProblems(book),
  ]
}

type Cited = readonly [where: string, ref: string, from: string | null]

/** Every place where the rules cite an article, with the day from which it is cited. */
export function citedValues(book: LawBook): Cited[] {
  const of = (item: { cite: string; from: string | null }, where: string): Cited => [
    where,
    item.cite,
    item.from,
  ]
  const undated = (where: string, cites: readonly string[]): Cited[] =>
    cites.map((ref) => [where, ref, null])
  const { tiering } = book
  return [
    ...book.quantities.flatMap((rule) => [
      ...rule.values.map((v) => of(v, rule.id)),
      ...(rule.statute === null
        ? []
        : rule.values.map((v) => [rule.id, rule.statute ?? '', v.from] as const)),
    ]),
    ...book.limits.flatMap((rule) => rule.values.map((v) => of(v, rule.id))),
    ...book.clocks.flatMap((rule) => rule.values.map((v) => of(v, rule.id))),
    ...book.limits.flatMap((rule) => undated(rule.id, rule.statute === null ? [] : [rule.statute])),
    ...book.counting.map((rule) => of(rule, rule.id)),
    ...book.readings.map((rule) => of(rule, rule.id)),
    ...book.grounds.map((rule) => of(rule, rule.id)),
    ...book.grounds.flatMap((rule) =>
      undated(rule.id, [...(rule.reach ?? []), ...(rule.argued ?? [])]),
    ),
    ...undated(
      tiering.id,
      [tiering, ...tiering.rules, tiering.otherwise, ...tiering.notes].map((r) => r.cite),
    ),
    ...book.income.flatMap((test) => undated(test.id, [test.cite])),
    ...undated(
      'funnel',
      book.funnel.map((step) => step.cite),
    ),
  ]
}

function citeProblem(book: LawBook, where: string, ref: string, from: string | null): string[] {
  if (provisionOf(book, ref) === undefined) return [`${where}: cites ${ref}, which does not exist`]
  if (from === null || provisionOf(book, ref, from)) return []
  return [`${where}: cites ${ref}, which is not in force on ${from}`]
}

function overlaps(book: LawBook): string[] {
  const versions = Object.values(book.instruments).flatMap((instrument) =>
    Object.entries(instrument.articles).map(
      ([article, list]) => [`${instrument.id}/${article}`, list] as const,
    ),
  )
  const values = [...book.quantities, ...book.limits, ...book.clocks].map(
    (rule): [string, readonly Period[]] => [rule.id, rule.values],
  )
  return [...versions, ...values]
    .filter(([, periods]) =>
      periods.some((a, i) => periods.slice(i + 1).some((b) => overlap(a, b))),
    )
    .map(([where]) => `${where}: two versions are in force on one day`)
}

function repeated(list: string, rules: readonly { readonly id: string }[]): string[] {
  const ids = rules.map((rule) => rule.id)
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${list}: ${id} stands twice`)
}

function defaults(book: LawBook): string[] {
  return book.readings.flatMap((rule) => {
    const known = new Set(rule.options.map((option) => option.id))
    return [rule.criminal, rule.civil]
      .filter((id) => id !== null && !known.has(id))
      .map((id) => `${rule.id}: default ${String(id)} is not among its options`)
  })
}

function unplacedKinds(book: LawBook): string[] {
  const placed = [...book.tiering.mention, ...book.tiering.unmentioned]
  return Object.keys(KINDS)
    .filter((kind) => placed.filter((p) => p === kind).length !== 1)
    .map((kind) => `${book.tiering.id}: ${kind} must stand once in mention or unmentioned`)
}

function steps(book: LawBook): string[] {
  return book.funnel
    .filter((step, i) => step.step !== i + 1)
    .map((step) => `funnel: step ${step.step} is out of order`)
}

interface Graded {
  readonly sure: string
  readonly checked: string | null
}

/** A value called verified must say when it was compared. */
function unsure(book: LawBook): string[] {
  const dated: (readonly [string, Graded])[] = [
    ...Object.values(book.instruments).flatMap((i) =>
      Object.entries(i.articles).flatMap(([a, list]) =>
        list.map((p) => [`${i.id}/${a}`, p] as const),
      ),
    ),
    ...[...book.quantities, ...book.limits, ...book.clocks].flatMap((rule) =>
      rule.values.map((v: Graded): [string, Graded] => [rule.id, v]),
    ),
    ...book.counting.map((rule) => [rule.id, rule] as const),
    ...book.grounds.map((rule) => [rule.id, rule] as const),
  ]
  return dated
    .filter(([, value]) => value.sure === 'verified' && value.checked === null)
    .map(([where]) => `${where}: verified without the day on which it was checked`)
}

/** What rests on an article ends no later than the article. */
function outlived(book: LawBook): string[] {
  const dated = [
    ...[...book.quantities, ...book.limits, ...book.clocks].flatMap((rule) =>
      rule.values.map((v: Period & { readonly cite: string }) => ({ id: rule.id, ...v })),
    ),
    ...book.grounds,
  ]
  return dated
    .filter(({ cite, to }) => provisionOf(book, cite) && !provisionOf(book, cite, to ?? LAST_DAY))
    .map(({ id, cite, to }) => `${id}: cites ${cite}, which is not in force on ${to ?? LAST_DAY}`)
}

/** Stands for a period that is open. */
const LAST_DAY = '9999-12-31'

/** A ground leads on to one that exists, begins after it ends and meets time as it does; procedure names its step. */
function chains(book: LawBook): string[] {
  return book.grounds.flatMap((ground) => {
    const next = book.grounds.find((other) => other.id === ground.later)
    const step = ground.time === 'procedure' ? 'must name its step' : 'is asked by its conduct'
    const wrongStep = (ground.time === 'procedure') !== (ground.asked !== undefined)
    const leads = !next || next.time !== ground.time || next.asked !== ground.asked
    const late = leads || ground.to === null || next.from === null || next.from <= ground.to
    return [
      ...(wrongStep ? [`${ground.id}: ${step}`] : []),
      ...(ground.later !== undefined && late
        ? [`${ground.id}: leads on to ${ground.later}, which does not follow it`]
        : []),
    ]
  })
}

/** A dispute that no field shows must be shown by words. */
function unseen(book: LawBook): string[] {
  return book.tiering.disputes
    .filter((dispute) => dispute.any.length === 0 && (dispute.words ?? []).length === 0)
    .map((dispute) => `${book.tiering.id}: nothing shows ${dispute.id}`)
}
