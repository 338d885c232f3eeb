import type { z } from 'zod'
import { fieldsAt } from './fields.ts'
import { nearest } from './nearest.ts'
import { EXAMPLES } from './examples.ts'

type Path = readonly (string | number)[]
type Issue = z.core.$ZodIssue

/** A mistake of shape: where, and what to write instead. */
export interface Complaint {
  readonly path: Path
  readonly message: string
  /** The field that an unknown one was meant to be: that it is missing need not be said as well. */
  readonly meant?: Path
}

/** What the schema says against an input, in the words of the person who wrote it. */
export function complaints(
  issues: readonly Issue[],
  schema: z.ZodType,
  input: unknown,
): Complaint[] {
  const all = issues.flatMap((issue) => told(issue, issue.path as Path, schema, input))
  const meant = new Set(all.flatMap((c) => (c.meant ? [c.meant.join('.')] : [])))
  return all.filter((c) => valueOf(input, c.path) !== undefined || !meant.has(c.path.join('.')))
}

function told(issue: Issue, path: Path, schema: z.ZodType, input: unknown): Complaint[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, path, fieldsAt(schema, path, input)))
    case 'invalid_value':
      return [{ path, message: oneOf(issue.values.map(String), valueOf(input, path)) }]
    case 'invalid_union':
      return ofUnion(issue, path, schema, input)
    case 'invalid_type':
      return [{ path, message: wrongType(issue, path, valueOf(input, path)) }]
    case 'too_small':
      return [{ path, message: issue.origin === 'array' ? '至少写一项' : issue.message }]
    default:
      return [{ path, message: issue.message }]
  }
}

/** `{ amount: 12,000 }` is an amount of 12 and a field 000. */
const AFTER_COMMA = /^\d{1,3}(?:\.\d+)?$/

function unknownField(key: string, path: Path, fields: readonly string[]): Complaint {
  if (AFTER_COMMA.test(key))
    return {
      path: [...path, key],
      message: '数目中不加逗号，12,000 写作 12000；逗号之后被当作另一个字段',
    }
  const meant = nearest(key, fields)
  const list = fields.length > 0 ? `可写的字段：${fields.join('、')}` : '此处不写字段'
  const remedy = meant === null ? list : `是否为 ${meant}？${list}`
  const known = meant === null ? {} : { meant: [...path, meant] }
  return { path: [...path, key], message: `没有这个字段；${remedy}`, ...known }
}

/** A longer list is not told where a guess is at hand. */
const LONG_LIST = 20

function oneOf(values: readonly string[], written: unknown): string {
  const meant = typeof written === 'string' ? nearest(written, values) : null
  const guess = meant === null ? '' : `是否为 ${meant}？`
  if (guess && values.length > LONG_LIST)
    return `${guess}可写的共${values.length}种，见 docs/glossary.md`
  return `应为其中之一：${values.join('、')}${guess && `；${guess}`}`
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>

/** Of the forms that a value may have, the one that it was meant to have: what it breaks lies deepest. */
function ofUnion(issue: UnionIssue, path: Path, schema: z.ZodType, input: unknown): Complaint[] {
  const { options } = issue as { readonly options?: readonly unknown[] }
  if (options) return [{ path, message: oneOf(options.map(String), valueOf(input, path)) }]
  const meant = issue.errors.find((branch) => !branch.some(isOtherType))
  if (!meant) return [{ path, message: lacking(valueOf(input, path), issue.message) }]
  return meant.flatMap((inner) => told(inner, [...path, ...(inner.path as Path)], schema, input))
}

/** Does the form ask for something altogether different? A fraction is a number all the same. */
function isOtherType(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0 && issue.expected !== 'int'
}

function valueOf(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[step],
    input,
  )
}

const TYPES: Readonly<Record<string, string>> = {
  string: '应为文字',
  number: '应为数字，不加引号、逗号和单位',
  int: '应为整数',
  boolean: '应写 true 或者 false',
  array: '应为列表，写作 [ … ] 或者每项以 - 开头',
  object: '应为若干字段，写作 { 字段: 值 } 或者分行缩进',
}

function wrongType(
  issue: Extract<Issue, { code: 'invalid_type' }>,
  path: Path,
  written: unknown,
): string {
  const own = /\p{Script=Han}/u.test(issue.message) ? issue.message : null
  const problem = own ?? TYPES[issue.expected] ?? issue.message
  const example =
    EXAMPLES[`${String(path[0])}.${String(path.at(-1))}`] ?? EXAMPLES[String(path.at(-1))]
  if (path.length === 0) return wholeFile(written)
  return lacking(written, own ?? withExample(problem, example))
}

function lacking(written: unknown, message: string): string {
  return written === undefined ? `缺少此项；${message}` : message
}

function withExample(problem: string, example: string | undefined): string {
  return example === undefined ? problem : `${problem}；写法：${example}`
}

/** An empty file, or one that is one long text because its colons are those of Chinese type. */
function wholeFile(input: unknown): string {
  if (input === null || input === undefined) return '文件没有内容；至少写 title: 案件名称'
  const wide = typeof input === 'string' && input.includes('：')
  const remedy = wide ? '字段名后须用半角冒号加一个空格（: ），不用“：”' : '每行写“字段: 值”'
  return `不是案件文件的写法；${remedy}`
}
