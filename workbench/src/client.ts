import { hc } from 'hono/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Api } from '../../src/server/api.ts'
import type { Told } from '../../src/server/told.ts'

export type { Told }

/** The server's own routes: what it gives and takes is known here by its types. */
export const client = hc<Api>(`${window.location.origin}/api`)

/** The same, for a page that only looks how far a run is: it does not keep the door open. */
export const onlooker = hc<Api>(`${window.location.origin}/api`, {
  headers: { 'x-background': '1' },
})

/** A refusal in the server's words, or that the server is gone. */
class Refusal extends Error {
  readonly told: Told

  constructor(told: Told) {
    super(told.zh)
    this.told = told
  }
}

const GONE: Told = {
  code: 'server/gone',
  zh: '工作台程序已停止或者没有回应；已完成的部分都保存着',
  en: 'the workbench program has stopped or does not answer; what was done is kept',
  remedy:
    '重新启动 shuzheng serve，用新显示的地址打开 / start shuzheng serve again and open the new address',
}

export interface Answer<T> {
  readonly ok: boolean
  json(): Promise<T>
}

/** What a route gives, or a {@link Refusal} in words. */
export async function answerOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked.catch(() => {
    throw new Refusal(GONE)
  })
  if (answer.ok) return answer.json()
  const told = (await answer.json().catch(() => GONE)) as Told
  throw new Refusal(told.code ? told : GONE)
}

export interface Asked<T> {
  readonly value: T | null
  readonly problem: Told | null
  readonly again: () => void
}

/**
 * Asks the server and asks again when what it depends on changes. The former answer stays until the next is there; an
 * answer that comes too late is dropped.
 */
export function useAsked<T>(ask: () => Promise<Answer<T>>, on: readonly unknown[]): Asked<T> {
  const [state, set] = useState<{ value: T | null; problem: Told | null }>({
    value: null,
    problem: null,
  })
  const [turn, setTurn] = useState(0)
  const asking = useRef(ask)
  asking.current = ask
  useEffect(() => {
    let late = false
    answerOf(asking.current()).then(
      (value) => late || set({ value, problem: null }),
      (error: unknown) => late || set((old) => ({ ...old, problem: toldOf(error) })),
    )
    return () => {
      late = true
    }
  }, [turn, ...on])
  const again = useCallback(() => setTurn((n) => n + 1), [])
  return { ...state, again }
}

export function toldOf(error: unknown): Told {
  return error instanceof Refusal ? error.told : GONE
}
