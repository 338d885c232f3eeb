import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { DeskView } from '../../src/server/desk.ts'
import { answerOf, onlooker, toldOf, type Told } from './client.ts'

interface DeskState {
  readonly desk: DeskView | null
  readonly problem: Told | null
  /** Looks again at once: something was begun. */
  readonly look: () => void
}

const Context = createContext<DeskState | null>(null)
const OFTEN = 400
const SELDOM = 3000

/** Watches what lies on the desk: often while a run goes on, seldom otherwise. */
export function DeskWatch({ children }: { readonly children: ReactNode }) {
  const [state, set] = useState<Omit<DeskState, 'look'>>({ desk: null, problem: null })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let ended = false
    let timer = 0
    const look = async () => {
      const desk = await answerOf(onlooker.desk.$get()).then(
        (seen) => {
          if (!ended) set({ desk: seen, problem: null })
          return seen
        },
        (error: unknown) => {
          if (!ended) set((old) => ({ ...old, problem: toldOf(error) }))
          return null
        },
      )
      if (!ended) timer = window.setTimeout(() => void look(), isGoing(desk) ? OFTEN : SELDOM)
    }
    void look()
    return () => {
      ended = true
      window.clearTimeout(timer)
    }
  }, [turn])
  return <Context value={{ ...state, look: () => setTurn((n) => n + 1) }}>{children}</Context>
}

export function isGoing(desk: DeskView | null): boolean {
  const stage = desk?.run?.stage
  return stage === 'reading' || stage === 'counting' || stage === 'writing'
}

export function useDesk(): DeskState {
  const desk = useContext(Context)
  if (!desk) throw new Error('DeskWatch stands around everything')
  return desk
}

/** A folder beside a bare folder that is open, never within it: `D:\检材` → `D:\检材（文书）`. */
export function besideEvidence(desk: DeskView | null, what: string): string {
  const [path = ''] = desk?.paths ?? []
  return path === '' ? '' : `${path.replace(/[\\/]+$/, '')}（${what}）`
}
