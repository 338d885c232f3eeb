import { marksTitle, waysTitle } from '../../../../src/documents/words/origin.ts'
import { client, useAsked } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { Picture } from '../picture.tsx'
import { PlainTable, Sentences } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { Cut } from './people.tsx'
import { Missing } from '../missing.tsx'
import { Listed, useListed } from '../asked.tsx'
import { Paper } from '../paper-text.tsx'

/** Which batch came from which, as far as the lists tell: each explanation with what supports and what overturns it. */
export function Origin() {
  const say = useSay()
  const { value: head, problem } = useAsked(() => client.chain.origin.$get(), [])
  if (problem) return <Problem told={problem} />
  if (!head) return null
  if (head.examined === 0)
    return (
      <Missing
        zh="没有可比的批次：两个以上批次有文件、又有共同的人时，才比较名单的痕迹。各批次写明文件。"
        en="Nothing to compare: marks are compared where two batches with files share people. Name the files of each batch."
        sections={['batches']}
      />
    )
  return (
    <>
      <p>
        <Paper>{head.sentence}</Paper>
      </p>
      {head.hints.map((hint, i) => (
        <p key={`${String(i)} ${hint}`} className="note warn">
          <Paper>{hint}</Paper>
        </p>
      ))}
      <Picture
        name="origin"
        alt={say('来源图：各关系见下表', 'Origins; each edge stands in the table below')}
      />
      <Edges />
      {head.notes.length > 0 && (
        <ul className="why">
          {head.notes.map((note, i) => (
            <li key={`${String(i)} ${note}`}>
              <Paper>{note}</Paper>
            </li>
          ))}
        </ul>
      )}
      <Cut
        shown={head.hints.length + head.notes.length}
        all={head.hints.length + head.notes.length + head.left}
      />
      <Pairs />
      <p className="shown">
        {say(
          '来源只依据名单本身的痕迹推断，供查证参考；批次之间谁出自谁，由办案机关结合聊天、转账、供述审查认定',
          'Reckoned from marks in the lists alone, to be checked; which list came from which is for the authorities to find, with chats, transfers and statements.',
        )}
      </p>
    </>
  )
}

const EDGES = 200

function Edges() {
  const say = useSay()
  const { value, problem } = useAsked(
    () => client.chain.origin.edges.$get({ query: { most: String(EDGES) } }),
    [],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return null
  if (value.all === 0)
    return (
      <p className="note info">
        {say('没有能说明来源关系的痕迹。', 'No mark tells where a list came from.')}
      </p>
    )
  const or = (others: readonly string[]) =>
    others.length > 0
      ? say(
          `（或${others.join('、')}，不能区分）`,
          ` (or ${others.join(', ')}: cannot be told apart)`,
        )
      : ''
  return (
    <>
      <PlainTable
        name={say('来源关系', 'Origins')}
        head={[
          { title: say('批次', 'Batch') },
          { title: say('出自（或与之相同的）', 'From (or the same)') },
          { title: say('方向', 'Direction') },
          { title: say('共有人数', 'Shared'), num: true },
          { title: say('超出偶然的痕迹', 'Marks beyond chance') },
          { title: say('方式', 'How') },
          { title: say('经由', 'Through') },
          { title: say('依据', 'Why') },
        ]}
        lines={value.items.map((edge, i) => ({
          key: `${String(i)} ${edge.from} ${edge.to}`,
          cells: [
            `${edge.to}${or(edge['or-to'])}`,
            `${edge.from}${or(edge['or-from'])}`,
            <Tag key="way" how={edge.directed ? 'good' : 'warn'}>
              {edge.directed ? say('有方向', 'directed') : say('不能判断方向', 'no direction')}
            </Tag>,
            grouped(edge.shared),
            marksTitle(edge.kinds),
            waysTitle(edge.ways),
            edge.through.join('、') || '—',
            edge.sentence,
          ],
        }))}
      />
      <p className="shown">
        {say(
          `显示 ${value.items.length} / ${grouped(value.all)} 条关系`,
          `Showing ${value.items.length} of ${grouped(value.all)} edges`,
        )}
      </p>
    </>
  )
}

/** Each pair that was looked at: its marks beside chance, and the explanations, ranked. */
function Pairs() {
  const say = useSay()
  const asked = useListed((query) => client.chain.origin.pairs.$get({ query }))
  return (
    <Listed asked={asked} unit={say('对', '')} none={null}>
      {(value) => (
        <>
          <h3>{say('逐对比对', 'Pair by pair')}</h3>
          {value.items.map((pair) => (
            <details key={JSON.stringify([pair.a, pair.b])} className="card" open={value.all === 1}>
              <summary>
                <b>
                  {pair.a} — {pair.b}
                </b>{' '}
                {say(
                  `共有${grouped(pair.shared)}人（${pair.a}${grouped(pair['people-a'])}人，${pair.b}${grouped(pair['people-b'])}人）`,
                  `${grouped(pair.shared)} in both (${grouped(pair['people-a'])} and ${grouped(pair['people-b'])})`,
                )}
                {'　'}
                <Paper>{pair.why}</Paper>
              </summary>
              <PlainTable
                name={say('痕迹', 'Marks')}
                head={[
                  { title: say('痕迹', 'Mark') },
                  { title: say('实际', 'Found'), num: true },
                  { title: say('情况', 'What') },
                  { title: say('偶然水平', 'By chance') },
                  { title: say('判断', 'So') },
                ]}
                lines={pair.fingerprints.map((mark) => ({
                  key: mark.kind,
                  cells: [
                    mark.title,
                    `${grouped(mark.found)}/${grouped(mark.of)}`,
                    mark.sentence,
                    mark.chance?.sentence ??
                      say('没有可用的偶然水平', 'no level of chance at hand'),
                    <Tag key="so" how={mark.beyond ? 'good' : 'plain'}>
                      {mark.beyond ? say('超出偶然', 'beyond chance') : say('仅供参考', 'no proof')}
                    </Tag>,
                  ],
                }))}
              />
              <PlainTable
                name={say('可能的解释', 'Explanations')}
                head={[
                  { title: say('次序', 'Rank'), num: true },
                  { title: say('可能的解释', 'Explanation') },
                  { title: say('支持', 'For it') },
                  { title: say('不支持', 'Against it') },
                  { title: say('可以推翻此项的材料', 'What would overturn it') },
                ]}
                lines={pair.hypotheses.map((one, i) => ({
                  key: one.id,
                  cells: [
                    i + 1,
                    `${one.title}${one.ways.length > 0 ? `：${waysTitle(one.ways)}` : ''}`,
                    <Sentences key="for" texts={one.supports} />,
                    <Sentences key="against" texts={one.against} />,
                    <Sentences key="over" texts={one['overturned-by']} />,
                  ],
                }))}
              />
            </details>
          ))}
        </>
      )}
    </Listed>
  )
}
