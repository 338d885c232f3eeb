import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { Picture } from '../picture.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Missing } from '../missing.tsx'
import { Listed, useListed } from '../asked.tsx'

/** Payments by form, as a picture and a list: what a person has confirmed, and what still waits. */
export function Payments() {
  const say = useSay()
  const asked = useListed((query) => client.chain.payments.$get({ query }))
  return (
    <Listed
      asked={asked}
      unit={say('笔', '')}
      none={
        <Missing
          zh="没有录入付款，也没有与各方有关的流水。"
          en="No payments are entered, and no statements concern the parties."
          sections={['statements', 'payments']}
        />
      }
    >
      {(value) => (
        <>
          <div className="facets">
            {value.forms.map(({ form, n, confirmed }) => (
              <Tag key={form}>
                {say(
                  `${form} ${grouped(n)}笔，已确认计入${grouped(confirmed)}笔`,
                  `${form}: ${grouped(n)}, of which confirmed ${grouped(confirmed)}`,
                )}
              </Tag>
            ))}
          </div>
          <Picture
            name="money"
            alt={say('资金图：每笔付款一线', 'Money: a line for each payment')}
          />
          <PlainTable
            name={say('付款', 'Payments')}
            head={[
              { title: say('付款', 'Payment') },
              { title: say('时间', 'When') },
              { title: say('形式', 'Form') },
              { title: say('金额', 'Sum'), num: true },
              { title: say('付款方', 'Payer') },
              { title: say('收款方', 'Payee') },
              { title: say('对应流转', 'Transfers') },
              { title: say('状态', 'State') },
              { title: say('证据', 'Evidence') },
            ]}
            lines={value.items.map((payment) => ({
              key: payment.id,
              cells: [
                payment.id,
                payment.time,
                payment.form,
                payment.sum,
                payment.payer,
                payment.payee,
                payment.deals.join('、') || '—',
                <Tag key="state" how={payment.confirmed ? 'good' : 'warn'}>
                  {payment.standing}
                </Tag>,
                `${payment.from} ${payment.evidence}`,
              ],
            }))}
          />
          <p className="shown">
            {say(
              `提出的对应由人确认后才计入；金额不跨形式相加。另有 ${grouped(value.elsewhere)} 笔与各方无关，未列。`,
              `A proposal counts once a person confirms it; sums are not added over forms. ${grouped(value.elsewhere)} other payments concern none of the parties.`,
            )}
          </p>
        </>
      )}
    </Listed>
  )
}
