/**
 * What a party received, paid and kept, reckoned again in the plainest way: fractions of yuan, one deal after the other, in
 * no hurry. Shares no code with `src/gains`.
 */
export interface PlainDeal {
  readonly seller: readonly string[]
  readonly buyer: readonly string[]
  readonly family: string
  readonly units: bigint
  /** Millionths of a yuan a line. */
  readonly price: bigint
}

export interface PlainGains {
  readonly gross: bigint | null
  readonly cost: bigint | null
  readonly margin: bigint | null
}

interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const ZERO: Fraction = { n: 0n, d: 1n }

function add(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

function times(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** Yuan as a fraction → whole fen, the nearest, halves away from zero. */
function fen({ n, d }: Fraction): bigint {
  const negative = n < 0n
  const size = (negative ? -n : n) * 100n
  const whole = (2n * size + d) / (2n * d)
  return negative ? -whole : whole
}

function price({ units, price: micro }: PlainDeal): Fraction {
  return { n: units * micro, d: 1_000_000n }
}

function sum(deals: readonly PlainDeal[]): Fraction {
  let all = ZERO
  for (const deal of deals) all = add(all, price(deal))
  return all
}

function units(deals: readonly PlainDeal[]): bigint {
  let all = 0n
  for (const deal of deals) all += deal.units
  return all
}

export function plainGains(party: string, deals: readonly PlainDeal[]): PlainGains {
  const sold = deals.filter((d) => d.seller.includes(party) && !d.buyer.includes(party))
  const bought = deals.filter((d) => d.buyer.includes(party) && !d.seller.includes(party))
  return {
    gross: sold.length === 0 ? null : fen(sum(sold)),
    cost: bought.length === 0 ? null : fen(sum(bought)),
    margin: marginOf(sold, bought),
  }
}

function marginOf(sold: readonly PlainDeal[], bought: readonly PlainDeal[]): bigint | null {
  if (sold.length === 0 || bought.length === 0) return null
  const families = [...new Set(sold.map((d) => d.family))]
  const of = (list: readonly PlainDeal[], family: string) => list.filter((d) => d.family === family)
  // Something of which no purchase is known may come out of anything that was bought.
  if (families.some((family) => of(bought, family).length === 0))
    return fen(add(sum(sold), times(sum(bought), { n: -1n, d: 1n })))
  let all = 0n
  for (const family of families) {
    const [out, into] = [of(sold, family), of(bought, family)]
    const [gone, got] = [units(out), units(into)]
    const part: Fraction = gone < got ? { n: gone, d: got } : { n: 1n, d: 1n }
    all += fen(add(sum(out), times(times(sum(into), part), { n: -1n, d: 1n })))
  }
  return all
}
