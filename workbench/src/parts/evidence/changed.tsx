import { nextStep } from '../../../../src/documents/terminal/next-step.ts'
import { client, useAsked } from '../../client.ts'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { grouped, many } from '../numbers.tsx'

const WHAT = {
  changed: ['内容变动', 'changed'],
  moved: ['移动', 'moved'],
  gone: ['已不在', 'gone'],
  registered: ['与操作记录的登记不符', 'other than registered in the journal'],
} as const

/** Evidence that changed, moved or went since it was taken in, with what to do; nothing where all is as it was. */
export function ChangedNote({ here = false }: { readonly here?: boolean }) {
  const say = useSay()
  const { value } = useAsked(() => client.evidence.since.$get(), [])
  if (!value || value.all === 0) return null
  const next = nextStep('CHANGED_SINCE')
  return (
    <div className="note warn" role="alert">
      <b>{say('检材登记后已变动', 'The evidence has changed since it was taken in')}</b>{' '}
      {say(`共 ${grouped(value.all)} 个文件。`, `${many(value.all, 'file')}.`)}
      <ul>
        {value.items.map(({ what, at, to }) => (
          <li key={`${what} ${at}`}>
            {say(WHAT[what][0], WHAT[what][1])}　{at}
            {to !== null && <> → {to}</>}
          </li>
        ))}
      </ul>
      {value.items.length < value.all && (
        <p className="shown">
          {say(
            `显示 ${value.items.length} / ${grouped(value.all)} 个`,
            `Showing ${value.items.length} of ${grouped(value.all)}`,
          )}
        </p>
      )}
      {next && (
        <div>
          <b>{say('下一步：', 'Next: ')}</b>
          {say(next.zh, next.en)}{' '}
          {!here && (
            <Link to="/evidence">
              {say('到“检材与文件”重新校验', 'Verify again under Evidence')}
            </Link>
          )}
        </div>
      )}
    </div>
  )
}
