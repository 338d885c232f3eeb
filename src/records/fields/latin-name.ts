import { sql, type Sql } from '../../db/sql.ts'
import { literal } from './cell.ts'
import { PINYIN_SURNAMES } from './data/surnames.ts'

/** Of a cell: a full name in Latin letters, two to five words: `Zhang San`, `KEVIN WAYNE DURANT`, `Li, Ming`, `LI/MING` of a ticket. */
export function isLatinName(cell: Sql): Sql {
  const shape = literal(`^[ '"]*(?:${LATIN}|${LATIN_CAPITALS}|${OF_TICKETS})[ '"]*$`)
  return sql`case when strlen(${cell}) between 4 and 80 and ${cell} < 'ɐ' and regexp_matches(${cell}, '[A-Za-zß-ɏḁ-ỹ][ ,.·/]') then regexp_matches(${cell}, ${shape}) else false end`
}

/** O'Connor, McDonald, Jean-Luc, Nguyễn. */
const LATIN_WORD = "(?:[OD]['’])?(?:Ma?c)?[A-ZÀ-ÖØ-Þ][a-zß-ɏḁ-ỹ]+(?:[-'’][A-ZÀ-ÖØ-Þ]?[a-zß-ɏḁ-ỹ]+)?"
const LATIN = `${LATIN_WORD}(?:(?:[ ·]{1,3}|, ?|[.] ?)(?:${LATIN_WORD}|[A-Z][.]?)){1,4}`
const LATIN_CAPITALS = "[A-Z]{2,}(?:[-'][A-Z]+)?(?:(?:[ ·]{1,3}|, ?)[A-Z]+(?:[-'][A-Z]+)?){1,4}"

/** As airlines write them. Of other words with such a sign between them (SHA/PEK, USB/HDMI) the first is no surname. */
const OF_TICKETS = `(?:${PINYIN_SURNAMES.join('|')})/[A-Z]{2,20}(?: ?(?:MR|MS|MRS|MISS|CHD|MSTR))?`

/** In capitals, words one space apart: letters say nothing of who it is. */
export function latinForm(cell: Sql): Sql {
  return sql`trim(regexp_replace(upper(strip_accents(replace(${cell}, '’', ''''))), ${literal(`[^A-Z'.-]+`)}, ' ', 'g'))`
}
