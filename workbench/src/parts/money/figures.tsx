import type { CaseReport } from '../../../../src/case-report.ts'
import { afterCheckWord, term } from '../../../../src/documents/papers/words.ts'
import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import type { NameOf } from '../names.ts'
import { Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { CheckTag } from './check-tag.tsx'
import type { MoneyHead } from './head.ts'
import { Missing } from '../missing.tsx'

interface Asked {
  readonly head: MoneyHead
  readonly name: NameOf
}

/** Stated figures beside what is computed, where they disagree, and which of them a pleading takes. */
export function Figures({ head, name }: Asked) {
  const say = useSay()
  const asked = useListed((query) => client.money.figures.$get({ query }))
  return (
    <>
      <Listed
        asked={asked}
        unit={say('项', '')}
        none={
          <Missing
            zh="没有录入载明数；起诉书、判决、报道载明的数录入之后在这里核对。"
            en="No stated figures yet; those of indictments, judgments and reports are checked here."
            sections={['figures']}
          />
        }
      >
        {({ items }) => <Stated figures={items} name={name} />}
      </Listed>
      {asked.value !== null && asked.value.all > 0 && (
        <>
          <Conflicts conflicts={head.conflicts} />
          <Pleading head={head} name={name} />
          <Scopes head={head} name={name} />
        </>
      )}
    </>
  )
}

function Stated({
  figures,
  name,
}: {
  readonly figures: CaseReport['figures']
  readonly name: NameOf
}) {
  const say = useSay()
  return (
    <PlainTable
      name={say('载明数与核对', 'Stated figures')}
      head={[
        { title: say('项目', 'What') },
        { title: say('人员', 'Of') },
        { title: say('流转', 'Deals') },
        { title: say('载明', 'Stated'), num: true },
        { title: say('本软件', 'Computed'), num: true },
        { title: say('核对', 'Check') },
        { title: say('来源与证据等次', 'Source and rank') },
      ]}
      lines={figures.map((f, i) => ({
        key: `${String(i)} ${f.what}`,
        cells: [
          term(f.what),
          name(f.of),
          f.deals.join('、') || '—',
          f.stated,
          f.computed ?? '—',
          <span key="check">
            <CheckTag check={f.check} /> {afterCheckWord(f.sentence)}
          </span>,
          [f.source, term(f.rank), f.status, f.evidence].filter(Boolean).join('；'),
        ],
      }))}
    />
  )
}

function Conflicts({ conflicts }: { readonly conflicts: MoneyHead['conflicts'] }) {
  const say = useSay()
  return (
    <>
      <p className="shown">{say('各数并列，未作取舍。', 'Side by side; none is chosen.')}</p>
      {conflicts.map(({ what, sentence }) => (
        <div key={sentence} className="note warn">
          <Tag how="warn">{say('证据不一致', 'conflict')}</Tag> {term(what)}：{sentence}
        </div>
      ))}
    </>
  )
}

function Pleading({ head, name }: Asked) {
  const say = useSay()
  if (head.pleading.length === 0) return null
  return (
    <>
      <h3>{say('文书用数与复核', 'Figure of a pleading, and our recount')}</h3>
      <PlainTable
        name={say('文书用数与复核', 'Figure of a pleading')}
        head={[
          { title: say('项目', 'What') },
          { title: say('人员', 'Of') },
          { title: say('文书用数', 'Taken'), num: true },
          { title: say('复核', 'Recount'), num: true },
          { title: say('说明', 'Explanation') },
        ]}
        lines={head.pleading.map((p, i) => ({
          key: `${String(i)} ${p.what}`,
          cells: [term(p.what), name(p.of), p.stated ?? '—', p.recount ?? '—', p.sentence],
        }))}
      />
    </>
  )
}

function Scopes({ head, name }: Asked) {
  const say = useSay()
  if (head.scopes.length === 0) return null
  return (
    <>
      <h3>{say('赔偿请求的范围', 'Scope of claims for money')}</h3>
      <PlainTable
        name={say('赔偿请求的范围', 'Scope of claims')}
        head={[
          { title: say('对谁', 'Against') },
          { title: say('所及流转', 'Deals') },
          { title: say('与推算比对', 'Check') },
          { title: say('不在其内', 'Outside') },
        ]}
        lines={head.scopes.map((s) => ({
          key: String(s.claim),
          cells: [
            name(s.against),
            s.deals.join('、') || '—',
            <span key="check">
              <CheckTag check={s.check} /> {afterCheckWord(s.sentence)}
            </span>,
            s['outside-sentence'] ?? '—',
          ],
        }))}
      />
    </>
  )
}
