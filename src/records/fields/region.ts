import { raw, sql, type Sql } from '../../db/sql.ts'
import { literal } from './cell.ts'
import {
  CODES_IN_FORCE,
  COUNTIES_A_ROW,
  PLANE,
  PREFECTURES,
  PROVINCE_ROWS,
} from './data/regions.ts'

/**
 * Does an identity number begin with the code of a county that existed for someone born in its decade? `nine` is the
 * integer of its first nine digits: the code and the decade (`110105194` for 1940–1949).
 *
 * A code counts when it was in force in or after the decade of the birth (for births before 1990: at any time since
 * 1980). To the year would be wrong both ways: numbers are given at registration, which may be years after the birth
 * and under a newer code, and registries went on with an old code for some years after a change.
 */
export function isRegion(nine: Sql): Sql {
  const known = sql`get_bit(${bits(PREFECTURES)}, ${nine} // 100000 % 9000) = 1`
  const county = sql`(${nine} // 1000 % 100)`
  const decade = sql`(${nine} % 1000)`
  const plane = sql`case when ${decade} < 199 then 0 when ${decade} < 200 then 1 else 2 end`
  const at = sql`${slot(nine, county)} + ${raw(String(PLANE))} * ${plane}`
  const had = sql`(${county} < 65 or ${county} between 81 and 88)`
  return sql`(case when ${nine} >= 110000000 and ${nine} < 840000000 and ${known} and ${had}
    then get_bit(${bits(CODES_IN_FORCE)}, ${at}) = 1 else false end)`
}

/** Place of the code in a plane. Prefecture 90 (counties directly under the province) stands first in its province. */
function slot(nine: Sql, county: Sql): Sql {
  const province = sql`${raw(`[${PROVINCE_ROWS.join(', ')}]`)}[${nine} // 10000000 - 10]`
  const prefecture = sql`(${nine} // 100000 % 100 + 1) % 91`
  const column = sql`${county} - case when ${county} > 64 then 16 else 0 end`
  return sql`(${province} + ${prefecture}) * ${raw(String(COUNTIES_A_ROW))} + ${column}`
}

function bits(base64: string): Sql {
  return sql`from_base64(${literal(base64)})::bit`
}
