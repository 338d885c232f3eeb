import { yuan } from '../../gains/money.ts'
import type { LawBook } from '../../law/book.ts'
import { limitOn, within, type Limit } from '../../law/limits.ts'
import { spanOf } from '../../law/period.ts'
import type { HintReport } from '../../report/liability.ts'
import { articleReason } from '../article-reason.ts'
import { names, type OrderFact, type SuitFacts } from './facts.ts'

/** What a fine is set beside: an illegal income that somebody states of the person, or what is forfeited from him. */
interface Income {
  readonly fen: number
  readonly text: string
}

/**
 * 罚金 beside 违法所得 (解释 12: generally one to five times): each fine against one person, with every exact sum that is
 * stated of him. A comparison and no more: the court weighs all circumstances.
 *
 * @example fine 155,000, illegal income 152,000 → about 1.01 times, within the range; 10,000 beside 13,000 → below it
 */
export function fineHints(book: LawBook, facts: SuitFacts): HintReport[] {
  const day = spanOf(facts.dates.conduct?.to ?? '')?.to ?? ''
  const [least, most] = ['fine.least', 'fine.most'].map((id) => limitOn(book, id, day))
  if (!least || !most) return []
  return facts.orders.flatMap((order): HintReport[] => {
    const [who, ...others] = order.against
    const exact = order.kind === 'fine' && order.amount?.bound === 'exactly'
    if (!exact || who === undefined || others.length > 0) return []
    const fen = order.amount.fen
    const beside = incomesOf(who, facts).map((income) => multiple(fen, income, least, most))
    if (beside.length === 0) return []
    return [
      {
        id: `orders.fine.${order.id}`,
        title: '罚金与违法所得的倍数',
        text: `罚金（${order.id}，${names(facts, [who])}）${yuan(fen)}：${beside.join('；')}。一般幅度为违法所得的${least.amount}倍以上${most.amount}倍以下（${least.label}），由人民法院综合考虑各种情节确定，本软件只比对。`,
        reasons: [{ ...articleReason(book, least.cite), sure: least.sure }],
      },
    ]
  })
}

function incomesOf(who: string, { sums, orders }: SuitFacts): Income[] {
  const only = (of: readonly string[]) => of.length === 1 && of[0] === who
  const stated = sums
    .filter((s) => s.what === 'illegal-income' && s.bound === 'exactly' && only(s.of))
    .map(({ fen, source }) => ({ fen, text: `载明违法所得${yuan(fen)}（${source}）` }))
  const taken = orders
    .filter((o) => o.kind === 'forfeiture' && only(o.against))
    .flatMap(({ id, amount }: OrderFact) =>
      amount?.bound === 'exactly'
        ? [{ fen: amount.fen, text: `没收违法所得${yuan(amount.fen)}（${id}）` }]
        : [],
    )
  return [...stated, ...taken].filter(({ fen }) => fen > 0)
}

function multiple(fine: number, { fen, text }: Income, least: Limit, most: Limit): string {
  const [over, under] = [BigInt(fine), BigInt(fen)]
  const times = (limit: Limit): Limit => ({ ...limit, amount: limit.amount * fen })
  const where = !within(times(least), over)
    ? '低于一般幅度'
    : within(times(most), over)
      ? '在一般幅度之内'
      : '高于一般幅度'
  const hundredths = (over * 100n) / under
  const about = (over * 100n) % under === 0n ? '' : '约'
  const part = String(hundredths % 100n).padStart(2, '0')
  return `为${text}的${about}${String(hundredths / 100n)}.${part}倍，${where}`
}
