import { z } from 'zod'
import { caseSchema } from '../../src/case/facts/schema.ts'

interface Node {
  readonly type?: string | readonly string[]
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Node>>
  readonly additionalProperties?: Node | boolean
  readonly items?: Node
  readonly anyOf?: readonly Node[]
  readonly oneOf?: readonly Node[]
  readonly allOf?: readonly Node[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Node>>
}

/**
 * Every field of the case file that takes free text, as the schema has it: `parties.name`, `decisions.reason`. Days, letters
 * of columns and words of closed lists are none. A field that is added to the schema is in here without anybody's doing.
 */
export function textFields(): readonly string[] {
  const schema = z.toJSONSchema(caseSchema, { io: 'input', unrepresentable: 'any' }) as Node
  const found = new Set<string>()
  walk(schema, [], schema, found)
  return [...found].sort()
}

/** Patterns of what is no free text: a day, a column, a sign. */
const CLOSED = [/\\d\{4\}/, /\[A-Z\]/, /tab\|/]

function walk(node: Node, path: readonly string[], root: Node, found: Set<string>): void {
  if (node.$ref !== undefined) {
    const target = root.$defs?.[node.$ref.split('/').at(-1) ?? '']
    if (target) walk(target, path, root, found)
    return
  }
  const isClosed =
    node.enum !== undefined ||
    node.const !== undefined ||
    CLOSED.some((pattern) => node.pattern !== undefined && pattern.test(node.pattern))
  const isText =
    node.type === 'string' || (Array.isArray(node.type) && node.type.includes('string'))
  if (isText && !isClosed) found.add(path.join('.'))
  for (const [name, part] of Object.entries(node.properties ?? {}))
    walk(part, [...path, name], root, found)
  if (typeof node.additionalProperties === 'object')
    walk(node.additionalProperties, [...path, '*'], root, found)
  if (node.items) walk(node.items, path, root, found)
  for (const part of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])])
    walk(part, path, root, found)
}

/** Fields of a case, as `textFields` names them. */
export function fieldsOf(value: unknown, path: readonly string[] = []): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((part) => fieldsOf(part, path))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, part]) => fieldsOf(part, [...path, name]))
  return typeof value === 'string' ? [path.join('.')] : []
}
