import { join, raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, fits, isCutShort, literal, startsHan, tidyNumber } from './cell.ts'
import { BINS } from './data/bins.ts'
import { isLuhn } from './luhn.ts'
import { maskMiddle } from './mask.ts'

/**
 * Bank card number (银行卡号): 13–19 digits, a known issuer's number (BIN) for that length, Luhn check.
 * Accounts that are no cards (对公账户, 存折) have neither and are `account`.
 */
export const bankCard: Field = {
  id: 'bank-card',
  normalise: (cell) => sql`case
    when strlen(${cell}) between 13 and 90 and not ${startsHan(cell)} and not ${isCutShort(cell)}
      then ${bind('card', sql`case when strlen(${cell}) between 13 and 19 and ${isDigits(cell)} then ${cell} else ${tidyNumber(cell)} end`, bankCardNumber)} end`,
  mask: (value) => maskMiddle(value, 4, 4),
  headers: [
    ...[
      '银行卡',
      '银行卡号',
      '银行卡号码',
      '卡号',
      '银行账号',
      '银行帐号',
      '银行账户',
      '开户账号',
      '收款账号',
      '付款账号',
    ],
    ...[
      '储蓄卡号',
      '借记卡号',
      '信用卡号',
      '信用卡',
      '还款卡号',
      '绑定银行卡',
      '交易卡号',
      '对方卡号',
      '工资卡号',
    ],
    ...[
      'bankcard',
      'bankcardno',
      'bank_card',
      'cardnumber',
      'card_no',
      'bankaccount',
      'yhkh',
      'yhk',
    ],
  ],
}

/** The card number, or NULL, of a text that has been tidied. */
export function bankCardNumber(s: Sql): Sql {
  return sql`case when strlen(${s}) between 13 and 19 and ${s} >= '1' and ${isDigits(s)} and ${isLuhn(s)} and ${isIssued(s)} then ${s} end`
}

function isDigits(s: Sql): Sql {
  return fits(s, /[0-9]{13,19}/)
}

/** Issuer's numbers of each length of card, each looked for among those of its own length. */
function isIssued(s: Sql): Sql {
  const whens = Object.entries(BINS).map(([length, bins]) => {
    return sql`when ${raw(length)} then (${join(begins(s, bins), sql` or `)})`
  })
  return sql`case strlen(${s}) ${join(whens, sql` `)} else false end`
}

function begins(s: Sql, bins: string): Sql[] {
  const byLength = Map.groupBy(bins.split(' '), (bin) => bin.length)
  return [...byLength].map(([length, list]) => {
    return sql`contains(${literal(` ${list.join(' ')} `)}, ' ' || left(${s}, ${raw(String(length))}) || ' ')`
  })
}
