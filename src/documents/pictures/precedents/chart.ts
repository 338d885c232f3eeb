import { markup, type Markup } from '../../page/markup.ts'
import { unitsAndMoney, type Charted } from './scatter.ts'
import { priceStrip } from './strip.ts'

export type { Charted }

/** Both drawings with their key in words: readable in grey, for shape and dash tell what colour tells. */
export function precedentsChart(charted: Charted): Markup {
  return markup`<h3>单价<small>price a unit</small></h3>${priceStrip(charted)}
<p class="rule">● 来源载明的单价　○ 由总价与条数推算的约数　━ 载明的幅度　红色虚线为本案；深色为与本案相近的，浅色为其余；数字是案例序号</p>
<h3>条数与金额<small>records and money</small></h3>${unitsAndMoney(charted)}
<p class="rule">● 获利（或者收入）　◇ 诉请或者承担的款项，与获利相等的套在圆点上　✕ 本案；斜线为每条的单价。没有条数或者没有金额的案例不在图上</p>`
}
