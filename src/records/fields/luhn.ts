import { raw, sql, type Sql } from '../../db/sql.ts'
import { join } from '../../db/sql.ts'

/** What two digits add to a Luhn sum: the tens doubled (digits of the double added), the ones as they are. */
const PAIRS = raw(
  `[${Array.from({ length: 100 }, (_, n) => {
    const twice = Math.floor(n / 10) * 2
    return (twice > 9 ? twice - 9 : twice) + (n % 10)
  }).join(', ')}]`,
)

/** Luhn check (ISO/IEC 7812-1 annex B) of a text of up to 20 digits. */
export function isLuhn(s: Sql): Sql {
  const high = sql`coalesce(try_cast(left(${s}, greatest(strlen(${s}) - 10, 0)) as bigint), 0)`
  const low = sql`try_cast(right(${s}, 10) as bigint)`
  return sql`((${pairs(high)} + ${pairs(low)}) % 10 = 0)`
}

function pairs(n: Sql): Sql {
  const terms = [0, 1, 2, 3, 4].map(
    (k) => sql`${PAIRS}[(${n} // ${raw(String(100 ** k))} % 100)::int + 1]`,
  )
  return join(terms, sql` + `)
}
