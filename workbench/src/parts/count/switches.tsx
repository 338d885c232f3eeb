import { Button, Radio, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Switch, SwitchOption, Switches } from '../../../../src/case/persons/switches.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { Link } from '../../frame.tsx'
import { numberAddress } from './addresses.ts'
import { NoCase } from '../no-case.tsx'
import { grouped, Num, Tag } from '../numbers.tsx'
import { Problem } from '../problem.tsx'
import { SureTag } from '../reasons.tsx'
import { useWho, WhoFields } from '../who.tsx'
import { Paper, usePaperName } from '../paper-text.tsx'

/** Readings as switches: an option shows at once what it gives; one is switched at a time, the others stay as used. */
export function ReadingSwitches() {
  const say = useSay()
  const { value, problem } = useAsked(() => client.count.switches.$get(), [])
  const [whose, setWhose] = useState<string | null>(null)
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  const all = value as readonly Switches[]
  const shown = all.find((s) => s.party === whose) ?? all[0]
  return (
    <section aria-label={say('计算口径', 'Readings')}>
      <div className="row-of">
        <label>
          {say('看谁的条数', 'Whose count')}{' '}
          <Select
            style={{ width: 340 }}
            value={whose ?? ''}
            onChange={(id: string) => setWhose(id === '' ? null : id)}
            options={all.map((s) => ({
              value: s.party ?? '',
              label: s.name ?? say('全案（不等于任何人的涉案条数）', 'the whole (nobody’s own)'),
            }))}
          />
        </label>
        <span className="shown">
          {say(
            '一次变换一项，其余照采用口径；不必重新核算。',
            'One is switched at a time, the others stay as used; nothing is counted again.',
          )}
        </span>
      </div>
      {shown?.switches.length === 0 && (
        <p>{say('此人没有可变换的计算口径。', 'No reading moves this count.')}</p>
      )}
      {shown?.switches.map((each) => (
        <OneSwitch
          key={`${whose ?? ''} ${each.id}`}
          each={each}
          whole={whose === null}
          usedAddress={usedAddress(whose)}
        />
      ))}
    </section>
  )
}

/** The rows of the count in use: of the whole, or of a person. */
function usedAddress(whose: string | null): string {
  return whose === null
    ? '/rows?codes=COUNTED'
    : `/rows?${new URLSearchParams({ person: whose }).toString()}`
}

function OneSwitch({
  each,
  whole,
  usedAddress,
}: {
  readonly each: Switch
  readonly whole: boolean
  readonly usedAddress: string
}) {
  return (
    <SwitchCard
      each={each}
      usedAddress={usedAddress}
      by={(option, used) => (
        <Moved each={each} option={option} by={option.counted - used.counted} whole={whole} />
      )}
      next={(option) => <Decide reading={each.id} option={option} whole={whole} />}
    />
  )
}

/** Options beside each other, and what the chosen one gives; `next` is what can be done with one that is not in use. */
export function SwitchCard({
  each,
  usedAddress,
  by,
  next,
}: {
  readonly each: Switch
  readonly usedAddress: string
  readonly by: (option: SwitchOption, used: SwitchOption) => ReactNode
  readonly next: (option: SwitchOption) => ReactNode
}) {
  const say = useSay()
  const named = usePaperName()
  const used = each.options.find((o) => o.used)
  const [label, setLabel] = useState(used?.label ?? '')
  const chosen = each.options.find((o) => o.label === label) ?? used
  if (!chosen) return null
  return (
    <article className="card" style={{ marginTop: 8 }}>
      <div className="row-of">
        <b>
          <Paper>{each.title}</Paper>
        </b>
        <Radio.Group
          aria-label={named(each.title)}
          value={label}
          onChange={({ target }) => setLabel(String(target.value))}
        >
          {each.options.map((o) => (
            <Radio key={o.label} value={o.label}>
              <Paper>{o.label}</Paper> {o.used && <Tag how="good">{say('采用', 'used')}</Tag>}
              {o.decided && <Tag how="strong">{say('已决定', 'decided')}</Tag>}
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <Given
        chosen={chosen}
        usedAddress={usedAddress}
        moved={used && chosen !== used && by(chosen, used)}
      />
      <p className="why">
        <Paper>{each.ground}</Paper> <SureTag sure={each.sure} />
      </p>
      {!chosen.used && next(chosen)}
    </article>
  )
}

/** What an option gives: records, tiers, and the standards under it. */
function Given({
  chosen,
  usedAddress,
  moved,
}: {
  readonly chosen: SwitchOption
  readonly usedAddress: string
  readonly moved: ReactNode
}) {
  const say = useSay()
  const terms = useTerms()
  return (
    <>
      <div className="row-of" role="status">
        <span>
          {say('条数', 'records')}{' '}
          <b className="num">
            {chosen.used ? <Num n={chosen.counted} to={usedAddress} /> : grouped(chosen.counted)}
          </b>
          {moved}
        </span>
        {(['A', 'B', 'C'] as const)
          .filter((tier) => chosen.tiers[tier] > 0)
          .map((tier) => (
            <span key={tier}>
              {terms.tier(tier)} <b className="num">{grouped(chosen.tiers[tier])}</b>
            </span>
          ))}
        <Tag how={chosen.moves ? 'loud' : 'plain'}>
          {chosen.moves ? say('档次变化', 'tier moves') : say('档次不变', 'tier stays')}
        </Tag>
      </div>
      <p className="why">
        <Paper>{chosen.sentence}</Paper>
      </p>
      {chosen.tests
        .filter((test) => test.moved || !chosen.used)
        .map((test) => (
          <div key={test.rule}>
            <Tag how={test.moved ? 'loud' : test.outcome === 'met' ? 'strong' : 'plain'}>
              {terms.outcome(test.outcome)}
            </Tag>{' '}
            <Paper>{test.sentence}</Paper>
          </div>
        ))}
    </>
  )
}

/** By how much the option moves the count; of the whole the rows that it adds or takes are there. */
function Moved({
  each,
  option,
  by,
  whole,
}: {
  readonly each: Switch
  readonly option: SwitchOption
  readonly by: number
  readonly whole: boolean
}) {
  const text = signed(by)
  if (!whole || by === 0) return <>（{text}）</>
  return (
    <>
      （
      <Link className="num-link" to={numberAddress({ reading: each.id, option: option.label })}>
        {text}
      </Link>
      ）
    </>
  )
}

/** A difference with its sign. */
export function signed(n: number): string {
  return n > 0 ? `+${grouped(n)}` : grouped(n)
}

/** Enters the option as a decision, with who and why; the count is made again under it. */
function Decide({
  reading,
  option,
  whole,
}: {
  readonly reading: string
  readonly option: SwitchOption
  readonly whole: boolean
}) {
  const say = useSay()
  const { look } = useDesk()
  const [who, setWho] = useWho()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<Told | null>(null)
  const { id } = option
  if (id === null) return null
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {say('作为决定录入…', 'Enter as a decision…')}
      </Button>
    )
  }
  const enter = () =>
    answerOf(
      client.count.decide.$post({ json: { kind: 'reading', reading, option: id, ...who } }),
    ).then(look, (error: unknown) => setProblem(toldOf(error)))
  return (
    <>
      <div className="row-of">
        <WhoFields who={who} onChange={setWho} />
        <Button
          type="primary"
          disabled={who.by.trim() === '' || who.why.trim() === ''}
          onClick={() => void enter()}
        >
          {say('录入并重新核算', 'Enter and count again')}
        </Button>
      </div>
      {whole && (
        <p className="shown">
          {say(
            '决定及于各人的条数；全案去重后条数仍按默认口径，并注明已有决定。',
            'A decision governs the counts of persons; the whole keeps its default and says so.',
          )}
        </p>
      )}
      {problem && (
        <NoCase
          told={problem}
          zh="决定是案件的事实，记入操作记录。"
          en="A decision is a fact of a case, entered in its journal."
        />
      )}
    </>
  )
}

/** What the whole case, or a batch, is: third, fourth or fifth item. The software suggests, a person decides. */
export function TierDecision({ batches }: { readonly batches: readonly string[] }) {
  const say = useSay()
  const { look } = useDesk()
  const [who, setWho] = useWho()
  const terms = useTerms()
  const [tier, setTier] = useState<'A' | 'B' | 'C' | null>(null)
  const [of, setOf] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<Told | null>(null)
  const enter = () => {
    if (tier === null) return
    const about = of.length > 0 ? { batches: [...of] } : {}
    void answerOf(
      client.count.decide.$post({ json: { kind: 'tier', tier, ...about, ...who } }),
    ).then(look, (error: unknown) => setProblem(toldOf(error)))
  }
  return (
    <div className="card">
      <div className="row-of">
        <b>{say('类型由人决定', 'The tier is for a person to decide')}</b>
        <Select
          style={{ width: 130 }}
          aria-label={say('信息类型', 'Tier')}
          placeholder={say('信息类型', 'Tier')}
          value={tier}
          onChange={setTier}
          options={(['A', 'B', 'C'] as const).map((id) => ({ value: id, label: terms.tier(id) }))}
        />
        {batches.length > 0 && (
          <Select
            mode="multiple"
            style={{ minWidth: 200 }}
            aria-label={say('批次', 'Batches')}
            placeholder={say('批次（不选则及于全案）', 'batches (none: the whole)')}
            value={[...of]}
            onChange={(ids: string[]) => setOf(ids)}
            options={batches.map((id) => ({ value: id, label: id }))}
          />
        )}
        <WhoFields who={who} onChange={setWho} />
        <Button
          disabled={tier === null || who.by.trim() === '' || who.why.trim() === ''}
          onClick={enter}
        >
          {say('录入并重新核算', 'Enter and count again')}
        </Button>
      </div>
      {problem && (
        <NoCase
          told={problem}
          zh="决定是案件的事实，记入操作记录。"
          en="A decision is a fact of a case, entered in its journal."
        />
      )}
    </div>
  )
}
