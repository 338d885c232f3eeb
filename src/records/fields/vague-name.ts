import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, literal, tidyHan } from './cell.ts'
import { COMPOUND_SURNAMES, SURNAMES } from './data/surnames.ts'
import { KIN, OFFICES, POLITE } from './data/titles.ts'
import { mayBeNumbered, withoutListNumber } from './list-number.ts'
import { maskName } from './mask.ts'

const SURNAME = `(?:${COMPOUND_SURNAMES.join('|')}|[${SURNAMES}])`
const TITLE = `${POLITE}|${OFFICES}|${KIN}`
/** After a surname one of these is a form of address and no given name. */
const ONE = '[总哥姐某工董叔姨妈爸爷奶婶嫂舅姑婆局处导]'
const HIDDEN = '[*×某xXoO○●＊_]'
const BEHIND = `${TITLE}|${ONE}|${HIDDEN}{1,3}|[一-龥]${HIDDEN}{1,2}|[*×○●＊_]{1,2}[一-龥]|某[甲乙丙丁男女一-龥]`
const CALLED = '[一-龥]{1,4}(?:先生|女士|小姐|妈妈|爸爸|家长|奶奶|爷爷|宝妈)'
/** The surnames stand here twice and not six times: DuckDB compiles the pattern anew for each mention, 1.5 ms for each list of them. */
export const VAGUE = [
  `[小老]?${SURNAME}(?:${BEHIND})`,
  // O型 is a type of blood, and no name of which the first character is hidden.
  `${HIDDEN}{1,3}[一-龥]?[一-垊垌-龥]`,
  `[小老阿大][一-龥]`,
  CALLED,
  `匿名|${TITLE}|某[某男女人]|[${SURNAMES}]`,
].join('|')

/**
 * Form of address or nickname in place of a name (称谓): 王女士, 李总, 小王, 张某某, 李**, 李*明, 刘x, a surname alone.
 * Beside a number alone it makes a record VAGUE_NAME, not one with a name.
 */
export const vagueName: Field = {
  id: 'vague-name',
  normalise: (cell) => {
    const unlisted = bind('unlisted', withoutListNumber(cell), tidyHan)
    return sql`case when strlen(${cell}) between 3 and 60 and (${cell} >= '\u2014' or ${cell} < '!' or ${cell} < '+' and ${cell} >= '*' or ${cell} >= 'O' and ${cell} < 'y')
    and ${isVague(tidyHan(cell))} then ${tidyHan(cell)}
    when strlen(${cell}) between 5 and 60 and ${mayBeNumbered(cell)}
      and ${isVague(unlisted)} then ${unlisted} end`
  },
  mask: maskName,
  headers: [
    '称呼',
    '称谓',
    '昵称',
    '客户称呼',
    '联系人称呼',
    '网名',
    '微信昵称',
    'qq昵称',
    '备注名',
    '用户名',
    'nickname',
    'nick',
  ],
}

const VAGUE_TEXT = new RegExp(`^(?:${VAGUE})$`, 'u')

/** The same of a text, for readers. */
export function isVagueText(text: string): boolean {
  return VAGUE_TEXT.test(text)
}

/** Of a text without spaces: 孙小美女士, 雨桐妈妈, and of other forms of address none. */
export function isCalled(s: Sql): Sql {
  return sql`regexp_full_match(${s}, ${literal(CALLED)})`
}

/** Of a text without spaces. */
export function isVague(s: Sql): Sql {
  return sql`regexp_full_match(${s}, ${literal(VAGUE)})`
}
