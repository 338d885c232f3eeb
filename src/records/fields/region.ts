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

/** The same of a number, for readers: see {@link isRegion}. */
export function isRegionOf(nine: number): boolean {
  const county = Math.floor(nine / 1000) % 100
  if (nine < 110_000_000 || nine >= 840_000_000) return false
  if (!(county < 65 || (county >= 81 && county <= 88))) return false
  const prefecture = Math.floor(nine / 100_000)
  if (!bitAt(KNOWN, prefecture % 9000)) return false
  const row =
    (PROVINCE_ROWS[Math.floor(prefecture / 100) - 11] ?? 0) + (((prefecture % 100) + 1) % 91)
  const column = county - (county > 64 ? 16 : 0)
  return bitAt(IN_FORCE, row * COUNTIES_A_ROW + column + PLANE * planeOf(nine % 1000))
}

function planeOf(decade: number): number {
  if (decade < 199) return 0
  return decade < 200 ? 1 : 2
}

const KNOWN = Buffer.from(PREFECTURES, 'base64')
const IN_FORCE = Buffer.from(CODES_IN_FORCE, 'base64')

function bitAt(bytes: Buffer, bit: number): boolean {
  return (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
}

function bits(base64: string): Sql {
  return sql`from_base64(${literal(base64)})::bit`
}
