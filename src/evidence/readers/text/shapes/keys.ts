import { isFieldLabel } from './labels.ts'

/** A key of a program and its value in a line: `"name":"张三"`, `name='张三'`, `'name' => '张三'`, `&name=张三`, `<name>张三</name>`. */
export interface Keyed {
  readonly key: string
  /** Where the key begins and its value ends, with the quotes and brackets that are part of the way of writing. */
  readonly at: number
  readonly end: number
  /** What the value says; null where the program says that there is none. */
  readonly text: string | null
  /** Written as only programs write: in quotes, behind an arrow, within tags. */
  readonly strict: boolean
  /** Nothing stands behind the key: the value may stand on the next line. */
  readonly open: boolean
}

const LONGEST_LINE = 1 << 24
const QUOTE = String.raw`\x60|"|'|\\"|\\x22|&quot;`
const BARE = String.raw`[\p{L}_$][\p{L}\p{N}_$.-]{0,39}`
const ARROW = String.raw`\s{0,4}(?:=>|=(?!=)|[:：](?!\/\/))[ \t]{0,4}`

/** `"name":`, `["name"]=>`. */
const QUOTED_KEY = String.raw`(?<![\p{L}\p{N}])[ub]?(?<q>${QUOTE})(?<quoted>[\p{L}_$][^"'\x60\\&:{}<>\n]{0,39})\k<q>\]?${ARROW}`
/** `s:4:"name";s:9:"张三";`, as PHP keeps its values. */
const KEPT_KEY = String.raw`s:\d{1,9}:"(?<kept>[^"\\]{1,40})";(?=[sidbN][:;])`
/** `[name] => 张三`, as PHP prints them; `[name] = N'张三'`, as statements have it. */
const PRINTED_KEY = String.raw`^\s{0,400}\[(?<printed>${BARE})(?::\w{1,40}){0,2}\] =>[ \t]?|\[(?<column>${BARE})\]\s{0,4}=\s{0,4}(?=N?')`
/** `map.put("name", "张三")`, `person.setName("张三")`. */
const CALLED_KEY = String.raw`[\w$]{0,40}\.(?:(?:put|set|add|append|setProperty|addProperty|Add)\([ \t]{0,4}(?<call>["'])(?<put>[\p{L}_$][^"'\\\n]{0,39})\k<call>[ \t]{0,4},[ \t]{0,4}(?=[ubN]?["'\d])|set(?<setter>[A-Z]\w{1,30})\([ \t]{0,4}(?=["'\d]))`
/** `<name>张三</name>`. */
const TAGGED = String.raw`<(?<tag>${BARE})>(?<tagged>[^<>]*)</\k<tag>>`
/** `name=张三&phone=…` */
const ASKED_KEY = String.raw`(?<=[?&])(?<asked>${BARE})=|(?<=["'\s]|^)(?<first>${BARE})=(?=[^&\s"'<>]{0,400}&${BARE}=)`
/** `name:`, `:name=>`, `data-name=`; where nothing of the above stands. */
const BARE_KEY = String.raw`(?<=[\s,，;；|(){&[?\-]|^):?(?![aOs]:\d{1,9}:)(?<bare>${BARE})${ARROW}`

const KEY = new RegExp(
  [CALLED_KEY, QUOTED_KEY, KEPT_KEY, PRINTED_KEY, TAGGED, ASKED_KEY, BARE_KEY].join('|'),
  'gu',
)

/** Does anything in this text look like a key of a program? */
export function mayHoldKeys(text: string): boolean {
  return /\.(?:put|set|add|append|Add)\w{0,30}\([ \t]{0,4}["']|\][ \t]{0,4}=[ \t]{0,4}N?'|["'`\]][ \t]{0,4}(?:=>|[:：])|(?:=|[\p{L}\p{N}_]:)[ \t]{0,4}["'\\]|[?&][\w.]+=|=>[ \t]?["']|s:\d+:"|\[\w+\] =>|\\x22|&quot;:|<\/\w+>|\{\s?[\p{L}_]\w*\s?:/u.test(
    text,
  )
}

/** All keys of a line with their values; of `known`, where it is given, those alone. */
export function keysOf(line: string, known?: ReadonlySet<string>): Keyed[] {
  if (line.length > LONGEST_LINE) return []
  const found: Keyed[] = []
  KEY.lastIndex = 0
  for (let match = KEY.exec(line); match !== null; match = KEY.exec(line)) {
    const one = keyed(line, match, known)
    if (one === null) continue
    found.push(one)
    KEY.lastIndex = Math.max(one.end, match.index + 1)
  }
  return found
}

function keyed(line: string, match: RegExpExecArray, known?: ReadonlySet<string>): Keyed | null {
  const { put, setter, tag, tagged, quoted, kept, printed, column, asked, first, bare } =
    match.groups ?? {}
  const key =
    put ?? setter ?? quoted ?? kept ?? printed ?? column ?? asked ?? first ?? bare ?? tag ?? ''
  if (known !== undefined && !known.has(key)) return null
  const at = match.index
  const from = at + match[0].length
  if (tagged !== undefined) return { key, at, end: from, text: tagged, strict: true, open: false }
  const value = valueAt(line, from, asked ?? first, kept)
  if (value === null) return null
  const named = (put ?? setter ?? printed ?? quoted ?? asked ?? first ?? kept) !== undefined
  const strict =
    named || match[0].includes('=>') || /\{\s?$/.test(line.slice(Math.max(0, at - 2), at))
  const end = (put ?? setter) === undefined ? value.end : behindCall(line, value.end)
  return { key, at, ...value, end, strict: strict || value.strict }
}

const CALL_ENDS = /[ \t]{0,4}\);?/y

/** Behind the bracket that closes a call: it is part of the way of writing, and closes no record. */
function behindCall(line: string, from: number): number {
  CALL_ENDS.lastIndex = from
  return CALL_ENDS.test(line) ? CALL_ENDS.lastIndex : from
}

type Value = Pick<Keyed, 'end' | 'text' | 'strict' | 'open'>

/** The value that begins here; null where a bracket opens instead. */
function valueAt(line: string, from: number, asked?: string, kept?: string): Value | null {
  if (asked !== undefined) return askedValue(line, from)
  if (kept !== undefined) return keptValue(line, from)
  const rest = line.slice(from, from + 16)
  if (/^(?:[[{]|\(|array\b|Array\b)/.test(rest)) return null
  const quote = /^[ubN]?(?:"""|"|'|\\"|\\x22|&quot;)/.exec(rest)?.[0]
  return (quote === undefined ? null : quotedValue(line, from, quote)) ?? bareValue(line, from)
}

function askedValue(line: string, from: number): Value {
  const end = ended(line, from, /[&\s"'<>#\\]/g)
  return { end, text: unescapedUrl(line.slice(from, end)), strict: true, open: false }
}

/** As addresses of pages write what is no letter of English; what is not UTF-8 stays as it is. */
function unescapedUrl(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function keptValue(line: string, from: number): Value | null {
  const length = /^s:\d{1,9}:"/.exec(line.slice(from, from + 16))?.[0].length
  if (length !== undefined) {
    const end = line.indexOf('";', from + length)
    if (end < 0) return null
    const text = line.slice(from + length, end)
    return { end: end + 2, text, strict: true, open: false }
  }
  const end = ended(line, from, /;/g)
  const text = line.slice(from, end).replace(/^[idb]:/, '')
  return { end: end + 1, text: text === 'N' ? null : text, strict: true, open: false }
}

/** Up to the same quote again; one behind a backslash, or doubled within single ones, is part of the value. */
function quotedValue(line: string, from: number, opening: string): Value | null {
  const quote = opening.replace(/^[ubN]/, '')
  const start = from + opening.length
  let end = line.indexOf(quote, start)
  while (end >= 0 && (escapes(line, end, quote) || doubles(line, end, quote)))
    end = line.indexOf(quote, end + (doubles(line, end, quote) ? 2 : 1))
  if (end < 0) return null
  const text = unescaped(line.slice(start, end), quote)
  return { end: end + quote.length, text, strict: true, open: false }
}

function escapes(line: string, at: number, quote: string): boolean {
  if (quote.startsWith('\\')) return false
  let p = at
  while (line.charAt(p - 1) === '\\') p--
  return (at - p) % 2 === 1
}

function doubles(line: string, at: number, quote: string): boolean {
  return quote === "'" && line.charAt(at + 1) === "'"
}

function unescaped(text: string, quote: string): string {
  const plain = quote === "'" ? text.replaceAll("''", "'") : text
  if (!plain.includes('\\')) return plain
  return plain.replace(/\\{1,2}u([\dA-Fa-f]{4})|\\(["'\\/])/g, (_, code?: string, sign?: string) =>
    code === undefined ? (sign ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Without quotes: up to the next key, or a bracket that it did not open. */
function bareValue(line: string, from: number): Value {
  const limit = endOfBare(line, from)
  const text = line.slice(from, limit).replace(/[\s,，;；|]+["']?$/u, '')
  const none = /^(?:null|None|NULL|nil|undefined)$/.test(text)
  return { end: from + text.length, text: none ? null : text, strict: false, open: text === '' }
}

const NEXT_KEY = new RegExp(
  String.raw`[\s,，;；|]+(?:-d\s|:?(?:${BARE}|["'][^"'\n]{1,40}["'])\s{0,4}(?:=>|[=:：]))|[)}\]([{]`,
  'gu',
)

function endOfBare(line: string, from: number): number {
  let depth = 0
  NEXT_KEY.lastIndex = from
  for (let match = NEXT_KEY.exec(line); match !== null; match = NEXT_KEY.exec(line)) {
    if (/^[([{]$/.test(match[0]) && !beginsKeys(line, match.index)) depth++
    else if (!/^[)}\]]$/.test(match[0]) || --depth < 0) return match.index
  }
  return line.length
}

const KEYS = new RegExp(
  String.raw`[{[(]\s{0,4}["'\\]{0,2}${BARE}["'\\]{0,2}\s{0,4}(?:=>|[=:：])`,
  'uy',
)

/** Does the bracket here hold keys of its own? */
function beginsKeys(line: string, at: number): boolean {
  KEYS.lastIndex = at
  return KEYS.test(line)
}

function ended(line: string, from: number, sign: RegExp): number {
  sign.lastIndex = from
  return sign.exec(line)?.index ?? line.length
}

/** Does this key name a field of a list, by itself or by its last word: `name`, `data-phone`, `user.mobile`? */
export function isFieldKey(key: string): boolean {
  return (
    isFieldLabel(key) ||
    isFieldLabel(key.slice(Math.max(...[...'-_.'].map((c) => key.lastIndexOf(c))) + 1))
  )
}

/** What a line says outside its keys and values, without the marks of the way of writing. */
export function outsideOf(line: string, found: readonly Keyed[]): string[] {
  const starts = [0, ...found.map(({ end }) => end)]
  return starts.map((from, i) => line.slice(from, found[i]?.at ?? line.length))
}

/** Marks alone, or what a language writes between them, say nothing of anybody: `},`, `[0] => Array`, `a:2:{`. */
export function saysNothing(outside: string): boolean {
  return SYNTAX.test(outside)
}

const SYNTAX =
  /^(?:[\s,，;；:：{}()[\]"'|&\\?<>/\-–=.]|(?:array|Array|object|stdClass|Object)(?!\p{L})|a:\d{1,9}:(?=\{)|i:\d{1,9};|(?<=[[(])\d{1,9}(?=[\])])|(?<=^\s{0,40})\d{1,9} =>|&quot;|x22)*$/u

/** A value below its key, as var_dump writes it: `string(6) "张三"`, `int(7)`; null for any other line. */
export function dumpedValue(line: string): string | null {
  const [, text, number] =
    /^\s*(?:string\(\d+\) "(.*)"|(?:int|float|bool)\((.*)\))\s*$/u.exec(line) ?? []
  return text ?? number ?? null
}
