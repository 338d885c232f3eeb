/** East Asian wide and full-width code points: two columns on a terminal. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const MARK = /\p{M}/u

/** Columns that a text takes on a terminal. Expects {@link plainText}. */
export function columns(text: string): number {
  let sum = 0
  for (const char of text) sum += columnsOf(char)
  return sum
}

function columnsOf(char: string): number {
  if (char < '\u0300') return 1
  if (WIDE.test(char)) return 2
  return MARK.test(char) ? 0 : 1
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columns(text))) + text
}

/** Closing marks that must not begin a line. */
const NO_START = /^[，。；：、）》”！？,.;:)]/u

/**
 * Breaks a text into lines of at most `width` columns. Items set apart by two spaces stay whole where they fit;
 * else it breaks at spaces, or between Chinese characters, and a closing mark hangs at the end of its line.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of pieces(text, width)) {
    const size = columns(word)
    if (used + size > width && line !== '' && !NO_START.test(word)) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    if (line === '' && word.trim() === '') continue
    line += word
    used += size
  }
  return [...lines, line.trimEnd()]
}

/** Whole items where they fit on a line of their own; of longer ones the narrow runs and single wide characters. */
function pieces(text: string, width: number): readonly string[] {
  return text.split(/( {2})/).flatMap((item) => (columns(item) <= width ? [item] : words(item)))
}

/** Runs of narrow characters stay together up to 40; everything else breaks anywhere. */
function words(text: string): readonly string[] {
  return text.match(/[\x21-\x7E]{1,40}|[^\x21-\x7E]/gu) ?? []
}
