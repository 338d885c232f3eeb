import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { shown } from '../documents/safe.ts'
import { ShuzhengError } from '../errors.ts'
import { complaints } from './facts/shape.ts'

export type Path = readonly (string | number)[]

/** Mistakes listed at once; more are counted. */
const MOST = 20

/** Characters of a file that people write; a list of records has no place in it. */
const LONGEST = 8_000_000

/** A file that people wrote, found to be of the right shape. */
export interface CheckedYaml<T> {
  readonly value: T
  /** The line of what stands at a path, or of the nearest thing around it; from 1. */
  lineOf(path: Path): number
  /** The text or number at a path as it may be shown; null for a list, a group of fields, or nothing. */
  found(path: Path): string | null
}

/**
 * Reads YAML that people write, against a schema. Mistakes of shape are told all at once, each with its line, field,
 * what was found and what to write.
 *
 * @throws ShuzhengError `case/invalid`
 */
export function checkedYaml<T extends z.ZodType>(
  text: string,
  name: string,
  schema: T,
): CheckedYaml<z.output<T>> {
  const lines = new LineCounter()
  const { document, input } = parsed(text, name, lines)
  const at = {
    lineOf: (path: Path) => lineOf(document, lines, path),
    found: (path: Path) => found(input, path),
  }
  const result = schema.safeParse(input)
  if (!result.success) {
    fail(
      name,
      complaints(result.error.issues, schema, input).map(({ path, message }) => {
        const there = at.found(path)
        const written = there === null ? '' : `（写的是 ${there}）`
        return `第${at.lineOf(path)}行 ${shown(path.join('.') || name, 'name')}：${message}${written}`
      }),
    )
  }
  return { value: result.data, ...at }
}

function parsed(text: string, name: string, lines: LineCounter) {
  if (text.length > LONGEST) fail(name, [`文件过长（${text.length}字），不是案件文件`])
  try {
    // A warning of the reader would print what somebody wrote.
    const options = { version: '1.2', schema: 'core', logLevel: 'error' } as const
    const document = parseDocument(text, { ...options, lineCounter: lines })
    const [first] = document.errors
    if (first) fail(name, [`第${first.linePos?.[0].line ?? 1}行：${syntax(first.code)}`])
    return { document, input: document.toJS({ maxAliasCount: 100 }) as unknown }
  } catch (error) {
    if (error instanceof ShuzhengError) throw error
    return fail(name, ['第1行：引用（*）没有对应的定义（&），或者嵌套过深，不能读取'])
  }
}

/** Slips that are made most, in words; the code of the YAML reader stays, to be looked up. */
const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一字段写了两次，请合并为一处',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  BAD_INDENT: '缩进不齐或者括号没有成对；同一级的字段须对齐',
  BAD_ALIAS: '引用（*）没有对应的定义（&）',
  MISSING_CHAR: '括号或者引号没有成对',
  MULTILINE_IMPLICIT_KEY: '字段名与值之间须有半角冒号和一个空格',
  RESOURCE_EXHAUSTION: '嵌套过深',
  MULTIPLE_DOCS: '一个文件只写一个案件，请去掉 --- 之后的部分',
}

function syntax(code: string): string {
  const said = SYNTAX[code]
  return said ? `${said}（${code}）` : `不是有效的 YAML（${code}）`
}

function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = keyAt(document, path.slice(0, depth)) ?? nodeAt(document, path.slice(0, depth))
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function nodeAt(document: Document, path: Path): Node | null {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node : null
}

/** The name of a field; what stands in it may begin a line below. */
function keyAt(document: Document, path: Path): Node | null {
  const around = path.length === 0 ? null : nodeAt(document, path.slice(0, -1))
  if (!isMap(around)) return null
  const pair = around.items.find(
    ({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)),
  )
  return isNode(pair?.key) ? pair.key : null
}

function found(input: unknown, path: Path): string | null {
  // What opens things is not repeated, not even where it is written wrongly; nor a file that is no such file at all: a list
  // of people, a list of passwords.
  if (path.length === 0 || path.at(-1) === 'password') return null
  const value = valueAt(input, path)
  if (typeof value === 'string') return shown(JSON.stringify(value), 'name')
  const plain = typeof value === 'number' || typeof value === 'boolean'
  return plain ? shown(String(value), 'name') : null
}

/** What was written at a path; undefined when nothing was. */
function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    input,
  )
}

function fail(name: string, problems: readonly string[]): never {
  const more = problems.length > MOST ? `\n  …另有${String(problems.length - MOST)}处` : ''
  const list = problems
    .slice(0, MOST)
    .map((p) => `\n  ${p}`)
    .join('')
  throw new ShuzhengError('case/invalid', { file: name, problems: `${list}${more}` })
}
