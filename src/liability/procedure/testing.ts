import { loadLaw } from '../../law/load.ts'
import { lawInTime, type AskedDates } from '../law-in-time.ts'
import type { ProcedureFacts } from './facts.ts'
import { procedureOf } from './procedure.ts'

/** The law, and facts of a suit in which nothing is said, for the tests of this folder. */
export const book = loadLaw()

export const NOTHING: ProcedureFacts = {
  suit: true,
  plaintiff: null,
  supporter: null,
  court: null,
  route: null,
  trader: 'unknown',
  others: 'unknown',
  clue: [],
  pack: {},
  notice: { on: null, medium: null, evidence: null },
  settlement: null,
  days: new Map(),
  withdrawal: null,
  performance: [],
  claimed: [],
  damages: false,
  criminal: null,
  persons: 0,
  unplaced: null,
}

export const DATES: AskedDates = {
  conduct: null,
  filed: null,
  heard: null,
  decided: null,
  criminalDecided: null,
  harmUntil: null,
}

export const told = (facts: Partial<ProcedureFacts>, dates: Partial<AskedDates> = {}) => {
  const days = new Map(
    Object.entries(dates).flatMap(([fact, on]) =>
      typeof on === 'string' ? [[fact, { on, evidence: null }] as const] : [],
    ),
  )
  const asked = { ...DATES, ...dates }
  return procedureOf(book, { ...NOTHING, days, ...facts }, lawInTime(book, asked)).procedure
}

export const council = (level: 'county' | 'city' | 'province' | 'national') =>
  ({ kind: 'council', name: null, level, evidence: null }) as const

export const office = (level: 'county' | 'city' | 'province') =>
  ({ kind: 'procuratorate', name: '甲市人民检察院', level, evidence: null }) as const
