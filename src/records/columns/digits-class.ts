import { raw, sql, type Sql } from '../../db/sql.ts'
import { CELL_CLASS } from './cell-class.ts'
import { code, fits, holds, valid } from './class-sql.ts'

/** Cells of digits only: everything hangs on their number. */
export function digitsClass(x: Sql): Sql {
  return sql`case
    when strlen(${x}) = 11 then case
      when ${x} >= '1' and ${x} < '2' then case when ${valid('mobile', x)} then ${code('mobile')} else ${code('mobile-shaped')} end
      when ${valid('landline', x)} then ${code('landline')} else ${code('digits-11')} end
    when strlen(${x}) <= 3 then case when ${x}::smallint <= 150 then ${code('small')} else ${code('digits-3')} end
    when strlen(${x}) = 18 then ${idClass(x)}
    when strlen(${x}) = 8 then ${dayOf(x, code('digits-8'))}
    when strlen(${x}) = 10 then case
      when ${x} < '1' and ${valid('landline', x)} then ${code('landline')}
      when ${x} >= '13' and ${x} < '2' then ${code('mobile-length')} else ${code('digits-10')} end
    when strlen(${x}) <= 9 then ${raw(String(CELL_CLASS['digits-4']))} + strlen(${x}) - 4
    when strlen(${x}) = 12 then case
      when ${x} < '1' and ${valid('landline', x)} then ${code('landline')}
      when ${x} >= '13' and ${x} < '2' then ${code('mobile-length')} else ${code('long-digits')} end
    else ${longDigitsClass(x)} end`
}

/** Thirteen digits and more, eighteen apart. */
function longDigitsClass(x: Sql): Sql {
  return sql`case
    when ${x} >= '0086' and ${x} < '0087' or ${x} >= '86' and ${x} < '87' and strlen(${x}) = 13 then
      case when ${valid('mobile', x)} then ${code('mobile')} when strlen(${x}) = 15 and ${valid('imei', x)} then ${code('imei')} else ${code('long-digits')} end
    when strlen(${x}) = 13 then case when ${x} >= '10' and ${x} < '19' then ${code('epoch-ms')} else ${code('long-digits')} end
    when strlen(${x}) = 14 then case when ${isMoment(x)} then ${code('datetime')} else ${code('long-digits')} end
    when strlen(${x}) = 15 then case
      when ${valid('resident-id', x)} then ${code('resident-id')}
      when ${x} >= '460' and ${x} < '461' then ${code('imsi')}
      when ${valid('imei', x)} then ${code('imei')}
      else ${code('long-digits')} end
    when strlen(${x}) = 17 and ${dayInside(x)} then ${code('id-shaped')}
    when ${x} >= '8986' and ${x} < '8987' and strlen(${x}) >= 19 then ${code('iccid')}
    when ${valid('bank-card', x)} then ${code('bank-card')}
    else ${code('long-digits')} end`
}

/** Eighteen characters: an ID, what was one, a bank card, or an order number. */
export function idClass(x: Sql): Sql {
  return sql`case
    when ${valid('resident-id', x)} then ${code('resident-id')}
    when ${dayInside(x)} then ${code('id-shaped')}
    when ${valid('bank-card', x)} then ${code('bank-card')}
    when ${valid('credit-code', x)} then ${code('credit-code')}
    else ${code('long-digits')} end`
}

/** A day of 1900–2029 at characters 7–14, as IDs have it. */
export function dayInside(x: Sql): Sql {
  return sql`${holds(x, /^[1-8][0-9]{5}(?:19[0-9]|20[0-2])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])/)}`
}

/** Eight digits that are a day, early or late; `otherwise` if they are not. */
export function dayOf(x: Sql, otherwise: Sql): Sql {
  return sql`case when ${x} >= '19' and ${x} < '203' and ${fits(x, /[0-9]{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])/)}
    then ${dayClass(x)} else ${otherwise} end`
}

/** The class of a day by its year. */
export function dayClass(x: Sql): Sql {
  return sql`case
    when ${x} < '2000' then ${code('date-1900s')}
    when ${x} < '2010' then ${code('date-2000s')}
    when ${x} < '2017' then ${code('date-2010s')}
    else ${code('date-late')} end`
}

function isMoment(x: Sql): Sql {
  return sql`${fits(x, /(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]/)}`
}
