import { plainText } from '../../../../src/documents/safe.ts'
import type { Say } from '../../words.tsx'
import type { Fact, Facts } from '../fact-form.tsx'
import { choiceWords } from '../fact-choices.ts'
import { refersTo } from '../fact-refers.ts'
import { fieldWords } from '../fact-words.ts'

/** `提供方 董某某；计价条数 30000`: what a fact says, field by field; things of the case by what people call them. */
export function shownFact(say: Say, fact: Fact, facts: Facts): string {
  return shownValue(say, fact.section, fact.value, namesOf(facts))
}

type NameOf = (sections: readonly string[], id: string) => string

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

function shownValue(say: Say, section: string, value: unknown, nameOf: NameOf, field = ''): string {
  const sections = refersTo(section, field)
  if (typeof value === 'string')
    return plainText(sections.length > 0 ? nameOf(sections, value) : worded(say, field, value))
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no')
  if (typeof value !== 'object' || value === null) return say('待查明', 'to be found out')
  if (Array.isArray(value))
    return value.map((each) => shownValue(say, section, each, nameOf, field)).join(say('、', ', '))
  const { from, to } = value as { readonly from?: unknown; readonly to?: unknown }
  if (isDay(from) && isDay(to))
    return say(`${String(from)} 至 ${String(to)}`, `${String(from)} to ${String(to)}`)
  return Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, each]) => {
      const says = name === 'password' ? '••••' : shownValue(say, section, each, nameOf, name)
      return `${fieldWords(say, section, name)} ${says}`
    })
    .join(say('；', '; '))
}

/** Years may be numbers. */
function isDay(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{4}/.test(value))
}

/** A word of a closed list; a column is no tier. */
function worded(say: Say, field: string, value: string): string {
  return field === 'column' || field === 'join' ? value : choiceWords(say, value)
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
