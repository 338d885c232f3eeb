/**
 * Telephones and nothing else, many to a line: `138…，139…，137…`, as they are typed for a sender of messages. Each is a row of its
 * own, as in a list that has a line for each: a line of a hundred numbers is no one record.
 */

/** Of fewer numbers a line may be somebody's telephones, or both ends of a call. */
const FEWEST = 4
/** A longer line stays one cell. */
const LONGEST = 32 * 2 ** 20
/** So much of a line tells what it goes on with. */
const BEGINNING = 16 * 1024
const SIGNS = /[\s,，;；、|｜/]+/u
const TELEPHONE = /^(?:\+?86-?)?1[3-9]\d(?:\d{8}|-\d{4}-\d{4})$/
const BEGINS = /^[\s,，;；、|｜/+]{0,8}\d/u

/** The numbers of a line that holds several and nothing else; null of any other line. */
export function numbersOfLine(line: string): string[] | null {
  if (line.length > LONGEST || !BEGINS.test(line)) return null
  const numbers = line.split(SIGNS).filter((piece) => piece !== '')
  return numbers.length > 1 && numbers.every((one) => TELEPHONE.test(one)) ? numbers : null
}

/** Is a text nothing but numbers, several to nearly every line? */
export function areNumbersAlone(text: string): boolean {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  let numbers = 0
  for (const line of lines) {
    const begun = beginning(line)
    if (!BEGINS.test(begun)) return false
    const own = begun.split(SIGNS).filter((piece) => piece !== '')
    if (!own.every((one) => TELEPHONE.test(one))) return false
    numbers += own.length
  }
  return lines.length > 0 && numbers >= FEWEST * lines.length
}

/** Up to the last sign that is looked at: the number behind it may be cut off. */
function beginning(line: string): string {
  if (line.length <= BEGINNING) return line
  return line.slice(0, BEGINNING).replace(/[\d+-]{1,16}$/, '')
}
