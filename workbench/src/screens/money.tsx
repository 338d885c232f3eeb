import type { CaseReport, DealReport, FigureReport } from '../../../src/case-report.ts'
import {
  agreed,
  HOW,
  paymentSum,
  purpose,
  side,
  standing,
  sumOr,
  taken,
} from '../../../src/documents/gains-words.ts'
import { money, unitPrice } from '../../../src/documents/papers/amounts.ts'
import { afterCheckWord, CHECK, period, stated, term } from '../../../src/documents/papers/words.ts'
import { shownLocator } from '../../../src/documents/safe.ts'
import {
  CHECKED,
  headSentence,
  issueSentence,
  placesText,
  sumSentence,
} from '../../../src/documents/statement-words.ts'
import type {
  DealGains,
  GainsReport,
  MatchProposal,
  PaymentReport,
} from '../../../src/report/gains.ts'
import { client, useAsked } from '../client.ts'
import { useAddress } from '../address.ts'
import { Link } from '../frame.tsx'
import { MatchDecision } from '../parts/match-decision.tsx'
import { NoCase } from '../parts/no-case.tsx'
import { grouped, Tag } from '../parts/numbers.tsx'
import { PlainTable, Sentences } from '../parts/plain-table.tsx'
import { Problem } from '../parts/problem.tsx'
import { Cite, SureTag } from '../parts/reasons.tsx'
import { Paging, Tabs, useFrom, useTab } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'

const EACH = 50

const TABS = [
  { id: 'deals', zh: '流转与获利', en: 'Deals and gains' },
  { id: 'payments', zh: '付款与对应', en: 'Payments' },
  { id: 'figures', zh: '载明数与核对', en: 'Stated figures' },
  { id: 'statements', zh: '账户流水', en: 'Statements' },
  { id: 'price-lines', zh: '聊天中的价格', en: 'Prices in chats' },
] as const

interface MoneyHead {
  readonly names: Readonly<Record<string, string>>
  readonly journal: boolean
  readonly parties: GainsReport['parties']
  readonly tests: GainsReport['tests']
  readonly conflicts: GainsReport['conflicts']
  readonly pleading: GainsReport['pleading']
  readonly scopes: GainsReport['scopes']
  readonly notes: GainsReport['notes']
  readonly payments: Readonly<Record<'open' | 'confirmed' | 'refused' | 'apart', number>>
}

type NameOf = (ids: readonly string[]) => string

/** What the deals brought and cost, with which test takes which sum; payments, figures, statements, prices of chats. */
export default function MoneyScreen() {
  const say = useSay()
  const tab = useTab(TABS)
  const { value, problem } = useAsked(() => client.money.$get(), [])
  const head = value
  const name: NameOf = (ids) => ids.map((id) => head?.names[id] ?? id).join('、') || '未载明'
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
          {tab === 'deals' && <Deals head={head} name={name} />}
          {tab === 'payments' && <Payments head={head} />}
          {tab === 'figures' && <Figures head={head} name={name} />}
          {tab === 'statements' && <Statements />}
          {tab === 'price-lines' && <PriceLines />}
        </>
      )}
    </>
  )
}

/** Nothing there yet: what is missing, and where it is entered. */
function Missing({ zh, en }: { readonly zh: string; readonly en: string }) {
  const say = useSay()
  return (
    <div className="note info">
      {say(zh, en)}{' '}
      <Link to="/journal">{say('到“案件与操作记录”录入', 'Enter it in the case')}</Link>
    </div>
  )
}

function Deals({ head, name }: { readonly head: MoneyHead; readonly name: NameOf }) {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.money.deals.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  if (value.all === 0) return <Missing zh="案件里还没有流转。" en="There are no transfers yet." />
  const deals = value.items as readonly (DealReport & { readonly gains: DealGains | null })[]
  return (
    <>
      <h3>{say('各笔流转', 'Deals')}</h3>
      <PlainTable
        name={say('各笔流转', 'Deals')}
        head={[
          { title: say('流转', 'Deal') },
          { title: say('从 → 到', 'From → to') },
          { title: say('计价条数', 'Priced'), num: true },
          { title: say('附送条数', 'Free'), num: true },
          { title: say('单价', 'Price'), num: true },
          { title: say('价款', 'Sum'), num: true },
          { title: say('已确认付款', 'Confirmed paid'), num: true },
          { title: say('核对', 'Check') },
        ]}
        lines={deals.map((deal) => ({
          key: deal.id,
          cells: [
            <div key="id">
              <b>{deal.id}</b> {term(deal.kind)} {deal.assumed && <Tag how="warn">推算</Tag>}
              <div className="shown">
                {period(deal.on)}　{say('批次', 'batch')} {deal.batch}
                <br />
                {say('证据', 'evidence')} {stated(deal.evidence)}
              </div>
            </div>,
            `${name(deal.from)} → ${name(deal.to)}`,
            deal.priced === null ? '—' : grouped(deal.priced),
            deal.free === null ? '—' : grouped(deal.free),
            deal['unit-price'] === null ? '—' : unitPrice(deal['unit-price']),
            deal.gains === null ? (
              money(deal.total)
            ) : (
              <span key="sum">
                {money(deal.gains.total)}
                <br />
                <Tag>{HOW[deal.gains.how]}</Tag>
              </span>
            ),
            deal.gains === null ? '—' : sumOr(deal.gains.paid),
            deal.gains === null ? (
              '—'
            ) : (
              <div key="check">
                <CheckTag check={deal.gains.check} /> {afterCheckWord(deal.gains.sentence)}
                {deal.gains['per-delivered'] !== null && (
                  <div className="shown">
                    {say('价款/交付条数 ', 'sum over delivered ')}
                    {deal.gains['per-delivered']}
                    {say('（不是单价）', ' (no price)')}
                  </div>
                )}
              </div>
            ),
          ],
        }))}
      />
      <Paging part={value} each={EACH} unit={say('笔', '')} />
      <Sellers deals={deals} name={name} />
      <Gains head={head} name={name} />
    </>
  )
}

function Sellers({
  deals,
  name,
}: {
  readonly deals: readonly { readonly id: string; readonly gains: DealGains | null }[]
  readonly name: NameOf
}) {
  const say = useSay()
  const sold = deals.flatMap((deal) =>
    (deal.gains?.parties ?? [])
      .filter((p) => p.side === 'sold' && p.gross !== null)
      .map((p) => ({ deal: deal.id, ...p })),
  )
  if (sold.length === 0) return null
  return (
    <>
      <h3>{say('各笔的差价', 'Margin of each deal')}</h3>
      <PlainTable
        name={say('各笔的差价', 'Margin of each deal')}
        head={[
          { title: say('流转', 'Deal') },
          { title: say('卖方', 'Seller') },
          { title: say('出售收入', 'Gross'), num: true },
          { title: say('所售部分的购入支出', 'Cost of what was sold'), num: true },
          { title: say('差价获利', 'Margin'), num: true },
        ]}
        lines={sold.map((p) => ({
          key: `${p.deal} ${p.party}`,
          cells: [
            p.deal,
            `${name([p.party])}${p.with.length > 0 ? `（与${name(p.with)}共同）` : ''}`,
            money(p.gross),
            money(p.cost),
            money(p.margin),
          ],
        }))}
      />
      <p className="shown">
        {say(
          '共同出售的每人对全部价款负责，各人的数不相加；附送条数不计价。',
          'Joint sellers each answer for the whole; their sums are never added. Free lines have no price.',
        )}
      </p>
    </>
  )
}

function Gains({ head, name }: { readonly head: MoneyHead; readonly name: NameOf }) {
  const say = useSay()
  const own = head.parties.filter(
    (p) =>
      (p.gross ??
        p.cost ??
        p.received ??
        p.paid ??
        p['pass-through'].in ??
        p.commission.received) !== null,
  )
  return (
    <>
      <h3>{say('按人', 'By person')}</h3>
      <PlainTable
        name={say('按人', 'By person')}
        head={[
          { title: say('人员', 'Person') },
          { title: say('出售收入', 'Gross'), num: true },
          { title: say('购入支出', 'Cost'), num: true },
          { title: say('差价获利', 'Margin'), num: true },
          { title: say('已确认收到', 'Received'), num: true },
          { title: say('已确认付出', 'Paid'), num: true },
          { title: say('说明', 'Notes') },
        ]}
        lines={own.map((p) => ({
          key: p.party,
          cells: [
            <Link key="who" to={`/persons?id=${encodeURIComponent(p.party)}`}>
              {name([p.party])}
            </Link>,
            money(p.gross),
            money(p.cost),
            <b key="margin">
              {money(p.margin)}
              {p['margin-whole'] && (
                <span className="shown">
                  <br />
                  按全部支出 {money(p['margin-whole'])}
                </span>
              )}
            </b>,
            sumOr(p.received),
            sumOr(p.paid),
            <Sentences key="notes" texts={p.notes} />,
          ],
        }))}
      />
      <h3>{say('各项标准用哪一种金额', 'Which test takes which sum')}</h3>
      <PlainTable
        name={say('各项标准用哪一种金额', 'Which test takes which sum')}
        head={[
          { title: say('标准', 'Test') },
          { title: say('条文', 'Article') },
          { title: say('所用的金额（较常见的在前）', 'Sum it takes (the usual first)') },
          { title: say('说明', 'Explanation') },
        ]}
        lines={head.tests.map((test) => ({
          key: test.id,
          cells: [
            test.title,
            <span key="cite">
              <Cite cite={test.cite} label={test.article} /> <SureTag sure={test.sure} />
            </span>,
            taken(test),
            test.text,
          ],
        }))}
      />
      {head.notes.length > 0 && (
        <>
          <h3>{say('须核对的情形', 'To be checked')}</h3>
          <ul className="card" style={{ paddingLeft: 36 }}>
            {head.notes.map(({ code, deals, text }) => (
              <li key={`${code} ${deals.join(' ')} ${text}`}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function CheckTag({ check }: { readonly check: FigureReport['check'] }) {
  const how = check === 'closes' ? 'good' : check === 'differs' ? 'loud' : 'warn'
  return <Tag how={how}>{CHECK[check]}</Tag>
}

const STATES = [
  { id: 'open', zh: '待确认', en: 'Waiting' },
  { id: 'confirmed', zh: '已确认', en: 'Confirmed' },
  { id: 'refused', zh: '已否定', en: 'Refused' },
  { id: 'apart', zh: '没有可能对应的流转或者不作为付款', en: 'Nothing proposed' },
] as const

function Payments({ head }: { readonly head: MoneyHead }) {
  const say = useSay()
  const from = useFrom()
  const { query } = useAddress()
  const state = STATES.find(({ id }) => id === query.get('state'))?.id ?? null
  const { value, problem } = useAsked(
    () =>
      client.money.payments.$get({
        query: { from, most: String(EACH), ...(state === null ? {} : { state }) },
      }),
    [from, state],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  const total = STATES.reduce((sum, { id }) => sum + head.payments[id], 0)
  if (total === 0)
    return (
      <Missing
        zh="没有与本案流转有关的付款；把调取的流水写进 statements，或者在 payments 录入付款。"
        en="No payments that concern the deals; name statements, or enter payments."
      />
    )
  return (
    <>
      <p>
        {say(
          '提出的对应只供核对，由人确认之后才计入已付。',
          'A proposal is only pointed at; it counts once a person confirms it.',
        )}
        {value.elsewhere > 0 &&
          say(
            `另有 ${grouped(value.elsewhere)} 笔与各笔流转的双方无关，未列出。`,
            ` ${grouped(value.elsewhere)} others concern nobody here and are not listed.`,
          )}
      </p>
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
      {!head.journal && head.payments.open > 0 && (
        <div className="note info">
          {say(
            '打开的是案件文件，没有操作记录；要在这里确认或者否定，先建立案件。',
            'A case file is open without a journal; to confirm or refuse here, make a case first.',
          )}{' '}
          <Link to="/journal">{say('建立案件', 'Make a case')}</Link>
        </div>
      )}
      {(value.items as readonly PaymentReport[]).map((payment) => (
        <PaymentCard key={payment.id} payment={payment} canDecide={head.journal} />
      ))}
      <Paging part={value} each={EACH} unit={say('笔', '')} />
    </>
  )
}

function PaymentCard({
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

function Figures({ head, name }: { readonly head: MoneyHead; readonly name: NameOf }) {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.money.figures.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  if (value.all === 0)
    return (
      <Missing
        zh="没有录入载明数；起诉书、判决、报道载明的数录入 figures 之后在这里核对。"
        en="No stated figures yet; those of indictments, judgments and reports are checked here."
      />
    )
  const figures = value.items as CaseReport['figures']
  return (
    <>
      <PlainTable
        name={say('载明数与核对', 'Stated figures')}
        head={[
          { title: say('项目', 'What') },
          { title: say('人员', 'Of') },
          { title: say('流转', 'Deals') },
          { title: say('载明', 'Stated'), num: true },
          { title: say('本软件', 'Computed'), num: true },
          { title: say('核对', 'Check') },
          { title: say('来源与证据等次', 'Source and rank') },
        ]}
        lines={figures.map((f, i) => ({
          key: `${String(i)} ${f.what}`,
          cells: [
            term(f.what),
            name(f.of),
            f.deals.join('、') || '—',
            f.stated,
            f.computed ?? '—',
            <span key="check">
              <CheckTag check={f.check} /> {afterCheckWord(f.sentence)}
            </span>,
            [f.source, term(f.rank), f.status, f.evidence].filter(Boolean).join('；'),
          ],
        }))}
      />
      <Paging part={value} each={EACH} unit={say('项', '')} />
      <p className="shown">{say('各数并列，未作取舍。', 'Side by side; none is chosen.')}</p>
      {head.conflicts.map(({ what, sentence }) => (
        <div key={sentence} className="note warn">
          <Tag how="warn">{say('证据不一致', 'conflict')}</Tag> {term(what)}：{sentence}
        </div>
      ))}
      {head.pleading.length > 0 && (
        <>
          <h3>{say('文书用数与复核', 'Figure of a pleading, and our recount')}</h3>
          <PlainTable
            name={say('文书用数与复核', 'Figure of a pleading')}
            head={[
              { title: say('项目', 'What') },
              { title: say('人员', 'Of') },
              { title: say('文书用数', 'Taken'), num: true },
              { title: say('复核', 'Recount'), num: true },
              { title: say('说明', 'Explanation') },
            ]}
            lines={head.pleading.map((p, i) => ({
              key: `${String(i)} ${p.what}`,
              cells: [term(p.what), name(p.of), p.stated ?? '—', p.recount ?? '—', p.sentence],
            }))}
          />
        </>
      )}
      {head.scopes.length > 0 && (
        <>
          <h3>{say('赔偿请求的范围', 'Scope of claims for money')}</h3>
          <PlainTable
            name={say('赔偿请求的范围', 'Scope of claims')}
            head={[
              { title: say('对谁', 'Against') },
              { title: say('所及流转', 'Deals') },
              { title: say('与推算比对', 'Check') },
              { title: say('不在其内', 'Outside') },
            ]}
            lines={head.scopes.map((s) => ({
              key: String(s.claim),
              cells: [
                name(s.against),
                s.deals.join('、') || '—',
                <span key="check">
                  <CheckTag check={s.check} /> {afterCheckWord(s.sentence)}
                </span>,
                s['outside-sentence'] ?? '—',
              ],
            }))}
          />
        </>
      )}
    </>
  )
}

function Statements() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.money.statements.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  if (value.all === 0)
    return (
      <Missing
        zh="没有录入账户流水；调取的流水放进案件文件夹，写进 statements。"
        en="No statements yet; put them into the case folder and name them."
      />
    )
  const all = value.items as CaseReport['statements']
  return (
    <>
      {all.map((statement) => (
        <article key={statement.id} className="card" style={{ marginBottom: 10 }}>
          <b>
            {statement.id}　{headSentence(statement)}
          </b>
          <div className="shown">
            {[statement.path, statement.of, statement.evidence].filter(Boolean).join('　')}
          </div>
          <Sentences texts={statement.sums.map(sumSentence)} />
          <ul className="why">
            {statement.checks.map((check) => (
              <li key={`${check.what} ${check.sentence}`}>
                <Tag
                  how={
                    check.check === 'closes' ? 'good' : check.check === 'differs' ? 'loud' : 'warn'
                  }
                >
                  {CHECKED[check.check]}
                </Tag>{' '}
                {check.sentence}
                {check.check === 'differs' && ` ${placesText(check.at, check.more)}`}
              </li>
            ))}
            {statement.issues.map((issue) => (
              <li key={`${issue.code} ${issue.message}`}>
                <Tag how={issue.lost ? 'loud' : 'warn'}>
                  {issue.lost ? say('未读', 'lost') : say('提示', 'note')}
                </Tag>{' '}
                {issueSentence(issue)}
              </li>
            ))}
          </ul>
        </article>
      ))}
      <Paging part={value} each={EACH} unit={say('份', '')} />
    </>
  )
}

function PriceLines() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.money['price-lines'].$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  if (value.all === 0)
    return (
      <p className="note info">
        {say(
          '检材里的聊天没有读到像是约定价格或者数量的消息；聊天导出文件放进检材后会一并读取。',
          'No message of the conversations seems to agree a price; exported chats among the exhibits are read too.',
        )}
      </p>
    )
  const lines = value.items as GainsReport['price-lines']['lines']
  return (
    <>
      <p>
        {say(
          '只指出可能约定价格、数量的消息，不作为事实；行话的含义以案件中的证据为准。',
          'Messages that may agree a price: pointed at, never facts.',
        )}
      </p>
      <PlainTable
        name={say('聊天中的价格', 'Prices in chats')}
        head={[
          { title: say('时间', 'When') },
          { title: say('发送人', 'Sender') },
          { title: say('读作', 'Read as') },
          { title: say('所依据的字词', 'Words') },
          { title: say('行话', 'Slang') },
          { title: say('可能的流转', 'Deals') },
          { title: say('出处', 'Where') },
        ]}
        lines={lines.map((line) => ({
          key: shownLocator(line.at),
          cells: [
            line.time ?? '—',
            line.sender,
            agreed(line),
            line.words.join('；'),
            line.slang.map(({ word, means }) => `${word}：${means}`).join('；') || '—',
            line.deals.join('、') || '—',
            shownLocator(line.at),
          ],
        }))}
      />
      <Paging part={value} each={EACH} unit={say('条消息', '')} />
      {value.found > value.all && (
        <p className="shown">
          {say(
            `共 ${grouped(value.found)} 条消息，记录列出 ${grouped(value.all)} 条`,
            `${grouped(value.found)} messages in all; the record lists ${grouped(value.all)}`,
          )}
        </p>
      )}
    </>
  )
}
