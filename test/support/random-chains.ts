import type {
  BatchFact,
  ChainFacts,
  Obtaining,
  Provision,
} from '../../src/count/per-person/facts.ts'
import type { IndexLine } from './person-index.ts'
import type { RefAct, RefChain, RefLine, RefTier } from './reference-person.ts'

/** A small generator of numbers below a bound, the same everywhere. */
export function dice(seed: number): (below: number) => number {
  let state = (seed * 2654435761) | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Many small cases in one index: nothing of one can meet anything of another. */
export interface World {
  readonly lines: readonly IndexLine[]
  readonly facts: ChainFacts
  readonly chains: readonly { readonly parties: readonly string[]; readonly chain: RefChain }[]
}

const TIERS: readonly RefTier[] = ['A', 'B', 'C']
type Roll = (below: number) => number

/** A world that is still being made. */
class Making {
  readonly lines: IndexLine[] = []
  readonly parties: string[] = []
  readonly batches: BatchFact[] = []
  readonly provisions: Provision[] = []
  readonly obtainings: Obtaining[] = []
  readonly chains: { parties: string[]; chain: RefChain }[] = []

  world(): World {
    const { parties, batches, provisions, obtainings } = this
    return {
      lines: this.lines,
      chains: this.chains,
      facts: { parties, batches, provisions, obtainings },
    }
  }
}

function batchFact(id: string, more: Partial<BatchFact> = {}): BatchFact {
  return { id, files: true, declared: null, tier: null, partOf: null, sameAs: null, ...more }
}

/**
 * Lines of all kinds, in few people and numbers, so that everything meets. All batches have files; with `opaque` each case
 * has one more, of which only a number is stated.
 */
export function mixedWorld(seed: number, chains: number, opaque = false): World {
  const roll = dice(seed)
  const making = new Making()
  for (let c = 0; c < chains; c++) {
    const batches = Array.from({ length: 1 + roll(6) }, (_, b) => `c${c}b${b}`)
    const first = making.batches.length
    making.batches.push(...batches.map((id) => batchFact(id)))
    const lines: RefLine[] = []
    for (let n = 3 + roll(25); n > 0; n--) {
      const b = roll(batches.length)
      const { index, known } = line(roll, c, first + b, batches[b] ?? '')
      making.lines.push(index)
      lines.push(known)
    }
    if (opaque) {
      const units = 1 + roll(12)
      const declared = { bound: 'at-least', units } as const
      batches.push(`c${c}told`)
      making.batches.push(batchFact(`c${c}told`, { files: false, declared }))
    }
    const inOrder = batches.flatMap((b) => lines.filter((l) => l.batch === b))
    addActs(making, roll, `c${c}`, batches, inOrder)
  }
  return making.world()
}

type Keys = Partial<Record<'id' | 'mobile' | 'name' | 'address' | 'other', number>>

function line(roll: Roll, chain: number, part: number, batch: string) {
  const tier = roll(3)
  const kind = kindOf(roll)
  const guardian = kind === 'full' && roll(4) === 0
  const keys = keysOf(roll, kind)
  const rank = keys.id !== undefined ? 1 : keys.name !== undefined ? 2 : 4
  const key = (value: number | undefined, kindNumber: number) =>
    value === undefined ? null : 1 + chain * 1000 + kindNumber * 100 + value
  const content = Object.entries(keys).map(
    ([k, v]) => `${k === 'other' ? 'mobile' : k}${String(v)}`,
  )
  const index: IndexLine = {
    batch: part,
    keys: {
      k_resident_id: key(keys.id, 1),
      k_mobile: key(keys.mobile, 2),
      k_name: key(keys.name, 3),
      k_address: key(keys.address, 4),
    },
    rank: kind === 'full' ? rank : 0,
    reason: { full: 0, bare: 7, labelled: 7, vague: 8, company: 6, damaged: 5 }[kind],
    flags: kind === 'labelled' ? 2 : guardian ? 256 : 0,
    tier: (tier + 1) as 1 | 2 | 3,
    more: keys.other === undefined ? [] : [1 + chain * 1000 + 200 + keys.other],
  }
  const subject =
    rank === 1
      ? `id${keys.id ?? ''}`
      : `${keys.mobile ?? ''} ${rank === 2 ? (keys.name ?? '') : ''}`
  const known: RefLine = {
    batch,
    kind,
    subject,
    content: new Set(content),
    number: keys.mobile === undefined ? null : String(keys.mobile),
    name: keys.name === undefined ? null : String(keys.name),
    tier: TIERS[tier] ?? 'C',
    fields: [keys.id, keys.mobile, keys.name, keys.address].map((v) =>
      v === undefined ? null : String(v),
    ),
    guardian,
  }
  return { index, known }
}

function kindOf(roll: Roll): RefLine['kind'] {
  const kinds = ['bare', 'labelled', 'vague', 'company', 'damaged'] as const
  return (roll(4) === 0 ? kinds[roll(kinds.length)] : null) ?? 'full'
}

function keysOf(roll: Roll, kind: RefLine['kind']): Keys {
  const mobile = { mobile: roll(5) }
  const name = { name: roll(3) }
  const address = roll(3) === 0 ? { address: roll(2) } : {}
  if (kind === 'bare' || kind === 'labelled') return mobile
  if (kind === 'vague') return { ...mobile, ...address }
  if (kind !== 'full') return { ...name, ...address }
  const other = roll(5) === 0 ? { other: 5 + roll(2) } : {}
  const shape = roll(4)
  if (shape === 0) return { id: roll(3), ...name, ...(roll(2) ? mobile : {}), ...address, ...other }
  if (shape === 1) return { mobile: roll(2) ? roll(5) : 5 + roll(2), ...address }
  return { ...mobile, ...name, ...address, ...other }
}

/** Parties who get and give the batches in every way; `all` has got everything. */
function addActs(
  making: Making,
  roll: Roll,
  chain: string,
  batches: readonly string[],
  lines: readonly RefLine[],
): void {
  const parties = Array.from({ length: 2 + roll(3) }, (_, p) => `${chain}p${p}`)
  const acts: RefAct[] = batches.map((batch) => obtaining([`${chain}all`], batch))
  for (let n = 2 + roll(9); n > 0; n--) acts.push(act(roll, parties, batches))
  const all = [...parties, `${chain}all`]
  making.parties.push(...all)
  making.chains.push({ parties: all, chain: { lines, acts } })
  acts.forEach((a, i) => {
    const base = { transfer: `${chain}t${i}`, by: a.by, batch: a.batch }
    if (a.buyer === null) making.obtainings.push({ ...base, source: base.transfer })
    else {
      const { unidentified, members, inDuty, buyer } = a
      making.provisions.push({ ...base, buyer, unidentified, members, inDuty })
    }
  })
}

function obtaining(by: readonly string[], batch: string): RefAct {
  return { by, buyer: null, unidentified: false, members: null, batch, inDuty: [] }
}

function act(roll: Roll, parties: readonly string[], batches: readonly string[]): RefAct {
  const some = () => parties[roll(parties.length)] ?? ''
  const by = [...new Set(roll(3) === 0 ? [some(), some()] : [some()])]
  const batch = batches[roll(batches.length)] ?? ''
  const how = roll(5)
  if (how < 2) return obtaining(by, batch)
  const inDuty = by.filter(() => roll(3) === 0)
  const given = { by, batch, inDuty, unidentified: false, members: null }
  if (how === 2) return { ...given, buyer: `account${roll(2)}`, unidentified: true }
  if (how === 3 && roll(2) === 0) return { ...given, buyer: 'publish:g', members: 2 }
  return { ...given, buyer: `buyer${roll(2)}` }
}

/**
 * Batches of which some have no files: the reference knows what was in them, the count only what was stated. In a world of
 * one tier anything may be stated that is true; in one of several tiers what is stated is exact, and whatever is said to be
 * a part or the same is of one tier.
 */
export function statedWorld(seed: number, chains: number, tiers: 1 | 3): World {
  const roll = dice(seed)
  const making = new Making()
  for (let c = 0; c < chains; c++) {
    const known: { id: string; people: ReadonlySet<number>; tier: number; files: boolean }[] = []
    const lines: RefLine[] = []
    for (let n = 1 + roll(5), b = 0; b < n; b++) {
      const id = `c${c}b${b}`
      const { fact, people, tier } = someBatch(roll, id, known, tiers)
      known.push({ id, people, tier, files: fact.files })
      const number = making.batches.push(fact) - 1
      for (const person of people) {
        const keys = { k_mobile: 1 + c * 1000 + person, k_name: 1 + c * 1000 + 500 + person }
        if (fact.files) {
          making.lines.push({ batch: number, keys, tier: (tier + 1) as 1 | 2 | 3 })
        }
        lines.push(hidden(id, person, TIERS[tier] ?? 'C'))
      }
    }
    addActs(
      making,
      roll,
      `c${c}`,
      known.map((k) => k.id),
      lines,
    )
  }
  return making.world()
}

function hidden(batch: string, person: number, tier: RefTier): RefLine {
  const who = String(person)
  const content = new Set([`m${who}`, `n${who}`])
  return { batch, kind: 'full', subject: who, content, number: who, name: who, tier }
}

interface Made {
  readonly fact: BatchFact
  readonly people: ReadonlySet<number>
  readonly tier: number
}

function someBatch(
  roll: Roll,
  id: string,
  known: readonly { id: string; people: ReadonlySet<number>; tier: number; files: boolean }[],
  tiers: 1 | 3,
): Made {
  const tier = tiers === 1 ? 2 : roll(3)
  const other = known[roll(known.length + 1)]
  const how = other ? roll(4) : 3
  const people = new Set(Array.from({ length: 1 + roll(8) }, () => roll(20)))
  if (!other || how > 1) {
    const files = roll(2) === 0
    return { people, tier, fact: files ? batchFact(id) : stated(roll, id, people, tier, tiers) }
  }
  if (how === 0) {
    const part = new Set([...other.people].filter(() => roll(2) === 0))
    const files = !other.files && roll(2) === 0
    const fact = files ? batchFact(id) : stated(roll, id, part, other.tier, tiers)
    return { people: part, tier: other.tier, fact: { ...fact, partOf: other.id } }
  }
  const fact = stated(roll, id, other.people, other.tier, tiers)
  return { people: other.people, tier: other.tier, fact: { ...fact, sameAs: other.id } }
}

function stated(
  roll: Roll,
  id: string,
  people: ReadonlySet<number>,
  tier: number,
  tiers: 1 | 3,
): BatchFact {
  const exactly = tiers === 3 || roll(2) === 0
  const units = exactly ? people.size : roll(people.size + 1)
  const bound = exactly ? 'exactly' : 'at-least'
  return batchFact(id, { files: false, declared: { bound, units }, tier: TIERS[tier] ?? 'C' })
}
