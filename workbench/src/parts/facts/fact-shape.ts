/** What the schema of the case file says of a field, as far as a form needs it. */
export interface Node {
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly const?: string
  readonly anyOf?: readonly Node[]
  readonly oneOf?: readonly Node[]
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
  readonly required?: readonly string[]
  readonly pattern?: string
}

/** How a field is filled in; `yaml`: the form cannot say it, a few lines of text can. */
export type Shape =
  | 'text'
  | 'words'
  | 'number'
  | 'yes-no'
  | 'date'
  | 'period'
  | 'sum'
  | 'list'
  | 'numbers'
  | 'fields'
  | 'entries'
  | 'yaml'

export function shapeOf(node: Node): Shape {
  const forms = formsOf(node)
  const [only] = forms
  if (forms.length === 1 && only) return ofOne(only)
  if (forms.every((form) => isDay(form) || form.type === 'integer') && forms.some(isDay))
    return 'date'
  if (forms.some(isDay) && forms.some((form) => form.properties?.['from'])) return 'period'
  if (forms.some((form) => form.properties?.['about'])) return 'sum'
  if (forms.some((form) => form.enum) && forms.every((form) => form.type === 'string'))
    return 'words'
  if (forms.some((form) => form.type === 'array' && form.items?.type === 'string')) return 'list'
  return 'yaml'
}

/** More stand better as text: the columns of a statement. */
const MOST_FIELDS = 8

/** What stands together under one name; null where it does not, or there are too many of it for a form. */
export function fieldsOf(node: Node): Node | null {
  const [only, ...more] = formsOf(node)
  const names = Object.keys(only?.properties ?? {})
  return only && more.length === 0 && names.length > 0 && names.length <= MOST_FIELDS ? only : null
}

/** What each entry of a list has; null where they have no fields. */
export function entryOf(node: Node): Node | null {
  const [only, ...more] = formsOf(node)
  return only?.items && more.length === 0 ? fieldsOf(only.items) : null
}

/** Words of a closed list. */
export function choicesOf(node: Node): readonly string[] {
  return formsOf(node).flatMap((form) => form.enum ?? (form.const ? [form.const] : []))
}

/** Forms of an entry: one, or one for each of its kinds. */
export function formOf(node: Node, kind: unknown): Node | null {
  const forms = formsOf(node)
  if (forms.length === 1) return forms[0] ?? null
  return forms.find((form) => form.properties?.['kind']?.const === kind) ?? null
}

/** Kinds of an entry that has several forms; none where it has one. */
export function kindsOf(node: Node): readonly string[] {
  const forms = formsOf(node)
  return forms.length < 2 ? [] : forms.flatMap((form) => form.properties?.['kind']?.const ?? [])
}

function formsOf(node: Node): readonly Node[] {
  const forms = node.anyOf ?? node.oneOf
  return forms ? forms.filter((form) => form.type !== 'null').flatMap(formsOf) : [node]
}

/** A sum that may stand without a word of its source. */
export function allowsBare(node: Node): boolean {
  return formsOf(node).some(({ type }) => type === 'number' || type === 'integer')
}

function isDay(node: Node): boolean {
  return node.type === 'string' && (node.pattern?.startsWith('^\\d{4}') ?? false)
}

function ofOne(node: Node): Shape {
  if (node.enum ?? node.const) return 'words'
  if (node.type === 'string') return 'text'
  if (node.type === 'number' || node.type === 'integer') return 'number'
  if ([node.type].flat().includes('boolean')) return 'yes-no'
  if (node.type === 'array' && node.items?.type === 'string') return 'list'
  if (node.type === 'array' && node.items?.type === 'integer') return 'numbers'
  if (node.properties?.['about']) return 'sum'
  if (fieldsOf(node)) return 'fields'
  return entryOf(node) ? 'entries' : 'yaml'
}
