import { Button, Input } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, useAsked, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { grouped, many, Tag } from '../numbers.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { useWho } from '../who.tsx'

type Given = { readonly password: string } | { readonly file: string }

/** Gives a password, or a list of them, for the files that stay closed; kept for this run, and what opens is entered. */
export function Password() {
  const say = useSay()
  const { look } = useDesk()
  const { value, problem, again } = useAsked(() => client.evidence.locked.$get(), [])
  const [who, setWho] = useWho()
  const [word, setWord] = useState('')
  const [file, setFile] = useState('')
  const [refused, setRefused] = useState<Told | null>(null)
  if (problem) return <Problem told={problem} />
  if (!value || value.closed + value.opened === 0) return null
  const by = who.by.trim()
  const ready = !value.isCase || by !== ''
  const tell = (error: unknown) => setRefused(toldOf(error))
  const give = async (given: Given) => {
    setRefused(null)
    const json = { ...given, ...(value.isCase ? { by } : {}) }
    await answerOf(client.evidence.password.$post({ json })).catch(tell)
    setWord('')
    look()
  }
  const enter = () => answerOf(client.evidence.opened.$post({ json: { by } })).then(again, tell)
  return (
    <section className="card apart">
      <div className="row-of">
        <b>{say('口令', 'Passwords')}</b>
        <span>
          {value.closed > 0 && (
            <Link to="/evidence?status=locked">
              <Tag how="loud">
                {say(`未打开 ${grouped(value.closed)} 个`, `${grouped(value.closed)} closed`)}
              </Tag>
            </Link>
          )}{' '}
          {value.opened > 0 && (
            <Tag how="good">
              {say(`口令打开 ${grouped(value.opened)} 个`, `${grouped(value.opened)} opened`)}
            </Tag>
          )}{' '}
          {say(`已有口令 ${grouped(value.tried)} 个。`, `${many(value.tried, 'password')} given. `)}
          {say(
            '口令只在本次运行中保留，不写入报告；只重读打开的文件。',
            'Kept for this run, never in a report; only what opens is read again.',
          )}
        </span>
      </div>
      <div className="row-of">
        {value.isCase && value.closed + value.unwritten > 0 && (
          <Input
            style={{ width: 130 }}
            aria-label={say('办理人', 'Who')}
            placeholder={say('办理人姓名', 'Your name')}
            value={who.by}
            onChange={({ target }) => setWho({ ...who, by: target.value })}
          />
        )}
        {value.closed > 0 && (
          <>
            <Input.Password
              style={{ width: 200 }}
              autoComplete="off"
              aria-label={say('口令', 'Password')}
              placeholder={say('口令', 'Password')}
              value={word}
              onChange={({ target }) => setWord(target.value)}
              onPressEnter={() => ready && word !== '' && void give({ password: word })}
            />
            <Button
              type="primary"
              disabled={!ready || word === ''}
              onClick={() => void give({ password: word })}
            >
              {say('试这个口令', 'Try it')}
            </Button>
            <PlaceField
              width={330}
              label={say('口令表的路径', 'Path of a list')}
              wanted="file"
              placeholder={say('或者口令表，每行一个', 'or a list, one a line')}
              value={file}
              onChange={setFile}
            />
            <Button
              disabled={!ready || file.trim() === ''}
              onClick={() => void give({ file: file.trim() })}
            >
              {say('试口令表', 'Try the list')}
            </Button>
          </>
        )}
        {value.unwritten > 0 && (
          <Button disabled={!ready} onClick={() => void enter()}>
            {say(
              `打开的 ${grouped(value.unwritten)} 个记入操作记录`,
              `Enter ${grouped(value.unwritten)} in the journal`,
            )}
          </Button>
        )}
      </div>
      {value.closed > 0 && value.tried > 0 && (
        <p className="next" role="status">
          {say(
            '给出的口令都打不开其余的文件：请核对大小写和全角半角，或者再试别的口令。',
            'None of the passwords given opens the others: check capitals and width, or try another.',
          )}
        </p>
      )}
      {value.isCase && value.opened > 0 && (
        <p className="why">
          {say('以后还要打开的，把口令录入', 'To open them again later, enter the password under ')}
          <Link to="/facts?section=passwords">{say('案件事实的“口令”', 'Facts')}</Link>
          {say(
            '；不录入的，关闭程序后须再给一次。',
            '; otherwise it is asked for again next time.',
          )}
        </p>
      )}
      {refused && <Problem told={refused} />}
    </section>
  )
}
