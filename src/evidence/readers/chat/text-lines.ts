import { CLOCK, DAY, DAY_SHORT, MARKED, TIME, TIME_COPIED } from './text-times.ts'

/** How one message begins in a text export. */
export type TextStyle =
  | 'time-first'
  | 'name-first'
  | 'inline'
  | 'under-day'
  | 'marked'
  | 'bracketed'
  | 'copied'
  | 'dated'
  | 'clocked'
  | 'labelled'
  | 'reported'
  | 'stated'
  | 'time-above'

/** What the line that begins a message tells. */
export interface Opening {
  readonly time: string
  /** Null where the program speaks. */
  readonly sender: string | null
  readonly account: string | null
  /** Text on the same line; null where it begins on the next. */
  readonly text: string | null
}

/** `2021-05-03 12:30:11 昵称(10001)`, `2021-05-03 12:30:11 - 昵称` */
const TIME_FIRST = new RegExp(String.raw`^(${TIME}) {1,8}(?:- )?(\S.{0,120})$`, 'u')
/** `昵称 2021-05-03 12:30:11`, `昵称 — 2021-05-03 12:30`, `昵称 (2021-05-03 12:30:11):内容` */
const NAME_FIRST = new RegExp(
  String.raw`^(\S.{0,120}?)(?: [—–-])? {0,4}[ (（](${TIME})[)）]? {0,4}(?:[:：](.*))?$`,
  'u',
)
/** A time with its zone and to its last digit: half a time is none, or what is left of it would be a name. */
const WHOLE_TIME = String.raw`${TIME}(?:Z|[+-]\d{2}:?\d{2})?(?![\d.Z+]|-\d)`
/** The colon of a further time, of a port, of the address of a card or a page, of a drive is none behind a name. */
const NO_CLOCK = String.raw`(?<!\d:(?=\d\d)|[\dA-Fa-f]{2}:(?=[\dA-Fa-f]{2}[:-]))(?!\/\/|\\)`
/**
 * `[2021-05-03 12:30:11] 昵称: 内容`, `2021/5/3 12:30 - 昵称: 内容`, `2021-05-03 12:30:11 昵称：内容`. A name stands behind a
 * bracket or a blank: a comma, or whatever else stands behind the time, ends a cell; bills have a second time there, with
 * colons of its own.
 */
const INLINE = new RegExp(
  String.raw`^[\u200E\u200F\uFEFF]{0,4}(?:[[(#]\d{1,7}[\])]? {1,4})?(?:[[【](${WHOLE_TIME})[\]】]|(${WHOLE_TIME})[\]】]?(?= )) {0,4}(?:- )? {0,4}([^:：\s,;|][^:：]{0,60})[:：]${NO_CLOCK}(.*)$`,
  'u',
)
/** `[2021-05-03 12:30] 昵称`, the text below it (Discord). */
const BRACKETED = new RegExp(String.raw`^\[(${TIME})\] {1,4}(\S.{0,60})$`, 'u')
/** `昵称, [03.05.2021 12:30]`, the text below it (Telegram, copied). */
const COPIED = new RegExp(String.raw`^(?<name>\S.{0,60}), \[(?<time>${TIME_COPIED})\]:?$`, 'u')
/**
 * `—————  2021-05-03  —————` (WeChat, sent by mail), `2021/05/03（周一）`, `Mon, 5/3/2021` (LINE): the day of the messages
 * below it.
 */
const UNDER_DAY = new RegExp(
  String.raw`^(?:—{3,} {1,8}(${DAY}) {1,8}—{3,}|(\d{4}([/.])\d{1,2}\3\d{1,2}) ?[（( ](?:周|星期|週)?[^\d\s]{1,9}[)）]?|([A-Z][a-z]{2}, \d{1,2}\/\d{1,2}\/\d{4}))$`,
  'u',
)
/** `昵称  12:30`, the text below it; and `12:30⇥昵称⇥内容`. */
const AT_CLOCK = new RegExp(String.raw`^(\S.{0,60}?) {2,4}(${CLOCK})$`, 'u')
const CLOCK_TABBED = new RegExp(String.raw`^(${CLOCK})\t([^\t]{1,60})\t(.*)$`, 'u')
/** LINE: what the program says. */
const CLOCK_SYSTEM = new RegExp(String.raw`^(${CLOCK})\t([^\t]{1,200})$`, 'u')
/** LINE for Windows: `12:30 昵称 内容`. */
const CLOCK_SPACED = /^(\d{1,2}:\d{2}) (\S{1,40}) (\S.*)$/u
/** `昵称: 05-03 12:30:11`, `昵称 5月3日 12:30`, `昵称(05-03 12:30)：`: copied out of a window, the year left out. */
const DATED = new RegExp(
  String.raw`^(\S.{0,60}?)(?:[:：] {0,4}| {1,4}| {0,4}[(（])(${DAY_SHORT} {1,4}${CLOCK})(?:[)）][:：]?)?$`,
  'u',
)
/** `昵称 12:30`: copied today. */
const CLOCKED = new RegExp(String.raw`^(\S.{0,60}?) {1,4}(${CLOCK})$`, 'u')
/** No name of a person: a number, a further time, a sentence. */
const NO_NAME =
  /\d{7}|\d:\d{2}|\d{4}[-/年.]|[，。！？、,!?;；|\t]|^(?:[今明昨后前]天|[上下中]午|晚上|早上)/u
/** `昵称:`, below it `时间: 2021-05-03 12:30:11` (QQChatExporter). */
const NAME_LINE = /^(\S.{0,120})[:：]$/u
const LABELLED_TIME = new RegExp(String.raw`^时间[:：] {0,4}(${TIME})$`, 'u')
const LABELLED_TEXT = /^内容[:：] ?(.*)$/u
/** It may stand in a rule. */
const TIME_ALONE = new RegExp(
  String.raw`^(?:[—─=*-]{2,40} {0,4})?(${TIME})\s{0,4}(?:[—─=*-]{2,40})?$`,
  'u',
)
/** `发送人：昵称 时间：2021-05-03 12:30:11 内容：…`, in this order or with the time first. */
const STATED_BY = String.raw`(?:发送[人方者]|发言人|说话人)[:：] {0,4}(\S.{0,60}?)[ \t,，;；]{1,4}`
const STATED_AT = String.raw`(?:发送|消息|聊天)?时间[:：] {0,4}(${TIME})[ \t,，;；]{1,4}`
const STATED = ['by', 'at'].map(
  (first) =>
    new RegExp(
      String.raw`^${first === 'by' ? STATED_BY + STATED_AT : STATED_AT + STATED_BY}(?:消息|聊天)?内容[:：] ?(.*)$`,
      'u',
    ),
)
/** The account behind a name. */
const ACCOUNT = /^(.*?) {0,4}(?:\(([\w.@:-]{4,64})\)|（([\w.@:-]{4,64})）|<([\w.@:-]{4,64})>)$/u

type Opener = (line: string) => Opening | null

const OPENERS: Readonly<Record<TextStyle, Opener>> = {
  'time-first': (line) => {
    const [, time, name] = TIME_FIRST.exec(line) ?? []
    return told(time, name, null)
  },
  'name-first': (line) => {
    const [, name, time, text] = NAME_FIRST.exec(line) ?? []
    return told(time, name, text ?? null)
  },
  inline: (line) => {
    const [, framed, bare, name, text] = INLINE.exec(line) ?? []
    return told(framed ?? bare, name, text?.replace(/^ /, '') ?? '')
  },
  'under-day': underDay,
  marked,
  stated,
  bracketed: (line) => {
    const [, time, name] = BRACKETED.exec(line) ?? []
    return told(time, name, null)
  },
  copied: (line) => {
    const { name, time } = COPIED.exec(line)?.groups ?? {}
    return told(time, name, null)
  },
  dated: (line) => named(DATED.exec(line)),
  clocked: (line) => named(CLOCKED.exec(line)),
  // Of several lines: see `labelledTime`, `ReportedTalk`, `timeAlone`.
  labelled: () => null,
  reported: () => null,
  'time-above': () => null,
}

/** Reads a line as the beginning of a message, null when it is none. */
export function opening(line: string, style: TextStyle): Opening | null {
  const isLong = line.length > 4096 && style !== 'inline' && style !== 'marked'
  return isLong ? null : OPENERS[style](line)
}

/** Styles in which a message begins with more than one line. */
const OF_LINES: ReadonlySet<TextStyle> = new Set(['labelled', 'reported', 'time-above'])

/** Does a message begin with several lines? */
export function beginsWithLines(style: TextStyle): boolean {
  return OF_LINES.has(style)
}

/** Does the line that begins a message stand alone, so that a text can be cut before it? */
export function tellsItself(style: TextStyle): boolean {
  return style !== 'under-day' && !beginsWithLines(style)
}

/** A time in a line of its own, above `昵称：内容`. */
export function timeAlone(line: string): string | null {
  return TIME_ALONE.exec(line)?.[1] ?? null
}

/** Who says what, in the line below the time. */
export function saidBelow(line: string): { readonly name: string; readonly text: string } | null {
  const [, name, text] = SAID.exec(line) ?? []
  return name === undefined || text === undefined ? null : { name, text }
}

/** The name in a line of its own, above the time. */
export function labelledName(line: string): string | null {
  return NAME_LINE.exec(line)?.[1] ?? null
}

/** The time below the name. */
export function labelledTime(line: string): string | null {
  return LABELLED_TIME.exec(line)?.[1] ?? null
}

/** What is said, without its label; null where the line has none. */
export function labelledText(line: string): string | null {
  return LABELLED_TEXT.exec(line)?.[1] ?? null
}

function told(
  time: string | undefined,
  name: string | undefined,
  text: string | null,
): Opening | null {
  return time === undefined || name === undefined ? null : { time, ...who(name), text }
}

/** Who, when and what in one line, each behind what it is called. */
function stated(line: string): Opening | null {
  const [nameFirst, timeFirst] = STATED.map((pattern) => pattern.exec(line))
  const [, name, time, text] = nameFirst ?? []
  if (nameFirst) return told(time, name, text ?? '')
  return told(timeFirst?.[1], timeFirst?.[2], timeFirst?.[3] ?? '')
}

/** Who spoke, and when; what is no name begins nothing. */
function named(found: RegExpExecArray | null): Opening | null {
  const [, name, time] = found ?? []
  const opened = told(time, name, null)
  return opened === null || NO_NAME.test(opened.sender ?? '') ? null : opened
}

/** A name ends with a colon and a blank, and may have colons of its own; where there is none, the program speaks. */
function marked(line: string): Opening | null {
  const found = MARKED.exec(line)
  const { time, rest } = found?.groups ?? {}
  if (time === undefined || rest === undefined || rest === '') return null
  const [, name, text] = /^(\S.{0,60}?):(?: (.*))?$/u.exec(rest) ?? SAID.exec(rest) ?? []
  if (name === undefined) return { time, sender: null, account: null, text: rest }
  return { time, ...who(name), text: text ?? '' }
}

const SAID = /^([^\s:：,;|][^:：]{0,60})[:：](.*)$/u

function underDay(line: string): Opening | null {
  const [, name, at] = AT_CLOCK.exec(line) ?? []
  if (name !== undefined && at !== undefined) return { time: at, ...who(name), text: null }
  const [, time, sender, text] = CLOCK_TABBED.exec(line) ?? CLOCK_SPACED.exec(line) ?? []
  if (time !== undefined) return told(time, sender, text ?? '')
  const [, since, said] = CLOCK_SYSTEM.exec(line) ?? []
  if (since === undefined || said === undefined) return null
  return { time: since, sender: null, account: null, text: said }
}

/** Who speaks, by a line of his name and the time: `昵称  12:30`. */
export function spokenAtClock(line: string): string | null {
  return AT_CLOCK.exec(line)?.[1] ?? null
}

/** Who speaks, by a line of the time, his name and what he says: `12:30 昵称 内容`. */
export function spokenBehindClock(line: string): string | null {
  return CLOCK_SPACED.exec(line)?.[2] ?? null
}

/** The day that a line states for the messages below it, null where it states none. */
export function dayOf(line: string): string | null {
  const [, ruled, plain, , abroad] = UNDER_DAY.exec(line.trim()) ?? []
  return ruled ?? plain ?? abroad ?? null
}

/** A name with the account in brackets behind it, taken apart. */
export function who(name: string): { sender: string; account: string | null } {
  const [, sender, a, b, c] = ACCOUNT.exec(name.trim()) ?? []
  const account = a ?? b ?? c ?? null
  return account === null
    ? { sender: name.trim(), account: null }
    : { sender: sender ?? '', account }
}

/** `消息对象:`, `消息分组:`, the line that says what the export is, and the rules around them. */
export function isPreface(line: string): boolean {
  return /^(?:={40,}|消息记录（|消息记录\(|消息分组[:：]|消息对象[:：])/u.test(line.trim())
}

/** With whom, or in which group, the messages below are spoken: `消息对象:昵称`. */
export function conversationOf(line: string): string | null {
  return /^消息对象[:：](.*)$/u.exec(line.trim())?.[1]?.trim() ?? null
}
