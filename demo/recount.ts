/**
 * Counts the lines of the demonstration once more, from what they say alone: the plain reading of the rules, with
 * maps and sets, against which the labels of the generator are checked. It knows nothing of how a line was made.
 */
import type { Content, Fate } from './list.ts'
import { contentKey, type TruthLine } from './truth.ts'

/** What becomes of each line, in the order given; `copies` are the files that repeat another file byte by byte. */
export function recount(lines: readonly TruthLine[], copies: ReadonlySet<number>): Fate[] {
  const fates = lines.map((line) => (copies.has(line.file) ? 'DUP_FILE' : asideFate(line)))
  for (const group of subjects(lines, fates).values()) classify(lines, fates, group)
  return fates.map((fate) => fate ?? 'COUNTED')
}

/** The first thing that keeps a line from naming somebody; null when it names somebody by name and number. */
function asideFate({ content, written }: TruthLine): Fate | null {
  const { name, vague, company, phone } = content
  if (company !== undefined) return 'COMPANY'
  if (vague !== undefined) return 'VAGUE_NAME'
  if (name !== undefined && phone !== undefined) return null
  if (phone !== undefined) return 'BARE_PHONE'
  if (name === undefined) return 'EMPTY'
  const number = written?.phone
  if (written?.id !== undefined) return 'DAMAGED'
  if (typeof number !== 'string' || !/\d/.test(number)) return 'NOT_IDENTIFYING'
  return number.includes('E+') ? 'DAMAGED' : 'BAD_PHONE'
}

/** Lines about one person: by resident ID, else by full name and number. */
function subjects(
  lines: readonly TruthLine[],
  fates: readonly (Fate | null)[],
): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  lines.forEach(({ content }, index) => {
    if (fates[index] !== null) return
    const key = content.id ?? `${content.name}|${content.phone}`
    groups.set(key, [...(groups.get(key) ?? []), index])
  })
  return groups
}

/** Within one person: equal, contained, changed, supplementary; the fullest line is the one counted. */
function classify(
  lines: readonly TruthLine[],
  fates: (Fate | null)[],
  group: readonly number[],
): void {
  const seen = new Map<string, TruthLine>()
  for (const index of group) {
    const line = lines[index] as TruthLine
    const earlier = seen.get(contentKey(line.content))
    if (earlier) fates[index] = earlier.file === line.file ? 'DUP_IN_FILE' : 'DUP_CROSS_FILE'
    else seen.set(contentKey(line.content), line)
  }
  const distinct = group.filter((index) => fates[index] === null)
  let counted: Content | undefined
  for (const index of distinct) {
    const content = (lines[index] as TruthLine).content
    const others = distinct.filter((other) => other !== index)
    const within = others.some((other) => covers((lines[other] as TruthLine).content, content))
    if (within) fates[index] = 'DUP_CONTAINED'
    else if (counted === undefined) counted = content
    else fates[index] = conflicts(counted, content) ? 'CHANGED' : 'DUP_SUPPLEMENT'
  }
}

const covers = (whole: Content, part: Content): boolean =>
  Object.entries(part).every(([field, value]) => whole[field as keyof Content] === value)

const conflicts = (one: Content, other: Content): boolean =>
  Object.entries(other).some(([field, value]) => {
    const own = one[field as keyof Content]
    return own !== undefined && own !== value
  })
