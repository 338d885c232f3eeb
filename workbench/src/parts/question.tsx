import { Link } from '../frame.tsx'
import { useSay } from '../words.tsx'
import { Paper } from './paper-text.tsx'

interface Step {
  readonly when: RegExp
  readonly to: string
  readonly zh: string
  readonly en: string
}

/** Where what is open is settled here; the text itself names the flags of the command line. */
const STEPS: readonly Step[] = [
  {
    when: /--(?:split|kind|header|encoding|delimiter)\b|shape:/,
    to: '/columns',
    zh: '到“数据表与字段”更正',
    en: 'correct it under Columns',
  },
  {
    when: /--conduct\b|行为(?:截止)?日期/,
    to: '/facts?section=dates',
    zh: '到“案件事实”填写日期',
    en: 'enter the dates under Facts',
  },
  {
    when: /未读或未读完整|输出标记/,
    to: '/evidence?status=unread',
    zh: '到“检材与文件”查看、填口令',
    en: 'see them, or give a password, under Evidence',
  },
  {
    when: /信息类型为建议/,
    to: '/count',
    zh: '到“条数核算”决定',
    en: 'decide under Count',
  },
  { when: /尚未抽样核实/, to: '/sample', zh: '到“抽样核实”抽取', en: 'draw one under Sample' },
]

/** An open question, and the screen on which it is settled. */
export function Question({ text }: { readonly text: string }) {
  const say = useSay()
  const step = STEPS.find(({ when }) => when.test(text))
  return (
    <>
      <Paper>{text}</Paper>
      {step && (
        <>
          {' '}
          <Link to={step.to}>{say(step.zh, step.en)}</Link>
        </>
      )}
    </>
  )
}
