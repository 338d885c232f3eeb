import { isHeaderWord } from '../../tables/words.ts'
import { areReported } from './reported.ts'
import {
  beginsWithLines,
  conversationOf,
  dayOf,
  isPreface,
  labelledName,
  labelledText,
  labelledTime,
  opening,
  saidBelow,
  spokenAtClock,
  spokenBehindClock,
  timeAlone,
  type Opening,
  type TextStyle,
} from './text-lines.ts'

/**
 * Is a text a conversation, and in which style? Messages begin with a time and a name; what follows is no table: the
 * next line is another message's text, or text follows a colon.
 */
export function textStyle(text: string): TextStyle | null {
  const lines = text.split(/\r\n|[\n\r]/).slice(0, 2000)
  const filled = lines.filter((line) => line.trim() !== '' && !isPreface(line))
  if (areLabelled(filled)) return 'labelled'
  if (areReported(filled)) return 'reported'
  if (areBelowTimes(filled)) return 'time-above'
  const qq = lines.some((line) => conversationOf(line) !== null || line.startsWith('消息记录（'))
  const styles = standsUnderDays(filled) ? (['under-day', ...STYLES] as const) : STYLES
  return styles.find((style) => isWritten(filled, style, qq)) ?? null
}

/** So much of a document is looked at. */
const LOOKED_AT = 96 * 1024

/** Is the text of a document a conversation in which somebody speaks twice? A report that tells of times is none. */
export function isTalkOfSome(text: string): boolean {
  const beginning = text.slice(0, LOOKED_AT)
  const style = textStyle(beginning)
  if (style === null || beginsWithLines(style)) return style !== null
  const openings = beginning.split('\n').flatMap((line) => opening(line, style) ?? [])
  return areTalking(openings.flatMap(({ sender }) => sender ?? []))
}

/** The first lines say that messages stand under their days: a rule around the first of them, or the name of LINE. */
function standsUnderDays(lines: readonly string[]): boolean {
  const first = lines.slice(0, 40)
  if (areCopied(first)) return true
  if (!first.some((line) => dayOf(line) !== null)) return false
  return (
    first.some((line) => line.trim().startsWith('———')) ||
    /^\W{0,4}LINE\]/u.test(lines[0] ?? '') ||
    areSpoken(first)
  )
}

/** Messages of today, copied out of the window: each below its sender and the time; somebody speaks twice. */
function areCopied(lines: readonly string[]): boolean {
  const senders = lines.flatMap((line) => spokenAtClock(line) ?? [])
  const isFirst = spokenAtClock(lines[0] ?? '') !== null
  return isFirst && senders.length >= 3 && new Set(senders).size < senders.length
}

/** Below a day each line is a time, who says it, and what; somebody speaks twice. */
function areSpoken(lines: readonly string[]): boolean {
  if (dayOf(lines[0] ?? '') === null) return false
  const senders = lines.flatMap((line) => spokenBehindClock(line) ?? [])
  const days = lines.filter((line) => dayOf(line) !== null).length
  return senders.length + days >= 0.6 * lines.length && new Set(senders).size < senders.length
}

const STYLES = [
  'stated',
  'marked',
  'time-first',
  'name-first',
  'inline',
  'bracketed',
  'copied',
  'dated',
  'clocked',
] as const

function isWritten(filled: readonly string[], style: TextStyle, qq: boolean): boolean {
  const found = filled.map((line) => opening(line, style))
  const openings = found.filter((o) => o !== null)
  const senders = openings.flatMap(({ sender }) => sender ?? [])
  // Between few who speak stand lists without end.
  const isBegun = found[0] !== null && areTalking(senders)
  if (openings.length < (qq ? 1 : 2)) return false
  if (openings.length < 0.05 * filled.length && !isBegun) return false
  if (senders.length * 3 < openings.length) return false
  if (style !== 'time-first' && senders.some(isHeaderWord)) return false
  if (style !== 'time-first' && (areCells(senders) || areLabels(senders))) return false
  if (style !== 'time-first' && arePrograms(senders)) return false
  if (style !== 'marked' && arePeople(openings)) return false
  if (NEEDS_TALK.has(style) && !isBegun) return false
  return isTalk(found, style, isBegun)
}

/** Styles so short that other texts have them, too. */
const NEEDS_TALK: ReadonlySet<TextStyle> = new Set(['copied', 'dated', 'clocked'])

/** What a program tells of itself begins with how grave it is, or ends within an object: `INFO c.x.User`, `resp={"code"`. */
function arePrograms(senders: readonly string[]): boolean {
  const programs = senders.filter((sender) => GRAVITY.test(sender) || OF_OBJECT.test(sender))
  return programs.length * 2 >= senders.length && programs.length > 0
}

const GRAVITY =
  /(?:^|[\s[])(?:INFO|DEBUG|WARN|WARNING|ERROR|TRACE|FATAL|NOTICE|CRITICAL)(?:[\s\]]|$)/u
const OF_OBJECT = /[{,]\s?\\?["'][\p{L}_][^"'{}]{0,40}\\?["']$|[=(]\s?[[{]/u

/** Somebody speaks twice. */
function areTalking(senders: readonly string[]): boolean {
  return senders.length >= 3 && new Set(senders).size < senders.length
}

/** Name, time and text in lines of their own, twice at least. */
function areLabelled(filled: readonly string[]): boolean {
  const times = filled.filter(
    (line, i) =>
      labelledTime(line) !== null &&
      labelledName(filled[i - 1] ?? '') !== null &&
      labelledText(filled[i + 1] ?? '') !== null,
  )
  return times.length >= 2 && times.length >= 0.05 * filled.length
}

/** Times in lines of their own, who says what below each, and that more than a number; somebody speaks twice. */
function areBelowTimes(filled: readonly string[]): boolean {
  const at = filled.flatMap((line, i) => (timeAlone(line) === null ? [] : [i]))
  const said = at.flatMap((i) => saidBelow(filled[i + 1] ?? '') ?? [])
  const senders = said.map(({ name }) => name)
  if (said.filter(({ text }) => ONLY_NUMBER.test(text)).length > 0.5 * said.length) return false
  const isMost = senders.length >= 0.8 * at.length && (at[0] ?? 0) <= 40
  return isMost && areTalking(senders) && !senders.some(isHeaderWord)
}

/** Several cells, or a cell and a long number, before a time: rows of a list whose last cell ends with one. */
const CELLS = /[,;|\t，；][^,;|\t，；]*[,;|\t，；]|[,;|\t，；]\D*\d{7}|\S {2,8}\S.*\S {2,8}\S/u

/** Most of what would be names are several cells: a list of places and times is no conversation. */
function areCells(senders: readonly string[]): boolean {
  return senders.filter((sender) => CELLS.test(sender)).length > senders.length / 2
}

const DIGITS = String.raw`(?:1[3-9]\d{9}|[1-9]\d{16}[\dXx])`
const NUMBER = String.raw`(?<!\d)${DIGITS}(?!\d)`
const NAMED_NUMBER = new RegExp(String.raw`\p{L}{2}.*${NUMBER}|${NUMBER}.*\p{L}{2}`, 'u')
const ONLY_NUMBER = new RegExp(String.raw`^\s*${DIGITS}\s*$`, 'u')

/** Everybody would speak once, with a number behind the name or nothing but one to say: a list of people with times. */
function arePeople(openings: readonly Opening[]): boolean {
  const once = new Set(openings.map(({ sender }) => sender)).size >= 0.95 * openings.length
  const people = openings.filter(
    ({ sender, text }) => NAMED_NUMBER.test(sender ?? '') || ONLY_NUMBER.test(text ?? ''),
  )
  return openings.length >= 3 && once && people.length >= 0.8 * openings.length
}

/** Most of what would be names end with what a cell is called: `张三 电话:138…` is a line of labels behind a time. */
function areLabels(senders: readonly string[]): boolean {
  const labels = senders.filter((sender) => isHeaderWord(/[^\s,，;；|]+$/u.exec(sender)?.[0] ?? ''))
  return labels.length > senders.length / 2
}

function isTalk(found: readonly (Opening | null)[], style: TextStyle, isBegun: boolean): boolean {
  const at = found.flatMap((o, i) => (o === null ? [] : [i]))
  const last = at.length - 1
  const withText = at.filter((i, k) => {
    const o = found[i]
    if (o?.text !== null) return o?.text.trim() !== ''
    return k === last || found[i + 1] === null
  }).length
  if (withText < 0.6 * at.length) return false
  if (style === 'inline' || style === 'marked') return isBegun || at.length >= 0.3 * found.length
  return (at[0] ?? 0) <= 40
}
