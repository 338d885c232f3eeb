import type { ClaimReport, OrderReport } from '../../../../src/report/liability.ts'
import { yuan } from '../../../../src/documents/papers/amounts.ts'
import { orderText } from '../../../../src/documents/papers/suit-words.ts'
import { stated } from '../../../../src/documents/papers/words.ts'
import { client, useAsked } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import type { NameOf } from '../names.ts'
import { Tag } from '../numbers.tsx'
import { PlainTable, Sentences } from '../plain-table.tsx'
import type { SuitHead } from './head.ts'

/** Kinds of claims by persons. */
export function Matrix({ suit, name }: { readonly suit: SuitHead; readonly name: NameOf }) {
  const say = useSay()
  const [first] = suit.matrix
  if (!first) return null
  return (
    <>
      <h3>{say('请求一览（种类 × 人员）', 'Claims (kind × person)')}</h3>
      <PlainTable
        name={say('请求一览', 'Claims')}
        head={[
          { title: say('诉讼请求', 'Claim') },
          ...first.cells.map((cell) => ({ title: name([cell.party]) })),
          { title: say('人数', 'Persons'), num: true },
        ]}
        lines={suit.matrix.map((row) => ({
          key: row.kind,
          cells: [
            row.label,
            ...row.cells.map((cell) => <Sentences key={cell.party} texts={cell.texts} />),
            row.persons,
          ],
        }))}
      />
      <p className="shown">
        {say(
          '“—”为没有请求；连带的一笔在各人名下都列出全数，是同一笔，各列不相加。',
          'A dash: none. A joint sum stands whole under each; it is one sum and is never added.',
        )}
      </p>
    </>
  )
}

/** Each claim with its sum, what it asks, and what is not stated of it. */
export function Claims({ name }: { readonly name: NameOf }) {
  const say = useSay()
  const asked = useListed((query) => client.suit.claims.$get({ query }))
  if (asked.value?.all === 0) return null
  return (
    <>
      <h3>{say('各项请求', 'Each claim')}</h3>
      <Listed asked={asked} unit={say('项', '')} none={null}>
        {({ items }) => <ClaimTable claims={items} name={name} />}
      </Listed>
    </>
  )
}

function ClaimTable({
  claims,
  name,
}: {
  readonly claims: readonly ClaimReport[]
  readonly name: NameOf
}) {
  const say = useSay()
  return (
    <PlainTable
      name={say('各项请求', 'Each claim')}
      head={[
        { title: say('编号', 'No.') },
        { title: say('种类', 'Kind') },
        { title: say('对谁', 'Against') },
        { title: say('数额', 'Sum'), num: true },
        { title: say('内容', 'What') },
        { title: say('未载明', 'Not stated') },
        { title: say('来源、卷页', 'Source') },
      ]}
      lines={claims.map((c) => ({
        key: c.id,
        cells: [
          c.id,
          c.label,
          `${name(c.against)}${c.group === null ? '' : `（组${c.group}）`}`,
          sumOf(c),
          <Sentences key="what" texts={details(c)} />,
          c.missing.length === 0 ? (
            '—'
          ) : (
            <span key="missing">
              <Tag how="warn">{say('待查', 'open')}</Tag> {c.missing.join('；')}
            </span>
          ),
          stated([c.source, c.evidence].filter(Boolean).join('；')),
        ],
      }))}
    />
  )
}

function sumOf({ kind, fen, least }: ClaimReport): string {
  if (kind === 'act') return least === null ? '—' : `不低于${yuan(least)}`
  return fen === null ? '—' : yuan(fen)
}

function details(c: ClaimReport): readonly string[] {
  return [
    c.medium === null ? null : `媒体：${c.medium}`,
    c.scope === null ? null : `范围：${c.scope}`,
    c.deadline === null ? null : `期限：${c.deadline}`,
    c.beneficiary === null ? null : `交付：${c.beneficiary}`,
    c.deals === null ? null : `流转：${c.deals.join('、')}`,
    ...c.notes,
    c.wording === null ? null : `来源用语：“${c.wording}”`,
  ].filter((text) => text !== null)
}

/** What courts and others have ordered already. */
export function Orders({ name }: { readonly name: NameOf }) {
  const say = useSay()
  const { value } = useAsked(() => client.suit.orders.$get({ query: { most: '500' } }), [])
  if (!value || value.all === 0) return null
  return (
    <>
      <h3>{say('已有的处理', 'What was ordered')}</h3>
      <PlainTable
        name={say('已有的处理', 'Orders')}
        head={[
          { title: say('编号', 'No.') },
          { title: say('对谁', 'Against') },
          { title: say('内容', 'What') },
          { title: say('机关', 'By') },
          { title: say('日期', 'On') },
          { title: say('卷页', 'Evidence') },
        ]}
        lines={(value.items as readonly OrderReport[]).map((o) => ({
          key: o.id,
          cells: [
            o.id,
            name(o.against),
            orderText(o),
            stated(o.by),
            <span key="on" className="day">
              {stated(o.on)}
            </span>,
            stated(o.evidence),
          ],
        }))}
      />
      <p className="shown">
        {say(
          `显示 ${String(value.items.length)} / ${String(value.all)} 项；没有载明的数额不推算；没收、罚金与赔偿分别列出，不相抵。`,
          `Showing ${String(value.items.length)} of ${String(value.all)}; nothing is netted.`,
        )}
      </p>
    </>
  )
}
