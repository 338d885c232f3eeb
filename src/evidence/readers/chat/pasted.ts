import { memorySource } from '../../source.ts'
import { MOBILE_IN_PIECES } from '../../../number-pieces.ts'
import { planText } from '../text/dialect.ts'
import { mayRunOn, peopleOfLine } from '../text/run-on.ts'
import { linesOf, type TextPlan } from '../text/plan.ts'

/** A list that somebody pasted into a message. */
export interface Pasted {
  readonly bytes: Uint8Array
  readonly plan: TextPlan
  /** Lines of it stood in one line of the message. */
  readonly runsOn?: boolean
  /** What stands below it and names a number of its own: how its sender signed. */
  readonly below?: string
}

const FEWEST_LINES = 3
/** What identifies a person, anywhere in a line: mobile, identity number, card, e-mail. */
const IDENTIFYING = new RegExp(
  `(?<!\\d)(?:(?:(?:00)?86[- ]?)?${MOBILE_IN_PIECES}|[1-9]\\d{16}[\\dXx]|\\d{15,19})(?![\\dXx])|[\\w.+-]@[\\w-]{1,40}\\.[A-Za-z]{2,8}`,
)
const EACH_IDENTIFYING = new RegExp(IDENTIFYING, 'g')

/** A word that may be a name, and no word for what a number is: `张三 138…`, not `电话 138…`. */
const NAME = /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?!\p{Script=Han})/u
const LABEL =
  /姓名|电话|手机|号码|证|地址|微信|邮箱|账号|帐号|卡号|客服|单号|订单|网址|[:：]\s{0,4}\S{0,8}\d/u

/** Is a line a person with what identifies him, and nothing that says so in words? */
function isPerson(line: string): boolean {
  return line.length <= 60 && identifies(line) && NAME.test(line) && !LABEL.test(line)
}

/** `「老王：…」` above a stroke: what WeChat sets before an answer. A number behind the colon is that of who is named. */
const QUOTED = /^「[^\n「」:：]{1,40}[:：](?!\s*[\d+])([^「」]*)」(?=\n[-—– ]{5})/u
/** `引用：老王：…`, `回复 老王的消息：…`: whom a message answers, before what he had said. */
const ANSWERED =
  /^\[?(?:引用|回复)\]?[^\S\n]{0,4}(?:[:：][^\S\n]{0,4})?[^\s:：]{1,40}[:：](?!\s*[\d+])[^\S\n]{0,4}/gmu

/** What is said without whom it answers: the first person of what is quoted would lose his name to the one who had told it. */
export function withoutAnswered(text: string): string {
  return text.replace(QUOTED, '$1').replace(ANSWERED, '')
}

/** Does a text hold what identifies a person? */
export function identifies(text: string): boolean {
  return IDENTIFYING.test(halfWidth(text))
}

/** With digits of full width as plain ones: as many characters as before. */
function halfWidth(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}

/** What in a text identifies a person, as it is written. */
export function identifiersIn(text: string): string[] {
  return Array.from(text.matchAll(EACH_IDENTIFYING), ([found]) => found)
}

/**
 * The list in a message, null where it is what people say: three lines at least, of which most hold what identifies a
 * person, or two that are a person each. Blocks and labels over several lines count too. Within a longer text it is the lines
 * from the first person to the last, when these are persons and little else. People one after the other in one line are lines of it.
 */
export function pastedList(said: string): Pasted | null {
  const all = linesOfText(said)
  const lines = all.filter((line) => line.trim() !== '')
  const holding = lines.filter(identifies)
  if (lines.length < FEWEST_LINES && !isPair(lines, holding)) return null
  const text = mayRunOn(said) ? all.join('\n') : said
  const bytes = Buffer.from(text)
  const plan = planText(memorySource(bytes), { encoding: 'utf-8' })
  if (plan.shape && plan.shape.kind !== 'fixed') return { bytes, plan }
  const mostly = holding.length >= FEWEST_LINES && holding.length * 10 >= lines.length * 6
  const isSigned = lastWithin(all) < all.findLastIndex(identifies)
  const whole = mostly || isPair(lines, holding) ? listOf(bytes, plan, holding) : null
  const list = (isSigned ? within(all) : null) ?? whole ?? within(all)
  return list === null ? null : { ...list, runsOn: text !== said }
}

/** A line that goes on with people without end stands for as many lines. */
function linesOfText(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r]/)
  return mayRunOn(text) ? lines.flatMap((line) => namedAlone(peopleOfLine(line)) ?? [line]) : lines
}

/** What is said before the first of them is left empty: the message itself stands whole in its row. */
function namedAlone(people: string[] | null): string[] | null {
  return people?.map((piece, i) => (i === 0 && !identifies(piece) ? '' : piece)) ?? null
}

const NAMES = new RegExp(NAME, 'gu')

/** Does a text hold a list of people, and not only the numbers of one? */
export function listsPeople(text: string): boolean {
  if (!identifies(text) || identifiersIn(halfWidth(text)).length < 2) return false
  return (text.match(NAMES) ?? []).length >= 2 && pastedList(text) !== null
}

function isPair(lines: readonly string[], holding: readonly string[]): boolean {
  return holding.length === 2 && lines.length <= 3 && holding.every(isPerson)
}

function listOf(bytes: Uint8Array, plan: TextPlan, holding: readonly string[]): Pasted {
  return { bytes, plan: plan.blanks && !standAlike(holding) ? linesOf(plan) : plan }
}

/** The lines around the persons are left empty, so that those keep their numbers; the message itself stands whole in its row. */
function within(all: readonly string[]): Pasted | null {
  const first = all.findIndex(identifies)
  const last = lastWithin(all)
  const some = all.slice(first, last + 1).filter((line) => line.trim() !== '')
  const persons = some.filter(isPerson)
  const holding = some.filter(identifies)
  if (persons.length < 2 || persons.length < holding.length || persons.length < 0.6 * some.length)
    return null
  const text = all.map((line, i) => (i < first || i > last ? '' : line)).join('\n')
  const bytes = Buffer.from(text)
  const list = listOf(bytes, planText(memorySource(bytes), { encoding: 'utf-8' }), holding)
  const below = all.slice(last + 1).join('\n')
  return identifies(below) && !SIGNATURE.test(below) ? { ...list, below } : list
}

/** So many numbers may stand in what a sender signs with. */
const MOST_SIGNED = 2
/** A number that a signature says with what it is, and no more than that. */
const SIGNED =
  /^\s*(?:手机|电话|联系电话|联系方式|邮箱|tel|mobile|phone|e-?mail|mob)[^:：]{0,8}[:：]/iu
/** Mail programs set this line above a signature (RFC 3676): who signs is told in the row of the mail. */
const SIGNATURE = /^\s*-- ?(?:\n|$)/

/** The line with which the persons end: of the last number, or above what the sender signs with, which a blank line or stroke sets apart. */
function lastWithin(all: readonly string[]): number {
  const last = all.findLastIndex(identifies)
  const person = all.findLastIndex(isPerson)
  const signed = all.slice(person + 1).filter(identifies)
  const isApart = /^[\s\-—_=*]*$/u.test(all[person + 1] ?? '')
  const isSigned = signed.length <= MOST_SIGNED && signed.every((line) => SIGNED.test(line))
  return person >= 0 && isApart && isSigned ? person : last
}

/** Does what identifies stand behind as many blanks in each line? `发你 张三 138…` above `李四 139…` are no columns. */
function standAlike(holding: readonly string[]): boolean {
  const places = holding.map((line) => {
    const before = line.slice(0, IDENTIFYING.exec(halfWidth(line))?.index ?? 0)
    return before.trimStart().split(/\s+/u).length
  })
  return new Set(places).size === 1
}
