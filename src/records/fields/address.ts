import { raw, sql, type Sql } from '../../db/sql.ts'
import type { Field } from '../field.ts'
import { bind, literal, tidyHan } from './cell.ts'
import { maskAddress } from './mask.ts'

/** Provinces by the short names with which addresses begin, and how they are written in full. */
const PROVINCES: Readonly<Record<string, readonly string[]>> = {
  市: ['北京', '天津', '上海', '重庆'],
  省: [
    ...[
      '河北',
      '山西',
      '辽宁',
      '吉林',
      '黑龙江',
      '江苏',
      '浙江',
      '安徽',
      '福建',
      '江西',
      '山东',
      '河南',
      '湖北',
      '湖南',
    ],
    ...['广东', '海南', '四川', '贵州', '云南', '陕西', '甘肃', '青海', '台湾'],
  ],
  自治区: ['内蒙古', '西藏'],
  壮族自治区: ['广西'],
  回族自治区: ['宁夏'],
  维吾尔自治区: ['新疆'],
  特别行政区: ['香港', '澳门'],
}

/** Words that only places have; a road or a number of a house does for the rest. */
const PLACE =
  /[一-龥]{1,12}(?:省|自治区|市|自治州|地区|盟|县|旗|[^小社校]区|镇|乡|街道|村|屯|路|[大西东北南中]?街|大道|巷|胡同|弄堂|公路|国道|社区|小区|花园|家园|公寓|大厦|广场|新村|苑|庄园|工业园|产业园|科技园|园区|开发区|[0-9一二三四五六七八九十]号|组|大队|农场|林场)|[0-9一二三四五六七八九十]+(?:号|弄|幢|栋|单元|室|组|楼)/

/**
 * Address (地址), from the province to the room, in one spelling: half-width, no spaces, the province in full
 * (`重庆渝北区…` → `重庆市渝北区…`). Nothing else is made equal: other spellings of one address are listed, not merged.
 */
export const address: Field = {
  id: 'address',
  normalise: (cell) => sql`case when strlen(${cell}) between 6 and 600 and ${cell} is not null
    then ${bind('adr', tidyHan(cell), fromTidy)} end`,
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
    ],
    ...['address', 'addr', 'homeaddress', 'city', 'province', 'dz', 'zz', 'jtzz'],
  ],
}

function fromTidy(s: Sql): Sql {
  const begins = sql`regexp_matches(${s}, ${literal(`^(?:${short().join('|')})[一-龥]`)})`
  const place = sql`regexp_matches(${s}, ${literal(PLACE.source)})`
  const person = sql`(strlen(${s}) <= 9 and not regexp_matches(${s}, '[省市区县镇乡村路街]$'))`
  return sql`case when (${place} or ${begins}) and not ${person} then ${full(s)} end`
}

function short(): string[] {
  return Object.values(PROVINCES).flat()
}

/** One `when` a province: its short name, not followed by what makes it full, nor by what makes it another place. */
function full(s: Sql): Sql {
  const ends = Object.entries(PROVINCES).flatMap(([end, names]) =>
    names.map((n) => [n, end] as const),
  )
  const whens = ends.map(([province, end]) => {
    const length = raw(String(province.length + 1))
    return sql`when starts_with(${s}, ${literal(province)}) then case
      when regexp_matches(${s}, ${literal(`^${province}(?:${end}|省|市|自治区|东?路|[东西南北中]?街|大道|广场|大厦|花园)`)}) then ${s}
      else ${literal(province + end)} || substr(${s}, ${length}) end`
  })
  return sql`case ${whens.reduce((all, when) => sql`${all} ${when}`)} else ${s} end`
}
