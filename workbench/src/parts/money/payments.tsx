import { useAddress } from '../../address.ts'
import type { PaymentReport } from '../../../../src/report/gains.ts'
import { client } from '../../client.ts'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import { grouped } from '../numbers.tsx'
import type { MoneyHead } from './head.ts'
import { Missing } from '../missing.tsx'
import { PaymentCard } from './payment-card.tsx'

const STATES = [
  { id: 'open', zh: '待确认', en: 'Waiting' },
  { id: 'confirmed', zh: '已确认', en: 'Confirmed' },
  { id: 'refused', zh: '已否定', en: 'Refused' },
  { id: 'apart', zh: '没有可能对应的流转或者不作为付款', en: 'Nothing proposed' },
] as const

/** Payments with the deals that they may be for; a person confirms or refuses. */
export function Payments({ head }: { readonly head: MoneyHead }) {
  const say = useSay()
  const { query: address } = useAddress()
  const state = STATES.find(({ id }) => id === address.get('state'))?.id ?? null
  const narrowed = state === null ? {} : { state }
  const asked = useListed(
    (query) => client.money.payments.$get({ query: { ...query, ...narrowed } }),
    [state],
  )
  const total = STATES.reduce((sum, { id }) => sum + head.payments[id], 0)
  if (total === 0)
    return (
      <Missing
        zh="没有与本案流转有关的付款，也没有调取的流水。"
        en="No payments that concern the deals, and no statements."
        sections={['statements', 'payments']}
      />
    )
  return (
    <>
      <Elsewhere payments={asked.value?.elsewhere ?? 0} />
      <States head={head} state={state} total={total} />
      {!head.journal && head.payments.open > 0 && <NoJournal />}
      <Listed
        asked={asked}
        unit={say('笔', '')}
        none={<p>{say('没有这样的付款。', 'There are no such payments.')}</p>}
      >
        {({ items }) =>
          (items as readonly PaymentReport[]).map((payment) => (
            <PaymentCard key={payment.id} payment={payment} canDecide={head.journal} />
          ))
        }
      </Listed>
    </>
  )
}

function Elsewhere({ payments }: { readonly payments: number }) {
  const say = useSay()
  return (
    <p>
      {say(
        '提出的对应只供核对，由人确认之后才计入已付。',
        'A proposal is only pointed at; it counts once a person confirms it.',
      )}
      {payments > 0 &&
        say(
          `另有 ${grouped(payments)} 笔与各笔流转的双方无关，未列出。`,
          ` ${grouped(payments)} others concern nobody here and are not listed.`,
        )}
    </p>
  )
}

function States({
  head,
  state,
  total,
}: {
  readonly head: MoneyHead
  readonly state: string | null
  readonly total: number
}) {
  const say = useSay()
  return (
    <div className="tabs" role="group" aria-label={say('筛选', 'Filter')}>
      <Link to="/money?part=payments" aria-current={state === null ? 'page' : undefined}>
        {say('全部', 'All')} {grouped(total)}
      </Link>
      {STATES.map(({ id, zh, en }) => (
        <Link
          key={id}
          to={`/money?part=payments&state=${id}`}
          aria-current={state === id ? 'page' : undefined}
        >
          {say(zh, en)} {grouped(head.payments[id])}
        </Link>
      ))}
    </div>
  )
}

/** A case file is open, without a journal: nothing can be entered. */
function NoJournal() {
  const say = useSay()
  return (
    <div className="note info">
      {say(
        '打开的是案件文件，没有操作记录；要在这里确认或者否定，先建立案件。',
        'A case file is open without a journal; to confirm or refuse here, make a case first.',
      )}{' '}
      <Link to="/journal">{say('建立案件', 'Make a case')}</Link>
    </div>
  )
}
