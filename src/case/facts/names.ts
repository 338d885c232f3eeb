import { nearest } from './nearest.ts'
import type { Path, Tell } from './tell.ts'

/** Names that facts go by, and what they are called: 人员, 批次. */
export interface Names {
  readonly what: string
  /** Where they are entered: `parties`. */
  readonly list: string
  readonly known: ReadonlySet<string>
  /** Entered, but left out for reasons of their own, which have been told. */
  readonly leftOut?: ReadonlySet<string>
}

/** How many names a remedy lists. */
const MOST = 8

export function namesOf(
  what: string,
  list: string,
  ...things: readonly (readonly { readonly id: string }[])[]
): Names {
  return { what, list, known: new Set(things.flat().map((t) => t.id)) }
}

/** Those of some names that are entered; each of the others is told. */
export function entered(
  wanted: readonly string[],
  names: Names,
  path: Path,
  effect: string,
  tell: Tell,
): string[] {
  return wanted.filter((id, i) => isEntered(id, names, [...path, i], effect, tell))
}

/** Is the name entered? If not, it is told. */
export function isEntered(
  id: string,
  names: Names,
  path: Path,
  effect: string,
  tell: Tell,
): boolean {
  const { what, list, known, leftOut } = names
  if (known.has(id)) return true
  if (leftOut?.has(id)) {
    tell({ path, problem: `所引用的${what}已略去`, remedy: `请先改正 ${list} 中的这一项`, effect })
    return false
  }
  const meant = nearest(id, known)
  const guess = meant === null ? '' : `，或者改为 ${meant}`
  tell({
    path,
    problem: `${what}没有登记`,
    remedy: `请在 ${list} 中登记${guess}${listed(known)}`,
    effect,
  })
  return false
}

function listed(known: ReadonlySet<string>): string {
  if (known.size === 0) return ''
  const more = known.size > MOST ? `等${known.size}项` : ''
  return `（已登记：${[...known].slice(0, MOST).join('、')}${more}）`
}

/** Without those whose id stands before, in this list or in another that shares its names. */
export function distinct<T extends { readonly id: string }>(
  things: readonly T[],
  list: string,
  tell: Tell,
  taken: ReadonlySet<string> = new Set(),
): T[] {
  const seen = new Set(taken)
  return things.filter((thing, i) => {
    const repeated = seen.has(thing.id)
    seen.add(thing.id)
    if (repeated) tell(repetition([list, i, 'id'], taken.has(thing.id)))
    return !repeated
  })
}

function repetition(path: Path, elsewhere: boolean) {
  return {
    path,
    problem: elsewhere ? '标识已用于人员或者账号' : '标识重复',
    remedy: '每项另取一个标识，并改正引用它的地方',
    effect: '只采用先登记的一项，此项略去',
  }
}
