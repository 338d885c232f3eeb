import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { ShuzhengError } from '../errors.ts'

type Path = readonly (string | number)[]

/** Mistakes listed at once; more are counted. */
const MOST = 20

/** Reads YAML that people write, against a schema: mistakes are told with line, field, and what was found. */
export function checkedYaml<T extends z.ZodType>(
  text: string,
  name: string,
  schema: T,
  alsoWrong: (value: z.output<T>) => readonly (readonly [Path, string])[],
): z.output<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' })
  const [syntax] = document.errors
  if (syntax)
    fail(name, [`第${String(syntax.linePos?.[0].line ?? 1)}行：不是有效的 YAML（${syntax.code}）`])
  const result = schema.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (!result.success) {
    fail(
      name,
      result.error.issues.map((i) => told(document, lines, i.path as Path, i.message)),
    )
  }
  const wrong = alsoWrong(result.data)
  if (wrong.length > 0)
    fail(
      name,
      wrong.map(([path, message]) => told(document, lines, path, message)),
    )
  return result.data
}

function told(document: Document, lines: LineCounter, path: Path, message: string): string {
  return `第${String(lineOf(document, lines, path))}行 ${path.join('.')}：${message}${found(document, path)}`
}

/** The line of the node, or of the nearest one around it. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function found(document: Document, path: Path): string {
  const value: unknown = path.length ? document.getIn(path) : undefined
  return typeof value === 'string' || typeof value === 'number'
    ? `（写的是 ${JSON.stringify(value).slice(0, 60)}）`
    : ''
}

function fail(name: string, problems: readonly string[]): never {
  const more = problems.length > MOST ? `\n  …另有${String(problems.length - MOST)}处` : ''
  const list = problems
    .slice(0, MOST)
    .map((p) => `\n  ${p}`)
    .join('')
  throw new ShuzhengError('case/invalid', { file: name, problems: `${list}${more}` })
}
