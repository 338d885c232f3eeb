/** What people read of published cases: one list of words for the terminal, the page and the reasons of likeness. */
import type {
  GainBeside,
  InformationKind,
  Market,
  Precedent,
  PrecedentCheck,
  PrecedentClaim,
  PrecedentGain,
  PrecedentQuery,
  PrecedentRole,
  PrecedentRoute,
  PrecedentSure,
  Worded,
} from '../../report/precedents.ts'
import { articleLabel } from '../cite.ts'

export const INFORMATION: Readonly<Record<InformationKind, string>> = {
  pupils: '学生及家长',
  newborns: '新生儿、产妇',
  minors: '未成年人',
  shareholders: '股民',
  shoppers: '网购、外卖等客户',
  owners: '业主、购房人',
  loans: '贷款意向',
  accounts: '手机号码与验证码、网络账号',
  identity: '姓名与身份证号',
  photos: '人脸、证件照片',
  tracks: '行踪轨迹',
  parcels: '快递面单',
  telephones: '电话号码',
  'address-books': '通讯录',
  elderly: '老年人号码',
  jobs: '求职者',
  mixed: '字段未见或者混合',
}

export const ROLE: Readonly<Record<PrecedentRole, string>> = {
  upstream: '上家',
  middleman: '中间倒卖人',
  downstream: '下家',
  'end-user': '购买使用人',
  insider: '内部人员',
  platform: '平台',
  collector: '自行获取人',
}

export const CLAIM: Readonly<Record<PrecedentClaim, string>> = {
  compensate: '赔偿损失',
  apologise: '赔礼道歉',
  delete: '删除',
  stop: '停止侵害',
  act: '行为补偿（替代性履行）',
  accounts: '注销账号',
}

export const ROUTE: Readonly<Record<PrecedentRoute, string>> = {
  'consumer-council': '消费者组织公益诉讼',
  procuratorate: '检察民事公益诉讼',
  attached: '刑事附带民事公益诉讼',
  administrative: '行政公益诉讼',
  criminal: '刑事',
  'not-filed': '未起诉',
}

/** Rows of the strip of prices, from the cheapest trade to the dearest. */
export const MARKET: Readonly<Record<Market, string>> = {
  'bulk-upstream': '成批买入（上游），每条',
  'bulk-retail': '成批卖出，每条',
  newborn: '新生儿，每条',
  parcel: '快递面单，每张',
  account: '号码与验证码、账号，每个',
  'loan-lead': '贷款线索，每条',
  set: '成套、核实过的，每套',
  'car-track': '车辆轨迹，每辆',
}

export const SURENESS: Readonly<Record<PrecedentSure, string>> = {
  seed: '报道全文',
  page: '只见网页开头',
  'from-memory': '凭记忆，未核对',
}

export const CHECKED: Readonly<Record<PrecedentCheck['outcome'], string>> = {
  closes: '相符',
  differs: '不符',
  derived: '推算',
  unchecked: '不能核对',
}

const GAIN: Readonly<Record<PrecedentGain['what'], string>> = {
  gain: '获利（口径未载明）',
  margin: '差价获利',
  gross: '出售收入',
  commission: '佣金',
  turnover: '平台交易额',
  'illegal-income': '违法所得',
}

export const BESIDE: Readonly<Record<GainBeside['outcome'], string>> = {
  equal: '等于获利',
  above: '高于获利',
  below: '低于获利',
}

/** Not visible in what was read of the source; not the same as none. */
export const UNSEEN = '未见'

/** Yuan of fen. Whole yuan stand without decimals: press reports give no fen. @example 319200 → '3192元' */
export function yuanText({ n, bound }: Worded): string {
  const cents = n % 100 === 0 ? '' : `.${String(n % 100).padStart(2, '0')}`
  return worded(`${Math.trunc(n / 100)}${cents}元`, bound)
}

/** Yuan of millionths, a line; a mean is told to four places. @example 450000 → '0.45元', about 400501 → '约0.4005元' */
export function priceText({ n, bound }: Worded): string {
  const micro = bound === 'about' ? Math.round(n / 100) * 100 : n
  const digits = String(micro % 1_000_000)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')
  return worded(`${Math.trunc(micro / 1_000_000)}.${digits}元`, bound)
}

/** @example { n: 8000, bound: 'at-least' } → '8000条以上' */
export function countText({ n, bound }: Worded, unit = '条'): string {
  return worded(`${n}${unit}`, bound)
}

function worded(text: string, bound: Worded['bound']): string {
  if (bound === 'about') return `约${text}`
  return bound === 'at-least' ? `${text}以上` : text
}

/** The prices of a case, each once, with what it is the price of. @example 0.25元/条、0.45元/条 */
export function pricesText({ deals }: Pick<Precedent, 'deals'>): string {
  const all = deals.flatMap((deal) => {
    const text = dealPrice(deal)
    return text === null ? [] : [`${text}/${deal.unit}`]
  })
  return all.length === 0 ? UNSEEN : [...new Set(all)].join('、')
}

function dealPrice({ price, mean }: Precedent['deals'][number]): string | null {
  if (mean) return priceText(mean)
  if (!price) return null
  const least = priceText({ n: price.least, bound: price.most === null ? 'at-least' : 'exactly' })
  return price.most === null
    ? least
    : `${least.replace('元', '')}—${priceText({ n: price.most, bound: 'exactly' })}`
}

/** What each gained, added by nobody. */
export function gainsText({ gains }: Pick<Precedent, 'gains'>): string {
  if (gains === null) return UNSEEN
  if (gains.length === 0) return '没有收益'
  return gains.map((g) => `${GAIN[g.what].replace(/（.*）/, '')}${yuanText(g.sum)}`).join('、')
}

const HOW = { joint: '连带', several: '各自', one: '', unknown: '分担未见' } as const

/** Money asked for and ordered, with its grounds where there is room. @example '诉请12000元（连带）；判令未见' */
export function moneyText(
  { claimed, ordered }: Pick<Precedent, 'claimed' | 'ordered'>,
  room: 'short' | 'grounds' = 'short',
): string {
  if (claimed === null && ordered === null) return UNSEEN
  const parts = [
    ...(claimed === null ? [] : [`诉请${sumsText(claimed, room)}`]),
    ...(ordered === null ? [] : [`承担${sumsText(ordered, room)}`]),
  ]
  return parts.join('；')
}

function sumsText(
  { none, sums }: NonNullable<Precedent['claimed']>,
  room: 'short' | 'grounds',
): string {
  if (none) return '没有金钱'
  const [first] = sums
  const how = first ? HOW[first.how] : ''
  const bases = [
    ...new Set(sums.flatMap(({ basis }) => (basis === null ? [] : [basisText(basis)]))),
  ]
  const words = [...(how === '' ? [] : [how]), ...(room === 'grounds' ? bases : [])]
  return `${sums.map((s) => yuanText(s.sum)).join('、')}${words.length === 0 ? '' : `（${words.join('；')}）`}`
}

const SHORT: Readonly<Record<string, string>> = { minfadian: '民法典', pipl: '个保法' }

/** The ground of a claim is our reading: sources seldom name one. @example 可对应民法典第一千一百六十八条，推论 */
function basisText(ref: string): string {
  const instrument = ref.split('/')[0] ?? ''
  return `可对应${articleLabel({ short: SHORT[instrument] ?? instrument }, ref)}，推论`
}

/** The case at hand in a line. @example 第五项；单价0.45元；条数11034条 */
export function askedText(asked: PrecedentQuery): string {
  const list = <T>(items: readonly T[], of: (item: T) => string) => items.map(of).join('、')
  const exactly = (n: number): Worded => ({ n, bound: 'exactly' })
  const parts = [
    list(asked.kinds, (k) => INFORMATION[k]),
    list(asked.tiers, (t) => TIER[t]),
    prefixed(
      '单价',
      list(asked.prices, (p) => priceText(exactly(p))),
    ),
    prefixed(
      '条数',
      list(asked.records, (n) => countText(exactly(n))),
    ),
    prefixed(
      '获利',
      list(asked.gains, (fen) => yuanText(exactly(fen))),
    ),
    list(asked.roles, (r) => ROLE[r]),
    list(asked.claims, (c) => CLAIM[c]),
  ]
  return parts.filter((part) => part !== '').join('；')
}

function prefixed(label: string, text: string): string {
  return text === '' ? '' : `${label}${text}`
}

export const TIER = { A: '第三项', B: '第四项', C: '第五项' } as const
