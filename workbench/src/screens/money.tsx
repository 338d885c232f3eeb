import { client, useAsked } from '../client.ts'
import { Deals } from '../parts/money/deals.tsx'
import { Figures } from '../parts/money/figures.tsx'
import { Gains } from '../parts/money/gains.tsx'
import { Payments } from '../parts/money/payments.tsx'
import { PriceLines } from '../parts/money/price-lines.tsx'
import { Statements } from '../parts/money/statements.tsx'
import { nameIn } from '../parts/names.ts'
import { NoCase } from '../parts/no-case.tsx'
import { Tabs, useTab } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'

const TABS = [
  { id: 'deals', zh: '流转与获利', en: 'Deals and gains' },
  { id: 'payments', zh: '付款与对应', en: 'Payments' },
  { id: 'figures', zh: '载明数与核对', en: 'Stated figures' },
  { id: 'statements', zh: '账户流水', en: 'Statements' },
  { id: 'price-lines', zh: '聊天中的价格', en: 'Prices in chats' },
] as const

/** What the deals brought and cost, with which test takes which sum; payments, figures, statements, prices of chats. */
export default function MoneyScreen() {
  const say = useSay()
  const tab = useTab(TABS)
  const { value, problem } = useAsked(() => client.money.$get(), [])
  const head = value
  const name = nameIn(head?.names)
  return (
    <>
      <h2>{say('收入、支出与获利', 'Gains')}</h2>
      <p className="lead">
        {say(
          '三种金额并列，由办案人员取用；推算的金额都写明“推算”。',
          'Three sums side by side, for people to choose; what is derived says so.',
        )}
      </p>
      {problem && (
        <NoCase
          told={problem}
          zh="录入流转、单价、流水之后，这里列出各笔的出售收入、购入支出和差价获利，并与流水核对。"
          en="Once transfers, prices and statements are entered, gross, cost and margin stand here."
        />
      )}
      {head && (
        <>
          <Tabs screen="money" tabs={TABS} now={tab} />
          {tab === 'deals' && (
            <>
              <Deals name={name} />
              <Gains head={head} name={name} />
            </>
          )}
          {tab === 'payments' && <Payments head={head} />}
          {tab === 'figures' && <Figures head={head} name={name} />}
          {tab === 'statements' && <Statements />}
          {tab === 'price-lines' && <PriceLines />}
        </>
      )}
    </>
  )
}
