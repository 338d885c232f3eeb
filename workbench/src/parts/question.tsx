import { Link } from '../frame.tsx'
import { useSay } from '../words.tsx'
import { Paper } from './paper-text.tsx'

interface Step {
  readonly when: RegExp
  readonly to: string
  readonly zh: string
  readonly en: string
}

/** Where what is open is settled here. */
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
  {
    when: /^裸号\d+条未计入/,
    to: '/rows?codes=BARE_PHONE',
    zh: '看这些行',
    en: 'see these rows',
  },
  {
    when: /^称谓号码\d+条未计入/,
    to: '/rows?codes=VAGUE_NAME',
    zh: '看这些行',
    en: 'see these rows',
  },
  { when: /^失真数据\d+条/, to: '/rows?codes=DAMAGED', zh: '看这些行', en: 'see these rows' },
  {
    when: /^有业务标签的裸号/,
    to: '/count#readings',
    zh: '到“条数核算”决定',
    en: 'decide under Count',
  },
  { when: /尚未抽样核实/, to: '/sample', zh: '到“抽样核实”抽取', en: 'draw one under Sample' },
]

/** What a paper tells who works by commands; here a link says it. */
const COMMANDS =
  /，(?:请补充 --conduct 起\.\.止|可加 --[^，。；]*|可按该表所列 --split 拆开|取得后以 --passwords [^，。；]*)/g

/** @example '行为日期未给出：按…假定，请补充 --conduct 起..止' → '行为日期未给出：按…假定' */
function withoutCommands(text: string): string {
  return text.replace(COMMANDS, '')
}

/** An open question, and the screen on which it is settled. */
export function Question({ text }: { readonly text: string }) {
  const say = useSay()
  const step = STEPS.find(({ when }) => when.test(text))
  return (
    <>
      <Paper>{withoutCommands(text)}</Paper>
      {step && (
        <>
          {' '}
          <Link to={step.to}>{say(step.zh, step.en)}</Link>
        </>
      )}
    </>
  )
}
