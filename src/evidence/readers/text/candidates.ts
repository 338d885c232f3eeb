/** Delimiters that are tried whenever they stand in the text. */
const USUAL = [
  ',',
  '\t',
  ';',
  '|',
  '\x01',
  '^',
  '~',
  '，',
  '；',
  '｜',
  '、',
  '：',
  ':',
  '#',
  '&',
  '*',
  '=',
  '\x1c',
  '\x1d',
  '\x1e',
  '\x1f',
  '¦',
  '§',
  '/',
  '@',
  '!',
  '+',
  '?',
  '%',
  '$',
]

/** Stands for any run of blanks. */
const BLANKS = ' '

export function blanksOf(delimiter: string): boolean {
  return delimiter === BLANKS
}

/**
 * What could delimit the cells of this text: the usual characters, blanks, and runs (`----`, `||`, `::`, `|@|`) that
 * stand in most lines; and whatever mark stands in all of them as often. A comma with a space counts when a quote follows it. A character that stands only inside such
 * runs is none by itself.
 */
export function candidates(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  const odd = oddMarks(lines)
  const runs = runsIn(lines).filter(
    (run) => standsInMost(lines, run, 0.5) && !odd.some((mark) => onlyInRuns(text, run, mark)),
  )
  if (tabsInPairs(lines)) runs.push('\t\t')
  const found = USUAL.filter(
    (mark) => standsInMost(lines, mark, 0.25) && !runs.some((run) => onlyInRuns(text, mark, run)),
  )
  const spaced = [', "', '; "', '| "'].filter((mark) => text.includes(mark))
  const blanks = lines.some((line) => /\S[ \t\u00a0\u2000-\u200a\u202f\u3000]+\S/.test(line))
    ? [BLANKS]
    : []
  return [
    ...new Set([...found, ...runs, ...odd, ...spaced.map((mark) => mark.slice(0, 2)), ...blanks]),
  ]
}

/**
 * Two tabs between all cells: never an odd number of them side by side, and as many in most lines. A list with every
 * second column empty would look the same, and loses nothing by being read so.
 */
function tabsInPairs(lines: readonly string[]): boolean {
  const some = lines.slice(0, 400)
  const counts = some.map((line) => line.split('\t').length - 1)
  const most = Math.max(...counts)
  const usual = counts.filter((count) => count === most).length
  if (some.length < 3 || most === 0 || usual * 10 < some.length * 7) return false
  return some.every((line) => (line.match(/\t+/g) ?? []).every((run) => run.length % 2 === 0))
}

function standsInMost(lines: readonly string[], mark: string, part: number): boolean {
  const some = lines.slice(0, 400)
  return some.filter((line) => line.includes(mark)).length >= Math.max(1, some.length * part)
}

function onlyInRuns(text: string, mark: string, run: string): boolean {
  return run.includes(mark) && !text.replaceAll(run, '').includes(mark)
}

/** One mark repeated, or one between two others; a comma before a currency sign is none. */
const RUN = /([-=#*|:~^&$@!_+])(?:\1{1,7}|[-=#*|:~^&$@!_+]\1)/g

function runsIn(lines: readonly string[]): string[] {
  const seen = new Map<string, number>()
  for (const line of lines.slice(0, 200))
    for (const [run] of line.slice(0, 2000).matchAll(RUN)) seen.set(run, (seen.get(run) ?? 0) + 1)
  return [...seen]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([run]) => run)
}

/**
 * Marks that no program delimits by and people do (`★`, `——`, `│`, `->`, `--->`, `<||>`, `>>`, a control character): beyond ASCII, where they
 * stand in nearly every line and as often in each. Quotes and brackets come in pairs and are none.
 */
const ODD = /[-=~]{1,6}>{1,3}|<[-=~|#*&^]{0,6}>|>{2,4}|<{2,4}|\p{Cf}+|\p{Cc}+|[\p{P}\p{S}]+/gu
const NEVER = /[\0\t\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`]/u
const ARROW = /^(?:[-=~]{1,6}>{1,3}|<[-=~|#*&^]{0,6}>|>{2,4}|<{2,4})$/
/** Lines that are looked at, and how far into each. */
const LOOKED_AT = 200
const LONGEST = 2000

function oddMarks(lines: readonly string[]): string[] {
  // Frames of tables have no words: ├──┼──┤.
  const some = lines.slice(0, LOOKED_AT).filter((line) => /[\p{L}\p{N}]/u.test(line))
  if (some.length < 3) return []
  const counts = new Map<string, Map<number, number>>()
  for (const line of some)
    for (const [mark, times] of oddIn(line)) {
      const of = counts.get(mark) ?? new Map<number, number>()
      counts.set(mark, of.set(times, (of.get(times) ?? 0) + 1))
    }
  const steady = [...counts].filter(([, of]) => Math.max(...of.values()) >= 0.9 * some.length)
  return steady.map(([mark]) => mark).slice(0, 5)
}

function oddIn(line: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const [mark] of line.slice(0, LONGEST).matchAll(ODD))
    if (mark.length <= 8 && !USUAL.includes(mark) && isOdd(mark))
      found.set(mark, (found.get(mark) ?? 0) + 1)
  return found
}

function isOdd(mark: string): boolean {
  if (ARROW.test(mark)) return true
  return !NEVER.test(mark) && /^[^\u0021-\u007e]+$/.test(mark)
}
