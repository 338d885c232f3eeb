import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, fits, startsHan, tidyNumber } from './cell.ts'
import { maskMiddle } from './mask.ts'

const PASSPORT = /[EGDSPK][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|(?:DE|SE|PE|KJ|MA)[0-9]{7}/
/**
 * H, M: permits of Hong Kong and Macao residents (with or without two digits of renewal); C, W, CA …: to Hong Kong and
 * Macao; T, L: to Taiwan; three letters and twelve digits: foreigners' residence.
 */
const PERMIT =
  /[HM][0-9]{8}(?:[0-9]{2})?|[CW][0-9]{8}|[CW][A-HJ-NP-Z][0-9]{7}|[TL][0-9]{8}|[A-Z]{3}[0-9]{12}/

/** Passport (护照号) as China, Hong Kong and Macao give it: a letter and eight digits, or two letters and seven. */
export const passport: Field = {
  ...numbered('passport', PASSPORT),
  headers: ['护照', '护照号', '护照号码', '护照编号', 'passport', 'passportno', 'passport_no'],
}

const LETTERED = numbered('permit', PERMIT)
const EIGHT = /[0-9]{8}/
const DAY = /(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])/

function ofTaiwan(cell: Sql): Sql {
  const number = bind(
    'twn',
    tidyNumber(cell),
    (s) => sql`case when ${fits(s, EIGHT)} and not ${fits(s, DAY)} then ${s} end`,
  )
  return sql`case when strlen(${cell}) between 8 and 30 and ${cell} >= '0' and ${cell} < ':' then ${number} end`
}

/**
 * Travel and residence permits (通行证、居留证号). The eight digits of a Taiwan resident's permit are not told from an account by
 * themselves: the words of the column tell them, or permits beside them; a day is none. Residence permits 81–83 are
 * `resident-id`.
 */
export const permit: Field = {
  ...LETTERED,
  normalise: (cell) => sql`coalesce(${LETTERED.normalise(cell)}, ${ofTaiwan(cell)})`,
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
