import { useEffect, useState } from 'react'
import type { RunView } from '../../../../src/server/runs/watched-run.ts'
import { answerOf, toldOf, type Answer, type Told } from '../../client.ts'

const GOING = new Set(['reading', 'counting', 'writing'])
const OFTEN = 400

interface Watched {
  readonly run: RunView | null
}

/** A run that goes on whether anybody looks or not: looked at until it ends, and again once something was begun. */
export function useWatched<T extends Watched>(look: () => Promise<Answer<T>>) {
  const [now, setNow] = useState<T | null>(null)
  const [problem, setProblem] = useState<Told | null>(null)
  const [turn, setTurn] = useState(0)
  const going = GOING.has(now?.run?.stage ?? '')
  useEffect(() => {
    let late = false
    const timer = window.setTimeout(
      () =>
        void answerOf(look()).then(
          (next) => late || setNow(next),
          (error: unknown) => late || setProblem(toldOf(error)),
        ),
      now === null ? 0 : OFTEN,
    )
    return () => {
      late = true
      window.clearTimeout(timer)
    }
    // Asked again after each answer while it goes on.
  }, [turn, going ? now : null])
  const begin = async (asked: () => Promise<T>) => {
    setProblem(null)
    await asked().then(setNow, (error: unknown) => setProblem(toldOf(error)))
    setTurn((n) => n + 1)
  }
  return { now, going, problem, begin }
}
