import { stated } from '../../../../src/documents/papers/words.ts'
import { PACK } from '../../../../src/documents/words/procedure.ts'
import type { Body, ProcedureReport } from '../../../../src/report/procedure.ts'
import { useSay } from '../../words.tsx'
import { Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { ArticleOf } from '../reasons.tsx'
import { Paper } from '../paper-text.tsx'

/** Who sues, who supports, and before which court. */
export function Bodies({ told }: { readonly told: ProcedureReport }) {
  const say = useSay()
  const rows: readonly (readonly [string, Body | null])[] = [
    [say('起诉', 'Plaintiff'), told.plaintiff],
    ...(told.supporter === null ? [] : ([[say('支持起诉', 'Supporter'), told.supporter]] as const)),
    [say('受诉法院', 'Court'), told.court],
  ]
  return (
    <PlainTable
      name={say('机关', 'Bodies')}
      head={[
        { title: say('机关', 'Body') },
        { title: say('名称', 'Name') },
        { title: say('级别', 'Level') },
        { title: say('卷页', 'Evidence') },
      ]}
      lines={rows.map(([title, body]) => ({
        key: title,
        cells: [title, body?.name ?? '待查', body?.level ?? '—', stated(body?.evidence ?? null)],
      }))}
    />
  )
}

const PACK_TONE = { there: 'good', missing: 'loud', unknown: 'warn' } as const

/** The papers that the road asks for. */
export function Pack({ told: { pack } }: { readonly told: ProcedureReport }) {
  const say = useSay()
  if (pack === null) return null
  return (
    <>
      <h3>
        <Paper>{pack.title}</Paper> <ArticleOf {...pack} />
      </h3>
      <p className="card">
        <Paper>{pack.sentence}</Paper>
      </p>
      <PlainTable
        name={pack.title}
        head={[
          { title: say('核对', 'Check') },
          { title: say('材料', 'Paper') },
          { title: say('卷页', 'Evidence') },
        ]}
        lines={pack.items.map((item) => ({
          key: item.id,
          cells: [
            <Tag key="s" how={PACK_TONE[item.state]}>
              {PACK[item.state]}
            </Tag>,
            `${item.title}${item.note === null ? '' : `（${item.note}）`}`,
            stated(item.evidence),
          ],
        }))}
      />
    </>
  )
}
