/** So many characters are searched for words that the other body may have torn over two lines; what is left then is told. */
const MOST_SEARCHED = 200_000_000

/** The lines of one body in which a word stands that the other body does not have. */
export function linesBeyond(body: string, other: string): string[] {
  const words = new Set(wordsOf(other))
  const whole = wordsOf(other).join('')
  let searched = 0
  const stands = (word: string) => {
    if (words.has(word)) return true
    searched += whole.length
    return searched <= MOST_SEARCHED && whole.includes(word)
  }
  return body.split(/\r?\n/).filter((line) => !wordsOf(line).every((word) => stands(word)))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
