import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { maskIdentifiers } from '../documents/safe.ts'
import { ShuzhengError } from '../errors.ts'
import type { Root } from '../evidence/discover.ts'
import type { CaseProblem } from '../case-report.ts'
import type { ExhibitReport } from '../report.ts'
import { checkedFacts, type CaseFile } from './case-file.ts'
import { CASE_FILE } from './case-names.ts'
import { casePasswords } from './intake/case-passwords.ts'
import { caseText, headOf, openQuestions, type Head } from './journal/journal.ts'
import { checkThere, foldersAt, type Evidence } from './roots.ts'

/**
 * As `openEvidence` (`roots.ts`), for whoever has the facts of cases at hand.
 *
 * @throws ShuzhengError `evidence/no-path`, `evidence/path-missing`, `case/invalid`
 */
export function evidenceAt(paths: readonly string[], command: string): Evidence {
  checkThere(paths, command)
  const [only] = paths
  const source = paths.length === 1 && only ? caseAt(only) : null
  return source ? ofCase(source) : foldersAt(paths, command)
}

/**
 * Where the exhibits of a case folder lie, also before any fact was entered: never the folder itself, in which its journal is.
 *
 * @throws ShuzhengError `evidence/path-missing`, `case/invalid`
 */
export function exhibitRoots(folder: string): readonly Root[] {
  checkThere([folder], 'case intake')
  const source = caseAt(folder)
  if (source) return ofCase(source).roots
  return DEFAULT_EXHIBITS.map((e) => rootOf(e, inside(folder, e.path)))
}

/** The facts of a case without its evidence. */
export interface CaseFacts {
  readonly caseFile: CaseFile
  readonly problems: readonly CaseProblem[]
  /** Exhibits that are at hand: nothing is written into them. */
  readonly roots: readonly Root[]
}

/**
 * The facts of a case, whether or not its evidence is at hand; null for a path that is no case.
 *
 * @throws ShuzhengError `evidence/path-missing`, `case/invalid`
 */
export function caseFactsAt(path: string): CaseFacts | null {
  if (!existsSync(path)) throw new ShuzhengError('evidence/path-missing', { path })
  const source = caseAt(path)
  if (source === null) return null
  const { facts: caseFile, problems } = checkedFacts(source.text, CASE_FILE)
  const roots = rootsOf(caseFile, (at) => resolve(source.folder, at))
  const present = roots.filter((root) => existsSync(root.path))
  return { caseFile, problems: [...source.problems, ...problems], roots: present }
}

/** The text of a case file, and where it was had. */
interface CaseSource {
  readonly folder: string
  readonly text: string
  /** What the journal of the folder asks, and where it and a file beside it differ. */
  readonly questions: readonly string[]
  readonly problems: readonly CaseProblem[]
  readonly journal: Head | null
}

/** A `case.yaml`, or a folder with a journal or a `case.yaml`; of both in one folder the journal holds. */
function caseAt(path: string): CaseSource | null {
  const nothing = { questions: [], problems: [], journal: null }
  if (statSync(path).isFile()) {
    if (basename(path) !== CASE_FILE) return null
    return { folder: dirname(resolve(path)), text: textAt(path), ...nothing }
  }
  const folder = resolve(path)
  const file = join(folder, CASE_FILE)
  const beside = existsSync(file) ? textAt(file) : null
  const text = caseText(folder)
  if (text === null) return beside === null ? null : { folder, text: beside, ...nothing }
  const problems = beside === null || beside === text ? [] : [NOT_ENTERED]
  return { folder, text, questions: openQuestions(folder), problems, journal: headOf(folder) }
}

/** The words of a case file: in another encoding its names and days would be others, without a word. */
function textAt(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    if (error instanceof TypeError) throw new ShuzhengError('journal/not-text', { path })
    throw error
  }
}

const NOT_ENTERED: CaseProblem = {
  line: null,
  field: CASE_FILE,
  found: null,
  problem: '文件夹里的 case.yaml 与操作记录不一致',
  remedy: '以 shuzheng case import 录入改动，或者以 shuzheng case export 取出现状',
  effect: '以操作记录为准',
}

function ofCase({ folder, text, questions, problems: outer, journal }: CaseSource): Evidence {
  const { facts: caseFile, problems: inner, lines: factLines } = checkedFacts(text, CASE_FILE)
  const listed = exhibitsOf(caseFile)
  const holders = new Map(caseFile.parties.map((p) => [p.id, p.name]))
  const exhibits = listed.map((e): ExhibitReport => {
    const full = {
      holder: undefined,
      'seized-on': undefined,
      list: undefined,
      evidence: undefined,
      ...e,
    }
    return {
      id: e.id,
      holder: full.holder ? (holders.get(full.holder) ?? full.holder) : null,
      path: maskIdentifiers(e.path),
      'seized-on': full['seized-on'] ?? null,
      list: full.list ?? null,
      evidence: full.evidence ?? null,
    }
  })
  const roots = rootsOf(caseFile, (path) => inside(folder, path))
  const passwords = casePasswords(caseFile, folder)
  const problems = [...outer, ...inner, ...passwords.problems]
  const given = { roots, exhibits, caseFile, problems, questions }
  return { ...given, journal, factLines, caseFolder: folder, passwords: passwords.list }
}

/** Without exhibits the folder `evidence/` is the only one. */
function exhibitsOf({ exhibits }: CaseFile) {
  return exhibits.length > 0 ? exhibits : DEFAULT_EXHIBITS
}

const DEFAULT_EXHIBITS = [{ id: 'JC-1', path: 'evidence' }] as const

function rootsOf(caseFile: CaseFile, placeOf: (path: string) => string): Root[] {
  return exhibitsOf(caseFile).map((e) => rootOf(e, placeOf(e.path)))
}

function rootOf({ id, path }: { readonly id: string; readonly path: string }, at: string): Root {
  return { exhibit: id, path: at, prefix: path.replaceAll('\\', '/').replace(/\/+$/, '') }
}

/** An exhibit lies inside the case folder or is named absolutely; it must be there. */
function inside(folder: string, path: string): string {
  const full = resolve(folder, path)
  if (!existsSync(full)) throw new ShuzhengError('evidence/path-missing', { path })
  return full
}
