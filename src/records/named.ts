import type { Sql } from '../db/sql.ts'
import type { ColumnDecision } from './columns/decide.ts'
import type { CellClass } from './columns/cell-class.ts'
import { DATES } from './columns/class-groups.ts'
import { taiwanMobile } from './fields/abroad.ts'
import { FIELDS } from './fields/index.ts'
import { normaliseLocal } from './fields/landline.ts'
import { regionalId } from './fields/regional-id.ts'
import type { KindId } from './kinds.ts'
import type { LayoutColumn } from './layout.ts'

/**
 * What columns hold of which the header or the examiner says that such numbers stand in them: telephones without area code,
 * passports of other countries, identity papers of Hong Kong, Macao and Taiwan. By itself none of them can be told.
 */

type Rule = (cell: Sql) => Sql

/** Numbers of another kind beside those of the column. */
const BESIDE: Partial<Record<KindId, readonly (readonly [KindId, Rule])[]>> = {
  'resident-id': [['permit', regionalId]],
  passport: [['permit', regionalId]],
  mobile: [['landline', normaliseLocal]],
  'guardian-phone': [['landline', normaliseLocal]],
  landline: [['mobile', taiwanMobile]],
}

const CODES: readonly CellClass[] = ['taiwan-id', 'handle', 'mixed']
const LOCAL: readonly CellClass[] = [
  ...(['digits-7', 'digits-8', 'digits-9', 'digits-10', 'digits-11', 'taiwan-mobile'] as const),
  ...(['long-digits', 'mobile-length', 'mobile-shaped', 'epoch-s', 'mixed', 'free-text'] as const),
  ...DATES,
]

/** Classes that such numbers fall into: a column without any is read as before. */
const CLASSES: Partial<Record<KindId, readonly CellClass[]>> = {
  'resident-id': CODES,
  passport: [...CODES, 'permit', 'digits-7', 'digits-8', 'digits-9'],
  permit: [...CODES, 'long-digits', 'digits-8', 'digits-9'],
  mobile: LOCAL,
  'guardian-phone': LOCAL,
  landline: LOCAL,
}

/** May the column hold such numbers? */
export function mayHoldMore({ kind, named, classes }: ColumnDecision): boolean {
  return named === true && (CLASSES[kind] ?? []).some((c) => (classes.get(c) ?? 0) > 0)
}

/** The rule of the column: a wider one where the numbers are said to be such. */
export function ruleOf({ kind, named }: LayoutColumn, cell: Sql): Sql {
  const field = FIELDS[kind]
  return named === true && field.named ? field.named(cell) : field.normalise(cell)
}

/** A local number beside mobile ones only where lines with their area code stand there too: else digits may be lost. */
export function besideOf({ kind, also, named }: LayoutColumn): ReadonlyMap<KindId, Rule> {
  const all = named === true ? (BESIDE[kind] ?? []) : []
  return new Map(all.filter(([k]) => k !== 'landline' || also.includes(k)))
}
