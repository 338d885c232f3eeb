import { Button, Input } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useSay } from '../../words.tsx'
import { dayOf, lastDayOf } from '../day.ts'
import { Problem } from '../problem.tsx'

/**
 * Conduct and decision of a bare folder: by them the standards in force are taken, and ages told. A case has them among
 * its facts.
 */
export function BareDates() {
  const say = useSay()
  const { desk, look } = useDesk()
  const [from, setFrom] = useState(desk?.conduct?.from ?? '')
  const [to, setTo] = useState(desk?.conduct?.to ?? '')
  const [decided, setDecided] = useState(desk?.decided ?? '')
  const [problem, setProblem] = useState<Told | null>(null)
  if (!desk || desk.isCase) return null
  const told = desk.conduct !== null || desk.decided !== null
  const count = (json: Parameters<typeof client.again.$post>[0]['json']) => {
    setProblem(null)
    void answerOf(client.again.$post({ json })).then(look, (error: unknown) =>
      setProblem(toldOf(error)),
    )
  }
  const begin = from.trim()
  const end = to.trim() === '' ? begin : to.trim()
  const days = [
    { label: say('行为开始', 'Conduct from'), value: from, set: setFrom },
    { label: say('行为结束', 'Conduct to'), value: to, set: setTo },
    { label: say('裁判日期', 'Decided on'), value: decided, set: setDecided },
  ]
  return (
    <form
      className="card"
      aria-label={say('行为与裁判日期', 'Dates of conduct and decision')}
      onSubmit={(event) => {
        event.preventDefault()
        count({
          conduct: begin === '' ? null : { from: firstDayOf(begin), to: lastDayOf(end) },
          decided: decided.trim() === '' ? null : dayOf(decided),
        })
      }}
    >
      <div className="row-of">
        <b>{say('行为与裁判日期', 'Dates')}</b>
        {days.map(({ label, value, set }) => (
          <label key={label}>
            {label}{' '}
            <Input
              style={{ width: 130 }}
              value={value}
              placeholder="2021-08-05"
              onChange={({ target }) => set(target.value)}
            />
          </label>
        ))}
        <Button htmlType="submit" disabled={begin === '' && decided.trim() === ''}>
          {say('按此重新核算', 'Count by these')}
        </Button>
        {told && (
          <Button
            onClick={() => {
              for (const { set } of days) set('')
              count({ conduct: null, decided: null })
            }}
          >
            {say('不按日期', 'Without dates')}
          </Button>
        )}
      </div>
      <p className="why">
        {told
          ? say('标准和年龄按这些日期。', 'Standards and ages go by these dates.')
          : say(
              '没有写明日期的，按规则数据核对之日有效的标准（假定），年龄不明。可以只写到月，如 2021-08。',
              'Without dates the standards of the day of the law data hold (assumed), and ages are unknown. A month is enough, as 2021-08.',
            )}
      </p>
      {problem && <Problem told={problem} />}
    </form>
  )
}

function firstDayOf(typed: string): string {
  const day = dayOf(typed)
  return day.length === 7 ? `${day}-01` : day.length === 4 ? `${day}-01-01` : day
}
