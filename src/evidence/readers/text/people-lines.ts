/** 张三:138…, 李四 139…, 王五（136…）: somebody and his number, with what stands between them. */
const SOMEBODY =
  /[一-龥·]{2,12}([\s:：,，、;；|(（=_—-]{0,4})(?:\+?86[- ]?)?1[3-9][0-9]{9}[)）]?(?![0-9])/gu
/** What may stand between people, and before the first of them. */
const BETWEEN = /^[\s,，、;；|/。.]{0,8}$/u
/** From so many people on a line of them is no record of one with those near him; from two on where each name is stuck to its number. */
const PEOPLE = 3
const STUCK_PEOPLE = 2
/** A line longer than this is looked at no further. */
const LONGEST = 64 * 1024

/**
 * Are the lines each a row of people one after the other (张三:138…;李四:139…;王五:…)? Then the sign between the people
 * delimits no cells of one record: each line is one cell, and the people in it are told apart as those of any cell are.
 *
 * Names and numbers that all stand apart by one sign are columns, unless everything stands in one line: a borrower, and
 * those whom he named, may stand so.
 */
export function areLinesOfPeople(text: string): boolean {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  const of = lines.map(peopleOf)
  const all = of.filter((found) => found !== null)
  if (all.length === 0 || all.length * 10 < lines.length * 8) return false
  if (lines.some((line, i) => of[i] === null && /[\d,;，；|\t]/.test(line))) return false
  const rows = all.filter(isRow)
  if (rows.length * 10 < lines.length * 8 && !areCoupled(all)) return false
  return rows.length === 1
    ? (rows[0]?.people ?? 0) > PEOPLE || !rows[0]?.alike
    : rows.every((r) => !r.alike)
}

/** So many of the lines that a row of people is no exception, where each name has its sign before the number: 张三：138…；李四：139… */
const COUPLED = 0.25
const COUPLED_ROWS = 2

/** Now one, now two or three in a line, all with one sign between name and number and another between people. */
function areCoupled(all: readonly People[]): boolean {
  const signs = new Set(all.map(({ sign }) => sign))
  const several = all.filter(({ people }) => people > 1)
  if (signs.size !== 1 || signs.has('') || several.some(({ alike }) => alike)) return false
  return several.length >= Math.max(COUPLED_ROWS, COUPLED * all.length)
}

function isRow({ people, isStuck }: People): boolean {
  return people >= (isStuck ? STUCK_PEOPLE : PEOPLE)
}

interface People {
  readonly people: number
  readonly isStuck: boolean
  /** Between name and number; of several different ones the first. */
  readonly sign: string
  /** The sign between name and number is the one between people. */
  readonly alike: boolean
}

/** The people of a line that holds them and nothing else; null of any other line. */
function peopleOf(line: string): People | null {
  if (line.length > LONGEST) return null
  const found = [...line.matchAll(SOMEBODY)]
  if (found.length === 0) return null
  const isStuck = found.every((match) => match[1] === '')
  let at = 0
  const between: string[] = []
  for (const [i, match] of found.entries()) {
    const gap = line.slice(at, match.index)
    if (!BETWEEN.test(gap)) return null
    if (i > 0) between.push(isStuck ? gap : gap.trim())
    at = match.index + match[0].length
  }
  if (!BETWEEN.test(line.slice(at))) return null
  const inside = new Set(found.map((match) => (match[1] ?? '').trim()))
  const [sign = ''] = inside
  return { people: found.length, isStuck, sign, alike: between.some((s) => inside.has(s)) }
}
