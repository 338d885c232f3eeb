import { claimed, numberText } from '../../../../src/documents/words/damages.ts'
import { useSay } from '../../words.tsx'
import type { NameOf } from '../names.ts'
import { PlainTable, Sentences } from '../plain-table.tsx'
import { Grounds } from './grounds.tsx'
import type { SuitHead } from './head.ts'

/** Ways to measure damages, side by side. */
export function Damages({ suit, name }: { readonly suit: SuitHead; readonly name: NameOf }) {
  const say = useSay()
  if (suit.damages.length === 0)
    return (
      <p className="note info">
        {say(
          '还没有责任组或者赔偿请求，没有可以并列的计算方法。',
          'No group or claim for money yet.',
        )}
      </p>
    )
  const lines = suit.damages.flatMap((d) =>
    d.bases.map((basis, i) => ({
      key: `${d.of} ${basis.id}`,
      cells: [
        i === 0 ? name(d.members) : '',
        i === 0 ? claimed(d) : '',
        basis.title,
        <Sentences key="n" texts={basis.numbers.map(numberText)} />,
        basis.missing.join('；') || '—',
        i === 0 ? <Grounds key="b" basis={basis.basis} /> : '同上',
      ],
    })),
  )
  return (
    <>
      <h3>{say('赔偿的几种计算方法', 'Ways to measure damages')}</h3>
      <PlainTable
        name={say('赔偿的几种计算方法', 'Damages')}
        head={[
          { title: say('对谁', 'Against') },
          { title: say('请求', 'Claimed'), num: true },
          { title: say('计算方法', 'Way') },
          { title: say('本案的数', 'Numbers of this case') },
          { title: say('缺少', 'Missing') },
          { title: say('依据', 'Ground') },
        ]}
        lines={lines}
      />
      <p className="shown">
        {say(
          '各种方法并列，没有公式，不推荐其中一种。',
          'Side by side; there is no formula and none is preferred.',
        )}
      </p>
    </>
  )
}
