import type { HeldRow } from './held.ts'
import { SHAPE } from './shape.ts'

/**
 * Lines in which whoever sells a list speaks of it: 一手数据，每天更新，需要加微信…, and those that name the group it is of. They
 * stand above, below and between the records, hold a number by which the seller or the group is reached, and are about nobody in the list.
 */

/** What is sold. */
const GOODS = /数据|资源|名单|客源|货源|资料|料子|四件套|信息/u
/** How it is offered; each word counts once. */
const OFFERS: readonly RegExp[] = [
  /出售|售卖|有售|批发|代查|收购|收料|接单|出料/u,
  /一手|实时|最新|精准|每[天日]更新|持续更新|独家|全新/u,
  /长期|合作|量大|从优|优惠|特价|诚信|可测试|包售后|担保/u,
  /[每一]条\s?\d|[\d.]+\s?[元块毛分]\s?[/每一]?\s?条|起卖|起售|起批|先付|价格|报价/u,
  /更多|需要|想要|欢迎|咨询|私聊|有意/u,
]
/** Without a word for what is sold one of these must stand there: customers ask for prices too. */
const TRADE = /一手|出售|售卖|代查|收料|出料|起卖|起售|起批|[每一]条/u
/** Where the seller is reached. */
const REACHED =
  /(?:加|联系|咨询|私)[^，,。;；]{0,6}(?:微信|[Vv薇威]|wx|WX|QQ|qq|扣扣|企鹅|飞机|电报|[Tt][Gg]|电话|手机|我)|(?:QQ|qq|微信|[Vv][Xx]|飞机|电报|[Tt]elegram|[Tt][Gg])\s?[:：]?\s?[@\w+]{5,}|t\.me\/|https?:\/\//u
/** A name and his number, or an identity number: somebody's line, whatever else it says. */
const RECORD = /^[\s\d.、★☆]{0,8}[一-龥]{2,4}[\s,，:：;；|/-]{0,4}1[3-9]\d{9}|\d{17}[\dXx]/u

/** A line of nothing but ways to reach somebody, one of which is the seller's: 联系QQ：11938475 飞机 @gupiao88. */
const WAY = String.raw`(?:联系|加|请加|咨询|客服|售后)?\s?(?:QQ|扣扣|企鹅|微信|[v薇威]信?|vx|飞机|纸飞机|电报|telegram|tg|客服)(?:号|群)?\s?[:：]?\s?@?\w{5,32}`
const WAYS = new RegExp(
  String.raw`^[\s☆★【]{0,4}${WAY}(?:[\s,，;；/|、]{1,4}${WAY}){0,4}[\s】。!]{0,4}$`,
  'iu',
)
/** Such a line that goes on with how one deals: 联系QQ：10086001 诚信交易. */
const WAY_TO_DEAL = new RegExp(
  String.raw`^[\s☆★【]{0,4}(?=联系|加|请加|咨询|客服|售后)${WAY}[\s,，;；/|、]{1,4}(?:诚信|长期|合作|交易|量大|从优|优惠|非诚勿扰|先付|担保|包售后|[\s,，;；、!。】]){1,8}$`,
  'iu',
)
const OF_SELLERS = /飞机|电报|telegram|tg|客服|售后|咨询/iu

/** The number of a group to which those in the list belong is nobody's: 三（2）班家长群 QQ群号 583920147, 群号：583920147 共45人. */
const GROUP = /群(?:号码?|聊|名称?|ID)?[\s:：(]{0,3}[1-9]\d{5,10}(?!\d)/u
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/u

/** Longer lines are looked at no further. */
const LONGEST = 300

/**
 * Does a row say nothing but that lists are sold, and by whom? Three words of the trade are needed, and no other cell may hold
 * a value or a name; a line that begins like a record is one.
 *
 * @example 更多数据请加QQ：88886666 → true; 张三 13800138000 长期合作 → false
 */
export function isAdvert(row: HeldRow): boolean {
  if (row.filled === 0 || row.filled > 4) return false
  if (row.shapes.some((s) => s === SHAPE.NAME || s === SHAPE.FLAG || s === SHAPE.DATE)) return false
  const text = row.cells.filter((cell) => cell !== '').join(' ')
  return text.length <= LONGEST && readsLikeAdvert(text)
}

/** The same of a text. */
export function readsLikeAdvert(text: string): boolean {
  const plain = text.normalize('NFKC')
  if (plain.length < 6 || RECORD.test(plain)) return false
  if ((OF_SELLERS.test(plain) && WAYS.test(plain)) || WAY_TO_DEAL.test(plain)) return true
  if (GROUP.test(plain) && !MOBILE.test(plain)) return true
  const offers = OFFERS.filter((words) => words.test(plain)).length
  const goods = GOODS.test(plain) ? 1 : 0
  const reached = REACHED.test(plain) ? 1 : 0
  return offers + goods + reached >= 3 && (goods > 0 || TRADE.test(plain))
}
