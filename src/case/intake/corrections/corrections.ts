import { maskIdentifiers } from '../../../documents/safe.ts'
import type { OrderedFile } from '../../assemble.ts'
import type { Override } from '../../request.ts'
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
    const shape = shapes.join('；') || `未取得表形：${unmetOf(meant)}，只适用于该文件`
    return `${override.written}（同形：${shape}）适用于 ${reached(meant, files)}`
  })
}

/** Words on all tables like that of a file that shows no shape, each with the reason: they hold for that file alone. */
export function unmetExamples(said: readonly Override[]): { written: string; why: string }[] {
  return said.flatMap(({ written, unmet }) =>
    unmet === undefined ? [] : [{ written, why: unmet }],
  )
}

function unmetOf(meant: readonly Override[]): string {
  return meant.find((o) => o.unmet !== undefined)?.unmet ?? '示例文件中没有数据表'
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
