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
  return entries.flatMap(({ name, directory }, entry): ArchiveIssue[] => {
    if (directory || !seen.has(name)) {
      seen.add(name)
      return []
    }
    const message = '同名条目，均保留 / same name again, both are kept'
    return [{ code: 'DUPLICATE_ENTRY', entry, message }]
  })
}
