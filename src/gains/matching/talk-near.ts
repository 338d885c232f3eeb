import { daysApart, type Days } from './days.ts'
import type { MatchLine } from './payment.ts'

/** Days around a payment within which a message is near it. */
const CHAT_DAYS = 3

/** What messages near a time name: prices, numbers of lines, sums. */
export interface TalkNear {
  readonly prices: ReadonlySet<number>
  readonly units: ReadonlySet<number>
  readonly sums: ReadonlySet<number>
}

interface Said {
  readonly prices: Set<number>
  readonly units: Set<number>
  readonly sums: Set<number>
}

const nothing = (): Said => ({ prices: new Set(), units: new Set(), sums: new Set() })

/** Looks up messages by time: they are gone through once, and each time is asked once. */
export function talkNear(lines: readonly MatchLine[]): (days: Days | null) => TalkNear {
  const byDay = new Map<string, Said>()
  for (const line of lines) {
    if (line.day === null) continue
    const said = byDay.get(line.day) ?? nothing()
    add(said, line)
    byDay.set(line.day, said)
  }
  const known = new Map<string, TalkNear>()
  return (days) => {
    const key = days === null ? '' : `${days.from} ${days.to}`
    const found = known.get(key) ?? near(byDay, days)
    known.set(key, found)
    return found
  }
}

function add(said: Said, { price, units, fen }: MatchLine): void {
  if (price !== null) said.prices.add(price)
  if (units !== null) said.units.add(units)
  if (fen !== null) said.sums.add(fen)
}

function near(byDay: ReadonlyMap<string, Said>, days: Days | null): TalkNear {
  const all = nothing()
  for (const [day, said] of byDay) {
    const gap = daysApart({ from: day, to: day }, days)
    if (gap === null || gap > CHAT_DAYS) continue
    for (const price of said.prices) all.prices.add(price)
    for (const units of said.units) all.units.add(units)
    for (const sum of said.sums) all.sums.add(sum)
  }
  return all
}
