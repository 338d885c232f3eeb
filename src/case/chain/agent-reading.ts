import type { Conflict } from '../../chain/people/conflicts.ts'
import type { ChainFacts } from '../../count/per-person/facts.ts'

/** A conflict as far as the reading of an agent concerns it. */
type Errand = Pick<Conflict, 'who' | 'principal' | 'bought'>

/**
 * The chain as it stands if those with a double role bought as agents: what an agent got in these transfers his principal
 * got with him, and handing it over to the principal was no providing.
 *
 * @example seller → 董 → 吴 with [t1, t2] bought for 吴 → t1 is to 董 and 吴 together, t2 is none
 */
export function agentChain(chain: ChainFacts, errands: readonly Errand[]): ChainFacts {
  return errands.reduce(withAgent, chain)
}

function withAgent(chain: ChainFacts, { who, principal, bought }: Errand): ChainFacts {
  const own = new Set(bought)
  const handed = chain.provisions.filter(
    (p) => own.has(p.transfer) && p.by.includes(who) && p.buyer.split('+').includes(principal),
  )
  const handing = new Set(handed.map((p) => p.transfer))
  const got = chain.obtainings.filter((o) => own.has(o.source) && o.by.includes(who))
  const jointly = [...new Set(handed.flatMap((p) => p.by)), principal]
  const batches = new Set(got.map((o) => o.batch))
  // A batch of which nothing tells how it came to the agent was got when it was handed over.
  const others = handed.filter((p) => !batches.has(p.batch))
  return {
    ...chain,
    provisions: chain.provisions.filter((p) => !handed.includes(p)),
    obtainings: [
      ...chain.obtainings
        .filter((o) => !handing.has(o.source) || !o.by.includes(principal))
        .map((o) => (got.includes(o) ? { ...o, by: [...new Set([...o.by, principal])] } : o)),
      ...others.map((p) => ({ by: jointly, batch: p.batch, source: p.transfer })),
    ],
  }
}
