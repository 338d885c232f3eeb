import { sql, type Sql } from '../../db/sql.ts'
import { literal, startsHan } from './cell.ts'

/** How names of organisations end; a bracket may follow (`（普通合伙）`). */
const ENDS =
  '有限公司|有限责任公司|股份公司|公司|集团|分公司|支行|分行|银行|商行|商店|商场|超市|门市部|门市|经营部|营业部|服务部|批发部|专卖店|旗舰店|分店|总店|药店|饭店|酒店|宾馆|工厂|加工厂|制造厂|[一-龥]{2}厂|[一-龥]{2}店|[一-龥]{2}中心|事务所|工作室|合作社|个体户|个体工商户|研究院|研究所|设计院|协会|商会|基金会|委员会|管理局|派出所|居委会|村委会'
const NAME = `^.{1,40}(?:${ENDS})(?:\\([^()]{1,20}\\)|（[^（）]{1,20}）)?$`
/** A house number, a room or a person's form of address: the firm is only part of an address or of a sentence. */
const WITHIN =
  '[0-9０-９]+(?:号|室|楼|层|栋|幢|单元)|路|街道|省[^\n\r\u2028\u2029\u5e02]*\u5e02.*[区县]|(?:先生|女士|经理|老板|总)$'

/**
 * Names an organisation and not a person (单位信息): `某某科技有限公司`, `老王五金店`, `城东个体户`.
 * An address that ends in a firm's name is an address.
 */
export function isCompany(cell: Sql): Sql {
  const spaceless = sql`regexp_replace(${cell}, '[\\s\\x{3000}]+', '', 'g')`
  const firm = sql`regexp_matches(${spaceless}, ${literal(NAME)})`
  const within = sql`regexp_matches(${spaceless}, ${literal(WITHIN)})`
  return sql`coalesce(strlen(${cell}) between 9 and 200 and ${startsLetterOrHan(cell)} and ${firm} and not ${within}, false)`
}

function startsLetterOrHan(cell: Sql): Sql {
  return sql`(${startsHan(cell)} or ${cell} >= 'A' or ${cell} < '!')`
}
