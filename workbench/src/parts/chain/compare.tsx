import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { BatchBy } from '../../../../src/report/chain.ts'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Problem } from '../problem.tsx'

/** What is taken for a list when lists are compared, and from how many people both of a pair come, where it is known. */
export function CompareBy({
  now,
  hasBatches,
  onDone,
}: {
  /** By what they were compared; null: nothing was compared yet. */
  readonly now: BatchBy | null
  readonly hasBatches: boolean
  readonly onDone: () => void
}) {
  const say = useSay()
  const [by, setBy] = useState<BatchBy>(now ?? 'file')
  const [among, setAmong] = useState<number | null>(null)
  const [problem, setProblem] = useState<Told | null>(null)
  const [going, setGoing] = useState(false)
  const act = async (asked: () => Promise<unknown>) => {
    setGoing(true)
    setProblem(null)
    await asked().then(onDone, (error: unknown) => setProblem(toldOf(error)))
    setGoing(false)
  }
  const choices: readonly (readonly [BatchBy, string])[] = [
    ...(hasBatches ? ([['batch', say('批次', 'batches')]] as const) : []),
    ['file', say('每个文件', 'each file')],
    ['folder', say('每个文件夹', 'each folder')],
    ['exhibit', say('每件检材', 'each exhibit')],
    ['table', say('每张数据表', 'each table')],
  ]
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        void act(() => answerOf(client.chain.overlap.$post({ json: { by, among } })))
      }}
    >
      <div className="row-of">
        <label>
          {say('以什么为一份名单', 'A list is')}{' '}
          <Select
            style={{ width: 150 }}
            value={by}
            onChange={setBy}
            options={choices.map(([value, label]) => ({ value, label }))}
          />
        </label>
        <label>
          {say('共同来源人群的人数（可不填）', 'people both come from (may be left out)')}{' '}
          <InputNumber
            style={{ width: 150 }}
            min={1}
            max={999_999_999_999}
            precision={0}
            value={among}
            onChange={setAmong}
          />
        </label>
        <Button type="primary" htmlType="submit" loading={going}>
          {say('比较', 'Compare')}
        </Button>
        {now !== null && (
          <Button
            disabled={going}
            onClick={() => void act(() => answerOf(client.chain.overlap.own.$post()))}
          >
            {say('回到报告中的比较', 'Back to what the report holds')}
          </Button>
        )}
      </div>
      <p className="why">
        {say(
          '另行比较只供查看，不写入报告。不填人数的，按全国总数推算偶然会有多少共同的人；同出一校、一市的，填该校、该市人数。',
          'Other comparisons are to look at, not in the report. Without a number of people, chance is reckoned by the whole country.',
        )}
      </p>
      {problem && <Problem told={problem} />}
    </form>
  )
}
