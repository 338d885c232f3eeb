import { Button, Input } from 'antd'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { SittingView } from '../../../src/server/sitting.ts'
import { answerOf, client, onlooker, toldOf, type Told } from '../client.ts'
import { useSay } from '../words.tsx'
import { NoCase } from './no-case.tsx'
import { StillWanted } from './still-wanted.tsx'
import { useWho } from './who.tsx'

interface ClearState {
  readonly open: SittingView | null
  readonly set: (open: SittingView | null) => void
}

const Context = createContext<ClearState>({ open: null, set: () => undefined })
const OFTEN = 3000

/** Knows on every screen whether clear text is open; looking does not keep it open. */
export function ClearWatch({ children }: { readonly children: ReactNode }) {
  const [open, set] = useState<SittingView | null>(null)
  useEffect(() => {
    let ended = false
    const look = () =>
      answerOf(onlooker.clear.$get()).then(
        (seen) => ended || set(seen.open),
        () => ended || set(null),
      )
    void look()
    const timer = window.setInterval(() => void look(), OFTEN)
    return () => {
      ended = true
      window.clearInterval(timer)
    }
  }, [])
  return <Context value={{ open, set }}>{children}</Context>
}

/** Is clear text open in this browser? */
export function useClear(): ClearState {
  return useContext(Context)
}

/** Stands on every screen while clear text is open. */
export function ClearBanner() {
  const say = useSay()
  const { open, set } = useClear()
  if (!open) return null
  const minutes = Math.ceil(open.left / 60_000)
  const lock = () => {
    set(null)
    void answerOf(client.clear.lock.$post()).catch(() => undefined)
  }
  return (
    <div className="note warn no-print" role="alert">
      <div className="row-of">
        <b>
          {say(`明文已打开，用途：${open.purpose}`, `Clear text is open, for: ${open.purpose}`)}
        </b>
        <span>
          {say(
            `打开人 ${open.by}；${minutes} 分钟不用即自动锁定；导出和文书不含明文`,
            `by ${open.by}; locks after ${minutes} min without use; never in exports or papers`,
          )}
        </span>
        <Button danger size="small" onClick={lock}>
          {say('锁定', 'Lock')}
        </Button>
      </div>
    </div>
  )
}

/** Asks for a purpose and a name; what is opened is entered in the journal first. */
export function ClearOpener() {
  const say = useSay()
  const { open, set } = useClear()
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [who, setWho] = useWho()
  const [problem, setProblem] = useState<Told | null>(null)
  if (open) return null
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {say('查看明文…', 'See clear text…')}
      </Button>
    )
  }
  const begin = () =>
    answerOf(client.clear.$post({ json: { purpose, by: who.by } })).then(
      ({ open: opened }) => {
        setAsking(false)
        setProblem(null)
        set(opened)
      },
      (error: unknown) => setProblem(toldOf(error)),
    )
  return (
    <div className="card">
      <div className="row-of">
        <Input
          style={{ width: 320 }}
          autoFocus
          maxLength={200}
          aria-label={say('用途', 'Purpose')}
          placeholder={say('用途，如：核对机主信息', 'For what')}
          value={purpose}
          onChange={({ target }) => setPurpose(target.value)}
        />
        <Input
          style={{ width: 140 }}
          maxLength={64}
          aria-label={say('打开人', 'Who')}
          placeholder={say('姓名', 'Your name')}
          value={who.by}
          onChange={({ target }) => setWho({ ...who, by: target.value })}
        />
        <Button
          type="primary"
          disabled={purpose.trim().length < 2 || who.by.trim() === ''}
          onClick={() => void begin()}
        >
          {say('打开明文（记入操作记录）', 'Open (entered in the journal)')}
        </Button>
        <StillWanted
          of={[
            [purpose.trim().length >= 2, '用途', 'the purpose'],
            [who.by.trim() !== '', '姓名', 'your name'],
          ]}
        />
        <Button onClick={() => setAsking(false)}>{say('不打开', 'Leave masked')}</Button>
      </div>
      {problem && (
        <NoCase
          told={problem}
          zh="明文的打开要记入案件的操作记录；没有案件，不打开。"
          en="An opening is entered in the journal of a case; without a case nothing is opened."
        />
      )}
    </div>
  )
}
