import { isOfSqlite, SCHEMA } from './store/database.ts'
import { hashOf, readEntry, type Entry, type Sealed } from './entry.ts'
import { between, type Stored } from './store/store.ts'

/** Something in the journal that should not be so. */
export interface Problem {
  /**
   * changed 内容已改动, missing 缺失, cut 末尾被截去, inserted 插入, reordered 次序变动, clock 时间早于前一号,
   * guard 防改设置被动过, damaged 文件损坏.
   */
  readonly kind:
    'changed' | 'missing' | 'cut' | 'inserted' | 'reordered' | 'clock' | 'guard' | 'damaged'
  /** Number of the entry concerned, and its time as far as it can be read. */
  readonly number: number | null
  readonly at: string | null
  readonly found: string
}

/** A journal that was looked through: what it tells, and what is wrong with it. */
export interface Verified {
  /** Our own entries in order. */
  readonly entries: readonly Entry[]
  /** All entries by hash, those of merged journals too. */
  readonly nodes: ReadonlyMap<string, Entry>
  /** 未写成: reserved, never written. */
  readonly burned: readonly number[]
  readonly problems: readonly Problem[]
}

/** Missing numbers named one by one; a number far off is not a reason to fill the memory. */
const MOST_MISSING = 10_000

type Row = Stored['entries'][number]

/** What is registered, to be looked up by number. */
interface Registered {
  readonly present: ReadonlySet<number>
  readonly reserved: ReadonlySet<number>
  readonly heads: ReadonlyMap<number, Stored['heads'][number]>
}

function registeredIn(stored: Stored): Registered {
  return {
    present: new Set(stored.entries.map((row) => row.number)),
    reserved: new Set(stored.numbers),
    heads: new Map(stored.heads.map((head) => [head.number, head])),
  }
}

/**
 * Looks through the whole journal: every hash, every link, every number, the guards. Each fault is named with the number
 * of its entry and its time. Whoever can write the file can also make a new chain that is sound in itself; against that
 * helps only the hash of the last entry, printed and kept elsewhere (see `check --head`).
 */
export function verify(stored: Stored): Verified {
  const entries = stored.entries.map((row) => readEntry(row))
  const good = entries.filter((entry) => entry !== null)
  const strands = stored.strands.map((row) => readEntry(row))
  const nodes = new Map(
    [...good, ...strands.filter((entry) => entry !== null)].map((entry) => [entry.hash, entry]),
  )
  const registered = registeredIn(stored)
  const rows = stored.entries.map((row, i) => ({
    row,
    entry: entries[i] ?? null,
    before: stored.entries[i - 1],
    earlier: entries[i - 1] ?? null,
    count: i + 1,
  }))
  const problems = [
    ...guards(stored),
    ...rows.flatMap((row) => ofRow(row, registered)),
    ...headless(stored, registered),
    ...stored.strands.flatMap((row, i) => ofStrand(row, strands[i] ?? null, nodes)),
    ...ofMerges(good, nodes),
    ...unreached(stored, good, nodes),
  ]
  return { entries: good, nodes, burned: burned(stored), problems }
}

function problem(
  kind: Problem['kind'],
  entry: { readonly number?: number; readonly at?: string } | null,
  found: string,
): Problem {
  return { kind, number: entry?.number ?? null, at: entry?.at ?? null, found }
}

function guards(stored: Stored): Problem[] {
  const damage =
    stored.damage > 0
      ? [problem('damaged', null, `case.db 的内部结构有${String(stored.damage)}处损坏`)]
      : []
  const names = new Set([...Object.keys(SCHEMA), ...Object.keys(stored.schema)])
  const moved = [...names].filter(
    (name) => !isOfSqlite(name) && SCHEMA[name] !== stored.schema[name],
  )
  return [
    ...damage,
    ...moved
      .sort()
      .map((name) => problem('guard', null, `表或者防改触发器 ${name} 被增、删或者改动`)),
  ]
}

/** An entry as it lies there, with its neighbour. */
interface Placed {
  readonly row: Row
  readonly entry: Entry | null
  readonly before: Row | undefined
  readonly earlier: Entry | null
  readonly count: number
}

function ofRow(placed: Placed, registered: Registered): Problem[] {
  const { row, entry, before } = placed
  const named = { number: row.number, ...(entry ? { at: entry.at } : {}) }
  const say = (kind: Problem['kind'], found: string) => problem(kind, named, found)
  if (hashOf(row.body) !== row.hash) return [say('changed', '内容与其校验值不符')]
  if (!entry) return [say('changed', '内容不是本版本能识别的操作记录')]
  return [
    ...(entry.number === row.number
      ? []
      : [say('reordered', `此处放的是第${String(entry.number)}号`)]),
    ...(entry.previous === (before?.hash ?? '') ? [] : [say('reordered', unlinked(before))]),
    ...(before || entry.kind === 'begin' ? [] : [say('missing', '开头的记录缺失')]),
    ...gaps(entry, before?.number ?? 0, registered),
    ...ofHead(placed, registered, say),
    ...clock(entry, placed.earlier),
  ]
}

function unlinked(before: Row | undefined): string {
  return before
    ? `与前一号（第${String(before.number)}号）不相接：前一号被改写、调换，或者其间有缺失`
    : '不是第一号，其前的记录缺失'
}

/** A number without an entry is either said to be burned by the next entry, or an entry is missing. */
function gaps(entry: Entry, last: number, { present, heads }: Registered): Problem[] {
  const skipped = new Set(entry.skips)
  const gone = between(last, Math.min(entry.number, last + MOST_MISSING))
    .filter((number) => !skipped.has(number) && !heads.has(number))
    .map((number) => problem('missing', { number }, '此号缺失'))
  const filled = entry.skips
    .filter((number) => present.has(number))
    .map((number) => problem('inserted', { number }, '号码已作废，却有一条记录'))
  return [...gone, ...filled]
}

function ofHead(
  { row, count }: Placed,
  { heads, reserved }: Registered,
  say: (kind: Problem['kind'], found: string) => Problem,
): Problem[] {
  const head = heads.get(row.number)
  if (!head || !reserved.has(row.number)) return [say('inserted', '未经登记号码而出现')]
  if (head.hash !== row.hash) return [say('changed', '与写入时登记的校验值不符')]
  return head.count === count
    ? []
    : [say('missing', `写入时为第${String(head.count)}条，现为第${String(count)}条`)]
}

/** A clock that was set back: worth knowing, and no fault of the chain. */
function clock(entry: Entry, earlier: Entry | null): Problem[] {
  return earlier && earlier.at > entry.at
    ? [problem('clock', entry, `时间早于前一号（${earlier.at}）`)]
    : []
}

/** Registered as written, and not there: in the middle, or cut off at the end. */
function headless(stored: Stored, { present }: Registered): Problem[] {
  const last = stored.entries.at(-1)?.number ?? 0
  return stored.heads
    .filter((head) => !present.has(head.number))
    .map((head) =>
      head.number > last
        ? problem('cut', head, '写入时登记过，现已不在：末尾被截去')
        : problem('missing', head, '写入时登记过，现已不在'),
    )
}

function ofStrand(row: Sealed, entry: Entry | null, nodes: ReadonlyMap<string, Entry>): Problem[] {
  if (hashOf(row.body) !== row.hash || !entry)
    return [problem('changed', entry, '并入的记录：内容与其校验值不符')]
  const before = nodes.get(entry.previous)
  if (!before) return [problem('missing', entry, '并入的记录：其前一条缺失')]
  const expected = between(before.number, Math.min(entry.number, before.number + MOST_MISSING))
  return expected.join() === entry.skips.join()
    ? []
    : [problem('missing', entry, '并入的记录：其前的号码不连续')]
}

function ofMerges(entries: readonly Entry[], nodes: ReadonlyMap<string, Entry>): Problem[] {
  return entries.flatMap((entry) =>
    entry.kind === 'merge' && !nodes.has(entry.other)
      ? [problem('missing', entry, `所并入的记录（末号${String(entry.otherNumber)}）缺失`)]
      : [],
  )
}

/** Entries of a merged journal that no merge has brought in. */
function unreached(
  stored: Stored,
  entries: readonly Entry[],
  nodes: ReadonlyMap<string, Entry>,
): Problem[] {
  const reached = ancestors(nodes, entries.at(-1)?.hash ?? '')
  const lost = stored.strands
    .map(({ hash }) => nodes.get(hash))
    .filter((entry) => entry !== undefined)
  return lost
    .filter((entry) => !reached.has(entry.hash))
    .map((entry) => problem('inserted', entry, '并入的记录：没有并入操作与之对应'))
}

/** An entry with all that it was written in the knowledge of. */
export function ancestors(nodes: ReadonlyMap<string, Entry>, head: string): Set<string> {
  const seen = new Set<string>()
  const open = [head]
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    const entry = nodes.get(hash)
    if (!entry || seen.has(hash)) continue
    seen.add(hash)
    open.push(entry.previous)
    if (entry.kind === 'merge') open.push(entry.other)
  }
  return seen
}

/** Numbers that were reserved and not written, as far as they are not already told by a later entry to be missing. */
function burned(stored: Stored): number[] {
  const written = new Set([
    ...stored.entries.map((row) => row.number),
    ...stored.heads.map((head) => head.number),
  ])
  return stored.numbers.filter((number) => !written.has(number))
}
