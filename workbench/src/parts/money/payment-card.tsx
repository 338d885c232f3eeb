import { paymentSum, purpose, side, standing } from '../../../../src/documents/words/gains.ts'
import { stated } from '../../../../src/documents/papers/words.ts'
import { shownLocator } from '../../../../src/documents/safe.ts'
import type { MatchProposal, PaymentReport } from '../../../../src/report/gains.ts'
import { useSay } from '../../words.tsx'
import { MatchDecision } from './match-decision.tsx'
import { Tag } from '../numbers.tsx'

/** A payment, what it may be for, and what people decided of it. */
export function PaymentCard({
  payment,
  canDecide,
}: {
  readonly payment: PaymentReport
  readonly canDecide: boolean
}) {
  const say = useSay()
  const { decision, proposals, memo, bounded } = payment
  const how =
    decision?.decided === 'confirmed'
      ? 'good'
      : decision
        ? 'plain'
        : proposals.length
          ? 'warn'
          : 'plain'
  return (
    <article className="card" style={{ marginBottom: 10 }}>
      <b>
        {payment.time ?? say('时间不明', 'no time')}　{paymentSum(payment)}
      </b>
      　{side(payment.payer)} → {side(payment.payee)}　<Tag how={how}>{standing(payment)}</Tag>
      <div className="shown">
        {payment.at === null
          ? `${say('录入', 'entered')} ${payment.id}　${stated(payment.evidence)}`
          : shownLocator(payment.at)}
        　{purpose(payment.purpose)}
        {memo !== null && `；${memo}`}
      </div>
      {decision && (
        <p>
          {decision.deals.join('、')}：
          {[decision.by, decision.on, decision.reason].filter(Boolean).join('，')}
        </p>
      )}
      {proposals.map((proposal) => (
        <Proposal
          key={`${proposal.deals.join(' ')}|${proposal.payments.join(' ')}`}
          payment={payment.id}
          proposal={proposal}
          canDecide={canDecide && decision === null}
        />
      ))}
      {decision !== null && canDecide && payment.from === 'statement' && (
        <MatchDecision choice={{ payment: payment.id, deals: decision.deals }} />
      )}
      {bounded !== null && <div className="note info">{bounded}</div>}
    </article>
  )
}

function Proposal({
  payment,
  proposal: { deals, payments, reasons, against, exact },
  canDecide,
}: {
  readonly payment: string
  readonly proposal: MatchProposal
  readonly canDecide: boolean
}) {
  const say = useSay()
  return (
    <div className="note">
      <b>
        {say('可能是', 'May be')} {deals.join('、')}
        {payments.length > 1 && `（与${String(payments.length - 1)}笔付款合计）`}
      </b>{' '}
      {exact && <Tag how="good">{say('金额相符', 'sum closes')}</Tag>}
      <ul className="why">
        {reasons.map(({ code, text }) => (
          <li key={`${code} ${text}`}>{text}</li>
        ))}
        {against.map(({ code, text }) => (
          <li key={`${code} ${text}`}>
            <Tag how="warn">{say('不利', 'against')}</Tag> {text}
          </li>
        ))}
      </ul>
      {canDecide && <MatchDecision choice={{ payment, deals }} />}
    </div>
  )
}
