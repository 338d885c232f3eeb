import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { discover } from '../../../evidence/discover.ts'
import { Pool } from '../../../evidence/jobs/pool.ts'
import { lessonsText } from '../../facts/lessons.ts'
import type { CountRequest } from '../../request.ts'
import { openEvidence } from '../../roots.ts'
import { makePrivate, privateFolders, tempFolder } from '../../session/private-folder.ts'
import { saidOfShapes } from './alike.ts'
import { caseOverrides } from './overrides.ts'

/** Lessons of a case as a file for others. */
export interface Lessons {
  readonly text: string
  readonly count: number
  /** What was said of single files only, and stays with this case. */
  readonly left: number
}

/**
 * What the examiner said of shapes, in the case file or by flags, without a name of a file: the files that were named
 * (`like:`, `--same-shape`) are looked at for their shape.
 */
export async function lessonsOf(request: CountRequest): Promise<Lessons> {
  const evidence = await openEvidence(request.paths, 'teach')
  const overrides = [...caseOverrides(evidence.caseFile), ...request.overrides]
  const temp = tempFolder(request.temp ?? join(privateFolders().cache, 'temp'))
  const spoolDir = join(temp, 'spool')
  makePrivate(spoolDir)
  const pool = new Pool(request.threads, () => undefined)
  try {
    const said = await saidOfShapes(overrides, discover(evidence.roots), pool, spoolDir)
    const shapes = said.filter((o) => o.shape !== undefined)
    const left = overrides.filter((o) => !o.like && o.shape === undefined).length
    return { text: lessonsText(shapes), count: shapes.length, left }
  } finally {
    pool.close()
    rmSync(temp, { recursive: true, force: true })
  }
}
