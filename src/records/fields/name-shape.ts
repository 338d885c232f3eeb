import { sql, type Sql } from '../../db/sql.ts'
import { literal } from './cell.ts'
import { MONGOL, TIBETAN, TURKIC, TURKIC_BEGINNINGS, TURKIC_ENDS } from './data/given-names.ts'
import { NOT_GIVEN, WORDS_LIKE_NAMES } from './data/not-given.ts'
import { NOT_NAMES } from './data/not-names.ts'
import { COMPOUND_SURNAMES, SURNAMES } from './data/surnames.ts'
import { isVagueText, VAGUE } from './vague-name.ts'

const HAN = '[〇\\x{3400}-\\x{4dbf}\\x{4e00}-\\x{9fff}\\x{20000}-\\x{3134f}]'
/** Without 收, which whoever sends a parcel writes behind the name: 张三收. */
const LAST_HAN = HAN.replace('\\x{9fff}', '\\x{6535}\\x{6537}-\\x{9fff}')
const COMPOUND = COMPOUND_SURNAMES.join('|')
/** A surname and one or two characters; two surnames and one or two (of both parents); a compound surname likewise. */
const FULL = `(?:[${SURNAMES}](?:(?:[${SURNAMES}]?${HAN})?${LAST_HAN}|丰?收)|(?:${COMPOUND})${HAN}?${LAST_HAN})`
/** Names in parts, as Uygur, Kazakh, Tibetan or foreign names are written in Han; none of a dozen characters and more, see {@link NO_NAMES}. */
const PARTS = `${HAN}+(?:·${HAN}+){1,5}`
/** Elements that are a name by themselves. */
const MONGOL_ALONE = MONGOL.split('|')
  .filter((word) => word.length > 2)
  .join('|')
/** Two or more elements of Tibetan names, of Uygur and Kazakh ones without the dot; names written in their own script. */
const PEOPLES = `(?:(?:${TIBETAN})+|(?:${MONGOL})(?:${MONGOL})|(?:${MONGOL_ALONE})|(?:${TURKIC})(?:${TURKIC})+|(?:${TURKIC_BEGINNINGS})[一-龥]+(?:${TURKIC_ENDS})|[\\x{620}-\\x{6ff}][\\x{620}-\\x{6ff} ·]{2,}|[\\x{ac00}-\\x{d7a3}]{2,}|(?:[А-ЯЁ][а-яё]+){2,3}|[\\x{f00}-\\x{fff}]{2,}|[\\x{1820}-\\x{18aa}]{2,})`
/** Two to four Han that are a full name: see {@link isHanName}, which has more. */
const FULL_TEXT = new RegExp(
  `^(?:${FULL.replaceAll(HAN, '[一-龥]').replaceAll(LAST_HAN, '[一-攵攷-龥]')})$`,
  'u',
)

const STOPPED: ReadonlySet<string> = new Set(NOT_NAMES)
/** Four characters that begin with a word of lists are none either: 平安是福, 简单生活 are built like two surnames and a given name. */
const STOPS = `${NOT_NAMES.filter((word) => word.length !== 4).join('|')}|(?:${NOT_NAMES.filter((word) => word.length === 2).join('|')}).{2}`
/** What is built like a name and is none, in one pattern: SQL repeats the text at each mention. */
const NO_NAMES = literal(`${VAGUE}|${STOPS}|.*[一-龥]{13}.*`)
const WORDLIKE: ReadonlySet<string> = new Set(WORDS_LIKE_NAMES)
const OF_WORDS = `^.{1,3}[${NOT_GIVEN}]`
const OF_WORDS_TEXT = new RegExp(OF_WORDS, 'u')
const UNLIKELY = literal(`.{1,3}[${NOT_GIVEN}].*|${WORDS_LIKE_NAMES.join('|')}`)

/** Of a text without spaces: a full name, and neither a form of address nor a word of lists. */
export function isName(s: Sql): Sql {
  const shape = literal(`${FULL}|${PARTS}|${PEOPLES}`)
  return sql`case when regexp_full_match(${s}, ${shape}) then not regexp_full_match(${s}, ${NO_NAMES}) else false end`
}

/** Of two to four Han: a surname and a given name, what nearly all names are. */
export function isHanName(s: Sql): Sql {
  return sql`(regexp_full_match(${s}, ${literal(FULL)}) and not regexp_full_match(${s}, ${NO_NAMES}))`
}

function isStoppedText(text: string): boolean {
  return STOPPED.has(text.length === 4 ? text.slice(0, 2) : text)
}

/**
 * Of a full name: nothing speaks for a word. Where no heading says that people are named, 马拉松, 房管局 are none; under 姓名
 * whoever is called so is named.
 */
export function isUnlikelyName(s: Sql): Sql {
  return sql`case when strlen(${s}) <= 12 then regexp_full_match(${s}, ${UNLIKELY}) else false end`
}

/** Of a text: a surname alone, 王 or 欧阳. */
export function isSurname(s: Sql): Sql {
  return sql`coalesce(regexp_full_match(${s}, ${literal(`[${SURNAMES}]|${COMPOUND}`)}), false)`
}

/** Of a text: it begins with a compound surname, 欧阳娜娜. */
export function beginsCompound(s: Sql): Sql {
  return sql`regexp_matches(${s}, ${literal(`^(?:${COMPOUND})`)})`
}

/** Of two to four Han: what {@link isHanName} says, for readers. */
export function isHanNameText(text: string): boolean {
  return FULL_TEXT.test(text) && !isVagueText(text) && !isStoppedText(text)
}

/** The same of a text, for a column of which no heading is known: {@link isUnlikelyName}. */
export function isLikelyNameText(text: string): boolean {
  return isHanNameText(text) && !OF_WORDS_TEXT.test(text) && !WORDLIKE.has(text)
}
