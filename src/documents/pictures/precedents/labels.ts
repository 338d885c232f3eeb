/** A point of a drawing with the short text that belongs beside it. */
export interface Labelled {
  readonly x: number
  readonly y: number
  readonly text: string
}

export interface PlacedLabel extends Labelled {
  /** Baseline and left edge of the text. */
  readonly left: number
  readonly base: number
}

const HEIGHT = 11
const LETTER = 7
const GAP = 7

/** Right, left, above, below, then further out: the first place that is free. */
const PLACES: readonly (readonly [dx: number, dy: number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
]

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Puts each text beside its point where it covers no point and no other text, in the order given; one that finds no free
 * place within three steps stands at the right of its point all the same.
 */
export function placeLabels(
  points: readonly Labelled[],
  taken: readonly Area[] = [],
): PlacedLabel[] {
  const used: Area[] = [...taken, ...points.map(({ x, y }) => around(x, y, 4))]
  return points.map((point) => {
    const tries = [1, 2, 3].flatMap((step) => PLACES.map((place) => areaAt(point, place, step)))
    const area = tries.find((a) => !used.some((u) => meet(a, u))) ?? areaAt(point, [1, 0], 1)
    used.push(area)
    return { ...point, left: tenth(area.left), base: tenth(area.bottom - 2) }
  })
}

function areaAt({ x, y, text }: Labelled, [dx, dy]: readonly [number, number], step: number): Area {
  const width = text.length * LETTER
  const left = dx > 0 ? x + GAP * step : dx < 0 ? x - GAP * step - width : x - width / 2
  const middle = y + dy * (GAP + HEIGHT / 2) * step
  return { left, top: middle - HEIGHT / 2, right: left + width, bottom: middle + HEIGHT / 2 }
}

function around(x: number, y: number, by: number): Area {
  return { left: x - by, top: y - by, right: x + by, bottom: y + by }
}

function meet(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function tenth(n: number): number {
  return Math.round(n * 10) / 10
}
