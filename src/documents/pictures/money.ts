import type { CaseReport } from '../../case-report.ts'
import type { PaymentReport, PaymentSide } from '../../report/gains.ts'
import { purpose } from '../words/gains.ts'
import type { Markup } from '../page/markup.ts'
import { yuan } from '../papers/amounts.ts'
import { namesOf } from '../papers/words.ts'
import { svg } from './draw.ts'
import type { Edge, Graph, LineForm, Room, Unit } from './graph/graph.ts'
import { strips } from './graph/strips.ts'
import { drawable } from './measure.ts'
import { sheetParts, sheets } from './sheets.ts'
import { dealNumber } from './time/events.ts'

/** Most payments that are drawn, each a line; the table beneath lists more. */
export const DRAWN_PAYMENTS = 200
const EDGE = 6

/**
 * Who paid whom: each payment one line, whole where a person has confirmed to which transfers it belongs, broken where
 * nobody has. Payments are not added, and one that moved no money is not drawn.
 */
export function moneyPictures(facts: CaseReport, room: Room): readonly Markup[] {
  const graph = moneyGraph(facts)
  if (graph.edges.length === 0) return []
  return sheets(strips(graph, room), room).map((sheet, i, all) => {
    const title = `资金图${all.length === 1 ? '' : `（第${String(i + 1)}幅，共${String(all.length)}幅）`}`
    const description = '各笔付款自付款人至收款人；虚线为未经确认与流转对应的付款；各笔见图下的表。'
    const told = { title, description }
    return svg(room.width + 2 * EDGE, sheet.height + 2 * EDGE, told, sheetParts(sheet, EDGE, EDGE))
  })
}

/** Payments that moved money. */
export function drawnPayments({ gains }: CaseReport): readonly PaymentReport[] {
  return gains.payments.filter(({ barred, fen }) => barred === null && fen !== null)
}

/** Persons and unknown sides, and the payments between them. */
export function moneyGraph(facts: CaseReport): Graph {
  const payments = drawnPayments(facts).slice(0, DRAWN_PAYMENTS)
  const names = [...new Set(payments.flatMap(({ payer, payee }) => [payer, payee].map(keyOf)))]
  const sides = new Map(payments.flatMap((p) => [p.payer, p.payee].map((s) => [keyOf(s), s])))
  const number = new Map(names.map((name, i) => [name, i]))
  const units = names.map((name, i) => unitOf(sides.get(name), facts, i))
  const edges = payments.map((payment, i): Edge => ({
    number: i + 1,
    from: { unit: number.get(keyOf(payment.payer)) ?? 0, row: 0 },
    to: { unit: number.get(keyOf(payment.payee)) ?? 0, row: 0 },
    form: formOf(payment),
    dashed: !isConfirmed(payment),
    directed: true,
    above: drawable(`${yuan(payment.fen ?? 0)}　${(payment.time ?? '日期未载明').slice(0, 10)}`),
    below: drawable(beneath(payment, facts)),
  }))
  return { units, edges }
}

function keyOf({ parties, shown }: PaymentSide): string {
  return parties.length === 0 ? `shown:${shown}` : `party:${parties.join('+')}`
}

function unitOf(side: PaymentSide | undefined, facts: CaseReport, node: number): Unit {
  const known = side !== undefined && side.parties.length > 0
  const name = known ? namesOf(facts)(side.parties) : (side?.shown ?? '') || '对方不明'
  const details = known && side.shown !== name ? [side.shown] : known ? [] : ['身份未查明']
  const shape = known ? 'person' : 'account'
  const row = {
    kind: 'node',
    node,
    shape,
    name: drawable(name),
    details: details.map(drawable),
  } as const
  return { framed: false, rows: [row] }
}

/** A refund has a hollow end, a debt set off two lines, as among the transfers. */
function formOf({ purpose: id }: PaymentReport): LineForm {
  if (id === 'refund') return 'give'
  return id === 'set-off' ? 'set-off' : 'sell'
}

function isConfirmed({ decision }: PaymentReport): boolean {
  return decision?.decided === 'confirmed' && decision.counts
}

function beneath(payment: PaymentReport, facts: CaseReport): string {
  const { decision } = payment
  const said = payment.purpose === null ? [] : [purpose(payment.purpose)]
  const deals = isConfirmed(payment) ? (decision?.deals ?? []) : []
  const numbers = deals.map((id) => dealNumber(id, facts)).join('')
  return [...said, deals.length > 0 ? `对应${numbers}` : '未经确认'].join('　')
}
