import { money } from '../../../../src/documents/papers/amounts.ts'
import { capText, EFFECT } from '../../../../src/documents/papers/suit-words.ts'
import { stated } from '../../../../src/documents/papers/words.ts'
import type { GroupReport } from '../../../../src/report/liability.ts'
import { useSay } from '../../words.tsx'
import type { NameOf } from '../names.ts'
import { Tag } from '../numbers.tsx'
import { Grounds } from './grounds.tsx'
import { Paper } from '../paper-text.tsx'

/** Who answers together, for what at the most, and on what ground. */
export function GroupCard({ group, name }: { readonly group: GroupReport; readonly name: NameOf }) {
  const say = useSay()
  const { cap, conduct, deals } = group
  return (
    <Paper>
      <article className="card" style={{ marginBottom: 10 }}>
        <b>
          <Tag how={group.effect === 'unknown' ? 'warn' : 'strong'}>{EFFECT[group.effect]}</Tag>{' '}
          {say('组', 'group ')}
          {group.id}
          {say('：', ': ')}
          {name(group.members)}
        </b>
        <div className="shown">
          {[
            group.label,
            deals === null ? '全部流转' : `流转${deals.join('、')}`,
            conduct === null ? '行为时间待查' : `行为${conduct.from}至${conduct.to}`,
            stated(group.evidence),
          ].join('　')}
        </div>
        <p>
          {say('上限 ', 'Cap ')}
          <b className="num">{capText(cap)}</b>　{cap.sentence}
        </p>
        <p className="shown">
          {say('对照　差价获利 ', 'Beside it: margin ')}
          {money(group.gain)}
          {say('（不是上限）', ' (not the cap)')}
        </p>
        <Grounds basis={group.basis} />
        {group.shares.map(({ member, text }) => (
          <div key={member}>
            {name([member])}：{text}
          </div>
        ))}
        {group.notes.map((note) => (
          <div key={note} className="note info">
            {note}
          </div>
        ))}
      </article>
    </Paper>
  )
}
