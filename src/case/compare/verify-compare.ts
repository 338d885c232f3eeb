import type { EvidenceChange, NumberChange } from '../../documents/terminal/verify.ts'
import type { FileReport, Report } from '../../report.ts'

/** Differences that are listed one by one; the rest is counted. */
const LISTED = 1000

export interface Differences {
  readonly listed: readonly NumberChange[]
  readonly all: number
}

/**
 * What two reports say differently, path by path, what weighs most first: the ledgers, tiers and findings before the
 * columns of a table. Items of a list are met by their id (rule, key, place), so that one file more does not move all
 * that come after it.
 *
 * @example 11034 changed by hand to 11035 → `records.counted`: 11035 → 11034
 */
export function differences(was: Report, now: Report): Differences {
  const found: NumberChange[] = []
  walk('', was, now, found)
  const weighed = found.map((change, i) => ({ change, i, weight: weightOf(change.path) }))
  weighed.sort((a, b) => a.weight - b.weight || a.i - b.i)
  return { listed: weighed.slice(0, LISTED).map(({ change }) => change), all: found.length }
}

/** Files that are changed, missing or new, by place and digest. */
export function evidenceChanges(was: Report, now: Report): EvidenceChange[] {
  const before = byPlace(was.files)
  const after = byPlace(now.files)
  const changes: EvidenceChange[] = []
  for (const [place, file] of before) {
    const other = after.get(place)
    if (!other) changes.push({ at: file.at, change: 'missing', was: digestOf(file), now: null })
    else if (isChanged(file, other))
      changes.push({ at: file.at, change: 'changed', was: digestOf(file), now: digestOf(other) })
  }
  for (const [place, file] of after) {
    if (!before.has(place))
      changes.push({ at: file.at, change: 'new', was: null, now: digestOf(file) })
  }
  return changes
}

function byPlace(files: readonly FileReport[]): Map<string, FileReport> {
  return new Map(files.map((f) => [JSON.stringify([f.exhibit, ...f.at]), f]))
}

function digestOf(file: FileReport): string | null {
  return file.digests.sha256 ?? Object.values(file.digests)[0] ?? null
}

/** Digests of one kind are compared; without any the size has to do. */
function isChanged(a: FileReport, b: FileReport): boolean {
  const kinds = (['sha256', 'sm3', 'sha1', 'md5'] as const).filter((kind) => a.digests[kind])
  const shared = kinds.filter((kind) => b.digests[kind])
  return shared.length > 0
    ? shared.some((kind) => a.digests[kind] !== b.digests[kind])
    : a.bytes !== b.bytes
}

const WEIGHT = [
  'schema',
  'tool',
  'complete',
  'records',
  'rows',
  'tiers',
  'findings',
  'robust',
  'case',
  'keys',
  'readings',
  'persons',
  'ages',
  'batches',
  'holders',
  'bytes',
  'flags',
  'funnel',
  'files',
  'tables',
]

function weightOf(path: string): number {
  const [first = ''] = path.split(/[.[]/, 1)
  const place = WEIGHT.indexOf(first)
  return place < 0 ? WEIGHT.length : place
}

type Item = Readonly<Record<string, unknown>>

function walk(path: string, was: unknown, now: unknown, found: NumberChange[]): void {
  if (was === now) return
  if (Array.isArray(was) && Array.isArray(now)) {
    walkLists(path, was, now, found)
    return
  }
  if (isItem(was) && isItem(now)) {
    for (const name of new Set([...Object.keys(was), ...Object.keys(now)])) {
      if (path.startsWith('files[') && EVIDENCE.has(name)) continue
      walk(path === '' ? name : `${path}.${name}`, was[name], now[name], found)
    }
    return
  }
  found.push({ path, was: leaf(was), now: leaf(now) })
}

/** Told as changes of the evidence. */
const EVIDENCE = new Set(['digests', 'bytes'])

function walkLists(
  path: string,
  was: readonly unknown[],
  now: readonly unknown[],
  found: NumberChange[],
): void {
  const [before, after] = [named(was), named(now)]
  for (const [name, item] of before) {
    if (path === 'files' && !after.has(name)) continue
    walk(`${path}[${name}]`, item, after.get(name), found)
  }
  for (const [name, item] of after) {
    if (!before.has(name) && path !== 'files') walk(`${path}[${name}]`, undefined, item, found)
  }
}

/** The items of a list by what tells them apart; by number where nothing does. */
function named(items: readonly unknown[]): Map<string, unknown> {
  const map = new Map<string, unknown>()
  items.forEach((item, i) => {
    const name = isItem(item) ? nameOf(item) : null
    map.set(name === null || map.has(name) ? String(i) : name, item)
  })
  return map
}

function nameOf(item: Item): string | null {
  if (Array.isArray(item['at']) && 'exhibit' in item) {
    return [item['exhibit'], ...(item['at'] as unknown[])].map(String).join('/')
  }
  if (typeof item['step'] === 'number') return String(item['step'])
  const parts = ['id', 'rule', 'key', 'exhibit', 'index', 'tier', 'buyer', 'option']
    .map((name) => item[name])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
  return parts.length === 0 ? null : parts.join('/')
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A whole item that one report lacks is told by its name, not copied. */
function leaf(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return Array.isArray(value) ? `（${String(value.length)}项）` : '（有此项）'
}
