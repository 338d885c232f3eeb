import { UNMOVED, within, type Matrix } from '../pages/matrix.ts'
import type { Rule } from '../pages/rules.ts'

/** What a page draws, as the library lists it: numbers of steps, and what each is given. */
interface Drawing {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** The library's numbers (`OPS`, `DrawOPS`); those of lines are part of what it hands to its own canvas. */
const SAVE = 10
const RESTORE = 11
const TRANSFORM = 12
const FORM_BEGINS = 74
const FORM_ENDS = 75
const PATH = 91
/** How a path is painted: stroked, filled, or both. */
const STROKED = new Set([20, 21, 24, 25, 26, 27])
const FILLED = new Set([22, 23])
/** Numbers that follow each step of a path: move, line, curves, close. */
const NUMBERS = [2, 2, 6, 4, 0]

/** A filled shape as thin as this is a line, in points. */
const THIN = 3
/** A line that leaves its direction by less than this runs across or down. */
const STRAIGHT = 0.5
/** More than any table of a page has: a drawing of something else. */
const MOST = 8_000

/** The lines that a page draws, where they run across it or down. `view` brings them to points from its top left corner. */
export function drawnRules({ fnArray, argsArray }: Drawing, view: readonly number[]): Rule[] {
  const rules: Rule[] = []
  const outer: Matrix[] = []
  let to = matrixFrom(view)
  fnArray.forEach((step, i) => {
    const given = argsArray[i]
    if (step === SAVE || step === FORM_BEGINS) outer.push(to)
    if (step === RESTORE || step === FORM_ENDS) to = outer.pop() ?? to
    if (step === TRANSFORM) to = within(matrixFrom(given), to)
    if (step === FORM_BEGINS) to = within(matrixFrom((given as unknown[] | null)?.[0]), to)
    if (step === PATH && rules.length < MOST)
      for (const rule of rulesOf(given, to)) rules.push(rule)
  })
  return rules
}

function matrixFrom(given: unknown): Matrix {
  const [a, b, c, d, e, f] = Array.from((given ?? []) as ArrayLike<unknown>, Number)
  const all = [a, b, c, d, e, f]
  return all.every(Number.isFinite) ? (all as unknown as Matrix) : UNMOVED
}

type Point = readonly [x: number, y: number]

function rulesOf(given: unknown, to: Matrix): Rule[] {
  const [paint, [path] = []] = given as [number, (ArrayLike<number> | null)[]?]
  if (!path || !(STROKED.has(paint) || FILLED.has(paint))) return []
  const figures = figuresOf(path, to)
  if (STROKED.has(paint)) return figures.flatMap(edgesOf)
  return figures.flatMap(thinOf)
}

/** The corners of each figure of a path. */
function figuresOf(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Point[][] {
  const figures: Point[][] = []
  let i = 0
  while (i < path.length) {
    const step = path[i] ?? 0
    const numbers = NUMBERS[step]
    if (numbers === undefined) return figures
    const x = path[i + numbers - 1] ?? 0
    const y = path[i + numbers] ?? 0
    const point: Point = [a * x + c * y + e, b * x + d * y + f]
    if (step === 0) figures.push([point])
    else if (numbers > 0) figures.at(-1)?.push(point)
    else {
      const [first] = figures.at(-1) ?? []
      if (first) figures.at(-1)?.push(first)
    }
    i += 1 + numbers
  }
  return figures
}

function edgesOf(points: readonly Point[]): Rule[] {
  return points.slice(1).flatMap((point, i) => ruleOf(points[i] ?? point, point))
}

/** A line that is filled has so many corners at the most, its first told again at its end; a map has a hundred thousand. */
const CORNERS = 8

/** A filled shape as thin as a line is one. */
function thinOf(points: readonly Point[]): Rule[] {
  if (points.length > CORNERS) return []
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [...ends(xs), ...ends(ys)] as [number, number, number, number]
  if (bottom - top <= THIN && right - left > THIN) {
    return [{ runs: 'across', at: (top + bottom) / 2, from: left, to: right }]
  }
  if (right - left <= THIN && bottom - top > THIN) {
    return [{ runs: 'down', at: (left + right) / 2, from: top, to: bottom }]
  }
  return []
}

const ends = (numbers: readonly number[]) => [Math.min(...numbers), Math.max(...numbers)]

function ruleOf([x, y]: Point, [u, v]: Point): Rule[] {
  if (Math.abs(v - y) < STRAIGHT && Math.abs(u - x) > THIN)
    return [{ runs: 'across', at: y, from: Math.min(x, u), to: Math.max(x, u) }]
  if (Math.abs(u - x) < STRAIGHT && Math.abs(v - y) > THIN)
    return [{ runs: 'down', at: x, from: Math.min(y, v), to: Math.max(y, v) }]
  return []
}
