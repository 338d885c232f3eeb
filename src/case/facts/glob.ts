/**
 * Is a path named by a pattern of the case file? `*` stands for any run of letters within a folder or file name, `?` for
 * one letter, `**` between slashes for any number of folders; everything else stands for itself, brackets too, because
 * file names hold them. A file written out is named by its own name.
 *
 * Our own, because the pattern comes from outside: that of Node takes minutes over `{1..100000}`. This takes a time that
 * grows with pattern × path and no faster.
 *
 * @example isNamed('evidence/a/[内部]名单(1).xlsx', ['evidence/**\/*名单(1).xlsx']) → true
 */
export function isNamed(path: string, patterns: readonly string[]): boolean {
  return naming(patterns)(pathSteps(path))
}

/** {@link isNamed} for many paths, of which the steps are known. */
export function naming(patterns: readonly string[]): (steps: readonly string[]) => boolean {
  const parted = patterns.map((pattern) => {
    const all = stepsOf(pattern)
    const plain = all.findIndex(isWild)
    return { all, plain: plain < 0 ? all.length : plain }
  })
  return (steps) =>
    parted.some(({ all, plain }) => begins(all, plain, steps) && namesSteps(all, steps))
}

/** Most paths of most cases differ from a pattern in its first folders already. */
function begins(pattern: readonly string[], plain: number, steps: readonly string[]): boolean {
  for (let i = 0; i < plain; i++) if (pattern[i] !== steps[i]) return false
  return true
}

function isWild(step: string): boolean {
  return /[*?]/.test(step)
}

export function pathSteps(path: string): readonly string[] {
  return path.normalize('NFC').split('/')
}

/** Steps of a pattern; `.` steps and doubled slashes mean nothing, and folders may be parted as Windows does. */
function stepsOf(pattern: string): string[] {
  return pattern
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .filter((step, i) => step !== '.' && (step !== '' || i === 0))
}

/** Greedy with one way back, to the last `**`: what an earlier one took more of, the later one can give. */
function namesSteps(pattern: readonly string[], steps: readonly string[]): boolean {
  return wild(pattern, steps, '**', namesStep)
}

function namesStep(pattern: string, step: string): boolean {
  if (pattern === step || pattern === '*') return true
  if (!isWild(pattern)) return false
  return wild([...pattern], [...step], '*', (p, letter) => p === '?' || p === letter)
}

/** Does a list that may hold wild places agree with a list, place by place? */
function wild(
  pattern: readonly string[],
  list: readonly string[],
  any: string,
  agree: (pattern: string, item: string) => boolean,
): boolean {
  let [i, j, back, from] = [0, 0, -1, 0]
  while (j < list.length) {
    const [p, item] = [pattern[i], list[j] ?? '']
    if (p === any) {
      back = i++
      from = j
    } else if (p !== undefined && agree(p, item)) {
      i++
      j++
    } else if (back >= 0) {
      i = back + 1
      j = ++from
    } else return false
  }
  return pattern.slice(i).every((p) => p === any)
}
