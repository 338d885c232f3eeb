import { createHash } from 'node:crypto'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { DUPLICATE, NON_DATA, SET_ASIDE, UNREAD } from '../../evidence/codes.ts'
import type { CaseReport, PartyReport, PartyTierCount, Quantity } from '../../case-report.ts'
import type { ColumnReport, FileReport, Finding, FunnelStep, Reading } from '../../report.ts'
import type { RecordLedger, Report, RowLedger, TableReport, TierCounts } from '../../report.ts'
import { gainsOrder } from '../order/gains.ts'
import { liabilityOrder } from '../order/liability.ts'
import { money, reason, scalars, type Order } from '../order/order.ts'
import { originOrder } from '../order/origin.ts'
import { overlapOrder } from '../order/overlap.ts'
import { peopleOrder } from '../order/people.ts'
import { precedentsOrder } from '../order/precedents.ts'
import { statedOrder } from '../order/stated.ts'
import { clockOrder, procedureOrder } from '../order/procedure.ts'
import { statementOrder } from '../order/statements.ts'
import { inOrder } from './in-order.ts'
import { jsonPieces } from './pieces.ts'

const codes = <T extends string>(list: Readonly<Record<T, string>>) =>
  Object.fromEntries(Object.keys(list).map((code) => [code, 0])) as Record<T, 0>

const at = [0] as const
const issue = { code: 0, at, message: 0 } as const
const tiers: Order<TierCounts> = { A: 0, B: 0, C: 0 }
const rows: Order<RowLedger> = {
  found: 0,
  data: 0,
  also: 0,
  several: 0,
  'non-data': codes(NON_DATA),
  unread: codes(UNREAD),
}
const records: Order<RecordLedger> = {
  out: 0,
  counted: 0,
  duplicate: codes(DUPLICATE),
  'set-aside': codes(SET_ASIDE),
}
const file: Order<FileReport> = {
  exhibit: 0,
  at,
  bytes: 0,
  digests: { md5: 0, sha1: 0, sha256: 0, sm3: 0 },
  'digest-match': 0,
  format: 0,
  encoding: 0,
  status: 0,
  'same-as': at,
  issues: [issue],
}
const column: Order<ColumnReport> = {
  index: 0,
  header: 0,
  kind: 0,
  reason: 0,
  filled: 0,
  valid: 0,
  also: [0],
}
const table: Order<TableReport> = {
  exhibit: 0,
  at,
  delimiter: 0,
  header: 0,
  rows,
  records,
  columns: [column],
  hidden: 0,
  correct: 0,
  shape: 0,
  alike: 0,
}
const finding: Order<Finding> = {
  rule: 0,
  title: 0,
  outcome: 0,
  sentence: 0,
  reasons: [reason],
  robust: 0,
  incomplete: 0,
  on: { date: 0, assumed: 0 },
}
const step: Order<FunnelStep> = {
  step: 0,
  title: 0,
  unit: 0,
  in: 0,
  out: 0,
  rule: 0,
  difference: {},
  query: 0,
}
const reading: Order<Reading> = {
  id: 0,
  title: 0,
  option: 0,
  used: 0,
  decided: 0,
  counted: 0,
  tiers,
  ground: 0,
  sure: 0,
}

const QUANTITY = [
  'at-least',
  'exactly',
  'about',
  'declared',
  'declared-bound',
  'apart',
  'rows',
] as const
const quantity: Order<Quantity> = scalars(...QUANTITY)
const tierCount: Order<PartyTierCount> = {
  ...quantity,
  'by-buyer': [{ ...scalars('buyer', 'label', ...QUANTITY), transfers: [0] }],
  unsold: quantity,
  obtained: quantity,
  provided: quantity,
  'in-duty': quantity,
}
const party: Order<PartyReport> = {
  ...scalars('id', 'name', 'state', 'absent', 'standing'),
  roles: [0],
  evidence: 0,
  tiers: { A: tierCount, B: tierCount, C: tierCount },
  civil: tiers,
  held: [scalars('exhibit', 'records')],
  formula: reason,
  readings: [
    { ...scalars('id', 'title', 'option', 'used', 'civil'), tiers, ...scalars('ground', 'sure') },
  ],
  robust: scalars('holds', 'sentence'),
  range: { least: tiers, most: tiers },
  gross: money,
  cost: money,
  margin: money,
  findings: [finding],
  changes: [scalars('rule', 'by', 'way', 'text')],
  notes: [0],
}
const CASE: Order<CaseReport> = {
  journal: scalars('number', 'count', 'hash'),
  commission: scalars('by', 'case-no', 'report-no', 'on', 'purpose'),
  parties: [party],
  people: peopleOrder,
  origin: originOrder,
  deals: [
    {
      ...scalars('id', 'kind'),
      on: scalars('from', 'to'),
      from: [0],
      to: [0],
      ...scalars('batch', 'priced', 'free', 'unit-price'),
      total: money,
      ...scalars('assumed', 'evidence'),
    },
  ],
  stated: statedOrder,
  figures: [
    {
      what: 0,
      of: [0],
      deals: [0],
      ...scalars('stated', 'source', 'rank', 'status', 'computed', 'check', 'sentence', 'evidence'),
    },
  ],
  gains: gainsOrder,
  liability: liabilityOrder,
  law: [
    {
      ...scalars('id', 'title', 'time', 'article', 'cite', 'status'),
      asked: scalars('date', 'which'),
      basis: 0,
      through: [0],
      note: 0,
      missing: 0,
      ...scalars('from', 'to', 'sure', 'checked'),
    },
  ],
  notes: [{ ...scalars('id', 'title', 'text'), reasons: [reason] }],
  statements: [statementOrder],
  procedure: procedureOrder,
  clocks: [clockOrder],
  overlap: overlapOrder,
  precedents: precedentsOrder,
  decisions: [scalars('kind', 'text', 'by', 'on', 'reason', 'records', 'evidence')],
  problems: [scalars('line', 'field', 'found', 'problem', 'remedy', 'effect')],
}

const REPORT: Order<Report> = {
  schema: 0,
  tool: { name: 0, version: 0, rules: 0 },
  title: 0,
  demo: 0,
  complete: 0,
  exhibits: [{ id: 0, holder: 0, path: 0, 'seized-on': 0, list: 0, evidence: 0 }],
  files: [file],
  tables: [table],
  bytes: { total: 0, read: 0, unread: 0 },
  rows,
  records,
  tiers,
  'tier-reasons': [{ tier: 0, records: 0, reason: 0, disputes: [0] }],
  persons: { distinct: 0, unresolved: 0, lines: [{ label: 0, count: 0, bound: 0 }] },
  ages: { 'under-14': 0, '14-17': 0, adult: 0, unknown: 0, basis: 0 },
  flags: {},
  keys: [{ key: 0, title: 0, counted: 0, without: 0, used: 0 }],
  funnel: [step],
  readings: [reading],
  robust: { holds: 0, sentence: 0 },
  findings: [finding],
  batches: [{ id: 0, files: [at], counted: 0, priced: 0, free: 0, note: 0 }],
  holders: [{ exhibit: 0, holder: 0, held: 0 }],
  case: CASE,
  questions: [0],
  overrides: [0],
}

/**
 * The report as it stands in report.json: keys in the order of the type (unknown ones after, by code point). What is rendered
 * from it is what would be rendered from the file. Parts that are in order already are taken over, not copied.
 *
 * Throws a RangeError on a number that is not whole: no floating point stands in a report (promise 10).
 */
export function recordOf(report: Report): Report {
  return inOrder(report, REPORT, 'report') as Report
}

/**
 * The bytes of report.json: two spaces, one newline at the end. The same report gives the same bytes (promise 3).
 *
 * Throws a RangeError on a number that is not whole.
 */
export function reportBytes(report: Report): Uint8Array {
  return Buffer.concat([...bytesOf(recordOf(report))])
}

/**
 * Writes report.json piece by piece, and gives the record as written with its digest: a report of many files is never held
 * as text.
 *
 * Throws a RangeError on a number that is not whole.
 */
export function writeReport(path: string, report: Report): { record: Report; digest: string } {
  const record = recordOf(report)
  const hash = createHash('sha256')
  const file = openSync(path, 'w')
  try {
    for (const bytes of bytesOf(record)) {
      hash.update(bytes)
      writeFileSync(file, bytes)
    }
  } finally {
    closeSync(file)
  }
  return { record, digest: hash.digest('hex') }
}

function* bytesOf(record: Report): Generator<Buffer> {
  for (const piece of jsonPieces(record)) yield Buffer.from(visibleJson(piece))
}

/** Characters that hide or turn the reading direction: they stand in strings alone, never between them. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu

/**
 * JSON in which every character can be seen: whoever opens the file in an editor reads what stands in it, whoever
 * parses it gets the same values.
 *
 * @example a name with U+202E in it → `"名单\\u202egpj.csv"`
 */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, (char) =>
    [...Array(char.length).keys()]
      .map((i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

/**
 * Any part of a report as text: two spaces, one newline at the end, numbers whole.
 *
 * Throws a RangeError on a number that is not whole.
 */
export function plainJson(value: unknown): string {
  return `${visibleJson(JSON.stringify(inOrder(value, undefined, 'value'), null, 2))}\n`
}

/** The digest of the report.json that this report gives, without its text. */
export function digestOf(report: Report): string {
  const hash = createHash('sha256')
  for (const bytes of bytesOf(recordOf(report))) hash.update(bytes)
  return hash.digest('hex')
}

/** SHA-256 of report.json in lower-case hex: the digest that every form carries (design 5.7). */
export function reportDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
