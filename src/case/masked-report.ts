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
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, part]) => {
    const own: unknown = part
    return [maskIdentifiers(name), OURS.has(name) ? own : masked(own)] as const
  })
  return Object.fromEntries(members)
}
