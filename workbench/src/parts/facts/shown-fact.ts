import type { Say } from '../../words.tsx'
import type { Fact, Facts } from './fact-form.tsx'
import { refersTo } from '../../../../src/case/facts/words/refers.ts'
import { factWords, type NameOf } from '../../../../src/case/facts/words/shown.ts'
import { fieldWords } from '../../../../src/case/facts/words/fields.ts'

/** `提供方 董某某；计价条数 30000`: what a fact says, field by field; things of the case by what people call them. */
export function shownFact(say: Say, fact: Fact, facts: Facts): string {
  return factWords(say, fact.section, fact.value, namesOf(facts))
}

function namesOf({ facts }: Facts): NameOf {
  const named = facts.flatMap(({ section, key, value }): [string, string][] => {
    const { name, title } = (value ?? {}) as { name?: unknown; title?: unknown }
    const called = typeof name === 'string' ? name : title
    return key !== null && typeof called === 'string' ? [[`${section} ${key}`, called]] : []
  })
  const names = new Map(named)
  return (sections, id) =>
    sections.map((section) => names.get(`${section} ${id}`)).find((n) => n !== undefined) ?? id
}

/** Other facts that name this one: `流转 t1`. */
export function naming(say: Say, { section, key }: Fact, { facts }: Facts): readonly string[] {
  if (key === null) return []
  return facts
    .filter((other) => other.section !== section || other.key !== key)
    .filter((other) => names(other.section, other.value, section, key))
    .map((other) => `${fieldWords(say, '', other.section)} ${other.key ?? ''}`)
}

function names(of: string, value: unknown, section: string, key: string, field = ''): boolean {
  if (typeof value === 'string') return value === key && refersTo(of, field).includes(section)
  if (Array.isArray(value)) return value.some((each) => names(of, each, section, key, field))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, each]) => names(of, each, section, key, name))
}
