import type { Talk } from './message-keys.ts'
import { identifies, listsPeople } from './pasted.ts'

/** So many rows below a header that lists and messages have in common are looked at, and so much of their text. */
export const DOUBTFUL_ROWS = 64
const DOUBTFUL_BYTES = 1 << 17
/** In fewer rows it does not show that somebody speaks again and again. */
const FEWEST = 6
/** A name of a column is no longer than this. */
const LONGEST_NAME = 60

const TIME =
  /^(?:(?:发送|消息|聊天|收发|短信|信息|消息发送)?(?:时间|日期|日期时间)|(?:message|msg|sent|send|received|talk|human|str|create|created|posted|message ?sent|message ?received)?[ _]?(?:date|time|date\/time|datetime|timestamp|at|ts)(?:[ _]?ms)?)$/
const CONTENT =
  /^(?:(?:消息|聊天|信息|短信)?(?:内容|详情|正文|记录)|消息|(?:message|msg|chat)?[ _]?(?:text|body|content|message|msg)(?:[ _]?xml)?)$/
/** Who speaks is called so; what lists call people (姓名, 电话, name, phone) is none of it. */
const SPEAKER =
  /^(?:发[送件言]?[人方者].{0,6}|说话[人者].{0,6}|(?:qq|微信|群|用户|发送)?昵称|网名|群?成员|(?:sender|from|author|speaker|talker)s?\b.{0,20}|nick[ _]?name|author[ _]?name)$/
/** These speak too, but logs and lists call their people so. */
const ACCOUNT =
  /^(?:员工|客服|用户名?|账号|帐号|微信号|qq号?码?|uin|user(?:[ _]?(?:id|name))?|source)$/
/** What stands in lists of people, parcels and payments. */
const LIST =
  /姓名|电话|手机|联系|邮箱|地址|身份证|证件|单号|订单|快递|物品|金额|银行|卡号|phone|mobile|contact|tel|e-?mail|id_?card|address|amount|price|order/

/** Begins as a date, a clock or the seconds of one. */
export const AT =
  /^\W{0,3}(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}|\d{10}(?:\d{3}|\d{6})?(?:\.\d{1,9})?$)/

/** A name of a column without what exports add to it: a zone, a remark in brackets. */
function plainName(name: string): string {
  const text = name.slice(0, LONGEST_NAME).trim().toLowerCase()
  return text
    .replace(/\(s\)/u, '')
    .replace(/[(（].*$/u, '')
    .replace(/[ -]*utc.*$/u, '')
    .trim()
}

/**
 * Below names of columns that lists have, too (`昵称，时间，消息`): rows that show messages all the same. The times of all are times,
 * and either a list of people stands in one cell of what was said, or few speak again and again.
 *
 * @example 小鹿, 2021-05-03 12:30, `张三 138…⏎李四 139…⏎王五 137…` → messages; customers who left a remark each → a list
 */
export class Doubtful {
  readonly talk: Talk
  readonly #speaker: number
  readonly #speakers = new Set<string>()
  #isNumbered = false
  #rows = 0
  #bytes = 0
  #isOver = false

  private constructor(talk: Talk, speaker: number) {
    this.talk = talk
    this.#speaker = speaker
  }

  static of(header: readonly (string | null)[]): Doubtful | null {
    const names = header.map((name) => plainName(name ?? ''))
    const all = names.flatMap((name, i) => (SPEAKER.test(name) ? [i] : []))
    const accounts = names.flatMap((name, i) => (ACCOUNT.test(name) ? [i] : []))
    const senders = [...all, ...accounts]
    const time = names.findIndex((name) => TIME.test(name))
    const content = names.findIndex((name) => CONTENT.test(name))
    if (time < 0 || content < 0 || senders.length === 0) return null
    if (names.some((name, i) => LIST.test(name) && !senders.includes(i))) return null
    return new Doubtful({ content, time, senders, cards: [] }, all[0] ?? -1)
  }

  /** Nothing more is to be seen: it is a list. */
  get isOver(): boolean {
    return this.#isOver || this.#rows >= DOUBTFUL_ROWS || this.#bytes > DOUBTFUL_BYTES
  }

  /** Does this row show that these are messages? */
  shows(cells: readonly string[]): boolean {
    const text = cells[this.talk.content] ?? ''
    const time = (cells[this.talk.time] ?? '').trim()
    if (cells.every((cell) => cell === '')) return false
    this.#rows++
    this.#bytes += cells.reduce((n, cell) => n + cell.length, 0)
    if (!AT.test(time)) this.#isOver = true
    if (this.#isOver) return false
    return this.#speakAgain(cells) || listsPeople(text)
  }

  /** Few speak, and often. Whoever is called by a number may be in a list or a log. */
  #speakAgain(cells: readonly string[]): boolean {
    const speaker = cells[this.#speaker] ?? ''
    this.#isNumbered ||= speaker === '' || identifies(speaker)
    this.#speakers.add(speaker)
    return !this.#isNumbered && this.#rows >= FEWEST && this.#speakers.size * 3 <= this.#rows
  }
}
