import { maskIdentifiers } from '../../documents/safe.ts'
import type { OrderedFile } from '../assemble.ts'
import type { Override } from '../request.ts'
import { isAboutTable } from './overrides.ts'

/** Tables named before the rest is counted. */
const LIMIT = 20

/**
 * What the examiner said, as it was written; what was said of a shape with the tables that it reached.
 *
 * @param written as it was said
 * @param said with the shapes that it turned out to mean (see `alike.ts`)
 */
export function corrections(
  written: readonly Override[],
  said: readonly Override[],
  files: readonly OrderedFile[],
): string[] {
  return written.map((override) => {
    if (!override.like && !override.shape) return override.written
    const meant = said.filter((o) => o.written === override.written)
    const shapes = [...new Set(meant.flatMap((o) => o.shape ?? []))]
    return `${override.written}（同形：${shapes.join('；') || '未找到此文件'}）适用于 ${reached(meant, files)}`
  })
}

function reached(meant: readonly Override[], files: readonly OrderedFile[]): string {
  const tables = files.flatMap((f) =>
    f.tables.filter((t) => meant.some((o) => isAboutTable(o, f.outcome, t.outcome))),
  )
  const names = tables.slice(0, LIMIT).map((t) => maskIdentifiers(t.at.join(' › ')))
  const rest = tables.length > LIMIT ? ` …（显示 ${String(LIMIT)} / ${String(tables.length)}）` : ''
  const list = names.length > 0 ? `：${names.join('、')}${rest}` : ''
  return `${String(tables.length)} 张表${list}`
}
