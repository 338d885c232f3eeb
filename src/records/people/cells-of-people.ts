import { id, sql, type Sql } from '../../db/sql.ts'
import { literal } from '../fields/cell.ts'
import { landline } from '../fields/landline.ts'
import { mobile } from '../fields/mobile.ts'
import { isName } from '../fields/name-shape.ts'
import { SAID_OF_NUMBER, WITHOUT_SAID } from '../fields/packed.ts'
import { residentId } from '../fields/resident-id.ts'
import {
  ALL_NAMED,
  ALL_NUMBERED,
  ANY_NUMBER,
  BEFORE_SAID,
  NAME_OF_NAMED,
  NAME_OF_NUMBERED,
  NAMED_GROUP,
  NUMBER_LIST,
  NUMBERED_GROUP,
  plainCell,
  RELATION,
  TWO_NUMBERS,
} from './grammar.ts'
import type { PeopleCells } from './places.ts'

/** Cells with two numbers and more, as they are compared, and how they are written. No books. */
export function cellsOf({ of }: PeopleCells): Sql {
  const plain = sql`select t, p, r, c, ${plainCell(id('cell'))} as x from ${of('packed')} where strlen(cell) between 16 and 65536`
  const related = sql`regexp_matches(x, ${literal(RELATION)})`
  const two = sql`regexp_matches(x, ${literal(TWO_NUMBERS)})`
  // A row with words of a household is left whole; only beside an other column its signs are told. Numbers are looked for last.
  return sql`select t, p, r, c, x, case when regexp_full_match(x, ${literal(NUMBER_LIST)}) then 'list'
      when regexp_full_match(x, ${literal(ALL_NAMED)}) then 'named'
      when regexp_full_match(x, ${literal(ALL_NUMBERED)}) then 'numbered' else 'loose' end as form, ${related} as related
    from (select g.* from (${plain}) g join people_table k on k.t = g.t
      where case when k.single and ${related} then false else ${two} end)`
}

/** Words before a number. */
const SAID_BEFORE =
  '([一-龥]{2,16})[:：]? ?[(（]?(?:[+]?86[- ]?)?(?:1[3-9][0-9]{9}|[1-8][0-9]{16}[0-9Xx])'
const WORD_OF_NUMBER =
  '(?:的|联系方式|联系电话|手机号码|电话号码|手机号|手机|电话|号码|身份证号?|号|是|为)+$'

/**
 * Cells in which two names stand before two different numbers, among words that say who knows what: who is meant by the row, only a
 * person can tell. Cells that are nothing but people are judged elsewhere; words of a household leave a row whole.
 *
 * @example 打给张三强138…没接，又打给李四明139…
 */
export const MENTIONED = mentioned()

function mentioned(): Sql {
  const word = sql`regexp_replace(word, ${literal(WORD_OF_NUMBER)}, '')`
  const said = sql`select t, p, r, c, x, ${word} as w from (
    select *, unnest(regexp_extract_all(x, ${literal(SAID_BEFORE)}, 1)) as word from people_cell where form <> 'list' and not related)`
  const name = sql`case when coalesce(${isName(sql`right(w, 3)`)}, false) then right(w, 3)
    when coalesce(${isName(sql`right(w, 2)`)}, false) then right(w, 2) end`
  const numbers = sql`len(list_distinct(regexp_extract_all(x, ${literal(ANY_NUMBER)})))`
  return sql`select t, p, r, c, x, count(distinct name)::integer as k from (select *, ${name} as name from (${said}))
    where t not in (select t from people_table where household) and ${numbers} > 1
    group by all having count(distinct name) > 1`
}

/** Each person of a cell with his name and numbers; of a loose cell whatever looks like one. */
export const GROUPS = sql`select t, p, r, c, form, unnest(range(len(g)))::integer as n, unnest(g) as piece
  from (select t, p, r, c, form, case when form = 'numbered'
      then regexp_extract_all(x, ${literal(NUMBERED_GROUP)}) else regexp_extract_all(x, ${literal(NAMED_GROUP)}) end as g
    from people_cell where form <> 'list' and not related)`

const WORDS_OF_PIECE = sql`replace(case when form = 'numbered' then regexp_extract(piece, ${literal(NAME_OF_NUMBERED)}, 1)
    else regexp_extract(piece, ${literal(NAME_OF_NAMED)}, 1) end, ' ', '')`

/** The words, or the name among what a sentence says of whom and of which number: 把张三的电话. */
const NAME_OF_WORDS = sql`case when coalesce(${isName(id('words'))}, false) then words
    else regexp_replace(regexp_replace(words, ${literal(SAID_OF_NUMBER)}, ${literal(WITHOUT_SAID)}), ${literal(BEFORE_SAID)}, '') end`

/** By cell: how many people, how many names, and whether every name is full and every number valid and nobody else's. */
export const FOUND = sql`select t, p, r, c, form, count(*) as k, count(distinct name) as names,
    count(*) filter (where named) as full_names, bool_and(named and sound) as sound, count(distinct least_key) as firsts
  from (select *, coalesce(${isName(id('name'))}, false) as named from (
    select t, p, r, c, form, n, name, bool_and(key is not null) as sound, min(key) as least_key from (
      select *, ${NAME_OF_WORDS} as name, ${keyOfNumber(id('number'))} as key from (
        select t, p, r, c, form, n, ${WORDS_OF_PIECE} as words, unnest(regexp_extract_all(piece, ${literal(ANY_NUMBER)})) as number
        from people_group))
    group by t, p, r, c, form, n, name))
  group by t, p, r, c, form`

/** The number in its canonical form; null: it breaks its rule. */
export function keyOfNumber(number: Sql): Sql {
  return sql`coalesce(${mobile.normalise(number)}, ${residentId.normalise(number)}, ${landline.normalise(number)})`
}
