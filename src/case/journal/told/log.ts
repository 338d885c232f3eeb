import type { Entry, FactPath } from '../entry.ts'
import { inOrder } from '../fold.ts'
import type { Head, Journal } from '../journal.ts'
import { caseOf } from '../pack.ts'
import type { Writing } from '../register.ts'
import type { PaperAct } from '../../../report/paper-status.ts'
import { shown } from '../../../documents/safe.ts'
import { maskedValue } from './shown-value.ts'
import type { Json } from '../value.ts'
import { questionsOf } from './wording.ts'

type OpenedFile = Extract<Entry, { kind: 'unlock' }>['files'][number]
type TakenIn = Extract<Entry, { kind: 'intake' }>['files'][number]

/** One entry as the log tells it; values are masked. `undefined` members are left out of the JSON. */
export interface Logged {
  readonly number: number
  readonly at: string
  readonly by: string
  readonly why?: string | undefined
  readonly kind: Entry['kind']
  /** Written in another journal and merged into this. */
  readonly merged: boolean
  readonly path?: FactPath
  readonly value?: Json
  /** What stood there, as the writer saw it. */
  readonly before?: Json | undefined
  /** import: name of the file and number of its facts; merge, receive: number of the last entry taken in. */
  readonly name?: string
  readonly facts?: number
  /** import: the program wrote the file, with what was entered or decided. */
  readonly rewritten?: boolean
  readonly other?: string
  /** open: what clear text was opened for, of how many records and which of their fields. */
  readonly purpose?: string
  readonly records?: number | null
  readonly fields?: readonly string[]
  /** paper: what was done to which paper (`name`), of the report.json with this digest. */
  readonly status?: PaperAct
  readonly digest?: string
  /** intake: how many files, and those that had another digest before, as `exhibit › path：before → digest`. */
  readonly files?: number
  readonly changed?: readonly string[]
  /** unlock: which files which lines opened, as `exhibit › path：line`; `digest` is that of the list. */
  readonly opened?: readonly string[]
}

/** 操作记录 as it is read: who, when, what. */
export interface Log {
  readonly case: string
  readonly head: Head
  readonly burned: readonly number[]
  readonly entries: readonly Logged[]
  readonly conflicts: readonly {
    readonly path: FactPath
    readonly base: Json
    readonly sides: readonly LoggedSide[]
  }[]
  readonly questions: readonly string[]
}

interface LoggedSide {
  readonly by: string
  readonly at: string
  readonly number: number
  readonly value: Json
}

/**
 * The journal in the order in which things came to be known here: entries of a merged journal stand before the merge.
 *
 * @param of only what concerns this path or what lies under it, e.g. `['parties', 'dong']`
 */
export function logOf(journal: Journal, of: FactPath = []): Log {
  const own = new Set(journal.entries.map((entry) => entry.hash))
  const { before } = journal.state
  const entries = inOrder(journal.nodes, journal.head.hash).map((entry) =>
    logged(entry, own, before.get(entry.hash)),
  )
  return {
    case: caseOf(journal),
    head: journal.head,
    burned: [...journal.burned],
    entries: entries.filter((entry) => of.length === 0 || isUnder(entry.path, of)),
    conflicts: journal.state.conflicts
      .filter((c) => isUnder(c.path, of) || isUnder(of, c.path))
      .map(({ path, base, sides }) => ({
        path,
        base: base === undefined ? null : maskedValue(base, path.at(-1) ?? ''),
        sides: sides.map((side) => loggedSide(side, path)),
      })),
    questions: questionsOf(journal.state),
  }
}

function isUnder(path: FactPath | undefined, of: FactPath): boolean {
  return path !== undefined && of.every((step, i) => path[i] === step)
}

function loggedSide({ by, at, number, value }: Writing, path: FactPath): LoggedSide {
  const masked = value === undefined ? null : maskedValue(value, path.at(-1) ?? '')
  return { by, at, number, value: masked }
}

function logged(entry: Entry, own: ReadonlySet<string>, before: Json | undefined): Logged {
  const { number, at, by, why, kind } = entry
  const common = { number, at, by, ...(why ? { why } : {}), kind, merged: !own.has(entry.hash) }
  switch (entry.kind) {
    case 'put':
      return {
        ...common,
        path: entry.path,
        value: maskedValue(entry.value, entry.path.at(-1) ?? ''),
        ...beforeOf(entry.path, before),
      }
    case 'remove':
      return { ...common, path: entry.path, ...beforeOf(entry.path, before) }
    case 'import':
      return {
        ...common,
        name: entry.name,
        facts: entry.facts,
        ...(entry.rewritten ? { rewritten: true } : {}),
      }
    case 'merge':
      return { ...common, other: entry.other }
    case 'receive':
      return { ...common, other: entry.head }
    case 'open':
      return {
        ...common,
        purpose: shown(entry.purpose),
        records: entry.records,
        fields: entry.fields,
      }
    case 'intake':
      return {
        ...common,
        files: entry.files.length,
        changed: entry.files.filter((f) => f.before !== null).map(changedFile),
      }
    case 'unlock':
      return {
        ...common,
        files: entry.files.length,
        opened: entry.files.slice(0, MOST_OPENED).map(openedFile),
        digest: entry.list,
      }
    case 'paper':
      return { ...common, name: entry.name, status: entry.status, digest: entry.digest }
    default:
      return common
  }
}

const MOST_OPENED = 50

function openedFile({ exhibit, path, digest, line }: OpenedFile): string {
  const by = line === 0 ? '软件自带的公开口令' : `口令表第${String(line)}行`
  return `${shown(`${exhibit} › ${path}`)}（SHA-256 ${digest}）：${by}`
}

function changedFile({ exhibit, path, before, digest }: TakenIn): string {
  return `${shown(`${exhibit} › ${path}`)}：${before ?? ''} → ${digest}`
}

function beforeOf(path: FactPath, before: Json | undefined): { readonly before?: Json } {
  return before === undefined ? {} : { before: maskedValue(before, path.at(-1) ?? '') }
}
