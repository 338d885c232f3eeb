import type { DealReport } from '../../../../src/case-report.ts'
import { HOW, sumOr } from '../../../../src/documents/words/gains.ts'
import { money, unitPrice } from '../../../../src/documents/papers/amounts.ts'
import { afterCheckWord, period, stated, term } from '../../../../src/documents/papers/words.ts'
import type { DealGains } from '../../../../src/report/gains.ts'
import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import type { NameOf } from '../names.ts'
import { grouped, Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { CheckTag } from './check-tag.tsx'
import { Missing } from '../missing.tsx'

type Deal = DealReport & { readonly gains: DealGains | null }

/** Each deal with its units, price, sum and what was paid; then what its sellers kept. */
export function Deals({ name }: { readonly name: NameOf }) {
  const say = useSay()
  const asked = useListed((query) => client.money.deals.$get({ query }))
  return (
    <>
      <h3>{say('各笔流转', 'Deals')}</h3>
      <Listed
        asked={asked}
        unit={say('笔', '')}
        none={
          <Missing
            zh="案件里还没有流转。"
            en="There are no transfers yet."
            sections={['parties', 'batches', 'transfers']}
          />
        }
      >
        {({ items }) => <DealTable deals={items} name={name} />}
      </Listed>
      <Sellers deals={asked.value?.items ?? []} name={name} />
    </>
  )
}

function DealTable({ deals, name }: { readonly deals: readonly Deal[]; readonly name: NameOf }) {
  const say = useSay()
  return (
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
        { title: say('核对', 'Check'), roomy: true },
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
              {!money(deal.gains.total).includes(HOW[deal.gains.how]) && (
                <>
                  <br />
                  <Tag>{HOW[deal.gains.how]}</Tag>
                </>
              )}
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
  )
}

function Sellers({ deals, name }: { readonly deals: readonly Deal[]; readonly name: NameOf }) {
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
