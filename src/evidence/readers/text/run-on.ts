/**
 * People without number in one line: `张三 138…，李四 139…，` and ten thousand more. Each is a row of its own then, as in a list that
 * has a line for each; all stand in the same physical line.
 */

/** From so many numbers on; what fewer people in a line are is found in the cell. */
const FEWEST = 20
/** A longer line stays one cell. */
const LONGEST = 32 * 2 ** 20
/** A number of a person, eighteen digits before eleven; or the address to which mail is sent. */
const NUMBER =
  /(?<!\d)(?:[1-9]\d{16}[\dXx]|1[3-9]\d(?:\d{8}|[*xX]{4}\d{4}|([- ])\d{4}\1\d{4}))(?![\dXx])|(?<![\w.+-])[\w.+-]{1,40}@[\w-]{1,40}(?:\.[A-Za-z]{2,8}){1,3}/g
const ONE_NUMBER = new RegExp(NUMBER.source)
/** What parts people, the stronger first. */
const SIGNS = [/[;；]/, /[|｜]/, /[,，]/, /、/, /\//, /。/, /\t/, /[ \u3000]/].map(
  (sign) => new RegExp(`${sign.source}+`, 'u'),
)
const NAME_FIRST = /\p{Script=Han}{2}/u
const NAMED = /\p{Script=Han}{2}|[A-Za-z]{2}/u
/** Nearly every piece is somebody with his number, the first and the last too. */
const MOST = 0.9

/** Has a text so many numbers that lines of it may be cut? Cheap, for texts that have not. */
export function mayRunOn(text: string): boolean {
  if (text.length < FEWEST * 13 || text.length > LONGEST) return false
  let seen = 0
  for (const _ of text.matchAll(NUMBER)) if (++seen >= FEWEST) return true
  return false
}

/**
 * The people of a line, each with all that stands between the signs beside him; null where they are few, or the sign between
 * them is not beyond doubt: then the first or the last piece would be a name without a number, or a number without a name.
 */
export function peopleOfLine(line: string): string[] | null {
  if (!mayRunOn(line)) return null
  for (const sign of SIGNS) {
    const pieces = line.split(sign).filter((piece) => piece.trim() !== '')
    if (arePeople(pieces)) return withoutLead(pieces)
  }
  return stuckPeople(line)
}

/** 名单如下：张三 138…: what is said before the first of them is a piece of its own, where no other person stands behind a colon. */
function withoutLead(pieces: readonly string[]): string[] {
  const [first = '', second = '', ...more] = pieces
  const [, lead, person] = LEAD.exec(first) ?? []
  if (lead === undefined || person === undefined || LEAD.test(second)) return [...pieces]
  return [lead, person, second, ...more]
}

const LEAD = /^([^\d:：]{1,60}[:：])\s{0,4}(\p{Script=Han}.{0,200})$/u

/** So much of a line tells whether it goes on with people. */
const BEGINNING = 16 * 1024

/** Is most of a text lines of people without end? Of a long line its beginning is looked at, up to the last number in it. */
export function runsOn(text: string): boolean {
  if (!mayRunOn(text)) return false
  const lines = text.split(/\r\n|[\n\r]/)
  let length = 0
  for (const line of lines) if (peopleOfLine(begun(line)) !== null) length += line.length
  return 2 * length >= text.length
}

/** A name behind the last number, or the number of the last name, may be cut off: they are left out. */
function begun(line: string): string {
  if (line.length <= BEGINNING) return line
  const head = line.slice(0, BEGINNING)
  const last = [...head.matchAll(NUMBER)].at(-1)?.index ?? 0
  const before = head.slice(0, last)
  const name = before.search(/[^\p{Script=Han}·\s:：]?[\p{Script=Han}·]{2,12}[\s:：]{0,4}$/u)
  return isNameFirst(head) ? before.slice(0, Math.max(0, name)) : before
}

function arePeople(pieces: readonly string[]): boolean {
  if (pieces.length < FEWEST || !isSomebody(pieces[0]) || !isSomebody(pieces.at(-1))) return false
  const people = pieces.filter(isSomebody)
  if (people.length < MOST * pieces.length) return false
  if (people.filter(areSeveral).length > (1 - MOST) * people.length) return false
  const first = people.filter(isNameFirst).length
  return Math.max(first, people.length - first) >= MOST * people.length
}

function isSomebody(piece: string | undefined): boolean {
  return piece !== undefined && ONE_NUMBER.test(piece) && NAMED.test(piece)
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/** Two telephones in most pieces: the sign stands within columns, or within what is said of somebody. */
function areSeveral(piece: string): boolean {
  return new Set(piece.match(MOBILE)).size > 1
}

function isNameFirst(piece: string): boolean {
  return NAME_FIRST.test(piece.slice(0, piece.search(ONE_NUMBER)))
}

/** Between two numbers stands a name, and nothing that would part people. */
const NAME_BETWEEN = /^[\s，,、；;。/|]{0,4}\p{Script=Han}[\p{Script=Han}·]{1,7}[\s:：]{0,2}$/u

const BEFORE_NAME = /^[\s，,、；;。/|]{1,4}/u

/** 张三138…李四139…: cut behind each number. */
function stuckPeople(line: string): string[] | null {
  const pieces: string[] = []
  let at = 0
  let named = 0
  for (const { 0: number, index } of line.matchAll(NUMBER)) {
    if (NAME_BETWEEN.test(line.slice(at, index))) named++
    pieces.push(line.slice(at, index + number.length))
    at = index + number.length
  }
  if (at < line.length) pieces.push(`${pieces.pop() ?? ''}${line.slice(at)}`)
  if (named < MOST * pieces.length) return null
  return withoutLead(pieces.map((piece) => piece.replace(BEFORE_NAME, '')))
}
