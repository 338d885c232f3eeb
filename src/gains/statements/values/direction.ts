import { word } from './cells.ts'

export type Direction = 'in' | 'out' | 'neutral'

/** Words by which statements say on which side a sum stands. A bank speaks of its own books: 贷 is money that came in. */
const WORDS: Readonly<Record<Direction, string>> = {
  in: '收入 收 入 进 贷 贷方 贷cr 贷c 贷记 存入 存 转入 来账 来帐 来 进账 入账 已收入 收款 汇入 流入 cr c credit in + deposit income received 1-收入 1-入 贷(收入) 贷(收) 贷方发生 收方 入金 正',
  out: '支出 支 出 付 借 借方 借dr 借d 借记 支取 取 取出 转出 往账 往帐 往 出账 已支出 付款 汇出 流出 dr d debit out - withdrawal expense paid 2-支出 2-出 借(支出) 借(支) 付出 借方发生 付方 出金 负',
  neutral:
    '/ 其他 其它 不计收支 中性 中性交易 不计入收支 资金转移 转移 内部转账 无 余额变更 负债变更 债权变更 冻结 解冻 neutral transfer',
}

const BY_WORD: ReadonlyMap<string, Direction> = new Map(
  (Object.keys(WORDS) as Direction[]).flatMap((direction) =>
    WORDS[direction].split(' ').map((w): [string, Direction] => [w, direction]),
  ),
)

/** What a cell says of the side; null: nothing, or a word that is not known. */
export function directionOf(cell: string | null | undefined): Direction | null {
  // 支出 as "支出"; "/" must not be taken for an empty cell here.
  return BY_WORD.get(word(cell).toLowerCase()) ?? null
}

const KINDS =
  /^(?:收入|支出|转入|转出|存入|支取|取出|收款|付款|汇入|汇出|转账收入|转账支出|进账|出账|收|支)$/

/** The side that the kind of a line says by itself, where no column of sides stands and no sum has a sign. */
export function sideOfKind(kind: string | null): 'in' | 'out' | null {
  const text = word(kind)
  if (!KINDS.test(text)) return null
  const side = directionOf(text.replace(/^转账(?=[收支])/, ''))
  return side === 'neutral' ? null : side
}

/** Words of a card statement without signs that say that money came in. */
export function paysBack(memo: string): boolean {
  const text = word(memo)
  if (/手续费|利息|违约金|年费|扣回/.test(text)) return false
  return /还款|退货|退款|返还|返现|返利|存入|转入|溢缴|贷记|撤销|冲正|调账|奖励|refund|payment-?thankyou/i.test(
    text,
  )
}
