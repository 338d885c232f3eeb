import { plainText } from '../../../documents/safe.ts'
import { choiceWords } from './choices.ts'
import { fieldWords, type Say } from './fields.ts'
import { refersTo } from './refers.ts'

/** What a thing of the case is called, of one of these sections: `dong` → 董某某; its id where it has no name. */
export type NameOf = (sections: readonly string[], id: string) => string

/** `提供方 董某某；计价条数 30000`: what a fact says, field by field; things of the case by what people call them. */
export function factWords(
  say: Say,
  section: string,
  value: unknown,
  nameOf: NameOf,
  field = '',
): string {
  const sections = refersTo(section, field)
  if (typeof value === 'string')
    return plainText(sections.length > 0 ? nameOf(sections, value) : worded(say, field, value))
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no')
  if (typeof value !== 'object' || value === null) return say('待查明', 'to be found out')
  if (Array.isArray(value))
    return value.map((each) => factWords(say, section, each, nameOf, field)).join(say('、', ', '))
  const { from, to } = value as { readonly from?: unknown; readonly to?: unknown }
  if (isDay(from) && isDay(to))
    return say(`${String(from)} 至 ${String(to)}`, `${String(from)} to ${String(to)}`)
  return Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, each]) => {
      const says = name === 'password' ? '••••' : factWords(say, section, each, nameOf, name)
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
