import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { CONFIDENCES, PRECISION } from '../../../../src/count/sample/size.ts'
import {
  DIVISION_IDS,
  DIVISIONS,
  MODE_IDS,
  MODES,
  type DivisionId,
  type ModeId,
} from '../../../../src/documents/sample/terms.ts'
import { go, useAddress, withQuery, type Address } from '../../address.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../../client.ts'
import { besideEvidence, useDesk } from '../../desk.tsx'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { grouped } from '../numbers.tsx'
import { SheetPassword } from './sheet-password.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { StillWanted } from '../still-wanted.tsx'
import { useFrom } from '../tabs.tsx'
import { useWho } from '../who.tsx'
import { MODES_EN } from './seen.ts'
import { DrawFacts, Grounds, STRATA_EACH, StrataTable } from './facts.tsx'

const TIERS = ['A', 'B', 'C'] as const

/** What the address asks of a draw; all of it can be kept and sent. */
function askedBy({ query }: Address) {
  const one = <Id extends string>(ids: readonly Id[], name: string, usual: Id): Id =>
    ids.find((id) => id === query.get(name)) ?? usual
  const precision = Number(query.get('precision') ?? PRECISION.usual)
  const tiers = TIERS.filter((t) => (query.get('tiers') ?? 'A,B,C').split(',').includes(t))
  return {
    precision:
      precision >= PRECISION.least && precision <= PRECISION.most ? precision : PRECISION.usual,
    confidence: CONFIDENCES.find((c) => String(c) === query.get('confidence')) ?? 95,
    by: one<DivisionId>(DIVISION_IDS, 'by', 'file'),
    mode: one<ModeId>(MODE_IDS, 'mode', 'owner'),
    tiers: tiers.length > 0 ? tiers : [...TIERS],
    seed: query.get('seed') ?? '',
  }
}

/** A draw is looked at first; only the last step opens clear text, for a purpose, and writes the call sheet. */
export function NewDraw({ base, onDrawn }: { base: string | null; onDrawn: () => void }) {
  const say = useSay()
  const address = useAddress()
  const from = useFrom()
  const { seed, ...asked } = askedBy(address)
  const query = {
    ...asked,
    precision: String(asked.precision),
    confidence: String(asked.confidence),
    tiers: asked.tiers.join(','),
    ...(seed === '' ? {} : { seed }),
    from,
    most: String(STRATA_EACH),
  }
  const { value: plan, problem } = useAsked(
    () => client.sample.plan.$get({ query }),
    [JSON.stringify(query)],
  )
  return (
    <>
      <h3>{say('一、想要多准，怎样分层', '1. How precise, and divided by what')}</h3>
      <Wishes asked={{ ...asked, seed }} address={address} />
      {problem && <Problem told={problem} />}
      {plan && (
        <>
          <h3>{say('二、将抽取什么（还没有抽）', '2. What would be drawn (nothing is yet)')}</h3>
          <div className="card">
            <DrawFacts head={plan.head} drawn={null} />
          </div>
          <StrataTable strata={plan.strata} found={false} />
          <Grounds head={plan.head} />
          <h3>{say('三、抽取，写出抽样核实表', '3. Draw, and write the call sheet')}</h3>
          <Opening
            base={base}
            records={plan.head.sampled.drawn + plan.head.full}
            asked={{ ...asked, ...(seed === '' ? {} : { seed }) }}
            onDrawn={onDrawn}
          />
        </>
      )}
    </>
  )
}

type Wish = ReturnType<typeof askedBy>

function Wishes({ asked, address }: { readonly asked: Wish; readonly address: Address }) {
  const say = useSay()
  const terms = useTerms()
  const set = (name: string, value: string | null) =>
    go(withQuery(address, { part: 'new', at: null, from: null, [name]: value }), { replace: true })
  return (
    <div className="card row-of">
      <label>
        {say('允许误差 ± ', 'Precision ± ')}
        <InputNumber
          min={PRECISION.least / 10}
          max={PRECISION.most / 10}
          step={0.5}
          precision={1}
          value={asked.precision / 10}
          onChange={(value) => {
            if (value !== null) set('precision', String(Math.round(value * 10)))
          }}
          style={{ width: 84 }}
        />{' '}
        %
      </label>
      <Choice
        label={say('置信水平', 'Confidence')}
        value={String(asked.confidence)}
        options={CONFIDENCES.map((c) => ({ value: String(c), label: `${String(c)}%` }))}
        onChange={(value) => set('confidence', value)}
      />
      <Choice
        label={say('分层', 'Strata by')}
        value={asked.by}
        options={DIVISION_IDS.map((id) => ({ value: id, label: say(DIVISIONS[id], id) }))}
        onChange={(value) => set('by', value)}
      />
      <Choice
        label={say('核实方式', 'Checked by')}
        value={asked.mode}
        options={MODE_IDS.map((id) => ({ value: id, label: say(MODES[id], MODES_EN[id]) }))}
        onChange={(value) => set('mode', value)}
      />
      <Checkbox.Group
        aria-label={say('信息类型', 'Tiers')}
        value={[...asked.tiers]}
        options={TIERS.map((tier) => ({ value: tier, label: terms.tier(tier) }))}
        onChange={(tiers) => set('tiers', tiers.join(',') || null)}
      />
      <label>
        {say('种子 ', 'Seed ')}
        <Input
          style={{ width: 190 }}
          maxLength={200}
          value={asked.seed}
          placeholder={say('不填：由清单而来', 'empty: from the list')}
          onChange={({ target }) => set('seed', target.value || null)}
        />
      </label>
    </div>
  )
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly options: { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}) {
  return (
    <label>
      {label}{' '}
      <Select
        aria-label={label}
        style={{ minWidth: 120 }}
        value={value}
        options={options}
        onChange={onChange}
      />
    </label>
  )
}

/** The one step that opens clear text: for what, who, behind which password; it is entered in the journal. */
function Opening({
  base,
  records,
  asked,
  onDrawn,
}: {
  readonly base: string | null
  readonly records: number
  readonly asked: Omit<Wish, 'seed'> & { readonly seed?: string }
  readonly onDrawn: () => void
}) {
  const say = useSay()
  const { desk } = useDesk()
  const [who, setWho] = useWho()
  const [purpose, setPurpose] = useState('')
  const [password, setPassword] = useState('')
  const [folder, setFolder] = useState(base ?? besideEvidence(desk, '文书'))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Told | null>(null)
  const bare = !desk?.isCase
  const weak = password !== '' && [...password].length < 8
  const ready =
    records > 0 &&
    purpose.trim().length > 1 &&
    who.by.trim() !== '' &&
    !weak &&
    (!bare || folder.trim() !== '')
  const draw = async () => {
    setBusy(true)
    setProblem(null)
    const { tiers, ...rest } = asked
    const wish = {
      ...rest,
      tiers: [...tiers],
      purpose,
      who: who.by,
      ...(password === '' ? {} : { password }),
      ...(bare ? { folder } : {}),
    }
    await answerOf(client.sample.$post({ json: wish })).then(
      ({ shown }) => {
        onDrawn()
        go(`/sample?at=${encodeURIComponent(shown?.name ?? '')}`)
      },
      (error: unknown) => setProblem(toldOf(error)),
    )
    setBusy(false)
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        void draw()
      }}
    >
      <p className="why">
        {say(
          '抽样核实表是唯一含明文的文书：只写在本机文件夹内，只有本人可读，不经浏览器传送；打开明文的用途、人、时间记入操作记录。两名核实人在表上签名。',
          'The call sheet is the only paper with clear values: it is written on this machine for its owner alone, never sent through the browser; purpose, person and time are entered in the journal. Two people sign it.',
        )}
      </p>
      <div className="row-of">
        {bare && (
          <PlaceField
            width={440}
            label={say('文书文件夹', 'Folder of the papers')}
            wanted="folder"
            value={folder}
            onChange={setFolder}
            placeholder={say('写到哪个文件夹，不在检材之内', 'Folder outside the evidence')}
          />
        )}
        <Input
          style={{ width: 300 }}
          maxLength={200}
          aria-label={say('用途', 'Purpose')}
          placeholder={say('用途，如：核实名单真实性', 'For what')}
          value={purpose}
          onChange={({ target }) => setPurpose(target.value)}
        />
        <Input
          style={{ width: 140 }}
          maxLength={64}
          aria-label={say('抽取人', 'Who draws')}
          placeholder={say('抽取人姓名', 'Your name')}
          value={who.by}
          onChange={({ target }) => setWho({ ...who, by: target.value })}
        />
        <SheetPassword isNew value={password} weak={weak} onChange={setPassword} />
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
          {say(
            `抽取 ${grouped(records)} 条，写出表`,
            `Draw ${grouped(records)} and write the sheet`,
          )}
        </Button>
        <StillWanted
          of={[
            [!bare || folder.trim() !== '', '写到哪个文件夹', 'a folder'],
            [purpose.trim().length >= 2, '用途', 'the purpose'],
            [who.by.trim() !== '', '抽取人姓名', 'your name'],
          ]}
        />
      </div>
      {problem && <Problem told={problem} />}
    </form>
  )
}
