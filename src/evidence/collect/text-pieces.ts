import { identifies, identifiersIn } from '../readers/chat/pasted.ts'
import { mayRunOn, peopleOfLine } from '../readers/text/run-on.ts'

/** In characters. A line of a list is shorter; a longer one is cut where a sentence ends. */
const LONGEST_LINE = 1000
/** A piece without anybody in it goes on for so long. */
const LONGEST_PIECE = 4000
/** Numbers of one person in a sentence; more are those of several. */
const MOST_OF_ONE = 3
/** With what a sentence ends; in one without end it is cut at lesser signs, and never within a word of letters and digits. */
const SENTENCE = /[。！？；;]+/u
const CLAUSE = /[。！？；;，,、|/\s]+/u
const LESSER = /^.*[，,、：\s]/su
const WORD = /[\w@.-]+$/

/**
 * A long text in pieces of bounded length that hold a person each: its lines; people one after the other in a line; of a line that goes on
 * for longer what stands up to the end of each sentence that says who it is about. Put together they are
 * the text, but for line ends and the signs between people.
 */
export function piecesOfText(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r]/)
  return lines.flatMap((line) => {
    if (line.length <= LONGEST_LINE) return [line]
    return (mayRunOn(line) ? peopleOfLine(line) : null) ?? sentencesOf(line)
  })
}

function sentencesOf(line: string): string[] {
  return gathered(line, SENTENCE).flatMap((piece) =>
    identifiersIn(piece).length > MOST_OF_ONE ? gathered(piece, CLAUSE) : [piece],
  )
}

/** What stands up to each sign behind somebody. */
function gathered(text: string, sign: RegExp): string[] {
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < text.length;) {
    const end = endOf(text, at, sign)
    const isLong = end - from >= LONGEST_PIECE
    if (isLong || identifies(text.slice(at, end))) {
      pieces.push(text.slice(from, end))
      from = end
    }
    at = end
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

function endOf(whole: string, from: number, sign: RegExp): number {
  const text = whole.slice(from, from + LONGEST_PIECE)
  const found = sign.exec(text)
  if (found !== null) return from + found.index + found[0].length
  if (text.length < LONGEST_PIECE) return whole.length
  const end = (LESSER.exec(text)?.[0] ?? text.replace(WORD, '')).length
  return from + (end > 0 ? end : text.length)
}
