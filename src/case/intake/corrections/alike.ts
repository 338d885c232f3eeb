import { losesData, UNREAD, type UnreadCode } from '../../../evidence/codes.ts'
import { LIMITS } from '../../../evidence/jobs/job.ts'
import { removeSpool } from '../../../evidence/spool/looked-cells.ts'
import type { FoundFile } from '../../../evidence/discover.ts'
import type { FileOutcome } from '../../../evidence/outcome.ts'
import type { Pool } from '../../../evidence/jobs/pool.ts'
import { shapeOf } from '../../../evidence/collect/shape.ts'
import { isNamed } from '../../../evidence/taught.ts'
import { NO_SUCH_EXAMPLE } from '../../unreached.ts'
import type { Override } from '../../request.ts'
import { isAbout } from './overrides.ts'

/**
 * What was said of one file and of all like it, said of shapes: the file is looked at as it would be read without any
 * correction, since that is how the others are met. The words about the file itself stay.
 */
export async function saidOfShapes(
  overrides: readonly Override[],
  found: readonly FoundFile[],
  pool: Pool,
  spoolDir: string,
  passwords: readonly string[] = [],
): Promise<Override[]> {
  if (!overrides.some((o) => o.like)) return [...overrides]
  const seen = new Map<FoundFile, readonly FileOutcome[]>()
  const all: Override[] = []
  for (const override of overrides) {
    if (!override.like) {
      all.push(override)
      continue
    }
    const files = found.filter((f) => isAbout(override, f.at) || isInside(override, f))
    for (const file of files) {
      if (!seen.has(file))
        seen.set(file, await lookAt(file, { job: seen.size + 1, spoolDir, passwords }, pool))
    }
    const outcomes = files.flatMap((f) => seen.get(f) ?? [])
    const shapes = shapesOf(override, outcomes)
    const { like: _like, ...said } = override
    const unmet = shapes.length > 0 ? null : whyUnmet(override, files, outcomes)
    all.push(unmet === null ? said : { ...said, unmet })
    for (const shape of new Set(shapes)) all.push({ ...said, file: null, sheet: null, shape })
  }
  return all
}

/** Why an example shows no shape: it is not there, was not read, or has no table. */
function whyUnmet(
  override: Override,
  found: readonly FoundFile[],
  outcomes: readonly FileOutcome[],
): string {
  const own = outcomes.filter((f) => isAbout(override, f.at))
  const codes = [...(own.length > 0 ? own : outcomes)].flatMap((f) => f.issues.map((i) => i.code))
  const code = codes.find(losesData)
  if (found.length === 0) return NO_SUCH_EXAMPLE
  if (code !== undefined) return `示例文件未能读出（${UNREAD[code as UnreadCode]}）`
  return own.length === 0 ? '示例文件未能读出' : '示例文件中没有数据表'
}

/** Does the name lead into this container? */
function isInside({ file }: Override, { at }: FoundFile): boolean {
  const steps = (file ?? '').split('/')
  return steps.some((_, i) => i > 0 && isNamed(at.join('/'), steps.slice(0, i).join('/')))
}

async function lookAt(
  { path, at }: FoundFile,
  given: { readonly job: number; readonly spoolDir: string; readonly passwords: readonly string[] },
  pool: Pool,
): Promise<readonly FileOutcome[]> {
  const item = { kind: 'file', path, at, overrides: {}, whole: true } as const
  const looks = { ...given, items: [item], digests: [], sealKey: null, limits: LIMITS }
  const ending = await pool.run(looks)
  if (ending.ended !== 'done') return []
  for (const file of ending.done.spool) removeSpool(file)
  const [result] = ending.done.results
  return result?.kind === 'files' ? result.files : []
}

function shapesOf(override: Override, files: readonly FileOutcome[]): string[] {
  return files
    .filter((f) => isAbout(override, f.at))
    .flatMap((f) => f.tables)
    .filter((t) => t.data > 0 && (override.sheet === null || override.sheet === t.sheet))
    .flatMap((t) => shapeOf(t) ?? [])
}
