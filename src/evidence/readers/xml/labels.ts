import type { TagAttributes } from '../xml-events.ts'

/** Elements that are a field of a row, named by an attribute: of phpMyAdmin, mysqldump, KML, forensic tools, Android. */
const FIELD =
  /^(?:field|column|col|property|simpledata|multimodelfield|modelfield|param|parameter|entry|string|int|long|float|boolean)$/i
/** What such a field may have beside its name. */
const NAME = ['name', 'key', 'Name', 'Key'] as const

/** The name that a field has by its attribute, null where the element's own name says what it is. */
export function fieldName(element: string, attributes: TagAttributes): string | null {
  if (!FIELD.test(element)) return null
  for (const name of NAME) {
    const value = attributes.get(name)
    if (value !== null && value.trim() !== '' && value.length <= 200) return value.trim()
  }
  return null
}

/** Attributes that say nothing of a person: declarations of names, and how to treat blanks or missing values. */
export function isMarkup(attribute: string): boolean {
  return /^(?:xmlns(?::|$)|xml:|xsi:|diffgr:|msdata:)/.test(attribute)
}

/** The attribute by which a field is named is no value of it. */
export function isNaming(attribute: string): boolean {
  return (NAME as readonly string[]).includes(attribute)
}
