import type { ArchiveEntry, ArchiveIssue } from './archive.ts'

/** What is to be told of the names in a list: those that are shown otherwise than they stand, and those that repeat. */
export function nameIssues(entries: readonly ArchiveEntry[]): ArchiveIssue[] {
  return [...unsafe(entries), ...repeated(entries)]
}

function unsafe(entries: readonly ArchiveEntry[]): ArchiveIssue[] {
  const found = entries.flatMap(({ name, safeName }, i) => (name === safeName ? [] : [i]))
  const [first] = found
  if (first === undefined) return []
  const count = String(found.length)
  const why = '含绝对路径、上级路径、反斜杠或控制字符'
  const message = `${count} 个条目名${why}，改写后显示 / unsafe names: ${count}`
  return [{ code: 'UNSAFE_NAME', entry: first, message }]
}

function repeated(entries: readonly ArchiveEntry[]): ArchiveIssue[] {
  const seen = new Set<string>()
  const again: number[] = []
  for (const [index, { name, directory }] of entries.entries()) {
    if (!directory && seen.has(name)) again.push(index)
    else seen.add(name)
  }
  const [first] = again
  if (first === undefined) return []
  return [{ code: 'DUPLICATE_ENTRY', entry: first, message: sameNames(again.length) }]
}

/** Told once for the whole archive: one made to be tiresome repeats a name a million times. */
export function sameNames(count: number): string {
  return `${String(count)} 个条目与其他条目同名，均保留 / same names again, all are kept: ${String(count)}`
}
