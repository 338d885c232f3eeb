import { codeLabel, flagLabel, OUTCOME, TIER } from '../../src/documents/words/labels.ts'
import { TREATMENT } from '../../src/documents/workbooks/ledger-row.ts'
import type { Outcome } from '../../src/report.ts'
import { useWords } from './words.tsx'

type TierId = 'A' | 'B' | 'C'

const TIER_EN: Readonly<Record<TierId, string>> = { A: 'item 3', B: 'item 4', C: 'item 5' }

const OUTCOME_EN: Readonly<Record<Outcome, string>> = {
  met: 'reached',
  'not-met': 'not reached',
  unknown: 'to be found out',
  conflict: 'evidence differs',
}

const CODE_EN: Readonly<Record<string, string>> = {
  COUNTED: 'counted',
  HEADER: 'header',
  REPEATED_HEADER: 'header again',
  TITLE: 'title',
  BLANK_ROW: 'blank row',
  TOTAL_ROW: 'total',
  NOTE: 'note',
  CONTINUED: 'continued',
  EMPTY: 'nothing to recognise',
  BAD_PHONE: 'number against the plan',
  BAD_ID: 'ID check digit fails',
  DAMAGED: 'damaged (cut, E-notation)',
  BARE_PHONE: 'bare number',
  VAGUE_NAME: 'form of address and number',
  COMPANY: 'firm',
  PUBLIC_LAWFUL: 'lawfully public',
  FABRICATED: 'made up (by evidence)',
  NOT_IDENTIFYING: 'identifies nobody',
  ANONYMISED: 'anonymised',
  SAMPLE_FAILED: 'found untrue in the sample',
  DUP_IN_FILE: 'again in the file',
  DUP_CROSS_FILE: 'again in another file',
  DUP_FILE: 'whole file again',
  DUP_CONTAINED: 'contained in another',
  DUP_SAME_BUYER: 'again to the same buyer',
  DUP_SUPPLEMENT: 'same person, other fields',
  CHANGED: 'same field, other value',
  ALIAS_ADDRESS: 'address written otherwise',
  MULTI_PERSON: 'several persons in a row',
  PASSWORD: 'locked by a password',
  CORRUPT: 'damaged file',
  UNSUPPORTED: 'format not supported',
  LIMIT: 'beyond a limit',
  IMAGE_ONLY: 'picture, not recognised',
  NO_ACCESS: 'no right to read',
  CHANGED_SINCE: 'changed since intake',
  NO_SPACE: 'no space',
  CRASHED: 'reader broke off',
  UNDECODABLE: 'cannot be decoded',
  UNCLOSED_QUOTE: 'quote never closed',
  SIDE_BY_SIDE: 'lists side by side',
  FORMS: 'forms',
}

const FLAG_EN: Readonly<Record<string, string>> = {
  'bare-phone': 'bare number',
  'labelled-phone': 'bare number with a label of trade',
  'vague-name': 'form of address',
  company: 'firm',
  'under-14': 'under 14',
  '14-17': '14 to 17',
  'age-unknown': 'age unknown',
  damaged: 'damaged cells',
  'invalid-id': 'ID that fails its check',
  'invalid-phone': 'number against the plan',
  'shared-phone': 'one number, several names',
  'two-phones': 'one person, several numbers',
  'several-phones': 'several numbers in a row',
  guardian: 'with a parent',
  'no-name': 'no name',
  'multi-person': 'several persons in a row',
}

const KEY_EN: Readonly<Record<string, string>> = {
  id: 'ID number',
  'name+phone': 'name and number',
  phone: 'number',
  name: 'name',
  line: 'whole line',
}

/** The fifteen steps, from the first. */
const STEP_EN = [
  'take in, digests',
  'open containers, encodings',
  'find tables, rows that are not data',
  'which column is what',
  'normal forms, for comparison only',
  'one record a line',
  'what identifies nobody',
  'numbers and IDs against their rules',
  'bare numbers, forms of address, firms, damaged',
  'again in the file',
  'again across files',
  'likely repetition, by class',
  'tiers (suggested)',
  'per person and buyer',
  'against the standards',
] as const

export interface Terms {
  readonly tier: (id: TierId) => string
  readonly outcome: (id: Outcome) => string
  /** A reason code, or COUNTED. */
  readonly code: (code: string) => string
  readonly flag: (flag: string) => string
  readonly key: (key: string, title: string) => string
  readonly step: (step: number, title: string) => string
}

/** Words of closed lists in the language chosen; what the list does not know stays as the record has it. */
export function useTerms(): Terms {
  const { language } = useWords()
  if (language === 'zh') return CHINESE
  return ENGLISH
}

const CHINESE: Terms = {
  tier: (id) => TIER[id],
  outcome: (id) => OUTCOME[id],
  code: (code) => (code === 'COUNTED' ? TREATMENT.counted : codeLabel(code)),
  flag: flagLabel,
  key: (_, title) => title,
  step: (_, title) => title,
}

const ENGLISH: Terms = {
  tier: (id) => TIER_EN[id],
  outcome: (id) => OUTCOME_EN[id],
  code: (code) => CODE_EN[code] ?? codeLabel(code),
  flag: (flag) => FLAG_EN[flag] ?? flagLabel(flag),
  key: (key, title) => KEY_EN[key] ?? title,
  step: (step, title) => STEP_EN[step - 1] ?? title,
}
