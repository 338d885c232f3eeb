import { Button, Checkbox, Radio } from 'antd'
import { useState } from 'react'
import type { CorrectionEffect } from '../../../../src/case/intake/corrections/correction-effect.ts'
import type { TableReport } from '../../../../src/report.ts'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useSay } from '../../words.tsx'
import { Problem } from '../problem.tsx'
import { useWho, WhoFields } from '../who.tsx'
import { Effect, isStill } from './effect.tsx'
import { SaidFields } from './fields.tsx'
import { Proposals } from './proposals.tsx'
import { isWhole, wrongOf, wrongs, type Said, type Wrong } from './said.ts'

interface Corrected {
  readonly tab: number
  readonly table: TableReport
  /** Tables of the same shape, this one among them. */
  readonly alike: number
  /** What the software would correct in a doubtful table. */
  readonly proposals: readonly Said[]
}

/** Says what is wrong, shows what it would change, and only then enters it with name and reason. */
export function Correction({ tab, table, alike, proposals }: Corrected) {
  const say = useSay()
  const [wrong, setWrong] = useState<Wrong>('kind')
  const [said, setSaid] = useState<Said>({})
  const [effect, setEffect] = useState<CorrectionEffect | null>(null)
  const { busy, problem, work } = useWork()
  const change = (next: Said) => {
    setSaid(next)
    setEffect(null)
  }
  const see = (what: Said) => work(async () => setEffect(await effectOf(tab, what)))
  const take = (proposal: Said) => {
    setWrong(wrongOf(proposal))
    change(proposal)
    void see(proposal)
  }
  return (
    <section className="card" aria-label={say('更正', 'Correction')}>
      <h3>{say('更正', 'Correction')}</h3>
      <Proposals {...{ proposals, table }} onTake={take} />
      <div className="row-of">
        <Radio.Group
          aria-label={say('哪里不对', 'What is wrong')}
          optionType="button"
          value={wrong}
          options={[...wrongs(say, hasSheets(table))]}
          onChange={({ target }) => {
            setWrong(target.value as Wrong)
            change(target.value === 'only' ? { only: true } : {})
          }}
        />
      </div>
      <div className="row-of">
        <SaidFields key={wrong} {...{ wrong, table, said }} onChange={change} />
        <Button
          onClick={() => void see(said)}
          disabled={!isWhole(wrong, said)}
          loading={busy && effect === null}
        >
          {say('先看效果', 'See the effect')}
        </Button>
      </div>
      {problem && <Problem told={problem} />}
      <div role="status">{effect && <Effect effect={effect} />}</div>
      {effect && isStill(effect) && (
        <p>
          {say('各数不变；采用即为确认。', 'No number changes; to accept it is to confirm it.')}
        </p>
      )}
      {effect && <Accept {...{ tab, said, alike }} />}
    </section>
  )
}

/** Enters the correction, for this table or for all of its shape; the count is made again. */
function Accept({ tab, said, alike }: Pick<Corrected, 'tab' | 'alike'> & { readonly said: Said }) {
  const say = useSay()
  const { desk, look } = useDesk()
  const [all, setAll] = useState(false)
  const [who, setWho] = useWho()
  const { busy, problem, work } = useWork()
  const accept = () =>
    work(async () => {
      await answerOf(
        client.columns.accept.$post({ json: { tab, ...sent(said), alike: all, ...who } }),
      )
      look()
    })
  return (
    <>
      <div className="row-of">
        {alike > 1 && said.only === undefined && (
          <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
            {say(`用于同形的全部 ${alike} 张数据表`, `for all ${alike} tables of this shape`)}
          </Checkbox>
        )}
        <WhoFields who={who} onChange={setWho} />
        <Button
          type="primary"
          disabled={!who.by.trim() || !who.why.trim()}
          loading={busy}
          onClick={() => void accept()}
        >
          {say('采用并重新核算', 'Accept and count again')}
        </Button>
      </div>
      {problem && <Problem told={problem} />}
      <p className="shown">
        {desk?.isCase
          ? say('采用的更正记入操作记录。', 'An accepted correction is entered in the journal.')
          : say(
              '没有建立案件：更正只在本次核算中有效，并印在报告上。',
              'No case: the correction holds for this count and stands in its report.',
            )}
      </p>
    </>
  )
}

/** A sheet stands in its place behind the file. */
function hasSheets({ at }: TableReport): boolean {
  return at.some(
    (step, i) => i < at.length - 1 && /\.(?:xlsx|xlsm|xls|xlsb|ods|et)$/i.test(String(step)),
  )
}

async function effectOf(tab: number, said: Said): Promise<CorrectionEffect> {
  const json = { tab, ...sent(said), alike: false }
  return (await answerOf(client.columns.effect.$post({ json }))) as CorrectionEffect
}

function sent({ join, ...said }: Said) {
  return { ...said, ...(join === undefined ? {} : { join: [...join] }) }
}

/** One request at a time, and what became of it. */
function useWork() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Told | null>(null)
  const work = async (what: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await what().catch((error: unknown) => setProblem(toldOf(error)))
    setBusy(false)
  }
  return { busy, problem, work }
}
