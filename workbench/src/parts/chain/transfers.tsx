import type { ReactNode } from 'react'
import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Tag } from '../numbers.tsx'
import { Picture } from '../picture.tsx'
import { PlainTable } from '../plain-table.tsx'
import { NeverAdded } from '../never-added.tsx'
import { Paper, usePaperMark } from '../paper-text.tsx'
import { Listed, useListed } from '../asked.tsx'
import { Missing } from '../missing.tsx'

/** The chain as a picture, and every transfer under the number of its line. */
export function Transfers() {
  const say = useSay()
  const marked = usePaperMark()
  const asked = useListed((query) => client.chain.deals.$get({ query }))
  return (
    <Listed
      asked={asked}
      unit={say('次流转', '')}
      none={<Missing zh="没有录入流转。" en="No transfers are entered." sections={['transfers']} />}
    >
      {(value) => (
        <>
          <NeverAdded />
          <Picture
            name="chain"
            alt={say(
              '流转图：从上家到下家，各线编号见下表',
              'The chain, from sellers to buyers; numbers of lines as in the table below',
            )}
            print={['chain-a4', 'chain-a3']}
            least={2}
          />
          <h3>{say('各次流转', 'Transfers')}</h3>
          <PlainTable
            name={say('各次流转', 'Transfers')}
            head={[
              { title: say('编号', 'No.') },
              { title: say('从', 'From') },
              { title: say('到', 'To') },
              { title: say('方式', 'How') },
              { title: say('时间', 'When') },
              { title: say('批次', 'Batch') },
              { title: say('条数', 'Records'), num: true },
              { title: say('价款', 'Sum'), num: true },
              { title: say('已确认付款', 'Paid, confirmed'), num: true },
              { title: say('证据', 'Evidence') },
            ]}
            lines={value.items.map((deal) => ({
              key: `${deal.number} ${deal.id}`,
              cells: [
                <b key="n">{deal.number}</b>,
                deal.from,
                deal.to,
                deal.kind,
                deal.on,
                deal.batch,
                <Beneath key="units" text={deal.records}>
                  {deal.free !== '—' &&
                    say(
                      `计价${deal.priced}，附送${deal.free}`,
                      `priced ${deal.priced}, free ${deal.free}`,
                    )}
                </Beneath>,
                <Beneath key="sum" text={deal.money}>
                  {deal.price !== '—' && deal.price}
                </Beneath>,
                <Beneath key="paid" text={deal.paid}>
                  {deal.payments.join('、')}{' '}
                  <span title={deal.sentence} {...marked(deal.sentence)}>
                    <Tag how={deal.closes ? 'good' : 'plain'}>{deal.check}</Tag>
                  </span>
                </Beneath>,
                <>
                  {deal.evidence.replace('证据：', '')}{' '}
                  {deal.derived !== '' && <Tag how="warn">{deal.derived}</Tag>}
                </>,
              ],
            }))}
          />
          <p className="shown">
            {say(
              '线的编号与图中一致；虚线为推算或者没有证据。条数和金额只在一次流转之内，不跨流转相加。',
              'Numbers are those of the lines in the picture; broken lines are derived or without evidence. Records and sums are of one transfer each.',
            )}
          </p>
        </>
      )}
    </Listed>
  )
}

/** A value, and beneath it what belongs to it. */
function Beneath({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <>
      <Paper>{text}</Paper>
      <div className="shown">
        <Paper>{children}</Paper>
      </div>
    </>
  )
}
