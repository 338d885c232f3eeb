import { COMPARED_AS, type KindId } from '../kinds.ts'
import { readable } from './headers.ts'

/** Who sends, sells, vouches or is rung up for somebody else: a line is about him only where it names nobody besides. */
const OTHERS =
  /^(?:寄件|寄方|寄货|发件|发货|推荐|介绍|业务员|业务经理|客户经理|经办|担保|保证人|紧急|销售|客服|顾问|快递员|派件|配送|跟进|录入|操作|登记人|审核|班主任|sender|shipper|consignor|agent|referrer|emergency)/
/** Of a flat that is let: whom it belongs to stands beside each of those who live in it. */
const LANDLORD = /^(?:房东|业主|房主|出租|owner|landlord)/
const TENANT = /^(?:租户|租客|租赁|承租|tenant)/

interface Told {
  readonly index: number
  readonly kind: KindId
}

/**
 * The columns of people who are not those whom a table is about: 寄件人 beside 收件人. Whoever sends all parcels of a list would be the one
 * person in all of its lines otherwise. A table that holds nobody else is about them.
 */
export function columnsOfOthers(
  decisions: readonly Told[],
  headers: readonly (string | null)[] | null,
): ReadonlySet<number> {
  const texts = headers?.map((header) => (header === null ? '' : readable(header).text)) ?? []
  const isLet = texts.some((text) => TENANT.test(text))
  const isOther = ({ index }: Told) => {
    const text = texts[index] ?? ''
    return OTHERS.test(text) || (isLet && LANDLORD.test(text))
  }
  const sort = ({ kind }: Told) => COMPARED_AS[kind] ?? kind
  const own = new Set(decisions.filter((d) => !isOther(d)).map(sort))
  const others = decisions.filter((d) => isOther(d) && own.has(sort(d)))
  return new Set(others.map((d) => d.index))
}
