import type { CaseReport } from '../../case-report.ts'
import type { Report } from '../../report.ts'
import type { OverlapReport } from '../../report/chain.ts'
import type { OriginReport } from '../../report/origin.ts'
import { foldedLayers } from '../pictures/chain/layers.ts'
import { legendOf } from '../pictures/chain/legend.ts'
import { chainPictures, NEVER_ADDED, PAGE_ROOM } from '../pictures/chain/picture.ts'
import { DRAWN, tradeOf, type Trade } from '../pictures/chain/trade.ts'
import { timePictures } from '../pictures/time/picture.ts'
import { drawnLists, matrices } from '../pictures/matrix.ts'
import { DRAWN_PAYMENTS, drawnPayments, moneyPictures } from '../pictures/money.ts'
import { originEdges, originPictures } from '../pictures/origin.ts'
import { partOf } from '../words/numbers.ts'
import { badge, cut, markup, NOTHING, rule, table } from './markup.ts'
import type { Column, Markup } from './markup.ts'

/** 流转图: who passed what to whom, with every transfer numbered to the table beneath (stories C23, Q25). */
export function chain(report: Report, facts: CaseReport): Markup {
  const trade = tradeOf(report, facts)
  const pictures = chainPictures(trade)
  const drawn = pictures.length - 1
  return markup`${rule(`${NEVER_ADDED}；虚线为推算或者没有证据的流转`)}
${notWhole(trade)}${drawn > 1 ? folded(trade) : NOTHING}
${pictures.map((picture, i) => (i < drawn ? numberedPicture(picture, i + 1, drawn) : picture))}
${legend(report, facts)}`
}

function numberedPicture(picture: Markup, n: number, of: number): Markup {
  if (of === 1) return picture
  return markup`<figure><figcaption>第${n}幅，共${of}幅</figcaption>${picture}</figure>`
}

function notWhole({ deals, of }: Trade): Markup {
  if (deals.length === of) return NOTHING
  return markup`<p class="cut">图中${partOf(deals.length, of)} 次流转；其余见 report.json</p>`
}

const LAYERS: readonly Column[] = [
  { title: '层', as: 'x' },
  { title: '人员或者共同一方', as: 'n' },
  { title: '其中' },
  { title: '流转（只计次数）' },
]

/** A chain on several sheets, folded by layer before them. */
function folded(trade: Trade): Markup {
  const rows = foldedLayers(trade).map((layer) => [
    markup`${layer.title}`,
    markup`${layer.count}`,
    markup`${layer.names}`,
    markup`${layer.onward}`,
  ])
  return markup`<h3>各层<small>folded by layer</small></h3>${table(LAYERS, rows)}`
}

const LEGEND: readonly Column[] = [
  { title: '编号', as: 'x' },
  { title: '从' },
  { title: '到' },
  { title: '方式' },
  { title: '时间' },
  { title: '批次' },
  { title: '条数', as: 'n' },
  { title: '价款', as: 'n' },
  { title: '卷页', as: 's' },
]

function legend(report: Report, facts: CaseReport): Markup {
  const { part, note } = cut(legendOf(report, facts), DRAWN)
  const rows = part.map((row) => [
    markup`${row.number}`,
    markup`${row.from}`,
    markup`${row.to}`,
    markup`${row.kind}`,
    markup`${row.on}`,
    markup`${row.batch}`,
    markup`${row.records}`,
    markup`${row.money}`,
    markup`${row.evidence}${row.derived === '' ? '' : markup` ${badge(row.derived, 'warn')}`}`,
  ])
  return markup`${table(LEGEND, rows)}${note}`
}

/** 时间线: transfers, seizures and the days of both cases, each with its page in the file of the case. */
export function timeline(report: Report, facts: CaseReport): Markup {
  const pictures = timePictures(report, facts, PAGE_ROOM)
  const cutNote =
    facts.deals.length > DRAWN
      ? markup`<p class="cut">图中${partOf(DRAWN, facts.deals.length)} 次流转；其余见 report.json</p>`
      : NOTHING
  return markup`${cutNote}${pictures}${rule('菱形为一日，实心条为起止日期均明的期间，空心条为只知道月份或者年份的期间（画为整月、整年）；虚边为推算。点线为法律施行之日，是否适用见适用的法律')}`
}

/** 来源图, above the table of origins. */
export function originPicture(report: OriginReport): Markup {
  const { drawn, of } = originEdges(report)
  const pictures = originPictures(report, PAGE_ROOM)
  const cutNote =
    drawn.length < of ? markup`<p class="cut">图中${partOf(drawn.length, of)} 条关系</p>` : NOTHING
  const shown = pictures.map((picture, i) => numberedPicture(picture, i + 1, pictures.length))
  return pictures.length === 0
    ? NOTHING
    : markup`${shown}${cutNote}${rule('箭头为名单的痕迹所示的方向，虚线为不能判断方向；由其他批次可以解释的关系不画，见表')}`
}

/** 重合矩阵, above the table of pairs. */
export function overlapMatrix(report: OverlapReport): Markup {
  if (report.batches.length < 2) return NOTHING
  const { part, blocks } = drawnLists(report)
  const whole = report.batches.length
  const lists = part < whole ? `图中${partOf(part, whole)} 份名单；` : ''
  const across = blocks > 1 ? '不在同一块的名单之间的共同条数不在图中，见表和 report.json' : ''
  const note = lists + across === '' ? NOTHING : markup`<p class="cut">${lists}${across}</p>`
  return markup`${matrices(report).map(({ svg }) => svg)}${note}
${rule('各格上为两份名单共同的条数，下为占该行名单的比例，颜色越深比例越大；对角线（粗框）上为该名单的条数，下为其中不见于其他名单的条数')}`
}

/** 资金图, above the table of payments. */
export function moneyPicture(facts: CaseReport): Markup {
  const pictures = moneyPictures(facts, PAGE_ROOM)
  if (pictures.length === 0) return NOTHING
  const of = drawnPayments(facts).length
  const cutNote =
    of > DRAWN_PAYMENTS
      ? markup`<p class="cut">图中${partOf(DRAWN_PAYMENTS, of)} 笔付款</p>`
      : NOTHING
  const shown = pictures.map((picture, i) => numberedPicture(picture, i + 1, pictures.length))
  return markup`${shown}${cutNote}${rule('每笔付款一线，不相加；虚线为未经确认与流转对应的付款；没有成功、不能作为付款的不画')}`
}

/** Is there a date to draw? */
export function hasTimeline(report: Report, facts: CaseReport): boolean {
  return timePictures(report, facts, PAGE_ROOM).length > 0
}
