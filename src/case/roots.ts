import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { maskIdentifiers } from '../documents/safe.ts'
import { ShuzhengError } from '../errors.ts'
import type { Root } from '../evidence/discover.ts'
import type { CaseProblem } from '../case-report.ts'
import type { ExhibitReport } from '../report.ts'
import type { CaseFile } from './case-file.ts'
import { CASE_FILE, JOURNAL } from './case-names.ts'
import type { FactLines } from './facts/file-problems.ts'
import type { Head } from './journal/journal.ts'

/** What is to be read, and as which exhibits (检材). */
export interface Evidence {
  readonly roots: readonly Root[]
  readonly exhibits: readonly ExhibitReport[]
  /** The facts that can be used; null for bare folders. */
  readonly caseFile: CaseFile | null
  /** Facts of the case file that cannot be used, and what was done without them. */
  readonly problems: readonly CaseProblem[]
  /** What the journal of the case asks (待查事项). */
  readonly questions: readonly string[]
  /** Its end, where the case has one. */
  readonly journal: Head | null
  /** Where the facts stand in the case file. */
  readonly factLines: FactLines | null
  /** Folder of the case file; reports go to its `out/`. */
  readonly caseFolder: string | null
  /** Passwords that the case names, in its order; tried before those of a flag. */
  readonly passwords: readonly string[]
}

/**
 * A PATH with a `case.yaml` or a journal at its root means its exhibits (default `evidence/`); any other PATH is an exhibit itself.
 * What reads cases is loaded for a case alone.
 *
 * @throws ShuzhengError `evidence/no-path`, `evidence/path-missing`, `case/invalid`
 */
export async function openEvidence(paths: readonly string[], command: string): Promise<Evidence> {
  if (!mayBeCase(paths)) return foldersAt(paths, command)
  const { evidenceAt } = await import('./case-roots.ts')
  return evidenceAt(paths, command)
}

/** A single path that is a case file, or a folder with one or with a journal. */
function mayBeCase([only, ...others]: readonly string[]): boolean {
  if (only === undefined || others.length > 0) return false
  return (
    basename(only) === CASE_FILE ||
    [CASE_FILE, JOURNAL].some((name) => existsSync(join(only, name)))
  )
}

/**
 * Each PATH as an exhibit.
 *
 * @throws ShuzhengError `evidence/no-path`, `evidence/path-missing`, `evidence/path-twice`
 */
export function foldersAt(paths: readonly string[], command: string): Evidence {
  checkThere(paths, command)
  refuseTwice(paths)
  const names = distinct(paths.map((p) => basename(resolve(p)) || '检材'))
  const roots = paths.map((path, i) => ({
    exhibit: `E${String(i + 1).padStart(2, '0')}`,
    path: resolve(path),
    prefix: paths.length === 1 ? '' : (names[i] ?? ''),
  }))
  const exhibits = roots.map((root, i) => ({
    id: root.exhibit,
    holder: null,
    path: maskIdentifiers(names[i] ?? ''),
    'seized-on': null,
    list: null,
    evidence: null,
  }))
  return {
    roots,
    exhibits,
    caseFile: null,
    problems: [],
    questions: [],
    journal: null,
    factLines: null,
    caseFolder: null,
    passwords: [],
  }
}

/** @throws ShuzhengError `evidence/no-path`, `evidence/path-missing` */
export function checkThere(paths: readonly string[], command: string): void {
  if (paths.length === 0) throw new ShuzhengError('evidence/no-path', { command })
  for (const path of paths) {
    if (!existsSync(path)) throw new ShuzhengError('evidence/path-missing', { path })
  }
}

/** What is given twice is no second exhibit: its lines would stand as copies found at another place. */
function refuseTwice(paths: readonly string[]): void {
  const real = paths.map((path) => realpathSync(path))
  const again = real.findIndex((path, i) =>
    real.some(
      (other, k) => k !== i && (path.startsWith(withEnd(other)) || (path === other && k < i)),
    ),
  )
  const path = paths[again]
  if (path !== undefined) throw new ShuzhengError('evidence/path-twice', { path })
}

function withEnd(path: string): string {
  return path.endsWith(sep) ? path : `${path}${sep}`
}

function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name}(${String(times)})`
  })
}

/** Writing inside what is read is refused: our own output would become evidence; so is a file as the folder. A case folder's `out/` lies beside its exhibits. */
export function refuseInside(out: string, roots: readonly Root[]): void {
  const target = realPathOf(out)
  if (existsSync(target) && !statSync(target).isDirectory()) {
    throw new ShuzhengError('run/no-folder', { path: out })
  }
  for (const root of roots) {
    const way = relative(realpathSync(root.path), target)
    if (
      way === '' ||
      (!way.startsWith(`..${sep}`) && way !== '..' && !resolve(way).startsWith(way))
    ) {
      throw new ShuzhengError('evidence/output-inside-input', { path: out })
    }
  }
}

/** The real place of a path that need not exist yet. */
function realPathOf(path: string): string {
  const full = resolve(path)
  if (existsSync(full)) return realpathSync(full)
  const parent = dirname(full)
  return parent === full ? full : join(realPathOf(parent), basename(full))
}
