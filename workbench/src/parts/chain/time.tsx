import { useSay } from '../../words.tsx'
import { Picture, useSheets } from '../picture.tsx'

/** Transfers, seizures and the days of both cases, from left to right. */
export function Time() {
  const say = useSay()
  const sheets = useSheets()
  if (sheets?.time === 0)
    return (
      <p className="note info">
        {say(
          '没有录入日期。下一步：在案件事实中写明各次流转的时间（on）和起诉、开庭、裁判日期（dates）。',
          'No dates are entered. Next: enter the day of each transfer (on) and the days of the case (dates) in the facts.',
        )}
      </p>
    )
  return (
    <>
      <Picture
        name="time"
        alt={say(
          '时间线：流转、扣押、刑事和民事公益诉讼各日期',
          'Time line of transfers, seizures and the days of both cases',
        )}
      />
      <p className="shown">
        {say(
          '菱形为一日，实心条为起止日期均明的期间，空心条为只知道月份或者年份的期间；虚边为推算。点线为法律施行之日。',
          'A diamond is a day, a full bar a known period, a hollow bar a month or year; broken edges are derived. Dotted: a law comes into force.',
        )}
      </p>
    </>
  )
}
