import { shownLocator } from '../safe.ts'

type At = readonly (string | number)[]

/** What became of the files since they were last read. */
export interface SinceText {
  readonly kept: number
  readonly added: number
  readonly again: number
  readonly changed: readonly {
    readonly at: At
    readonly before: string | null
    readonly after: string | null
  }[]
  readonly gone: readonly {
    readonly at: At
    readonly before: string | null
    readonly to: At | null
  }[]
}

/** Files named before the rest is counted. */
const LIMIT = 20

/**
 * What to say of files that came, changed or went since they were last read; empty where nothing did. It is said beside
 * the report and never in it: the report is that of the files as they lie there.
 */
export function sinceText(since: SinceText | null): string {
  if (!since) return ''
  const { kept, added, again, changed, gone } = since
  const parts = [
    ...(added > 0 ? [`新增 ${String(added)} 个`] : []),
    ...(changed.length > 0 ? [`内容变动 ${String(changed.length)} 个`] : []),
    ...(gone.length > 0 ? [`已不在 ${String(gone.length)} 个`] : []),
    ...(again > 0 ? [`因更正、口令重新读取 ${String(again)} 个`] : []),
  ]
  if (parts.length === 0) return ''
  const head = `自上次读取以来：${parts.join('，')}；其余 ${String(kept)} 个文件沿用已有的读取结果`
  return [head, ...some(changed.map(changedLine)), ...some(gone.map(goneLine)), ''].join('\n')
}

function changedLine({ at, before, after }: SinceText['changed'][number]): string {
  return `  ！ 登记后变动  ${shownLocator(at)}\n       SHA-256 ${before ?? '未知'}\n       现为    ${after ?? '未知（未能读取）'}`
}

function goneLine({ at, to }: SinceText['gone'][number]): string {
  const where = to === null ? '' : `  → 同一内容现在 ${shownLocator(to)}`
  return `  ！ 已不在原处  ${shownLocator(at)}${where}`
}

function some(lines: readonly string[]): string[] {
  const rest = lines.length - LIMIT
  return [
    ...lines.slice(0, LIMIT),
    ...(rest > 0 ? [`  显示 ${String(LIMIT)} / ${String(lines.length)}`] : []),
  ]
}
