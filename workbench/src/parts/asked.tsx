import type { ReactNode } from 'react'
import { useAsked, type Answer, type Asked } from '../client.ts'
import { useSay } from '../words.tsx'
import { Problem } from './problem.tsx'
import { Paging, useFrom } from './tabs.tsx'

/** Entries of a list that stand on a screen at once. */
const EACH = 50

/** What a part of a screen shows of its answer: why it is refused, that it is on its way, or the answer. */
export function Shown<T>({
  asked: { value, problem },
  children,
}: {
  readonly asked: Pick<Asked<T>, 'value' | 'problem'>
  readonly children: (value: T) => ReactNode
}) {
  const say = useSay()
  if (problem) return <Problem told={problem} />
  if (value === null) return <p>{say('正在载入…', 'Loading…')}</p>
  return <>{children(value)}</>
}

interface Part {
  readonly all: number
  readonly from: number
  readonly items: readonly unknown[]
}

/** The part of a list that the address asks for, in the size in which lists are shown. */
export function useListed<T extends Part>(
  ask: (query: { readonly from: string; readonly most: string }) => Promise<Answer<T>>,
  on: readonly unknown[] = [],
): Asked<T> {
  const from = useFrom()
  return useAsked(() => ask({ from, most: String(EACH) }), [from, ...on])
}

/** A list with how many of how many are shown and the way to the others; `none` where it is empty. */
export function Listed<T extends Part>({
  asked,
  unit,
  none,
  children,
}: {
  readonly asked: Asked<T>
  /** 笔、项、份. */
  readonly unit: string
  readonly none: ReactNode
  readonly children: (part: T) => ReactNode
}) {
  return (
    <Shown asked={asked}>
      {(part) =>
        part.all === 0 ? (
          none
        ) : (
          <>
            {children(part)}
            <Paging part={part} each={EACH} unit={unit} />
          </>
        )
      }
    </Shown>
  )
}
