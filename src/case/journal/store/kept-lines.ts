/**
 * A text in the form in which it was written, with the changes of another form of it. Writing YAML anew loses how people
 * wrote it: widths, blanks, `0x1F40`, where a comment stands. So the change is taken line by line from what the writer
 * makes of the text before (`before`) and after (`after`), and put into the text as people wrote it (`written`).
 *
 * @example written 'a:  1\nb:  2', before 'a: 1\nb: 2', after 'a: 1\nb: 3' → 'a:  1\nb: 3'
 */
export function keepLines(written: string, before: string, after: string): string {
  const [ours, base, theirs] = [written, before, after].map((text) => text.split('\n')) as Texts
  const own = matches(base.map(bare), ours.map(bare))
  const changed = matches(base, theirs)
  const kept: Lines[] = []
  let last = { base: -1, ours: -1, theirs: -1 }
  for (let i = 0; i <= base.length; i++) {
    const end = i === base.length
    const at = {
      base: i,
      ours: end ? ours.length : (own.get(i) ?? -1),
      theirs: end ? theirs.length : (changed.get(i) ?? -1),
    }
    if (at.ours < 0 || at.theirs < 0) continue
    kept.push(
      region(
        ours.slice(last.ours + 1, at.ours),
        base.slice(last.base + 1, i),
        theirs.slice(last.theirs + 1, at.theirs),
      ),
      ours.slice(at.ours, at.ours + 1),
    )
    last = at
  }
  return kept.flat().join('\n')
}

type Texts = [ours: string[], base: string[], theirs: string[]]
type Lines = readonly string[]

function bare(line: string): string {
  return line.replace(/\s+/g, '')
}

/** Between two lines that all three share: as written, unless it was changed; what was only added goes beside it. */
function region(ours: Lines, base: Lines, theirs: Lines): Lines {
  if (same(base, theirs)) return ours
  const added = theirs.length - base.length
  if (added === 0 && ours.length === base.length)
    return theirs.map((line, i) => (line === base[i] ? (ours[i] ?? line) : line))
  if (added > 0 && same(theirs.slice(added), base)) return [...theirs.slice(0, added), ...ours]
  if (added > 0 && same(theirs.slice(0, base.length), base))
    return [...ours, ...theirs.slice(base.length)]
  return theirs
}

function same(a: Lines, b: Lines): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}

/** Which line of `b` a line of `a` is: lines that stand once in both and in one order, and equal ones next to them. */
function matches(a: Lines, b: Lines): ReadonlyMap<number, number> {
  const inB = once(b)
  const pairs = [...once(a)].flatMap(([line, i]): [number, number][] => {
    const j = inB.get(line)
    return j === undefined ? [] : [[i, j]]
  })
  const found = new Map(rising(pairs.sort(([i], [j]) => i - j)))
  const taken = new Set(found.values())
  const extend = (i: number, j: number) => {
    if (found.has(i) || taken.has(j) || a[i] === undefined || a[i] !== b[j]) return
    found.set(i, j)
    taken.add(j)
  }
  for (let i = 0; i < a.length; i++) extend(i, (found.get(i - 1) ?? (i === 0 ? -1 : NaN)) + 1)
  for (let i = a.length - 1; i >= 0; i--)
    extend(i, (found.get(i + 1) ?? (i === a.length - 1 ? b.length : NaN)) - 1)
  return found
}

function once(lines: Lines): Map<string, number> {
  const places = new Map<string, number>()
  const more = new Set<string>()
  lines.forEach((line, i) => {
    if (places.has(line)) more.add(line)
    else places.set(line, i)
  })
  for (const line of more) places.delete(line)
  return places
}

/** The longest part of a list of pairs in which the second numbers rise too. */
function rising(pairs: readonly (readonly [number, number])[]): [number, number][] {
  const tails: number[] = []
  const before = pairs.map(([, j], k) => {
    let low = 0
    for (let high = tails.length; low < high;) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1
      else high = middle
    }
    tails[low] = k
    return low === 0 ? -1 : (tails[low - 1] ?? -1)
  })
  const chain: [number, number][] = []
  for (let k = tails.at(-1) ?? -1; k >= 0; k = before[k] ?? -1) {
    const [i, j] = pairs[k] ?? [0, 0]
    chain.push([i, j])
  }
  return chain.reverse()
}
