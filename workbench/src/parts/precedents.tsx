import {
  askedText,
  BESIDE,
  CHECKED,
  countText,
  gainsText,
  moneyText,
  pricesText,
  ROUTE,
  SURENESS,
  UNSEEN,
} from '../../../src/law/precedents/words.ts'
import type { LikePrecedent } from '../../../src/report/precedents.ts'
import { client, useAsked } from '../client.ts'
import { useSay } from '../words.tsx'
import { Tag } from './numbers.tsx'
import { PlainTable, Sentences } from './plain-table.tsx'
import { Problem } from './problem.tsx'
import { Paging, useFrom } from './tabs.tsx'
import { Paper } from './paper-text.tsx'

const EACH = 12

/** Published cases beside the case at hand: not binding, no formula, each with its source. */
export function Precedents() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.suit.precedents.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return null
  const { note, rule, total, found } = value
  const asked = value.asked
  return (
    <>
      <h3 id="precedents">{say('公开案例', 'Published cases')}</h3>
      <p className="note info">
        <Paper>{note}</Paper>
      </p>
      <p>
        {say('本案用以比照的：', 'Compared by: ')}
        <Paper>{askedText(asked) || say('没有可以比照的数', 'nothing to compare by')}</Paper>
      </p>
      {found.all === 0 ? (
        <p className="shown">
          {say(
            `查看了 ${String(total)} 件，没有相近的；录入单价、条数或者获利之后再比照。`,
            `None of ${String(total)} is like it; enter prices, numbers or gains.`,
          )}
        </p>
      ) : (
        <>
          {[1, 2].map((n) => (
            <img
              key={n}
              className="chart"
              src={`/api/suit/precedents.svg?n=${String(n)}`}
              alt={n === 1 ? say('单价图', 'Prices') : say('条数与金额图', 'Records and money')}
            />
          ))}
          <p className="shown">
            {say(
              '● 来源载明的单价　○ 由总价与条数推算的约数　━ 载明的幅度　红色虚线为本案；深色为与本案相近的；数字是案例序号。下图：● 获利（或者收入）　◇ 诉请或者承担的款项　✕ 本案',
              '● stated price, ○ derived, ━ a range; the dashed red line is this case. Below: ● gain, ◇ money claimed or ordered, ✕ this case',
            )}
          </p>
          <PrecedentList items={found.items} />
          <Paging part={found} each={EACH} unit={say('件', '')} />
        </>
      )}
      <p className="shown">
        <Paper>{rule}</Paper>
        {say(`共查看 ${String(total)} 件。`, ` ${String(total)} cases looked through.`)}
      </p>
    </>
  )
}

/** Published cases, each with why it is shown and with its source. */
export function PrecedentList({ items }: { readonly items: readonly LikePrecedent[] }) {
  const say = useSay()
  return (
    <PlainTable
      name={say('公开案例', 'Published cases')}
      head={[
        { title: say('序号', 'No.'), num: true },
        { title: say('案例、信息、来源', 'Case, information, source') },
        { title: say('条数与单价', 'Records, price') },
        { title: say('获利与款项', 'Gain, money') },
        { title: say('相近之处', 'Like this case by'), roomy: true },
        { title: say('复核', 'Our check'), roomy: true },
      ]}
      lines={items.map((p) => ({
        key: String(p.no),
        cells: [
          p.no,
          <Title key="t" precedent={p} />,
          <Sentences key="n" texts={[p.records ? countText(p.records) : UNSEEN, pricesText(p)]} />,
          <span key="g">
            {say('获利', 'gain')} {gainsText(p)}
            <br />
            {say('款项', 'money')} {moneyText(p, 'grounds')}{' '}
            {p.beside && <Tag>{BESIDE[p.beside.outcome]}</Tag>}
          </span>,
          <Sentences key="l" texts={p.like.map(({ text }) => text)} />,
          <Sentences
            key="c"
            texts={[
              ...p.checks.map((c) => `${CHECKED[c.outcome]} ${c.what}：${c.sentence}`),
              ...p.contradictions.map((text) => `来源不一：${text}`),
            ]}
          />,
        ],
      }))}
    />
  )
}

function Title({ precedent: p }: { readonly precedent: LikePrecedent }) {
  const say = useSay()
  const last = p.dates.at(-1)
  return (
    <>
      <Paper>
        <b>{p.title}</b>
        <div>
          {p.place}；{last ? `${last.what}${last.on}` : '日期未见'}；{ROUTE[p.route]}；
          {p.information.is}
        </div>
      </Paper>
      {p.same && (
        <Tag how="warn">{say('条数、单价与本案相同，可能就是本案', 'may be this very case')}</Tag>
      )}
      <div className="shown">
        {say('来源 ', 'Source ')}
        <Paper>{p.source}</Paper>{' '}
        <Tag how={p.sure === 'seed' ? 'good' : 'warn'}>{SURENESS[p.sure]}</Tag>
      </div>
    </>
  )
}
