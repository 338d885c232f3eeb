import { compareText, type Locator } from '../../evidence/locator.ts'
import type { FoundFile } from '../../evidence/discover.ts'
import { masked, type OrderedFile } from '../assemble.ts'
import type { Session } from '../session/session.ts'
import type { WasFile } from './register.ts'
import { told, type Standing } from './standing.ts'

/**
 * What became of the files since they were last read. It belongs to the run and not to the record: report.json is that
 * of the files as they lie there, however they came to lie so (promise 3).
 * Identifiers in names are masked.
 */
export interface SinceIntake {
  /** Files whose reading was taken over from before. */
  readonly kept: number
  readonly added: number
  /** Files read again, because the examiner says something else of them. */
  readonly again: number
  /** Other bytes under the same name. */
  readonly changed: readonly {
    readonly exhibit: string
    readonly at: Locator
    readonly before: string | null
    readonly after: string | null
  }[]
  /** Not there any longer; `to`: where a file of the same bytes has come to lie. */
  readonly gone: readonly {
    readonly exhibit: string
    readonly at: Locator
    readonly before: string | null
    readonly to: Locator | null
  }[]
}

/** Sets what the index knew beside what was read now. Null where it knew nothing. */
export async function sinceIntake(
  session: Session,
  { since }: Standing,
  found: readonly FoundFile[],
  files: readonly OrderedFile[],
): Promise<SinceIntake | null> {
  if (!since) return null
  await told(session)
  const now = new Map(files.map((f) => [nameOf(f.exhibit, f.outcome.at), f.outcome]))
  const added = new Map(
    since.added.flatMap((n) => {
      const file = found[n]
      const outcome = file && now.get(nameOf(file.exhibit, file.at))
      return outcome?.digests.sha256 ? [[outcome.digests.sha256, outcome.at] as const] : []
    }),
  )
  const after = (was: WasFile) => now.get(nameOf(was.exhibit, was.at))?.digests.sha256 ?? null
  const movedTo = ({ digest }: WasFile) => {
    const at = added.get(digest ?? '')
    return at ? masked(at) : null
  }
  const isThere = (was: WasFile) => now.has(nameOf(was.exhibit, was.at))
  return {
    kept: since.kept,
    added: since.added.length,
    again: since.again,
    changed: inOrder(since.changed)
      .filter((was) => isThere(was) && (was.digest === null || after(was) !== was.digest))
      .map((was) => ({ ...placeOf(was), before: was.digest, after: after(was) })),
    gone: inOrder(since.gone)
      .filter((was) => !isThere(was))
      .map((was) => ({ ...placeOf(was), before: was.digest, to: movedTo(was) })),
  }
}

function placeOf({ exhibit, at }: WasFile) {
  return { exhibit, at: masked(at) }
}

function nameOf(exhibit: string, at: Locator): string {
  return JSON.stringify([exhibit, at])
}

/** By name; of one that changed twice before anybody was told, what it was at first. */
function inOrder(files: readonly WasFile[]): WasFile[] {
  const first = new Map<string, WasFile>()
  for (const file of files) {
    const name = nameOf(file.exhibit, file.at)
    if (!first.has(name)) first.set(name, file)
  }
  return [...first.values()].sort((a, b) => compareText(a.at.join('/'), b.at.join('/')))
}
