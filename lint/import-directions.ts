import { dirname, relative, resolve, sep } from 'node:path'
import type { Rule } from 'eslint'

/** Order of the road (design section 2): a stage takes from those before it, never from those after. */
const STAGES = ['evidence', 'records', 'count', 'chain', 'gains', 'liability']

/** Vocabulary that all share: lists of codes and ids, what parts the pieces of a number, and the mark by which our own outputs are known again. */
const SHARED = new Set([
  'errors.ts',
  'report.ts',
  'case-report.ts',
  'evidence/codes.ts',
  'evidence/locator.ts',
  'evidence/format/own-output.ts',
  'records/kinds.ts',
  'number-pieces.ts',
  'simplified.ts',
])

/** Parts of `report.json`, one file a stage: types and words, as `report.ts`. */
const REPORT = 'report'

interface Takes {
  readonly wholly: readonly string[]
  /** Of these only the types: rows leave the readers by the spool, not by calls. */
  readonly types: readonly string[]
}

const ALL = [...STAGES, 'documents', 'law', 'db']

/** What a folder of `src/` may take from. What is not named here may take from nothing but the vocabulary. */
const TAKES: Readonly<Record<string, Takes>> = {
  ...Object.fromEntries(STAGES.map((stage, i) => [stage, stageTakes(STAGES.slice(0, i))])),
  // The extract is the record: every paper is rendered from report.json (design 5.7), so none asks a stage.
  documents: { wholly: ['law'], types: [] },
  case: { wholly: ALL, types: [] },
  cli: { wholly: [...ALL, 'case', 'server'], types: [] },
  server: { wholly: [...ALL, 'case'], types: [] },
  // Its words by what they are about; everybody else takes them from the file.
  'errors.ts': { wholly: ['errors'], types: [] },
}

function stageTakes(before: readonly string[]): Takes {
  const wholly = [...before.filter((stage) => stage !== 'evidence'), 'law', 'db']
  return { wholly, types: before.filter((stage) => stage === 'evidence') }
}

/** An import or export as the parser tells it, with the marks of TypeScript. */
interface Importing {
  readonly source?: { readonly value?: unknown } | null
  readonly importKind?: string
  readonly exportKind?: string
  readonly specifiers?: readonly { readonly importKind?: string; readonly exportKind?: string }[]
}

/** Keeps the import directions of the house (design section 4). */
export const importDirections: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{what}}' } },
  create(context) {
    const src = resolve(context.cwd, 'src')
    const check = (node: Rule.Node) => {
      const what = complaint(src, context.filename, node as Importing)
      if (what !== null) context.report({ node, messageId: 'wrong', data: { what } })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    }
  },
}

function complaint(src: string, file: string, node: Importing): string | null {
  const source = node.source?.value
  if (typeof source !== 'string' || !source.startsWith('.')) return null
  const to = inside(src, resolve(dirname(file), source))
  const from = folderOf(inside(src, file))
  const target = folderOf(to)
  if (target === from || target === REPORT || SHARED.has(to)) return null
  const { wholly, types } = TAKES[from] ?? { wholly: [], types: [] }
  if (wholly.includes(target) || (types.includes(target) && isTypeOnly(node))) return null
  return `${from} may not import ${target}${types.includes(target) ? ' except its types' : ''}`
}

function inside(src: string, path: string): string {
  return relative(src, path).split(sep).join('/')
}

/** First folder under `src/`; the whole path for what lies outside of it, or loose in it. */
function folderOf(path: string): string {
  const [first = path] = path.split('/')
  return first === '..' ? path : first
}

function isTypeOnly({ importKind, exportKind, specifiers = [] }: Importing): boolean {
  if (importKind === 'type' || exportKind === 'type') return true
  return specifiers.length > 0 && specifiers.every((s) => (s.importKind ?? s.exportKind) === 'type')
}
