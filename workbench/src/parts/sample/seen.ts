import type { ModeId } from '../../../../src/documents/sample/terms.ts'
import type { client } from '../../client.ts'

type Asked<T extends (...args: never[]) => Promise<{ json(): Promise<unknown> }>> = Awaited<
  ReturnType<Awaited<ReturnType<T>>['json']>
>

/** What lies there of draws, and the one that is looked at. */
export type Seen = Asked<typeof client.sample.$get>
export type Shown = NonNullable<Seen['shown']>
export type Results = NonNullable<Shown['results']>
/** A draw before it is made. */
export type Plan = Asked<typeof client.sample.plan.$get>
/** What a draw is, made or not. */
export type Head = Shown['draw']
/** A page of its strata, with what was found. */
export type Strata = Plan['strata']

export const MODES_EN: Readonly<Record<ModeId, string>> = {
  owner: 'subscriber records',
  identity: 'population register',
  call: 'telephone',
  statement: 'statements',
}
