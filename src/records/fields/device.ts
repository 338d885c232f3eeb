import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import type { KindId } from '../kinds.ts'
import { bind, fits, part, startsHan, tidyHan, tidyNumber } from './cell.ts'
import { isLuhn } from './luhn.ts'
import { maskMiddle } from './mask.ts'

/** International mobile equipment identity: 15 digits, Luhn (3GPP TS 23.003). */
export const imei = field(
  'imei',
  tidyNumber,
  (s) => sql`${fits(s, /[0-9]{15}/)} and ${s} >= '01' and ${isLuhn(s)}`,
  [
    ...[
      'imei',
      'imei号',
      'imei码',
      '手机串号',
      '串号',
      '设备号',
      '手机imei',
      '设备串号',
      'imei1',
      'imei2',
    ],
  ],
)

/** International mobile subscriber identity of China: 460 and twelve digits (ITU-T E.212). */
export const imsi = field('imsi', tidyNumber, (s) => fits(s, /460[0-9]{12}/), [
  'imsi',
  'imsi号',
  'imsi码',
])

/** Number of a SIM card of China: 8986 and 15 or 16 characters (ITU-T E.118). */
export const iccid = field(
  'iccid',
  (cell) => sql`upper(${tidyNumber(cell)})`,
  (s) => fits(s, /8986[0-9]{2}[0-9A-Z]{13,14}/),
  [...['iccid', 'sim卡号', 'iccid号', 'sim']],
)

/** Hardware address: `00:0c:29:ca:e4:66` from any of its spellings. */
export const mac: Field = {
  ...field('mac', tidyHan, () => sql`false`, [
    'mac',
    'mac地址',
    '物理地址',
    'macaddress',
    'macaddr',
    '设备mac',
  ]),
  normalise: (cell) => sql`case when strlen(${cell}) between 12 and 60 and not ${startsHan(cell)}
    then ${bind('mac', sql`lower(${tidyHan(cell)})`, pairs)} end`,
}

/** IPv4, or IPv6 as it is written, in lower case; a port falls away. */
export const ip: Field = {
  ...field('ip', tidyHan, () => sql`false`, [
    'ip',
    'ip地址',
    '登录ip',
    '注册ip',
    'ipaddress',
    'ipaddr',
    '登陆ip',
    '客户端ip',
  ]),
  normalise: (cell) => sql`case when strlen(${cell}) between 3 and 90 and not ${startsHan(cell)}
    then ${bind('ip', sql`lower(${tidyHan(cell)})`, address)} end`,
}

/** Longitude and latitude in degrees, in the order in which they are written: `106.55,29.56`. */
export const coordinates: Field = {
  ...field('coordinates', tidyHan, () => sql`false`, [
    ...[
      '经纬度',
      '坐标',
      '经度',
      '纬度',
      '位置坐标',
      'gps',
      'gps坐标',
      'longitude',
      'latitude',
      'lng',
      'lat',
      'lon',
      'location',
      '定位',
    ],
  ]),
  normalise: (cell) => sql`case when strlen(${cell}) between 6 and 90
    then ${bind('geo', placed(cell), degrees)} end`,
}

/** Without brackets, E and N, and the word that databases write before a place. */
function placed(cell: Sql): Sql {
  const bare = sql`regexp_replace(${cell}, '^POINT|东经|北纬|[ENen°()\\[\\]（）]', '', 'g')`
  return sql`translate(trim(translate(${bare}, '，；、', ',,,')), ' ;/', ',,,')`
}

function field(
  id: KindId,
  tidy: (cell: Sql) => Sql,
  holds: (s: Sql) => Sql,
  headers: readonly string[],
): Field {
  return {
    id,
    normalise: (cell) => sql`case when strlen(${cell}) between 15 and 90 and not ${startsHan(cell)}
      then ${bind('dev', tidy(cell), (s) => sql`case when ${holds(s)} then ${s} end`)} end`,
    mask: (value) => maskMiddle(value, 3, 2),
    headers,
  }
}

function pairs(s: Sql): Sql {
  const hex = sql`regexp_replace(${s}, '[^0-9a-f]', '', 'g')`
  const shape = fits(
    s,
    /[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{12}/,
  )
  const nobody = sql`regexp_full_match(${hex}, '0+|f+')`
  return sql`case when ${shape} and not ${fits(s, /[0-9]{12}|[0-9]{4}(?:\.[0-9]{4}){2}/)} and not ${nobody}
    then substr(regexp_replace(${hex}, '(..)', ':\\1', 'g'), 2) end`
}

const BYTE = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const V4 = new RegExp(`^(${BYTE}(?:\\.${BYTE}){3})(?::[0-9]{1,5})?$`)
const V6 =
  /(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?/

function address(s: Sql): Sql {
  return sql`coalesce(${part(s, V4)}, case when contains(${s}, ':') and strlen(${s}) <= 39 and ${fits(s, V6)} then ${s} end)`
}

function degrees(s: Sql): Sql {
  const number = '-?(?:1[0-7][0-9]|[1-9]?[0-9])\\.[0-9]{1,16}'
  const pair = new RegExp(`${number},{1,3}${number}`)
  const one = new RegExp(number)
  return sql`case when ${fits(s, pair)} then regexp_replace(${s}, ',+', ',') when ${fits(s, one)} then ${s} end`
}
