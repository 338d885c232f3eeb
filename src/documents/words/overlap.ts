import type {
  BatchBy,
  Chance,
  Hub,
  OverlapBatch,
  OverlapPair,
  OverlapReport,
  PaddingReason,
  Population,
  Share,
  StatedRelation,
} from '../../report/chain.ts'
import { SURE } from './labels.ts'
import { grouped } from './numbers.ts'
import { unitPrice, yuan } from '../papers/amounts.ts'
import { shownLocator } from '../safe.ts'

/** What is compared, in words. */
export const BY: Readonly<Record<BatchBy, string>> = {
  batch: '批次',
  file: '文件',
  folder: '文件夹',
  exhibit: '检材',
  table: '数据表',
}

export const ALIKE: Readonly<Record<NonNullable<OverlapPair['alike']>, string>> = {
  same: '内容相同：提示可能是同一批记录换名',
  'nearly-same': '几乎相同：提示可能是同一批记录换名',
  'a-inside-b': '甲几乎全部见于乙',
  'b-inside-a': '乙几乎全部见于甲',
}

const PADDING: Readonly<Record<PaddingReason, string>> = {
  empty: '无可识别内容',
  'not-identifying': '不能识别特定自然人',
  'bad-number': '号码、证件号不符合规则',
  damaged: '数据失真',
  company: '单位信息',
  copy: '批次内完全重复',
  'same-person': '同一人的其他行',
}

/** A share with its numbers, never rounded up. @example 29,999 of 30,000 → `99.9%（29,999/30,000）` */
export function shareText({ n, of }: Share): string {
  return of === 0 ? '—' : `${percent({ n, of })}（${grouped(n)}/${grouped(of)}）`
}

/** @example 2 of 3 → `66.6%`; 0.04 % → `不足0.1%` */
export function percent({ n, of }: Share): string {
  if (of === 0) return '—'
  const tenths = Number((BigInt(n) * 1000n) / BigInt(of))
  if (tenths === 0 && n > 0) return '不足0.1%'
  return `${String(Math.trunc(tenths / 10))}.${String(tenths % 10)}%`
}

/** @example 0.19 → 不足1条; 12.5 → 12条多 */
export function expectedText({ expected }: Pick<Chance, 'expected'>): string {
  if (expected === null) return '不能推算'
  const { floor, exactly } = expected
  if (exactly) return `${grouped(floor)}条`
  return floor === 0 ? '不足1条' : `${grouped(floor)}条多`
}

/** What chance would give beside what was found, with what is assumed: 推算, no probability. */
export function chanceSentence(pair: OverlapPair, populations: readonly Population[]): string {
  const chance = pair['by-chance']
  const found = `实际共同${grouped(pair.shared)}条`
  const missing = chance.missing === null ? '' : `（${chance.missing}）`
  const base = chance.expected
    ? `假定两份名单各自独立地取自${fromText(chance, populations)}，预计偶然共同${expectedText(chance)}${missing}，${found}（推算）`
    : `偶然共同不能推算${missing}，${found}`
  const within = pair['within-circles'].map((w) => withinText(w, populations)).join('')
  return pair.shared === 0 ? `${base}${within}` : `${base}${within}；${circleText(pair)}`
}

/** ；共同来源限于青岛市常住人口10,071,722的，预计29条多（推算） */
function withinText(
  { population, expected }: OverlapPair['within-circles'][number],
  populations: readonly Population[],
): string {
  const circle = populations.find((p) => p.id === population)
  if (!circle) return ''
  return `；共同来源限于${circle.title}${grouped(circle.size)}的，预计偶然共同${expectedText({ expected })}（推算）`
}

function circleText(pair: OverlapPair): string {
  return `两份名单的共同来源人群不多于${grouped(pair['by-chance'].circle)}人时，偶然共同的预计数才达到实际数（甲条数×乙条数÷共同条数）`
}

function fromText({ from }: Chance, populations: readonly Population[]): string {
  const own = populations.filter((p) => from.includes(p.id))
  return own.map((p) => `${p.title}${grouped(p.size)}`).join('、') || '同一人群'
}

/** The populations from which chance was reckoned in these pairs, with where each was had. */
export function populationTexts(
  pairs: readonly OverlapPair[],
  populations: readonly Population[],
): readonly string[] {
  const used = new Set(
    pairs.flatMap((p) => [...p['by-chance'].from, ...p['within-circles'].map((w) => w.population)]),
  )
  return populations.filter(({ id }) => used.has(id)).map(populationText)
}

/** Where a number of the population was had, and how sure it is. */
function populationText({ title, size, on, source, sure }: Population): string {
  const label = SURE[sure]
  const day = on === '' ? '' : `，${on}`
  return `${title}${grouped(size)}${day}，${source}${label === null ? '' : `〔${label}〕`}`
}

export const CHANCE_NOTE =
  '偶然共同数为推算，以两份名单各自独立、从所列全国总数中取得为前提；来源人群较窄（同城、同行业）时会更多，可在案件文件的 populations 写明，或者用 --among 指定共同人群再算'

export const CIRCLE_NOTE =
  '“仅凭偶然须限于”为甲条数×乙条数÷共同条数：两份名单的共同来源人群多于此数的，偶然共同的预计数少于实际数；合并去重为甲＋乙－共同'

/** What fills a batch up, by reason and at the prices asked; null where nothing does. */
export function paddingSentence({ padding, rows }: OverlapBatch): string | null {
  if (padding.rows === 0) return null
  const reasons = padding.lines.map((l) => `${PADDING[l.reason]}${grouped(l.rows)}`).join('、')
  const cost = padding.cost
    .map((c) => `按${c.transfer}单价${unitPrice(c['unit-price'])}计${yuan(c.fen)}`)
    .join('、')
  return `${grouped(rows)}行中不成为单独一条的${grouped(padding.rows)}行（${reasons}）${cost === '' ? '' : `；如按行计价，${cost}（推算）`}`
}

/** Lines that look made up: 提示. */
export function suspectSentences({ padding }: OverlapBatch): readonly string[] {
  return (padding.suspect ?? []).map(({ reason, rows, at }) =>
    reason === 'in-sequence'
      ? `提示：${grouped(rows)}行的号码逐行等差递增，首见于${shownLocator(at)}`
      : `提示：${grouped(rows)}行与相邻行只差号码中的一位，首见于${shownLocator(at)}`,
  )
}

export function hubSentence({ by, batches, rows, at, shown }: Hub): string {
  const what = by === 'mobile' ? '号码' : '同一人'
  return `${what} ${shown}：见于${grouped(batches)}份名单、${grouped(rows)}行，首见于${shownLocator(at)}`
}

const RELATION = { 'part-of': '属于', 'same-as': '等于' } as const
const CHECK = { agrees: '一致', differs: '不一致', unchecked: '不能核对' } as const

/** What the case file says of two batches, set against their files. */
export function relationSentence(relation: StatedRelation): string {
  const { a, b, kind, check } = relation
  const head = `案件文件载明${a}${RELATION[kind]}${b}：${CHECK[check]}`
  if (check === 'unchecked') return `${head}（至少一个没有可比的文件）`
  if (check === 'agrees') return head
  const onlyB = kind === 'same-as' ? `，${b}有${grouped(relation['only-b'])}条不在${a}中` : ''
  return `${head}（${a}有${grouped(relation['only-a'])}条不在${b}中${onlyB}）`
}

/** The first sentence: what was compared, by what, how many pairs share anything. */
export function comparedSentence(report: OverlapReport): string {
  const { counts, batches, by, key } = report
  const pairs = `共${grouped(counts.pairs)}对全部比较，${grouped(counts.sharing)}对有共同的人或者号码`
  return `${BY[by]}${grouped(batches.length)}个，${pairs}；去重依据：${key}`
}
