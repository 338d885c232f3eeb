/**
 * How much a cell looks like one thing, 0–2, for telling delimiters apart (CleverCSV's idea): split at the right
 * place, cells are numbers, dates, names, identifiers; split at the wrong place, they hold pieces of several.
 * What only lists of people hold (2) is stronger evidence than what any file holds (1).
 */
const STRONG = 2

export function cellWeight(raw: string, isQuoted: boolean): number {
  const text = unwrapped(raw.trim())
  if (text === '') return isQuoted ? 0.75 : 0.6
  if (text.length > 300) return isQuoted ? 0.9 : 0.3
  const plain = plainWeight(text)
  return isQuoted ? Math.max(plain, 0.95) : plain
}

function plainWeight(text: string): number {
  if (IDENTIFIER.test(text) || MASKED.test(text) || areIdentifiers(text)) return STRONG
  if (NUMBER.test(text) || DATE.test(text) || CLOCK.test(text)) return 1
  if (HAN_NAME.test(text) || MASKED_NAME.test(text)) return 1.2
  if (HAN_NAMES.test(text)) return 1.2
  if (ADDRESS.test(text)) return 1
  if (LABELLED.test(text)) return IDENTIFIER.test(unlabelled(text)) ? STRONG : 1.5
  if (HAN_WORDS.test(text)) return 0.5
  if (WORDS.test(text)) return 0.9
  if (/["\t|;]/.test(text)) return 0.1
  return /[,，；、]/.test(text) ? 0.3 : 0.6
}

/** Mobile, resident identity number, e-mail: what makes a line a record about a person. */
const IDENTIFIER =
  /^(?:(?:\+?86[- ]?|0086)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|[1-9]\d{16}[\dXx]|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[A-Za-z]{2,8}){1,3})$/
/** A mobile or identity number of which digits are hidden. */
const MASKED = /^(?:1[3-9]\d[*xX]{4}\d{4}|[1-9]\d{2,13}\*{3,12}\d{0,4}[\dXx]?)$/
const MASKED_NAME = /^\p{Script=Han}[*＊]{1,3}$/u
const NUMBER =
  /^[-+]?[$€£¥￥]?[-+]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+(?=,))?(?:[.,]\d+)?(?:[eE][-+]?\d+)?[%元]?$/
const DATE =
  /^(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[-+]\d{2}:?\d{2})?)?$/
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?$/
/** Two to four Han characters, or more with the middle dot of foreign names. */
const HAN_NAME = /^\p{Script=Han}{1,5}(?:·\p{Script=Han}{1,8})*$/u
/** 张三/李四: several people in one cell, beside a cell of as many numbers. */
const HAN_NAMES = /^\p{Script=Han}{2,4}(?:[/;；、|]\p{Script=Han}{2,4}){1,20}$/u
/** Han text with the digits, letters and brackets that addresses, schools and companies hold. */
const ADDRESS = /^(?=.*\p{Script=Han})[\p{Script=Han}\dA-Za-z#\-()（）·.~]{2,80}$/u
/** 电话:138…, Tel:138…: the word before the colon is none of the value, and the colon delimits nothing. */
const LABELLED =
  /^(?:\p{Script=Han}{1,6}|(?:tel|telephone|phone|mobile|mob|cell|t|m|qq|wx|email|mail|id)\.?)[：:] ?[\p{Script=Han}\w@.+*-]{1,60}$/iu
/** Han words with blanks between: likely two cells. */
const HAN_WORDS = /^\p{Script=Han}{1,8}[ \t\u00a0\u2000-\u200a\u202f\u3000]+\p{Script=Han}{1,8}$/u
/** Words, codes, sentences without delimiters, addresses on the web, paths. */
const WORDS = /^(?:[\p{L}\p{N}_.$#&%()[\]<>'’!?@+*/\\ =-]{1,200}|https?:\/\/\S{1,280})$/u

/** Is a whole line one value, although a delimiter could be seen in it: a date with time, a number with separators? */
export function isOneValue(line: string): boolean {
  const text = line.trim()
  if (text.length > 60) return false
  return (
    IDENTIFIER.test(text) ||
    DATE.test(text) ||
    CLOCK.test(text) ||
    (text !== '' && NUMBER.test(text) && !isNumberBeside(text))
  )
}

/** `13800138000,26`: digits on one side of the comma that are a person's number, so that the comma delimits. */
function isNumberBeside(text: string): boolean {
  return text.includes(',') && text.split(',').some((part) => IDENTIFIER.test(part))
}

/**
 * Are lines of digits, a comma and digits two whole numbers each, and no decimals? A header of two names says so; so do
 * digits that no decimals have: zeros in front, more than a number holds, an end in 0 where the lengths differ; or lines that
 * are numbered.
 */
export function areTwoColumns(lines: readonly string[]): boolean {
  const pairs = lines.map((line) => /^(\d{1,20}),(\d{1,20})$/.exec(line.trim()))
  const numbers = pairs.filter((pair) => pair !== null)
  if (numbers.length * 10 < lines.length * 9) return false
  if (numbers.length >= 2 && pairs[0] === null && NAMES.test(lines[0]?.trim() ?? '')) return true
  const rests = numbers.map((pair) => pair[2] ?? '')
  const differ = new Set(rests.map((rest) => rest.length)).size > 1
  const ends = rests.some((rest) => rest.length > 1 && rest.endsWith('0'))
  if (differ && ends) return true
  return countsUp(numbers) || numbers.some(([, whole = '', rest = '']) => isCode(whole, rest))
}

/** Lines that are numbered: 1, 2, 3 … before the comma. */
function countsUp(numbers: readonly RegExpExecArray[]): boolean {
  const first = Number(numbers[0]?.[1])
  return numbers.length >= 6 && numbers.every(([, whole], i) => Number(whole) === first + i)
}

/** Two words and a comma. */
const NAMES = /^[^\d\s,.][^,]{0,40},[^\d\s,.][^,]{0,40}$/u

function isCode(whole: string, rest: string): boolean {
  return /^0\d/.test(whole) || whole.length > 10 || rest.length > 8
}

export function isIdentifier(raw: string): boolean {
  const text = unlabelled(unwrapped(raw.trim()))
  return IDENTIFIER.test(text) || MASKED.test(text) || areIdentifiers(text)
}

/** 13800138000/13900139000: numbers of several people, or of one, in one cell. */
function areIdentifiers(text: string): boolean {
  const parts = text.split(/[/;；、|]/)
  return parts.length > 1 && parts.every((part) => IDENTIFIER.test(part.trim()))
}

/** `="13800138000"` and `'13800138000`: how spreadsheets are told that a number is text. */
function unwrapped(written: string): string {
  const text = FULL_WIDTH.test(written) ? written.normalize('NFKC') : written
  const formula = /^="(.{0,300})"$/.exec(text)
  return formula?.[1] ?? text.replace(/^['`](?=\d)/, '')
}

/** Digits as wide as a character, as forms are typed. */
const FULL_WIDTH = /[０-９]/

function unlabelled(text: string): string {
  return LABELLED.test(text) ? text.slice(text.search(/[：:]/) + 1).trimStart() : text
}
