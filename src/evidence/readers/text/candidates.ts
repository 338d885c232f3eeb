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
export const BLANKS = ' '

export function blanksOf(delimiter: string): boolean {
  return delimiter === BLANKS
}

/**
 * What could delimit the cells of this text: the usual characters, blanks, and runs (`----`, `||`, `::`, `|@|`) that
 * stand in most lines. A comma with a space counts when a quote follows it. A character that stands only inside such
 * runs is none by itself.
 */
export function candidates(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  const runs = runsIn(lines).filter((run) => standsInMost(lines, run, 0.5))
  const found = USUAL.filter(
    (mark) => standsInMost(lines, mark, 0.25) && !runs.some((run) => onlyInRuns(text, mark, run)),
  )
  const spaced = [', "', '; "', '| "'].filter((mark) => text.includes(mark))
  const blanks = lines.some((line) => /\S[ \t\u3000]+\S/.test(line)) ? [BLANKS] : []
  return [...new Set([...found, ...runs, ...spaced.map((mark) => mark.slice(0, 2)), ...blanks])]
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
