/** A day as exports write it, the year first. */
export const DAY = String.raw`\d{4}(?:-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)`
const MINUTES = String.raw`(?:(?:凌晨|早上|上午|中午|下午|晚上) ?)?\d{1,2}:\d{2}`
const SECONDS = String.raw`:\d{2}(?:\.\d{1,3})?`
/** Half a time is none: its seconds belong to it. */
export const CLOCK = String.raw`${MINUTES}(?:${SECONDS}|(?!:\d{2}))(?: ?[AP]M)?`
export const TIME = `${DAY}[ T]{1,4}${CLOCK}`

/** As phones of other countries write it: `5/4/23, 10:12 PM`, `04.05.23, 10:12`, `4/5/23 10:12 p. m.`. */
const dayAbroad = (sign: string) =>
  String.raw`\d{1,2}(?<${sign}>[./-])\d{1,2}\k<${sign}>(?:\d{4}|\d{2})`
const HALF = String.raw`[ \u00A0\u202F]?[AaPp](?:\.[ \u00A0\u202F]?)?[Mm]\.?`

/** The clock first, as WhatsApp copies messages out of the browser: `12:30, 5/3/2021`. */
const CLOCK_AND_DAY = String.raw`${MINUTES}(?:${SECONDS})?(?:${HALF})?, (?:${DAY}|${dayAbroad('mark')})`

/** A time of any country, in brackets or with a dash behind it, as WhatsApp begins each message; then what follows it. */
export const MARKED = new RegExp(
  String.raw`^[\u200E\u200F\uFEFF]{0,4}(?=\[|[^[\]]{8,40} - )\[?(?<time>(?:${DAY}|${dayAbroad('sign')}),?[ \u00A0\u202FT]{1,4}${MINUTES}(?:${SECONDS})?(?: ?[AP]M)?(?:${HALF})?|${CLOCK_AND_DAY})(?:\] ?| - )[\u200E\u200F]{0,4}(?<rest>.*)$`,
  'u',
)

/** A time as Telegram copies it: `03.05.2021 12:30`, `3 May 2021 at 12:30:11`. */
export const TIME_COPIED = String.raw`(?:${DAY}|${dayAbroad('sign')}|\d{1,2} [A-Z][a-z]{2,8} \d{4})(?:,| at)?[ \u00A0\u202F]${MINUTES}(?:${SECONDS})?(?:${HALF})?`

/** A day of this year: `05-04`, `5月4日`; what stands there instead of it: `昨天`. */
export const DAY_SHORT = String.raw`(?:\d{1,2}[-/]\d{1,2}|\d{1,2}月\d{1,2}日|昨天|前天|今天|星期[一二三四五六日天]|周[一二三四五六日天])`
