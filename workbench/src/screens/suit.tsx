import type { CaseNote, LawInTime } from '../../../src/case-report.ts'
import { money, yuan } from '../../../src/documents/papers/amounts.ts'
import { basisText, capText, EFFECT, orderText } from '../../../src/documents/papers/suit-words.ts'
import { LAW_STATUS, stated, term } from '../../../src/documents/papers/words.ts'
import { CONDITION, PACK, ROUTE } from '../../../src/documents/procedure-words.ts'
import type {
  ClaimReport,
  DamagesReport,
  DisputeReport,
  GroupReport,
  HintReport,
  OrderReport,
} from '../../../src/report/liability.ts'
import type { Body, ProcedureReport } from '../../../src/report/procedure.ts'
import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { NoCase } from '../parts/no-case.tsx'
import { Tag } from '../parts/numbers.tsx'
import { PlainTable, Sentences } from '../parts/plain-table.tsx'
import { Precedents } from '../parts/precedents.tsx'
import { Problem } from '../parts/problem.tsx'
import { Cite, Reasons, SureTag } from '../parts/reasons.tsx'
import { Paging, Tabs, useFrom, useTab } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'

const EACH = 50

const TABS = [
  { id: 'claims', zh: '责任与请求', en: 'Groups and claims' },
  { id: 'damages', zh: '赔偿与公开案例', en: 'Damages, precedents' },
  { id: 'roads', zh: '起诉途径与材料', en: 'Roads to court' },
  { id: 'law', zh: '适用的法律', en: 'Law in time' },
] as const

interface SuitHead {
  readonly names: Readonly<Record<string, string>>
  readonly groups: readonly GroupReport[]
  readonly matrix: readonly {
    readonly kind: string
    readonly label: string
    readonly persons: number
    readonly cells: readonly { readonly party: string; readonly texts: readonly string[] }[]
  }[]
  readonly disputes: readonly DisputeReport[]
  readonly hints: readonly HintReport[]
  readonly damages: readonly DamagesReport[]
}

type NameOf = (ids: readonly string[]) => string

/** Who is asked for what, on what ground, by which road; views that are argued stand side by side. */
export default function Suit() {
  const say = useSay()
  const tab = useTab(TABS)
  const { value, problem } = useAsked(() => client.suit.$get(), [])
  const suit = value as SuitHead | null
  const name: NameOf = (ids) => ids.map((id) => suit?.names[id] ?? id).join('、') || '未载明'
  return (
    <>
      <h2>{say('责任与诉讼', 'Liability and suit')}</h2>
      <p className="lead">
        {say(
          '各条只作核对提示；由办案机关审查认定。',
          'Notes to be checked; the authorities decide.',
        )}
      </p>
      {problem && (
        <NoCase
          told={problem}
          zh="录入责任组、诉讼请求和日期之后，这里列出各人的请求、上限、争议和起诉途径。"
          en="Once groups, claims and dates are entered, they stand here with caps, disputes and roads to court."
        />
      )}
      {suit && (
        <>
          <Tabs screen="suit" tabs={TABS} now={tab} />
          {tab === 'claims' && <ClaimsPart suit={suit} name={name} />}
          {tab === 'damages' && (
            <>
              <Damages suit={suit} name={name} />
              <Precedents />
            </>
          )}
          {tab === 'roads' && <Roads />}
          {tab === 'law' && <Law />}
        </>
      )}
    </>
  )
}

function ClaimsPart({ suit, name }: { readonly suit: SuitHead; readonly name: NameOf }) {
  const say = useSay()
  const nothing = suit.groups.length + suit.matrix.length === 0
  return (
    <>
      {nothing && (
        <div className="note info">
          {say('还没有责任组和诉讼请求。', 'No groups and no claims yet. ')}
          <Link to="/journal">
            {say('到“案件与操作记录”录入 groups、claims', 'Enter groups and claims in the case')}
          </Link>
        </div>
      )}
      <Matrix suit={suit} name={name} />
      {suit.groups.length > 0 && <h3>{say('责任组', 'Groups')}</h3>}
      {suit.groups.map((group) => (
        <GroupCard key={group.id} group={group} name={name} />
      ))}
      <Claims name={name} />
      <Orders name={name} />
      {suit.disputes.map((dispute) => (
        <Dispute key={dispute.id} dispute={dispute} name={name} />
      ))}
      <Hints hints={suit.hints} />
    </>
  )
}

function Matrix({ suit, name }: { readonly suit: SuitHead; readonly name: NameOf }) {
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

function GroupCard({ group, name }: { readonly group: GroupReport; readonly name: NameOf }) {
  const say = useSay()
  const { cap, conduct, deals } = group
  return (
    <article className="card" style={{ marginBottom: 10 }}>
      <b>
        <Tag how={group.effect === 'unknown' ? 'warn' : 'strong'}>{EFFECT[group.effect]}</Tag> 组
        {group.id}：{name(group.members)}
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
      <ul className="why">
        {group.basis.map((basis) => (
          <li key={basis.id}>
            <Cite cite={basis.cite} label={basis.article} /> {basisText({ ...basis, article: '' })}
          </li>
        ))}
      </ul>
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
  )
}

function Claims({ name }: { readonly name: NameOf }) {
  const say = useSay()
  const from = useFrom()
  const { value } = useAsked(
    () => client.suit.claims.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (!value || value.all === 0) return null
  return (
    <>
      <h3>{say('各项请求', 'Each claim')}</h3>
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
        lines={(value.items as readonly ClaimReport[]).map((c) => ({
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
      <Paging part={value} each={EACH} unit={say('项', '')} />
    </>
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

function Orders({ name }: { readonly name: NameOf }) {
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

/** Both views beside each other; neither is chosen. */
function Dispute({ dispute, name }: { readonly dispute: DisputeReport; readonly name: NameOf }) {
  const say = useSay()
  return (
    <article className="card" style={{ marginBottom: 10 }}>
      <b>
        <Tag how="warn">{say('争议', 'dispute')}</Tag> {dispute.title}
      </b>
      <p>
        {name(dispute.parties)}：{dispute.sums.join('；')}。{dispute.sentence}
      </p>
      <div className="beside">
        {dispute.views.map(({ title, reason }) => (
          <div key={title} className="note">
            <b>{title}</b>
            <Reasons reasons={[reason]} />
          </div>
        ))}
      </div>
    </article>
  )
}

function Hints({ hints }: { readonly hints: readonly (HintReport | CaseNote)[] }) {
  const say = useSay()
  return (
    <>
      {hints.map((hint) => (
        <article key={`${hint.id} ${hint.text}`} className="card" style={{ marginBottom: 10 }}>
          <b>
            <Tag>{say('提示', 'note')}</Tag> {hint.title}
          </b>
          <p>{hint.text}</p>
          <Reasons reasons={hint.reasons} />
        </article>
      ))}
    </>
  )
}

function Damages({ suit, name }: { readonly suit: SuitHead; readonly name: NameOf }) {
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
        <Sentences key="b" texts={i === 0 ? basis.basis.map(basisText) : ['同上']} />,
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

function claimed({ claimed: fen, claims: ids }: DamagesReport): string {
  if (ids.length === 0) return '没有请求'
  return fen === null ? '未载明' : yuan(fen)
}

type DamagesNumber = DamagesReport['bases'][number]['numbers'][number]

function numberText({ what, fen, bound, rank, source, difference }: DamagesNumber): string {
  const sum = `${bound === 'about' ? '约' : ''}${yuan(fen)}${bound === 'at-least' ? '以上' : ''}`
  const from = source === null ? term(rank) : `${source}，${term(rank)}`
  return `${term(what)}${sum}（${from}）${compared(difference)}`
}

function compared(difference: number | null): string {
  if (difference === null) return ''
  if (difference === 0) return '，与请求相同'
  return difference > 0 ? `，比请求多${yuan(difference)}` : `，比请求少${yuan(-difference)}`
}

const STATE_TONE = { met: 'good', 'not-met': 'loud', unknown: 'warn', none: 'plain' } as const
const PACK_TONE = { there: 'good', missing: 'loud', unknown: 'warn' } as const

function Roads() {
  const say = useSay()
  const { value, problem } = useAsked(() => client.suit.procedure.$get(), [])
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  const told = value as unknown as ProcedureReport & { readonly proof: readonly CaseNote[] }
  return (
    <>
      <Bodies told={told} />
      {told.routes.length === 0 && (
        <div className="note info">
          {say('还不知道由谁起诉。', 'Nobody is known to sue yet. ')}
          <Link to="/journal">
            {say(
              '到“案件与操作记录”录入 procedure 和日期',
              'Enter procedure and dates in the case',
            )}
          </Link>
        </div>
      )}
      {told.routes.map((route) => (
        <section key={route.id}>
          <h3>
            {route.title} {route.used && <Tag how="strong">{say('本案采用', 'used')}</Tag>}{' '}
            <Tag how={route.state === 'open' ? 'good' : 'warn'}>{ROUTE[route.state]}</Tag>
          </h3>
          <PlainTable
            name={route.title}
            head={[
              { title: say('核对', 'Check') },
              { title: say('条件', 'Condition') },
              { title: say('说明', 'Why') },
              { title: say('依据', 'Article') },
            ]}
            lines={route.conditions.map((c) => ({
              key: c.id,
              cells: [
                <Tag key="s" how={STATE_TONE[c.state]}>
                  {CONDITION[c.state]}
                </Tag>,
                c.title,
                <Sentences
                  key="w"
                  texts={[c.why, ...(c.open === null ? [] : [`待查：${c.open}`])]}
                />,
                <ArticleOf key="a" {...c} />,
              ],
            }))}
          />
        </section>
      ))}
      <Pack told={told} />
      {told.settlement !== null && (
        <>
          <h3>
            {say('和解、调解协议', 'Agreement')}{' '}
            {told.settlement.words.length > 1 ? (
              <Tag how="warn">{say('表述不一致', 'words differ')}</Tag>
            ) : (
              <Tag>{told.settlement.words.join('')}</Tag>
            )}
          </h3>
          <p className="card">{told.settlement.sentence}</p>
        </>
      )}
      <h3>{say('程序与证明提示', 'Notes on procedure and proof')}</h3>
      <Hints hints={[...told.notes, ...told.proof]} />
    </>
  )
}

/** The article opens where the law data has it; else its name alone. */
function ArticleOf({
  article,
  cite,
  sure,
}: {
  readonly article: string | null
  readonly cite: string | null
  readonly sure: Parameters<typeof SureTag>[0]['sure']
}) {
  return (
    <>
      {cite === null ? (
        (article ?? '—')
      ) : (
        <Cite cite={cite} {...(article === null ? {} : { label: article })} />
      )}{' '}
      <SureTag sure={sure} />
    </>
  )
}

function Bodies({ told }: { readonly told: ProcedureReport }) {
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

function Pack({ told: { pack } }: { readonly told: ProcedureReport }) {
  const say = useSay()
  if (pack === null) return null
  return (
    <>
      <h3>
        {pack.title} <Cite cite={pack.cite} /> <SureTag sure={pack.sure} />
      </h3>
      <p className="card">{pack.sentence}</p>
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

const ASKED = { conduct: '行为', filed: '起诉', heard: '开庭', decided: '裁判' } as const

function Law() {
  const say = useSay()
  const { value, problem } = useAsked(() => client.suit.law.$get(), [])
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
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
        lines={(value as readonly LawInTime[]).map((l) => ({
          key: l.id,
          cells: [
            l.title,
            <span key="a">
              <Cite cite={l.cite} label={l.article} /> <SureTag sure={l.sure} />
            </span>,
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
