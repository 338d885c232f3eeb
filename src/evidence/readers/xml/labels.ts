import { looksLikeHeaderWord } from '../../tables/words.ts'
import type { TagAttributes } from '../xml-events.ts'

/** Elements that are a field of a row, named by an attribute: of phpMyAdmin, mysqldump, KML, forensic tools, Android. */
const FIELD =
  /^(?:field|column|col|property|simpledata|multimodelfield|modelfield|param|parameter|entry|string|int|long|float|boolean)$/i
/** What such a field may have beside its name. */
const NAME = ['name', 'key', 'Name', 'Key'] as const

/** The name of a field, and the attribute that says it. */
export interface FieldName {
  readonly name: string
  readonly by: string
}

/** The name that a field has by an attribute, null where the element's own name says what it is. */
export function fieldName(element: string, attributes: TagAttributes): FieldName | null {
  if (!FIELD.test(element)) return null
  for (const by of NAME) {
    const value = attributes.get(by)
    if (value !== null && value.trim() !== '' && value.length <= 200)
      return { name: value.trim(), by }
  }
  return null
}

/**
 * Does the name of a field say who, and not what: a person's name, a number, an address of mail?
 *
 * @example `<string name="张三">138…` → true; `<string name="电话">138…` → false
 */
export function namesSomebody(name: string): boolean {
  if (/\d{7}|@/.test(name)) return true
  return /^\p{Script=Han}{2,4}$/u.test(name) && !looksLikeHeaderWord(name)
}

/** Attributes that say nothing of a person: declarations of names, and how to treat blanks or missing values. */
export function isMarkup(attribute: string): boolean {
  return /^(?:xmlns(?::|$)|xml:|xsi:|diffgr:|msdata:)/.test(attribute)
}
