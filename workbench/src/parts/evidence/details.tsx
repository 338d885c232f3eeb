import { DIGEST, DIGEST_MATCH, STATUS, codeLabel } from '../../../../src/documents/words/labels.ts'
import { nextStep } from '../../../../src/documents/terminal/next-step.ts'
import type { FileReport, Issue } from '../../../../src/report.ts'
import { useWords } from '../../words.tsx'
import { Tag } from '../numbers.tsx'

const STATUS_EN = {
  read: 'read',
  partial: 'in part',
  unread: 'not read',
  listed: 'listed',
} as const
const MATCH_EN = { match: 'agrees', mismatch: 'differs', 'not-listed': 'not in the list' } as const

/** 已读, 部分未读, 未读, 列出. */
export function State({ status }: Pick<FileReport, 'status'>) {
  const { say } = useWords()
  const how = status === 'read' ? 'good' : status === 'listed' ? 'plain' : 'loud'
  return <Tag how={how}>{say(STATUS[status], STATUS_EN[status])}</Tag>
}

/** Whether the digest stands in the list of the police; nothing without a list. */
export function Agreement({ match }: { readonly match: FileReport['digest-match'] }) {
  const { say } = useWords()
  if (match === null) return null
  const how = match === 'match' ? 'good' : match === 'mismatch' ? 'loud' : 'warn'
  return (
    <Tag how={how}>
      {say('清单：', 'list: ')}
      {say(DIGEST_MATCH[match], MATCH_EN[match])}
    </Tag>
  )
}

export function Digests({
  digests,
}: {
  readonly digests: Readonly<Record<string, string | undefined>>
}) {
  const { say } = useWords()
  const all = Object.entries(digests)
  if (all.length === 0) return <p>{say('未取校验值', 'no digest was taken')}</p>
  return (
    <dl className="digests">
      {all.map(([name, digest]) => (
        <div key={name}>
          <dt>{DIGEST[name as keyof typeof DIGEST]}</dt>
          <dd>
            <code>{digest}</code>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Issues of a file beyond these stand in report.json. */
const MOST = 20

/** What is to be told of a file, each with what to do about it. */
export function Issues({ issues }: { readonly issues: readonly Issue[] }) {
  const { say } = useWords()
  if (issues.length === 0) return null
  return (
    <ul className="issues">
      {issues.slice(0, MOST).map((issue, i) => (
        <IssueLine key={`${String(i)} ${issue.code}`} issue={issue} />
      ))}
      {issues.length > MOST && (
        <li>
          {say(
            `另有 ${issues.length - MOST} 项，见 report.json`,
            `${issues.length - MOST} more in report.json`,
          )}
        </li>
      )}
    </ul>
  )
}

function IssueLine({ issue: { code, message } }: { readonly issue: Issue }) {
  const { language, say } = useWords()
  const next = nextStep(code)
  const [zh = message, en = message] = message.split(' / ')
  return (
    <li>
      <b>{say(codeLabel(code), code)}</b>　{language === 'zh' ? zh : en}
      {next && (
        <div className="next">
          <b>{say('下一步：', 'Next: ')}</b>
          {say(next.zh, next.en)}
        </div>
      )}
    </li>
  )
}
