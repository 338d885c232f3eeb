import { isHeaderWord } from '../../../tables/words.ts'

/** A label in a line: where it begins, where its value begins. Positions count UTF-16 units. */
export interface Found {
  readonly label: string
  readonly at: number
  readonly value: number
  /** The running number behind the label, '' without one. */
  readonly ordinal: string
}

/** What may stand before a label that is no known word: the beginning of the line, a separator, a picture, a running number. */
const BEFORE = String.raw`(?<=^|[\s,，;；|、。！!/>)）\]】"“&?{•\p{So}\ufe0f]|\d[.、．)）:：])`
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_（）()/]{0,15}`
/** `姓 名：` with blanks between two characters. */
const APART = String.raw`\p{Script=Han}[ \u3000]{1,4}\p{Script=Han}`
const COLON = String.raw`[ \t\u3000]{0,4}[：:=](?!\/\/)`
/** `**姓名**：` and `**姓名：**`, as markdown has it. */
const MARKED = (label: string) => String.raw`\*\*${label}(?:\*\*[ \t]{0,4}[：:]|[：:]\*\*)`
const BRACKETED = String.raw`(?:【\p{L}[^\s【】：:]{0,11}】|\[\p{L}[^\s[\]：:]{0,11}\]|<\p{Script=Han}{2,12}>)[ \t]{0,4}[：:]?|${MARKED('\\p{L}[^\\s*：:]{0,11}')}`

/** Anything that stands like a label: `姓名：`, `【电话】`, `<电话>`, `姓 名：`. */
const CANDIDATE = new RegExp(`${BEFORE}(${APART}|${NAME})${COLON}|(${BRACKETED})`, 'gu')
/** Han characters before a colon, whatever stands before them. */
const GLUED = /(\p{Script=Han}{2,10})[ \t\u3000]{0,4}[：:]/gu
/** `（姓名）张三（电话）138…`: round brackets hold remarks too, so they are labels only in lines that begin with one. */
const ROUND = /[（(](\p{Script=Han}{2,6})[）)]/gu
const LONGEST_LINE = 1 << 16

function leadsWithRound(line: string): boolean {
  const first = line.trimStart().charCodeAt(0)
  if (first !== 0xff08 && first !== 0x28) return false
  return isFieldLabel(/^\s*[（(](\p{Script=Han}{2,6})[）)]/u.exec(line)?.[1] ?? '')
}

/** What stands like a label in a line, and how the words stuck to a value end. */
export function candidateLabels(line: string): string[] {
  if (line.length > LONGEST_LINE) return []
  const found: string[] = []
  eachMatch(CANDIDATE, line, (match) => found.push(bare(match[1] ?? match[2] ?? '')))
  if (leadsWithRound(line))
    eachMatch(ROUND, line, ([, label = '']) => {
      if (isFieldLabel(label)) found.push(label)
    })
  eachMatch(GLUED, line, ([, run = '']) => {
    const word = knownEnding(run)
    if (word !== null && !found.includes(word) && !found.includes(run)) found.push(word)
  })
  return found.filter((label) => label !== '')
}

/** As `matchAll`, which takes half as long again. */
function eachMatch(pattern: RegExp, line: string, take: (match: RegExpExecArray) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) take(match)
}

/** The label without its brackets and colon, as it stands otherwise. */
function bare(label: string): string {
  return label.replace(
    /^(?:[【[<]|\*\*)|(?:[】\]>][ \t]{0,4}[：:]?|\*\*[ \t]{0,4}[：:]|[：:]\*\*)$/gu,
    '',
  )
}

/** The same words stand before the colons of all lines: what they end with is remembered. */
const endings = new Map<string, string | null>()
const MOST_REMEMBERED = 4096

function knownEnding(run: string): string | null {
  const known = endings.get(run)
  if (known !== undefined) return known
  const found = endingOf(run)
  if (endings.size >= MOST_REMEMBERED) endings.clear()
  endings.set(run, found)
  return found
}

/** The longest ending of a run of characters that names a field: 张三电话 → 电话; 赵立新电话 ends with the name, not with 新电话. */
function endingOf(run: string): string | null {
  for (let from = 0; from + 2 <= run.length; from++) {
    if (!isFieldLabel(run.slice(from))) continue
    const inner = run.slice(from + 1)
    const endsName = from > 0 && OF_NAMES_TOO.test(run.charAt(from)) && isFieldLabel(inner)
    return endsName ? inner : run.slice(from)
  }
  return null
}

/** Words of one character before a field that names end with, too. */
const OF_NAMES_TOO = /[新主本现原]/u

/** Does this label name a field of a list? Blanks between its characters count for nothing. */
export function isFieldLabel(label: string): boolean {
  const word = label.replace(/[ \u3000]/gu, '')
  return isHeaderWord(word) || isParty(word)
}

const PARTY =
  /^(?:[甲乙丙丁]方|(?:出租|承租|出卖|买受|转让|受让|见证|[买卖])[人方])(?:[（(]\p{Script=Han}{2,6}[）)])?$/u

/** Does it name who is one side of a contract (甲方, 承租人)? Each of them has a number of his own, below or behind his name. */
export function isParty(label: string): boolean {
  return PARTY.test(label)
}

/** Finds the labels of one file in its lines. */
export type LabelFinder = (line: string) => Found[]

/**
 * Finds these labels, longest first: a word that names a field wherever it stands, any other only where a label may
 * begin. With `numbered` a running number stands behind each (姓名12), which is told apart.
 */
export function labelFinder(labels: readonly string[], numbered = false): LabelFinder {
  const longest = [...new Set(labels)].sort((a, b) => b.length - a.length)
  const anywhere = longest.filter(
    (l) => isFieldLabel(l) && l.length > 1 && /\p{Script=Han}/u.test(l),
  )
  const others = longest.filter((l) => !anywhere.includes(l))
  const plain = [either(anywhere), others.length === 0 ? '' : `${BEFORE}${either(others)}`]
    .filter((part) => part !== '')
    .join('|')
  const bracketed = `[【[<](${longest.map(escaped).join('|')})[】\\]>][ \\t]{0,4}[：:]?`
  const marked = MARKED(`(${longest.map(escaped).join('|')})`)
  const ordinal = numbered ? '(?:[_-]?(?<n>\\d{1,6}))' : ''
  const pattern = new RegExp(`${bracketed}|${marked}|(?<plain>${plain})${ordinal}${COLON}`, 'gu')
  const round = anywhere.length === 0 ? '' : `|[（(](${either(anywhere)})[）)][ \\t]{0,4}[：:]?`
  const withRound = new RegExp(`${pattern.source}${round}`, 'gu')
  return (line) => {
    if (line.length > LONGEST_LINE) return []
    const found: Found[] = []
    eachMatch(leadsWithRound(line) ? withRound : pattern, line, (match) =>
      found.push({
        label: match.groups?.['plain'] ?? match.slice(1).join(''),
        at: match.index,
        value: match.index + match[0].length,
        ordinal: match.groups?.['n'] ?? '',
      }),
    )
    return found
  }
}

function either(labels: readonly string[]): string {
  return labels.length === 0 ? '' : `(?:${labels.map(escaped).join('|')})`
}

function escaped(label: string): string {
  return label.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** The running number, marks and pictures (`➤姓名：`, `👤姓名：`) that may stand before the first label of a record. */
export function isLead(text: string): boolean {
  return /^[\s\d.、．)）(（\-*#\u2460-\u2473【[{>•\p{So}\p{Sk}\ufe0f\u200d]{0,12}$/u.test(text)
}

/** What a program writes before what it has to say: a time and whatever follows, a page and the mark before its values. */
export function isLogLead(text: string): boolean {
  return LOG_TIME.test(text) || /^[^\s,，;；|]{1,200}[?{]$/u.test(text)
}

/** Does a program's log have such lines: a time first? */
export function isLogLine(line: string): boolean {
  return LOG_LINE.test(line)
}

/** `2021-09-01 10:00`, `Sep  1 10:00`. */
const TIME = String.raw`^\s{0,4}\[?(?:\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]{1,2}|[A-Z][a-z]{2} {1,2}\d{1,2} )\d{1,2}:\d{2}`
const LOG_LINE = new RegExp(TIME, 'u')
const LOG_TIME = new RegExp(String.raw`${TIME}[^,，;；|\t]{0,300}(?:[\s\-({[?]|[,，;；] )$`, 'u')
