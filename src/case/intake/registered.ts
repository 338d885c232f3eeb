import type { CaseProblem } from '../../case-report.ts'
import { shown } from '../../documents/safe.ts'
import { digestSource } from '../../evidence/digest.ts'
import { discover } from '../../evidence/discover.ts'
import { fileSource } from '../../evidence/source.ts'
import type { OrderedFile } from '../assemble.ts'
import type { Registered, TakenFile } from '../journal/intake.ts'
import { shownTime } from '../journal/told/wording.ts'
import { exhibitRoots } from '../case-roots.ts'

/** The files of a case's exhibits with their digests; one that cannot be opened is left out, and named. */
export function takenFiles(folder: string): { files: TakenFile[]; refused: string[] } {
  const files: TakenFile[] = []
  const unopened: string[] = []
  for (const { exhibit, at, path, refused } of discover(exhibitRoots(folder))) {
    const digest = refused ? undefined : digestOf(path)
    if (digest === undefined) unopened.push(`${exhibit} › ${at.join('/')}`)
    else files.push({ exhibit, path: at.join('/'), digest })
  }
  return { files, refused: unopened }
}

function digestOf(path: Parameters<typeof fileSource>[0]): string | undefined {
  try {
    const source = fileSource(path)
    try {
      return digestSource(source, ['sha256']).sha256
    } finally {
      source.close()
    }
  } catch {
    return undefined
  }
}

const FIELD = 'exhibits'
const REMEDY = {
  changed: '请查明变动经过；确认以现在的文件为准的，以 shuzheng case intake 登记并写明 --why',
  entered: '请查明变动经过，附卷说明',
  gone: '请找回该文件；确已不在的，请查明去向，附卷说明',
} as const

/** A registered file that is not any longer what it was registered as. */
export interface Departed {
  readonly file: Registered
  /** Its digest now; null: it is not there. */
  readonly now: string | null
}

/**
 * Files that are not any longer what was registered when they were taken in. That a change was registered later does not
 * undo it.
 */
export function departedSinceIntake(
  known: readonly Registered[],
  files: readonly OrderedFile[],
): Departed[] {
  const now = new Map(
    files
      .filter((f) => f.outcome.at.length === 1)
      .map((f) => [JSON.stringify([f.exhibit, f.outcome.at.join('/')]), f.outcome.digests.sha256]),
  )
  return known.flatMap((file): Departed[] => {
    const name = JSON.stringify([file.exhibit, file.path])
    if (!now.has(name)) return [{ file, now: null }]
    const digest = now.get(name)
    return digest === undefined || digest === file.first.digest ? [] : [{ file, now: digest }]
  })
}

/** The same as warnings of the report; they stay. */
export function changedSinceIntake(
  known: readonly Registered[],
  files: readonly OrderedFile[],
): CaseProblem[] {
  return departedSinceIntake(known, files).map(({ file, now }) => {
    if (now === null)
      return problemOf(file, '检材文件登记后已不在', '现有的文件照常核算', REMEDY.gone)
    const remedy = now === file.last.digest ? REMEDY.entered : REMEDY.changed
    return problemOf(file, `检材文件登记后变动，现为 SHA-256 ${now}`, '按现在的文件核算', remedy)
  })
}

function problemOf(file: Registered, problem: string, effect: string, remedy: string): CaseProblem {
  const { first, last } = file
  const when = `第${String(first.number)}号（${shownTime(first.at)}，${shown(first.by, 'name')}）登记 SHA-256 ${first.digest}`
  const why = last.why === null ? '' : `：${shown(last.why)}`
  const later = last === first ? '' : `；变动已于第${String(last.number)}号登记${why}`
  return {
    line: null,
    field: FIELD,
    found: shown(`${file.exhibit} › ${file.path}`),
    problem: `${problem}；${when}${later}`,
    remedy,
    effect,
  }
}
