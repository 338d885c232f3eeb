/** Between two neighbouring columns: the numbers of what is joined. */
export interface Link {
  readonly from: number
  readonly to: number
}

type Columns = readonly (readonly number[])[]

const SWEEPS = 8

/**
 * The columns in an order with few crossings: each is sorted by the middle of what it is joined with, to and fro, and
 * the best of all is kept (Sugiyama's method). Equal middles keep their order: the same input gives the same picture.
 */
export function ordered(columns: Columns, links: readonly Link[]): Columns {
  let best = columns
  let fewest = crossings(columns, links)
  let now = columns
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    now = swept(now, links, sweep % 2 === 0)
    const crossed = crossings(now, links)
    if (crossed >= fewest) continue
    fewest = crossed
    best = now
  }
  return best
}

function swept(columns: Columns, links: readonly Link[], rightward: boolean): Columns {
  const done = columns.map((column) => [...column])
  const path = [...done.keys()].slice(1)
  for (const i of rightward ? path : path.map((c) => done.length - 1 - c)) {
    const fixed = placesOf(done[rightward ? i - 1 : i + 1] ?? [])
    done[i] = sortedBy(done[i] ?? [], middles(links, fixed, rightward))
  }
  return done
}

/** Where each stands in its column. */
function placesOf(column: readonly number[]): ReadonlyMap<number, number> {
  return new Map(column.map((vertex, i) => [vertex, i]))
}

function middles(
  links: readonly Link[],
  fixed: ReadonlyMap<number, number>,
  rightward: boolean,
): ReadonlyMap<number, number> {
  const sums = new Map<number, { sum: number; n: number }>()
  for (const { from, to } of links) {
    const place = fixed.get(rightward ? from : to)
    if (place === undefined) continue
    const own = rightward ? to : from
    const { sum, n } = sums.get(own) ?? { sum: 0, n: 0 }
    sums.set(own, { sum: sum + place, n: n + 1 })
  }
  return new Map([...sums].map(([vertex, { sum, n }]) => [vertex, sum / n]))
}

function sortedBy(column: readonly number[], middle: ReadonlyMap<number, number>): number[] {
  const keyed = column.map((vertex, i) => ({ vertex, key: middle.get(vertex) ?? i }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ vertex }) => vertex)
}

/** How many pairs of links cross. */
export function crossings(columns: Columns, links: readonly Link[]): number {
  const places = new Map(columns.flatMap((column, c) => column.map((v, i) => [v, [c, i] as const])))
  const ends = links.flatMap(({ from, to }) => {
    const [column, a] = places.get(from) ?? []
    const b = places.get(to)?.[1]
    return column === undefined || a === undefined || b === undefined ? [] : [{ column, a, b }]
  })
  let crossed = 0
  for (let i = 0; i < ends.length; i++) {
    for (let j = 0; j < i; j++) crossed += cross(ends[i], ends[j]) ? 1 : 0
  }
  return crossed
}

interface Ends {
  readonly column: number
  readonly a: number
  readonly b: number
}

function cross(one?: Ends, other?: Ends): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.column === other.column &&
    (one.a - other.a) * (one.b - other.b) < 0
  )
}
