/** What the schema of the case file says of a field, as far as a form needs it. */
export interface Node {
  readonly type?: string
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
  'text' | 'words' | 'number' | 'yes-no' | 'date' | 'period' | 'sum' | 'list' | 'yaml'

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
  if (node.type === 'boolean') return 'yes-no'
  if (node.type === 'array' && node.items?.type === 'string') return 'list'
  return node.properties?.['about'] ? 'sum' : 'yaml'
}
