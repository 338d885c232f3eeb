import type { LawInTime } from '../../../../src/case-report.ts'
import { LAW_STATUS } from '../../../../src/documents/papers/words.ts'
import { client, useAsked } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Shown } from '../asked.tsx'
import { Tag } from '../numbers.tsx'
import { PlainTable, Sentences } from '../plain-table.tsx'
import { ArticleOf } from '../reasons.tsx'

const ASKED = { conduct: '行为', filed: '起诉', heard: '开庭', decided: '裁判' } as const

/** Which rule applies on which of the four dates, and why. */
export function LawOfTheCase() {
  const asked = useAsked(() => client.suit.law.$get(), [])
  return <Shown asked={asked}>{(value) => <LawTable laws={value as readonly LawInTime[]} />}</Shown>
}

function LawTable({ laws }: { readonly laws: readonly LawInTime[] }) {
  const say = useSay()
  return (
    <>
      <p>
        {say(
          '行为、起诉、开庭、裁判四个日期分别适用；刑法从旧兼从轻。',
          'Four dates, each asked by itself.',
        )}
      </p>
      <PlainTable
        name={say('适用的法律', 'Law in time')}
        head={[
          { title: say('规定', 'Rule') },
          { title: say('条文', 'Article') },
          { title: say('是否适用', 'Applies') },
          { title: say('问的日期', 'Asked for') },
          { title: say('施行期间', 'In force') },
          { title: say('理由', 'Why') },
        ]}
        lines={laws.map((l) => ({
          key: l.id,
          cells: [
            l.title,
            <ArticleOf key="a" {...l} />,
            <Tag
              key="s"
              how={l.status === 'applies' ? 'good' : l.status === 'unknown' ? 'warn' : 'plain'}
            >
              {l.status === 'not-in-force' ? say('未施行', 'not in force') : LAW_STATUS[l.status]}
            </Tag>,
            <span key="d">
              {ASKED[l.asked.which]} <span className="day">{l.asked.date ?? '待查'}</span>
            </span>,
            <span key="f">
              <span className="day">{l.from ?? '—'}</span>{' '}
              <span className="day">至 {l.to ?? '今'}</span>
            </span>,
            <Sentences key="w" texts={[l.basis, ...(l.note === undefined ? [] : [l.note])]} />,
          ],
        }))}
      />
    </>
  )
}
