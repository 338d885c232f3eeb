import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, fits, startsHan, tidyNumber } from './cell.ts'
import { maskMiddle } from './mask.ts'
import { provenRegionalId, regionalId } from './regional-id.ts'

const PASSPORT = /[EGDSPK][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|(?:DE|SE|PE|KJ|MA)[0-9]{7}/
/**
 * H, M: permits of Hong Kong and Macao residents (with or without two digits of renewal); C, W, CA …: to Hong Kong and
 * Macao; T, L: to Taiwan; three letters of a country, four digits of a place, a day of birth and two more: foreigners' residence.
 * Couriers number parcels with three letters and twelve digits, too (JDV…): those hold no day.
 */
const PERMIT =
  /[HM][0-9]{8}(?:[0-9]{2})?|[CW][0-9]{8}|[CW][A-HJ-NP-Z][0-9]{7}|[TL][0-9]{8}|[A-Z]{3}[1-8][0-9]{5}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{2}/

const CHINESE = numbered('passport', PASSPORT)
const LETTERED = numbered('permit', PERMIT)
const DAY = /(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])/

/**
 * Passports of other countries have nine letters and digits at most (ICAO Doc 9303), and nothing by which to tell them: taken
 * where the header says so, from seven characters and five digits on. Of China's a digit may be lost: those are none.
 */
const FOREIGN = /[0-9A-Z]{7,9}/
const CHINESE_IN_PART =
  /[EG][0-9]{6,7}|E[A-Z][0-9]{5,6}|E[IO][0-9]{7}|0+|1+|2+|3+|4+|5+|6+|7+|8+|9+/

function foreign(cell: Sql): Sql {
  const digits = (s: Sql) => sql`strlen(regexp_replace(${s}, '[^0-9]', '', 'g'))`
  const number = bind(
    'trv_f',
    sql`upper(${tidyNumber(cell)})`,
    (s) =>
      sql`case when ${fits(s, FOREIGN)} and ${digits(s)} >= 5 and not ${fits(s, CHINESE_IN_PART)} and not ${fits(s, DAY)} then ${s} end`,
  )
  return sql`case when strlen(${cell}) between 7 and 40 and not ${startsHan(cell)} then ${number} end`
}

/** Passport (护照号) as China, Hong Kong and Macao give it: a letter and eight digits, or two letters and seven. */
export const passport: Field = {
  ...CHINESE,
  named: (cell) => sql`coalesce(${CHINESE.normalise(cell)}, ${foreign(cell)})`,
  headers: ['护照', '护照号', '护照号码', '护照编号', 'passport', 'passportno', 'passport_no'],
}

const EIGHT = /[0-9]{8}/

function ofTaiwan(cell: Sql): Sql {
  const number = bind(
    'twn',
    tidyNumber(cell),
    (s) => sql`case when ${fits(s, EIGHT)} and not ${fits(s, DAY)} then ${s} end`,
  )
  return sql`case when strlen(${cell}) between 8 and 30 and ${cell} >= '0' and ${cell} < ':' then ${number} end`
}

/**
 * Travel and residence permits (通行证、居留证号), and the identity papers of Hong Kong, Macao and Taiwan. The eight digits of a Taiwan resident's permit are not told from an account by
 * themselves: the words of the column tell them, or permits beside them; a day is none. Residence permits 81–83 are
 * `resident-id`.
 */
export const permit: Field = {
  ...LETTERED,
  normalise: normalisePermit,
  named: (cell) => sql`coalesce(${normalisePermit(cell)}, ${regionalId(cell)})`,
  headers: [
    ...[
      '通行证',
      '通行证号',
      '通行证号码',
      '港澳通行证',
      '港澳通行证号',
      '台胞证',
      '台胞证号',
      '回乡证',
      '回乡证号',
      '居留证号',
    ],
    ...['居住证号', '永久居留证号', '往来港澳通行证', '来往内地通行证', 'permit', 'permitno'],
  ],
}

function normalisePermit(cell: Sql): Sql {
  return sql`coalesce(${LETTERED.normalise(cell)}, ${ofTaiwan(cell)}, ${provenRegionalId(cell)})`
}

function numbered(id: 'passport' | 'permit', shape: RegExp): Omit<Field, 'headers'> {
  return {
    id,
    normalise: (
      cell,
    ) => sql`case when strlen(${cell}) between 9 and 60 and not ${startsHan(cell)} and not (${cell} >= '0' and ${cell} < ':')
      then ${bind('trv', sql`upper(${tidyNumber(cell)})`, (s) => sql`case when strlen(${s}) between 9 and 15 and ${fits(s, shape)} then ${s} end`)} end`,
    mask: (value) => maskMiddle(value, 2, 2),
  }
}
