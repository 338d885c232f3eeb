import { NON_DATA, type DuplicateCode, type SetAsideCode } from '../evidence/codes.ts'
import type { FileOutcome } from '../evidence/outcome.ts'
import type { Law } from '../law/law.ts'
import { reasonNumber, type ReasonCode } from '../records/verdicts.ts'
import type { FunnelStep, RowLedger } from '../report.ts'
import type { Tally } from './tally.ts'

type Difference = Partial<Record<string, number>>

/** Which codes a step takes out, and what is asked of the index to see them. */
const TAKEN: Readonly<Record<number, readonly (SetAsideCode | DuplicateCode)[]>> = {
  7: ['EMPTY', 'NOT_IDENTIFYING', 'ANONYMISED'],
  8: ['BAD_PHONE', 'BAD_ID', 'FABRICATED', 'SAMPLE_FAILED'],
  9: ['DAMAGED', 'COMPANY', 'PUBLIC_LAWFUL', 'BARE_PHONE', 'VAGUE_NAME'],
  10: ['DUP_IN_FILE'],
  11: ['DUP_CROSS_FILE', 'DUP_FILE'],
  12: ['DUP_CONTAINED', 'CHANGED', 'DUP_SUPPLEMENT'],
}

/** The fifteen steps of the glossary, each with what went in, what came out, and the difference by code. */
export function funnel(
  files: readonly FileOutcome[],
  rows: RowLedger,
  records: Tally,
  law: Law,
): FunnelStep[] {
  const opened = files.filter((f) => f.status !== 'unread').length
  let left = records.out
  return law.funnel.map((rule) => {
    const base = { step: rule.step, title: rule.title, unit: rule.unit, rule: rule.rule }
    switch (rule.step) {
      case 1:
        return { ...base, in: files.length, out: files.length, difference: {}, query: null }
      case 2:
        return {
          ...base,
          in: files.length,
          out: opened,
          difference: unreadFiles(files),
          query: null,
        }
      case 3:
        return { ...base, in: rows.found, out: rows.data, difference: notData(rows), query: null }
      case 4:
      case 5:
        return { ...base, in: rows.data, out: rows.data, difference: {}, query: null }
      case 6:
        return {
          ...base,
          in: rows.data,
          out: records.out,
          difference: more(rows),
          query: 'select count(*) from records',
        }
      default: {
        const before = left
        const difference = taken(rule.step, records)
        left -= sum(difference)
        return { ...base, in: before, out: left, difference, query: queryOf(rule.step) }
      }
    }
  })
}

/** Records beyond one a row: lists side by side, several people in a row. */
function more({ also = 0, several = 0 }: RowLedger): Difference {
  return {
    ...(also > 0 ? { SIDE_BY_SIDE: -also } : {}),
    ...(several > 0 ? { MULTI_PERSON: -several } : {}),
  }
}

function taken(step: number, records: Tally): Difference {
  const all: Difference = { ...records.setAside, ...records.duplicate }
  return pick(all, TAKEN[step] ?? [])
}

function pick(all: Difference, codes: readonly string[]): Difference {
  return Object.fromEntries(codes.flatMap((code) => (all[code] ? [[code, all[code]]] : [])))
}

function notData(rows: RowLedger): Difference {
  return { ...pick(rows['non-data'], Object.keys(NON_DATA)), ...rows.unread }
}

/** Files of which nothing was read, by the first reason. */
function unreadFiles(files: readonly FileOutcome[]): Difference {
  const difference: Record<string, number> = {}
  for (const file of files) {
    if (file.status !== 'unread') continue
    const code = file.issues[0]?.code ?? 'CORRUPT'
    difference[code] = (difference[code] ?? 0) + 1
  }
  return difference
}

function queryOf(step: number): string | null {
  const codes = TAKEN[step]
  if (!codes) return null
  if (step >= 10) {
    return `select part, line, code from verdict where code in (${codes.map((c) => `'${c}'`).join(', ')})`
  }
  const numbers = codes.map((c) => reasonNumber(c as ReasonCode))
  return `select part, line from records where reason in (${numbers.join(', ')})`
}

function sum(difference: Difference): number {
  return Object.values(difference).reduce<number>((all, n) => all + (n ?? 0), 0)
}

/** Codes of the records that a step takes out. */
export function codesOfStep(step: number): readonly string[] {
  return TAKEN[step] ?? []
}
