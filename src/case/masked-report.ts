import { maskIdentifiers } from '../documents/safe.ts'

/**
 * Members that hold text of our own making, in which a long number is no identifier: digests, SQL, the version of the
 * rules, the end of the journal.
 */
const OURS = new Set(['digests', 'query', 'tool', 'journal'])

/**
 * A report with every identifier masked, wherever it stands: names of files and headers come from suspects, names, ids and
 * notes from whoever typed the case file (design section 6). Done once, on the record itself: page, papers, ledgers and
 * questions are rendered from it, so none of them can forget to.
 *
 * @example { name: '张三13800138000' } → { name: '张三138****8000' }
 */
export function withoutIdentifiers<T>(report: T): T {
  return masked(report) as T
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskIdentifiers(value)
  if (Array.isArray(value)) return maskedList(value)
  if (typeof value !== 'object' || value === null) return value
  return maskedMembers(value)
}

/** What holds no identifier is itself: a report of many files is not held twice. */
function maskedList(list: readonly unknown[]): readonly unknown[] {
  const parts = list.map(masked)
  return parts.every((part, i) => part === list[i]) ? list : parts
}

function maskedMembers(value: object): object {
  const entries: (readonly [string, unknown])[] = Object.entries(value)
  const members = entries.map(
    ([name, part]) => [maskIdentifiers(name), OURS.has(name) ? part : masked(part)] as const,
  )
  const same = members.every(([name, part], i) => {
    const [hadName, had] = entries[i] ?? []
    return name === hadName && part === had
  })
  return same ? value : Object.fromEntries(members)
}
