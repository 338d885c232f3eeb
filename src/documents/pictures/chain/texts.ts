import type { CaseReport, DealReport } from '../../../case-report.ts'
import type { BatchReport } from '../../../report.ts'
import { money } from '../../papers/amounts.ts'
import { statedUnits } from '../../words/stated-units.ts'
import type { LineForm } from '../graph/graph.ts'

/**
 * How many records went along, with the words of the source: what the transfer states, else what the batch is stated to
 * hold, else what its files hold. Where the files hold another number than the transfer states, both stand there. Nothing
 * is added over transfers.
 *
 * @example 30000 priced, 7002 free → '37002条（含附送7002）'; at least 8000 declared → '8000条以上'; 10000 priced, 9000
 *   found → '10000条（批次核算9000条）'
 */
export function recordsOf(
  deal: DealReport,
  facts: CaseReport,
  batches: readonly BatchReport[],
): string {
  const { priced, free } = deal
  const batch = batches.find((b) => b.id === deal.batch)
  const found = batch && batch.files.length > 0 ? batch.counted : null
  if (priced !== null || free !== null) return `${unitsOf(priced, free)}${besides(deal, found)}`
  const declared = statedUnits(deal.batch, facts)
  if (declared !== null) return declared
  return found === null ? '条数未载明' : `${String(found)}条（批次核算）`
}

/** What the files hold, where it is not what is stated. */
function besides({ priced, free }: DealReport, found: number | null): string {
  if (priced === null || found === null || priced + (free ?? 0) === found) return ''
  return `（批次核算${String(found)}条）`
}

function unitsOf(priced: number | null, free: number | null): string {
  if (priced === null) return `附送${String(free)}条，计价条数未载明`
  if (free === null || free === 0) return `${String(priced)}条`
  return `${String(priced + free)}条（含附送${String(free)}）`
}

/** The price with its words; a gift has none. */
export function priceOf({ total, kind }: DealReport): string {
  if (total !== null) return money(total)
  return kind === 'give' ? '赠与' : '价款未载明'
}

const FORMS: Readonly<Record<string, LineForm>> = {
  sell: 'sell',
  buy: 'sell',
  give: 'give',
  swap: 'swap',
  'set-off': 'set-off',
  publish: 'publish',
}

export function formOf({ kind }: DealReport): LineForm {
  return FORMS[kind] ?? 'sell'
}

/** Has the transfer evidence of its own? */
export function isEvidenced({ evidence }: DealReport): boolean {
  return evidence !== null && evidence.trim() !== ''
}

/** 推算: assumed by whoever entered it, or without evidence of its own; drawn broken. */
export function isDerived(deal: DealReport): boolean {
  return deal.assumed || !isEvidenced(deal)
}

/** What stands over a line: its number, the records that went along, their batch. */
export function over(n: number, deal: DealReport, records: string): string {
  return `${numbered(n)} ${records} ${deal.batch}`
}

/** What stands under a line: money, and whether it is derived. */
export function beneath(deal: DealReport): string {
  const price = priceOf(deal)
  const derived = isDerived(deal) && !price.includes('推算') ? ['推算'] : []
  const evidence = isEvidenced(deal) ? [] : ['证据：无']
  return [price, ...derived, ...evidence].join('　')
}

/** ① to ⑳, then （21）: fonts of many machines end there. */
export function numbered(n: number): string {
  return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : `（${String(n)}）`
}
