import { parse, stringify } from 'yaml'
import { checkedFacts } from '../../case/case-file.ts'
import type { FactChange } from '../../case/journal/change-fact.ts'
import type { FactPath } from '../../case/journal/entry.ts'
import { factKey, type Fact } from '../../case/journal/fold.ts'
import { textOf, type Journal } from '../../case/journal/journal.ts'
import type { Conflict } from '../../case/journal/register.ts'
import { shownValue } from '../../case/journal/told/shown-value.ts'
import { isObject, member, type Json } from '../../case/journal/value.ts'
import { questionsOf } from '../../case/journal/told/wording.ts'
import { ShuzhengError } from '../../errors.ts'

/** The facts as they stand, with where the journal is, what is in dispute, and what does not fit together. */
export function factsOf(journal: Journal) {
  const { state, head } = journal
  return {
    head: head.number,
    facts: [...state.facts.values()].map(shownFact),
    questions: questionsOf(state),
    disputes: state.conflicts.map(disputeOf),
    problems: problemsOf(textOf(state)),
  }
}

function shownFact({ path, item, value }: Fact) {
  const [section = '', key = null] = path
  return { section, key, item, value, text: stringify(value, { lineWidth: 0 }) }
}

function problemsOf(file: string | null) {
  if (file === null) return []
  try {
    const stated: unknown = parse(file, { maxAliasCount: 100, logLevel: 'error' })
    return checkedFacts(file, 'case.yaml').problems.map((p) => ({
      ...p,
      ...placeIn(stated, p.field),
    }))
  } catch (error) {
    if (error instanceof ShuzhengError && error.code === 'case/invalid') return []
    throw error
  }
}

/** `transfers.0.batch` → of the transfers, t1, its batch: people know entries by their names, not by their numbers. */
function placeIn(stated: unknown, field: string) {
  const [section = '', at = '', ...rest] = field.split('.')
  const entries = (stated as Readonly<Record<string, unknown>> | null)?.[section]
  if (!Array.isArray(entries)) return { section, key: null, at: field.slice(section.length + 1) }
  const { id } = (entries[Number(at)] ?? {}) as { readonly id?: unknown }
  return { section, key: typeof id === 'string' ? id : at, at: rest.join('.') }
}

/** What is in dispute, with what each side says: a person takes one of them, or enters what is right. */
function disputeOf({ path, sides }: Conflict) {
  const told = sides.map(({ by, at, number, value }) => ({
    by,
    at,
    number,
    says: value === undefined ? null : shownValue(value, path),
  }))
  return { path, sides: told }
}

/**
 * The change that takes one side of a dispute: the whole fact, or its field.
 *
 * @throws ShuzhengError `facts/settled` where there is no such dispute any more
 */
export function settling(
  { state }: Journal,
  path: FactPath,
  side: number,
  list: boolean,
): Omit<FactChange, 'head'> {
  const wanted = factKey(path)
  const taken = state.conflicts.find((c) => factKey(c.path) === wanted)?.sides[side]
  if (!taken) throw new ShuzhengError('facts/settled')
  const [section = '', key = null, field] = path
  if (field === undefined) return { section, key, list, value: taken.value }
  const now = state.facts.get(factKey(path.slice(0, 2)))?.value
  return { section, key, list, value: withField(now, field, taken.value), decides: [field] }
}

function withField(now: Json | undefined, field: string, value: Json | undefined): Json {
  const fields = isObject(now) ? Object.keys(now) : []
  const others = fields
    .filter((name) => name !== field)
    .map((name): [string, Json] => [name, (isObject(now) ? member(now, name) : undefined) ?? null])
  return Object.fromEntries(value === undefined ? others : [...others, [field, value]])
}
