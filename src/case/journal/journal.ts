import { ShuzhengError } from '../../errors.ts'
import { readCaseFile } from '../case-file.ts'
import { writeCase } from './told/case-text.ts'
import { changesOf, type CaseText, type Settled } from './changes.ts'
import { hasJournal } from './store/database.ts'
import { readEntry, type Draft, type Entry, type FactPath, type Writer } from './entry.ts'
import { fold, factKey, type CaseState, type Fact } from './fold.ts'
import { append, begin, readStored, type Stored } from './store/store.ts'
import type { Json } from './value.ts'
import { verify, type Problem, type Verified } from './verify.ts'
import { questionsOf, remarkOf } from './told/wording.ts'

/** Number and hash of the last entry: what a paper prints, so that a journal cut short afterwards is found out. */
export interface Head {
  readonly number: number
  readonly hash: string
  readonly count: number
}

/** A journal that is whole, with the state it leaves the case in. */
export interface Journal extends Verified {
  readonly stored: Stored
  readonly head: Head
  readonly state: CaseState
}

/**
 * Reads the journal of a case folder and proves it whole.
 *
 * @throws ShuzhengError `journal/none`, `journal/broken`, `journal/unreadable`
 */
export function openJournal(folder: string): Journal {
  return sound(readStored(folder))
}

/** A clock that was set back is told by `check`, and is no reason to refuse a journal. */
export function isFault(problem: Problem): boolean {
  return problem.kind !== 'clock'
}

export function sound(stored: Stored): Journal {
  const verified = verify(stored)
  const [first] = verified.problems.filter(isFault)
  const last = verified.entries.at(-1)
  if (first) throw new ShuzhengError('journal/broken', { problem: problemLine(first) })
  if (!last) throw new ShuzhengError('journal/broken', { problem: '一条记录也没有' })
  const head = { number: last.number, hash: last.hash, count: verified.entries.length }
  return { ...verified, stored, head, state: fold(verified.nodes, last.hash) }
}

/** `第7号（2026-…Z）内容与其校验值不符` */
export function problemLine({ number, at, found }: Problem): string {
  const time = at === null ? '' : `（${at}）`
  return number === null ? found : `第${String(number)}号${time}：${found}`
}

/**
 * Begins a case in a folder, which is made if it must be.
 *
 * @throws ShuzhengError `journal/exists`, `run/no-folder`
 */
export function newCase(folder: string, title: string | null, writer: Writer): Head {
  const named: Draft[] =
    title === null ? [] : [{ kind: 'put', path: ['title'], item: false, value: title, leaves: [] }]
  const nothing = { entries: [], strands: [], reserved: 0 }
  begin(folder, writer, nothing, [{ kind: 'begin', format: 1 }, ...named])
  return openJournal(folder).head
}

/** What an import changed. */
export interface Imported {
  readonly written: readonly Entry[]
  readonly journal: Journal
  /** Questions that are still open. */
  readonly open: readonly string[]
}

/**
 * Takes a case file into the journal: its text, and each fact that it changes as an entry of its own. A file that says
 * nothing new leaves no trace.
 *
 * @throws ShuzhengError `case/invalid` with line, field and remedy; nothing is written then
 */
export function importCase(
  folder: string,
  file: CaseText,
  writer: Writer,
  settled: Settled = () => false,
): Imported {
  readCaseFile(file.text, file.name)
  return writeEntries(folder, writer, (journal) => changesOf(journal.state, file, settled))
}

/** Appends what `drafts` makes of the journal as it is; nothing where it makes nothing. */
export function writeEntries(
  folder: string,
  writer: Writer,
  drafts: (journal: Journal) => readonly Draft[],
): Imported {
  const sealed = append(folder, writer, (stored) => ({ drafts: drafts(sound(stored)) }))
  const journal = openJournal(folder)
  const written = sealed.map((entry) => readEntry(entry)).filter((entry) => entry !== null)
  return { written, journal, open: questionsOf(journal.state) }
}

/**
 * Enters one fact: `value` at `path`, or takes it out where `value` is undefined. What was in dispute there is decided.
 *
 * @throws ShuzhengError `case/invalid` when the case would not hold together with it; nothing is written then
 */
export function enterFact(
  folder: string,
  path: FactPath,
  value: Json | undefined,
  writer: Writer,
): Imported {
  return writeEntries(folder, writer, ({ state }) => {
    const item = state.facts.get(factKey(path))?.item ?? isItem(value)
    const facts = new Map(state.facts)
    if (value === undefined) facts.delete(factKey(path))
    else facts.set(factKey(path), { path, item, value } satisfies Fact)
    readCaseFile(writeCase(baseOf(state), facts, []), 'case.yaml')
    return [
      value === undefined
        ? { kind: 'remove', path: [...path], item }
        : { kind: 'put', path: [...path], item, value, leaves: [] },
    ]
  })
}

/** An opening of clear text (design section 6): for what, of which draw, how many records and which fields. */
export type Opened = Omit<Extract<Draft, { kind: 'open' }>, 'kind'>

/**
 * Writes down that clear text is opened; nothing where the folder has no journal.
 *
 * @throws ShuzhengError `journal/broken`, `journal/unreadable`, `journal/busy`: then nothing may be opened
 */
export function enterOpening(folder: string | null, opened: Opened, writer: Writer): void {
  if (folder === null || !hasJournal(folder)) return
  writeEntries(folder, writer, () => [{ kind: 'open', ...opened }])
}

/** Entries of lists carry their id; parts of `dates` and the like do not. */
function isItem(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && 'id' in value
}

/** The text of a case file in which facts are written; null before one was imported. */
export function baseOf(state: CaseState): string | null {
  const text = state.texts.at(-1)?.value
  return typeof text === 'string' ? text : null
}

/** The case file that a state means; null while no fact has been entered. */
export function textOf(state: CaseState): string | null {
  const base = baseOf(state)
  if (base === null && state.facts.size === 0) return null
  return writeCase(base, state.facts, state.conflicts.map(remarkOf))
}

/**
 * The case file of a case folder as it stands now; null where there is no journal, or no fact in it yet. Straight after
 * an import these are the bytes that were imported.
 *
 * @throws ShuzhengError `journal/broken`, `journal/unreadable`
 */
export function caseText(folder: string): string | null {
  return hasJournal(folder) ? textOf(openJournal(folder).state) : null
}

/** The end of the journal of a case folder; null without a journal. */
export function headOf(folder: string): Head | null {
  return hasJournal(folder) ? openJournal(folder).head : null
}

/**
 * 待查事项 that come from the journal itself: what two sides entered differently, each with who and when, and what the
 * facts, joined, do not fit together in. Empty without a journal.
 */
export function openQuestions(folder: string): string[] {
  if (!hasJournal(folder)) return []
  const { state } = openJournal(folder)
  return [...questionsOf(state), ...misfits(textOf(state))]
}

/** One side took out what the other refers to: each file was right, and together they are not. */
function misfits(text: string | null): string[] {
  if (text === null) return []
  try {
    readCaseFile(text, 'case.yaml')
    return []
  } catch (error) {
    if (!(error instanceof ShuzhengError) || error.code !== 'case/invalid') throw error
    const problems = String(error.details['problems'] ?? '')
    return problems
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => `合并后的案件文件有误：${line}`)
  }
}
