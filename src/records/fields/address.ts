import { sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { literal, overHan } from './cell.ts'
import { maskAddress } from './mask.ts'

/** Provinces by the short names with which addresses begin, and how each is written in full. */
const PROVINCES: readonly (readonly [names: string, end: string])[] = [
  ['北京|天津|上海|重庆', '市'],
  [
    '河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾',
    '省',
  ],
  ['内蒙古|西藏', '自治区'],
  ['广西', '壮族自治区'],
  ['宁夏', '回族自治区'],
  ['新疆', '维吾尔自治区'],
  ['香港|澳门', '特别行政区'],
]
const SHORT = PROVINCES.map(([names]) => names).join('|')

/** Words that only places have; a road or a number of a house does for the rest. */
const PLACE =
  '[一-龥]{1,12}(?:省|自治区|市|自治州|地区|盟|县|旗|[^小社校]区|镇|乡|街道|村|屯|路|[大西东北南中]?街|大道|巷|胡同|弄堂|公路|国道|社区|小区|花园|家园|公寓|大厦|广场|新村|苑|庄园|工业园|产业园|科技园|园区|开发区|[0-9一二三四五六七八九十]号|组|大队|农场|林场|縣|鄉|鎮|[^小社校]區|號)|[0-9一二三四五六七八九十]+(?:号|弄|幢|栋|单元|室|组|楼)'

/** Numbers of cases and of papers, whose 号 is no house: （2023）苏0102执1234号, 法释〔2017〕10号, 宁公(刑)字[2021]第5号. */
const PAPER = '[(（\\[〔【](?:19|20)[0-9]{2}年?[)）\\]〕】].{0,30}号'

/**
 * Address (地址), from the province to the room, in one spelling: half-width, no spaces, the province in full
 * (`重庆渝北区…` → `重庆市渝北区…`). Nothing else is made equal: other spellings of one address are listed, not merged.
 */
export const address: Field = {
  id: 'address',
  normalise: (cell) =>
    sql`case when strlen(${cell}) between 6 and 600 then ${overHan(cell, placed)} end`,
  mask: maskAddress,
  headers: [
    ...[
      '地址',
      '住址',
      '家庭住址',
      '家庭地址',
      '居住地址',
      '居住地',
      '现住址',
      '现居住地',
      '现住地址',
      '住所',
      '户籍地址',
      '户籍地',
    ],
    ...[
      '户籍',
      '籍贯',
      '户口所在地',
      '户口地址',
      '通讯地址',
      '通信地址',
      '联系地址',
      '详细地址',
      '收货地址',
      '收件地址',
      '收件人地址',
    ],
    ...[
      '邮寄地址',
      '寄件地址',
      '身份证地址',
      '证件地址',
      '单位地址',
      '公司地址',
      '小区',
      '小区名称',
      '楼盘',
      '房产地址',
      '物业地址',
    ],
    ...[
      '安装地址',
      '办公地址',
      '所在地',
      '所在地区',
      '地区',
      '区域',
      '省份',
      '省市',
      '城市',
      '区县',
      '房号',
      '门牌号',
      '房间号',
      'roomno',
    ],
    ...['address', 'addr', 'homeaddress', 'city', 'province', 'dz', 'zz', 'jtzz'],
  ],
}

function placed(s: Sql): Sql {
  return sql`case when ${isPlace(s)} then ${full(s)} end`
}

function isPlace(s: Sql): Sql {
  const begins = sql`regexp_matches(${s}, ${literal(`^(?:${SHORT})[一-龥]`)})`
  const place = sql`regexp_matches(${s}, ${literal(PLACE)})`
  const nobody = sql`(strlen(${s}) > 9 or regexp_matches(${s}, '[省市区县镇乡村路街]$'))`
  return sql`(${place} or ${begins}) and ${nobody} and not regexp_matches(${s}, ${literal(PAPER)})`
}

/** A province is made full unless what follows makes it so already, or makes it a street: 北京路, 山东路, 北京东路. */
function full(s: Sql): Sql {
  const next = '[^省市自维壮回特族路街大东西南北中]|[东西南北中大回][^路街道族]'
  const made = PROVINCES.reduce(
    (inner, [names, end]) =>
      sql`regexp_replace(${inner}, ${literal(`^(${names})(${next})`)}, ${literal(`\\1${end}\\2`)})`,
    s,
  )
  const isShort = sql`regexp_matches(${s}, ${literal(`^(?:${SHORT})(?:${next})`)})`
  return sql`case when ${isShort} then ${made} else ${s} end`
}
