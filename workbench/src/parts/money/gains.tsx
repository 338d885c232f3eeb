import { sumOr, taken } from '../../../../src/documents/words/gains.ts'
import { money } from '../../../../src/documents/papers/amounts.ts'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import type { NameOf } from '../names.ts'
import { PlainTable, Sentences } from '../plain-table.tsx'
import { ArticleOf } from '../reasons.tsx'
import type { MoneyHead } from './head.ts'

/** What each person received, paid and kept, which test takes which of it, and what is to be checked. */
export function Gains({ head, name }: { readonly head: MoneyHead; readonly name: NameOf }) {
  return (
    <>
      <ByPerson parties={head.parties} name={name} />
      <Tests tests={head.tests} />
      <ToCheck notes={head.notes} />
    </>
  )
}

function ByPerson({
  parties,
  name,
}: {
  readonly parties: MoneyHead['parties']
  readonly name: NameOf
}) {
  const say = useSay()
  const own = parties.filter(
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
          { title: say('说明', 'Notes'), roomy: true },
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
    </>
  )
}

function Tests({ tests }: { readonly tests: MoneyHead['tests'] }) {
  const say = useSay()
  return (
    <>
      <h3>{say('各项标准用哪一种金额', 'Which test takes which sum')}</h3>
      <PlainTable
        name={say('各项标准用哪一种金额', 'Which test takes which sum')}
        head={[
          { title: say('标准', 'Test') },
          { title: say('条文', 'Article') },
          { title: say('所用的金额（较常见的在前）', 'Sum it takes (the usual first)') },
          { title: say('说明', 'Explanation'), roomy: true },
        ]}
        lines={tests.map((test) => ({
          key: test.id,
          cells: [test.title, <ArticleOf key="cite" {...test} />, taken(test), test.text],
        }))}
      />
    </>
  )
}

function ToCheck({ notes }: { readonly notes: MoneyHead['notes'] }) {
  const say = useSay()
  if (notes.length === 0) return null
  return (
    <>
      <h3>{say('须核对的情形', 'To be checked')}</h3>
      <ul className="card" style={{ paddingLeft: 36 }}>
        {notes.map(({ code, deals, text }) => (
          <li key={`${code} ${deals.join(' ')} ${text}`}>{text}</li>
        ))}
      </ul>
    </>
  )
}
