import type { PartyReport, TierId } from '../../case-report.ts'
import { Batches } from '../../count/per-person/batches.ts'
import { count } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { personTag, type PersonTotal } from '../../documents/workbooks/person-totals.ts'
import { keyColumns } from '../../records/index-file.ts'
import type { FolderCount } from '../count-folder.ts'
import { chainFacts } from '../persons/chain-facts.ts'
import { choicesOf } from '../persons/decided.ts'
import { ITEM, termsOf, type Term } from '../persons/terms.ts'
import { nameCountedLines } from './counted-lines.ts'

const TIERS: readonly TierId[] = ['A', 'B', 'C']

/** Parts of persons' numbers up to which each has a line of its own in 汇总: every line is a pass over the whole ledger. */
const TOLD = 120

/** How the ledger tells by persons: the totals, and what stands in the cell of a row. */
export interface PersonSets {
  readonly totals: readonly PersonTotal[]
  /** Of `person_line.terms`. */
  readonly tag: (term: number) => string
}

/**
 * Names, for every person and buyer of a case, the line by which each record counts there, so that a spreadsheet can count
 * them again. Leaves the temporary table `person_line (part, line, terms)`. Null where no persons are counted, or there
 * are more parts than a sheet can tell.
 */
export async function personSets({
  session: { db },
  report,
  evidence,
}: FolderCount): Promise<PersonSets | null> {
  const facts = evidence.caseFile
  if (!facts || report.case === null) return null
  const withFiles = facts.batches.filter((_, i) => (report.batches[i]?.files.length ?? 0) > 0)
  const chain = chainFacts(facts, new Set(withFiles.map((b) => b.id)))
  const choice = choicesOf(facts)
  const batches = new Batches(chain.batches)
  const parts = facts.parties.flatMap((p, party) =>
    termsOf(chain, batches, p.id, choice).map((term, part) => ({ party, part, term })),
  )
  if (parts.length === 0 || parts.length > TOLD) return null
  await nameCountedLines(
    db,
    await keyColumns(db),
    parts.map(({ term }) => term),
    true,
  )
  if (choice['mixed-line'] === 'ordinary') await db.run(sql`update counted_line set tier = 2`)
  await db.run(sql`create or replace temp table person_line as
    select part, line, list(term * 4 + tier order by term) as terms from counted_line
    where part = first_part and line = first_line group by part, line`)
  const rows = await db.rows(sql`select term * 4 + tier as term, count(*) as n from counted_line
    where part = first_part and line = first_line group by all order by all`)
  const found = new Map(rows.map((row) => [count(row['term']), count(row['n'])]))
  const parties = report.case.parties
  return {
    totals: parts.flatMap(({ party, part, term }, i) =>
      TIERS.flatMap((tier, t) => {
        const told = parties[party]
        return told ? total(told, { party, part, tier }, term, found.get(i * 4 + t) ?? 0) : []
      }),
    ),
    tag: (term) => {
      const { party = 0, part = 0 } = parts[Math.floor(term / 4)] ?? {}
      return personTag(party, part, ITEM[TIERS[term % 4] ?? 'C'])
    },
  }
}

interface Place {
  readonly party: number
  readonly part: number
  readonly tier: TierId
}

/** One line of 汇总; none where the person has nothing of the tier. */
function total(told: PartyReport, place: Place, { of }: Term, rows: number): PersonTotal[] {
  const { party, part, tier } = place
  const whole = told.tiers[tier]
  const own = typeof of === 'string' ? whole.unsold : whole['by-buyer'][part]
  const stated = own?.['at-least'] ?? 0
  if (rows === 0 && stated === 0) return []
  return [
    {
      tag: personTag(party, part, ITEM[tier]),
      person: told.name,
      tier,
      part:
        typeof of === 'string'
          ? '获取后未提供'
          : `提供给${own && 'label' in own ? String(own.label) : ''}`,
      rows,
      stated,
      whole: whole['at-least'],
    },
  ]
}
