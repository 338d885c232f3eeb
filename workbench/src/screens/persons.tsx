import type { BuyerCount, PartyReport, PartyTierCount, Quantity } from '../../../src/case-report.ts'
import { TIER } from '../../../src/documents/labels.ts'
import { besides, money, records } from '../../../src/documents/papers/amounts.ts'
import { counts, term } from '../../../src/documents/papers/words.ts'
import { useAddress } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { FindingCard, OutcomeTag, Robust } from '../parts/findings.tsx'
import { NoCase } from '../parts/no-case.tsx'
import { Tag } from '../parts/numbers.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { Problem } from '../parts/problem.tsx'
import { Reasons, SureTag } from '../parts/reasons.tsx'
import { rowsAddress } from '../parts/rows-address.ts'
import { Paging, useFrom } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'

const EACH = 50
const TIERS = ['A', 'B', 'C'] as const
const OUTCOMES = ['met', 'unknown', 'conflict', 'not-met'] as const

/** Each person by himself: the list, or the one whom the address names. */
export default function Persons() {
  const { query } = useAddress()
  const id = query.get('id')
  return id === null ? <List /> : <One id={id} />
}

/** What is never done, said where the numbers stand. */
function NeverAdded() {
  const say = useSay()
  return (
    <p className="lead">
      {say(
        '同一批信息在各人之间流转，人与人之间不相加。',
        'The same records pass from one to the other: never add one person to another.',
      )}
    </p>
  )
}

function List() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.persons.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  return (
    <>
      <h2>{say('按人核算', 'Persons')}</h2>
      <NeverAdded />
      {problem && (
        <NoCase
          told={problem}
          zh="录入人员和流转之后，这里按人列出涉案条数、算式和核算结果。"
          en="Once persons and transfers are entered, each person's count, formula and findings stand here."
        />
      )}
      {value?.all === 0 && (
        <div className="note info">
          {say('案件里还没有人员。', 'No persons yet. ')}
          <Link to="/journal">{say('到“案件与操作记录”录入', 'Enter them in the case')}</Link>
        </div>
      )}
      {value && value.all > 0 && (
        <>
          <PlainTable
            name={say('人员', 'Persons')}
            head={[
              { title: say('人员', 'Person') },
              ...TIERS.map((tier) => ({ title: TIER[tier], num: true })),
              { title: say('核算结果', 'Findings'), roomy: true },
              { title: say('各口径', 'Readings'), roomy: true },
            ]}
            lines={value.items.map((party) => ({
              key: party.id,
              cells: [
                <div key="who">
                  <Link to={`/persons?id=${encodeURIComponent(party.id)}`}>{party.name}</Link>
                  <div className="shown">
                    {[...party.roles.map(term), party.state].filter(Boolean).join('　')}
                  </div>
                </div>,
                ...TIERS.map((tier) => <Amount key={tier} q={party.tiers[tier] as Quantity} />),
                <div key="found">
                  {OUTCOMES.map((outcome) => ({
                    outcome,
                    titles: party.outcomes.filter((o) => o.outcome === outcome),
                  }))
                    .filter(({ titles }) => titles.length > 0)
                    .map(({ outcome, titles }) => (
                      <div key={outcome}>
                        <OutcomeTag outcome={outcome} /> {titles.map((o) => o.title).join('、')}
                      </div>
                    ))}
                </div>,
                party.robust.sentence,
              ],
            }))}
          />
          <Paging part={value} each={EACH} unit={say('人', '')} />
        </>
      )}
    </>
  )
}

/** A number of records with its words, which opens its rows where it has any. */
function Amount({ q }: { readonly q: Quantity }) {
  const text = records(q)
  const to = q.rows === undefined || q['at-least'] === 0 ? null : rowsAddress(q.rows)
  if (to !== null)
    return (
      <Link to={to} className="num num-link">
        {text}
      </Link>
    )
  return (
    <span
      className="num"
      title={q.rows === undefined ? undefined : `shuzheng rows report.json ${q.rows}`}
    >
      {text}
    </span>
  )
}

function One({ id }: { readonly id: string }) {
  const say = useSay()
  const { value, problem } = useAsked(() => client.persons.one.$get({ query: { id } }), [id])
  const back = <Link to="/persons">{say('← 全部人员', '← All persons')}</Link>
  if (problem)
    return (
      <>
        {back}
        {problem.code === 'server/no-case' ? (
          <NoCase told={problem} zh="" en="" />
        ) : (
          <Problem told={problem} />
        )}
      </>
    )
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  const party = value as unknown as PartyReport
  const words = [...party.roles.map(term), party.standing, party.state, party.evidence]
  return (
    <>
      {back}
      <h2>{party.name}</h2>
      <NeverAdded />
      <p className="shown">{words.filter(Boolean).join('　')}</p>
      <Counts party={party} />
      {counts(party) ? <Robust robust={party.robust} /> : <p>{party.robust.sentence}</p>}
      {party.notes.map((note) => (
        <div key={note} className="note info">
          {note}
        </div>
      ))}
      <h3>{say('算式', 'Formula')}</h3>
      <div className="card">
        <Reasons reasons={[party.formula]} />
      </div>
      <MoneyOf party={party} />
      <h3>{say('核算结果', 'Findings')}</h3>
      {party.findings.length === 0 && (
        <p className="shown">{say('没有可以比对的标准。', 'No standard to compare with.')}</p>
      )}
      {party.findings.map((finding) => (
        <FindingCard key={finding.rule} finding={finding} />
      ))}
      <Changes party={party} />
      <Readings party={party} />
    </>
  )
}

function Counts({ party }: { readonly party: PartyReport }) {
  const say = useSay()
  const present = TIERS.filter(
    (tier) => party.tiers[tier]['at-least'] > 0 || party.tiers[tier].declared !== null,
  )
  if (present.length === 0)
    return (
      <p className="shown">
        {say(
          '没有可以核算的获取、提供事实。',
          'Nothing obtained or provided that could be counted.',
        )}
      </p>
    )
  return (
    <PlainTable
      name={say('涉案条数', 'Count')}
      head={[
        { title: say('信息类型', 'Tier') },
        { title: say('涉案条数', 'Count'), num: true },
        { title: say('提供（按下家）', 'Provided, by buyer') },
        { title: say('获取后未提供', 'Obtained, not passed on'), num: true },
        { title: say('非法获取', 'Obtained'), num: true },
        { title: say('另有', 'Besides') },
      ]}
      lines={present.map((tier) => {
        const t: PartyTierCount = party.tiers[tier]
        return {
          key: tier,
          cells: [
            TIER[tier],
            <b key="n">
              <Amount q={t} />
            </b>,
            <Buyers key="b" buyers={t['by-buyer']} />,
            <Amount key="u" q={t.unsold} />,
            <Amount key="o" q={t.obtained} />,
            besides(t) ?? '—',
          ],
        }
      })}
    />
  )
}

function Buyers({ buyers }: { readonly buyers: readonly BuyerCount[] }) {
  if (buyers.length === 0) return <>—</>
  return (
    <>
      {buyers.map((buyer) => (
        <div key={buyer.buyer}>
          {buyer.label}：<Amount q={buyer} />（{buyer.transfers.join('、')}）
        </div>
      ))}
    </>
  )
}

function MoneyOf({ party: { gross, cost, margin, held } }: { readonly party: PartyReport }) {
  const say = useSay()
  return (
    <>
      {(gross ?? cost ?? margin) !== null && (
        <>
          <h3>{say('收入、支出与获利', 'Gross, cost, margin')}</h3>
          <PlainTable
            name={say('收入、支出与获利', 'Gross, cost, margin')}
            head={[
              { title: say('出售收入', 'Gross'), num: true },
              { title: say('购入支出', 'Cost'), num: true },
              { title: say('差价获利', 'Margin'), num: true },
            ]}
            lines={[{ key: 'sum', cells: [money(gross), money(cost), money(margin)] }]}
          />
          <p className="shown">
            <Link to="/money">{say('各笔流转与付款', 'Deals and payments')}</Link>
          </p>
        </>
      )}
      {held.length > 0 && (
        <p className="shown">
          {say('查获：', 'Seized: ')}
          {held.map((h) => `${h.exhibit} ${String(h.records)}条`).join('、')}
          {say(
            '（各检材分别去重，不相加；查获是获取的证据，本身不是行为）',
            ' (each exhibit by itself, never added)',
          )}
        </p>
      )}
    </>
  )
}

function Changes({ party: { changes } }: { readonly party: PartyReport }) {
  const say = useSay()
  if (changes.length === 0) return null
  return (
    <>
      <h3>{say('什么会改变结果', 'What would change it')}</h3>
      <ul className="card" style={{ paddingLeft: 36 }}>
        {changes.map(({ rule, text }) => (
          <li key={`${rule} ${text}`}>{text}</li>
        ))}
      </ul>
    </>
  )
}

function Readings({ party: { readings, civil, tiers, range } }: { readonly party: PartyReport }) {
  const say = useSay()
  const differs = TIERS.some((tier) => tiers[tier]['at-least'] !== civil[tier])
  if (readings.length === 0) return null
  return (
    <>
      <h3>{say('计算口径', 'Readings')}</h3>
      {differs && (
        <p>
          {say('民事口径：', 'Civil defaults: ')}
          {TIERS.filter((tier) => civil[tier] > 0)
            .map((tier) => `${TIER[tier]}${String(civil[tier])}条`)
            .join('、') || '0条'}
        </p>
      )}
      <PlainTable
        name={say('计算口径', 'Readings')}
        head={[
          { title: say('计算口径', 'Reading') },
          { title: say('取法', 'Option') },
          { title: say('口径', 'Used') },
          ...TIERS.map((tier) => ({ title: TIER[tier], num: true })),
          { title: say('根据', 'Ground') },
        ]}
        lines={readings.map((r) => ({
          key: `${r.id} ${r.option}`,
          cells: [
            r.title,
            r.option,
            <span key="used">
              <Tag how={r.used ? 'good' : 'plain'}>
                {r.used ? say('采用', 'used') : say('备选', 'alternative')}
              </Tag>
              {r.civil && ` ${say('民事默认', 'civil')}`}
            </span>,
            ...TIERS.map((tier) => r.tiers[tier]),
            <span key="ground">
              {r.ground} <SureTag sure={r.sure} />
            </span>,
          ],
        }))}
      />
      <p className="shown">
        {say(
          '工作底稿　各口径同取最少、同取最多时：',
          'Working paper, least and most over all readings: ',
        )}
        {TIERS.filter((t) => range.most[t] > 0)
          .map((t) =>
            tiers[t].exactly === null
              ? `${TIER[t]}${String(range.least[t])}条以上，不设上限`
              : `${TIER[t]}${String(range.least[t])}—${String(range.most[t])}条`,
          )
          .join('、') || '0条'}
        {say('；只供核对，不是本人的条数', '; only for checking')}
      </p>
    </>
  )
}
