import { addTallies, type Tally } from '../count/tally.ts'
import type { Counts } from '../count/count.ts'
import { funnel } from '../count/funnel.ts'
import { keyTitle, usedKey } from '../count/key-titles.ts'
import { readings } from '../count/readings.ts'
import { maskIdentifiers } from '../documents/safe.ts'
import { losesData } from '../evidence/codes.ts'
import type { Law } from '../law/law.ts'
import { suggestTiers } from '../law/tiers.ts'
import { assess } from '../liability/assess.ts'
import type { Facts } from '../liability/facts.ts'
import { inOrderOfWeight } from '../liability/order.ts'
import { robustSentence } from '../liability/robust.ts'
import type { KindId } from '../records/kinds.ts'
import type { KeyChoice } from '../records/record-query.ts'
import type { Report, TierCounts } from '../report.ts'
import {
  addRowLedgers,
  fileReport,
  recordLedger,
  rowLedger,
  tableReport,
  type OrderedFile,
} from './assemble.ts'
import { alikeOf, correction, shapesOf } from './intake/corrections/correction.ts'
import { SaidOnce } from './intake/said-once.ts'
import { questions } from './questions.ts'
import type { Unreached } from './unreached.ts'

/** What the report of a folder is made of. */
export interface FolderFacts {
  readonly title: string | null
  readonly demo: boolean
  readonly tool: Report['tool']
  readonly exhibits: Report['exhibits']
  readonly files: readonly OrderedFile[]
  readonly counts: Counts
  readonly law: Law
  readonly on: { readonly date: string; readonly assumed: boolean }
  readonly conductTo: string | null
  readonly digestMatch: (file: OrderedFile) => Report['files'][number]['digest-match']
  readonly batches: Report['batches']
  readonly overrides: readonly string[]
  /** Corrections by an example that shows no shape (see `intake/alike.ts`). */
  readonly unmet: readonly { readonly written: string; readonly why: string }[]
  /** Corrections that met no file, sheet, column or row. */
  readonly unreached: readonly Unreached[]
  /** The key that the examiner chose, or null. */
  readonly key: KeyChoice | null
}

/** Puts the numbers of a folder into the record from which everything is rendered. */
export function folderReport(facts: FolderFacts): Report {
  const { counts, files, law } = facts
  const shapes = shapesOf(files)
  const once = new SaidOnce()
  const tables = files.flatMap((f) =>
    f.tables.map((t) =>
      once.table({
        ...tableReport(f, t, counts.byTable.get(t.tab), correction(f, t)),
        ...alikeOf(f, t, shapes),
      }),
    ),
  )
  const rows = addRowLedgers(files.flatMap((f) => f.tables.map((t) => rowLedger(t.outcome))))
  const whole = addTallies(counts.byTable.values())
  const kinds = kindsPresent(files, counts)
  const spokenOf = arePupils(files, counts) ? kinds : kinds.difference(OF_PUPILS)
  const unreadFiles = files.filter((f) => isIncomplete(f)).length
  const tiers = counts.persons.tiers
  const all = readings(counts, whole, law, kinds)
  const finding: Facts = {
    who: null,
    conduct: 'hold',
    tiers,
    readings: all
      .filter((r) => !r.used)
      .map((r) => ({ id: r.id, option: r.option, tiers: r.tiers })),
    least: extreme(all, tiers, 'least'),
    most: extreme(all, tiers, 'most'),
    incomplete: unreadFiles > 0,
    unreadFiles,
    on: facts.on,
    lowerBound: unreadFiles > 0,
  }
  return {
    schema: 'shuzheng.report/1',
    tool: facts.tool,
    title: facts.title,
    demo: facts.demo,
    complete: unreadFiles === 0,
    exhibits: facts.exhibits,
    files: files.map((f) => fileReport(f, facts.digestMatch(f))),
    tables,
    bytes: bytesOf(files),
    rows,
    records: recordLedger(whole),
    tiers,
    'tier-reasons': tierReasons(tiers, kinds, law, wordsOf(files)),
    persons: personLines(counts, whole, spokenOf),
    ages: agesOf(facts),
    flags: counts.flags,
    keys: counts.keys.map((k) => ({
      key: k.key,
      title: keyTitle(k.key, spokenOf),
      counted: k.key === usedKey(counts.ranks, facts.key) ? whole.counted : k.counted,
      without: k.without,
      used: k.key === usedKey(counts.ranks, facts.key),
    })),
    funnel: funnel(
      files.map((f) => f.outcome),
      rows,
      whole,
      law,
    ),
    readings: all,
    robust: robustSentence(finding, law),
    findings: inOrderOfWeight(assess(finding, law)),
    batches: facts.batches,
    holders: facts.exhibits.map((e, i) => ({
      exhibit: e.id,
      holder: e.holder,
      held: counts.held.get(i) ?? 0,
    })),
    case: null,
    questions: questions(facts, whole, unreadFiles),
    overrides: facts.overrides.map(maskIdentifiers),
  }
}

/** Something of the file was not read: the report is 读取不完整. */
export function isIncomplete(file: OrderedFile): boolean {
  return file.outcome.status === 'unread' || file.outcome.issues.some((i) => losesData(i.code))
}

const OF_PUPILS: ReadonlySet<KindId> = new Set<KindId>(['school', 'grade', 'guardian-phone'])

/** Do lists of pupils give nearly all that is counted? Beside lists of customers nobody but pupils is to be called one. */
function arePupils(files: readonly OrderedFile[], { byTable }: Counts): boolean {
  let [pupils, all] = [0, 0]
  for (const { tab, columns } of files.flatMap((f) => f.tables)) {
    const counted = byTable.get(tab)?.counted ?? 0
    all += counted
    if (columns.some((c) => c.valid > 0 && OF_PUPILS.has(c.kind))) pupils += counted
  }
  return pupils * 20 >= all * 19
}

/** Kinds of the columns, and those that stand in the records. */
export function kindsPresent(files: readonly OrderedFile[], counts: Counts): ReadonlySet<KindId> {
  return new Set([...kindsOf(files), ...counts.kinds])
}

/** Kinds that stand in any table, with those of single cells. */
function kindsOf(files: readonly OrderedFile[]): ReadonlySet<KindId> {
  return new Set(
    files.flatMap((f) =>
      f.tables.flatMap((t) => t.columns.filter((c) => c.valid > 0).map((c) => c.kind)),
    ),
  )
}

/** Names of files and headers of columns: what no field shows (shareholders, photographs) is told by their words. */
export function wordsOf(files: readonly OrderedFile[]): string[] {
  const names = files.map((f) => f.outcome.at.join('/'))
  const headers = files.flatMap((f) => f.tables.flatMap((t) => t.outcome.headers ?? []))
  return [...new Set([...names, ...headers.filter((h) => h !== null)])]
}

/** Leaf files only: a container's bytes are those of its members over again. */
export function bytesOf(files: readonly OrderedFile[]): Report['bytes'] {
  const tops = files.filter((f) => f.outcome.at.length === 1)
  const total = tops.reduce((sum, f) => sum + f.outcome.bytes, 0)
  const unread = tops
    .filter((f) => f.outcome.status === 'unread')
    .reduce((sum, f) => sum + f.outcome.bytes, 0)
  return { total, read: total - unread, unread }
}

function tierReasons(
  tiers: TierCounts,
  kinds: ReadonlySet<KindId>,
  law: Law,
  words: readonly string[],
): Report['tier-reasons'] {
  const { tier, reason, disputes } = suggestTiers(kinds, law, words)
  return (['A', 'B', 'C'] as const)
    .filter((t) => tiers[t] > 0)
    .map((t) => ({
      tier: t,
      records: tiers[t],
      reason: t === tier ? reason : suggestTiers(without(kinds, law, t), law).reason,
      disputes: t === tier ? disputes : [],
    }))
}

/** Kinds of the lines of a lower tier: those that decide a higher one are not in them. */
function without(kinds: ReadonlySet<KindId>, law: Law, tier: 'A' | 'B' | 'C'): KindId[] {
  const higher = law.tiering.rules.filter((rule) => rule.tier < tier).flatMap((rule) => rule.kinds)
  return [...kinds].filter((k) => !higher.includes(k))
}

function personLines(counts: Counts, whole: Tally, kinds: ReadonlySet<KindId>): Report['persons'] {
  const pupils = !kinds.isDisjointFrom(OF_PUPILS)
  const phones = counts.keys.find((k) => k.key === 'phone')
  const numbers = phones?.counted ?? 0
  const lines = [
    {
      label: pupils ? '学生' : '信息主体',
      count: whole.counted,
      bound: 'at-most' as const,
    },
    ...(numbers > 0
      ? [{ label: pupils ? '家长号码' : '电话号码', count: numbers, bound: boundOf(counts) }]
      : []),
  ]
  return { distinct: counts.subjects, unresolved: counts.linked.subjects, lines }
}

/** The key holds one number a line: where lines have several, there are at least so many. */
function boundOf({ flags }: Counts): 'exactly' | 'at-least' {
  return flags['several-phones'] ? 'at-least' : 'exactly'
}

function agesOf({ counts, conductTo }: FolderFacts): Report['ages'] {
  const { ages } = counts.persons
  const basis = conductTo
    ? `有证件号、出生日期的，按行为时（至${conductTo}）计算，周岁自生日的次日起算；只有年龄一栏的，按名单所载，名单形成日期不明，上下一岁`
    : '未给出行为日期：只按名单所载年龄，名单形成日期不明，上下一岁；有证件号、出生日期而无年龄的列为年龄不明'
  return {
    'under-14': ages['under-14'],
    '14-17': ages['14-17'],
    adult: ages.adult,
    unknown: ages.unknown,
    basis,
  }
}

/** Least and most over all readings together: each tier by itself, what can only add and what can only take away. */
function extreme(
  all: ReturnType<typeof readings>,
  used: TierCounts,
  which: 'least' | 'most',
): TierCounts {
  const shift = (tier: 'A' | 'B' | 'C') =>
    all
      .map((r) => r.tiers[tier] - used[tier])
      .filter((d) => (which === 'least' ? d < 0 : d > 0))
      .reduce((sum, d) => sum + d, 0)
  return {
    A: Math.max(0, used.A + shift('A')),
    B: Math.max(0, used.B + shift('B')),
    C: Math.max(0, used.C + shift('C')),
  }
}
