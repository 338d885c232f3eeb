import { guessUtf16 } from '../encoding/utf16.ts'
import type { ByteSource } from '../source.ts'
import { behindRemarks, isJson, leadOf } from './json.ts'
import { isSqlDump } from './sql.ts'
import { behindCutRow, isValueRows } from './value-rows.ts'
import { isXmlData } from './xml.ts'
import type { FormatId } from './titles.ts'

/** How many bytes of the beginning decide what a text is. A list is never judged by what stands further down. */
const LOOKED_AT = 8192

/**
 * Is this text in any encoding? Other control characters than line ends and tabs are rare in text; one or two kinds of
 * them may be delimiters (0x01, 0x1F), and NUL bytes may stand in UTF-16 or in padded fields.
 */
export function isText(head: Uint8Array): boolean {
  const part = unpadded(head.subarray(0, LOOKED_AT))
  const controls = new Map<number, number>()
  for (const byte of part) {
    if (byte >= 0x20 && byte !== 0x7f) continue
    if (byte === 9 || byte === 10 || byte === 13 || byte === 12 || byte === 0x1a) continue
    controls.set(byte, (controls.get(byte) ?? 0) + 1)
  }
  const nul = controls.get(0) ?? 0
  controls.delete(0)
  if (nul > 0.3 * part.length) return isWide(part) || (controls.size === 0 && isFilledUp(part))
  const total = [...controls.values()].reduce((a, b) => a + b, 0)
  return total <= 0.02 * part.length || (controls.size <= 2 && nul === 0) || isWide(part)
}

/**
 * What was recovered from a disk, or never written to its end, is filled up with NUL: the text before it decides. A head
 * of a few bytes before a great many zeros is none.
 */
function unpadded(part: Uint8Array): Uint8Array {
  let end = part.length
  while (end > 0 && part[end - 1] === 0) end--
  const text = part.subarray(0, end)
  if (part.length - end < 16 || end < 16) return part
  return text.includes(10) || text.includes(13) ? text : part
}

/** Lines whose fields a program filled up with NUL, or of which a part was recovered as zeros alone: few stand by themselves. */
function isFilledUp(part: Uint8Array): boolean {
  const text = part.filter((byte, i) => byte !== 0 || part[i + 1] !== 0)
  const nul = text.filter((byte) => byte === 0).length
  return text.length >= 32 && nul <= 0.1 * text.length && (text.includes(10) || text.includes(13))
}

/** UTF-16 or UTF-32, with a byte order mark or by line ends and digits in two bytes. */
function isWide(part: Uint8Array): boolean {
  const [a, b] = part
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true
  let little = 0
  let big = 0
  for (let i = 0; i + 1 < part.length; i += 2) {
    const first = part[i] ?? 0
    const second = part[i + 1] ?? 0
    if (second === 0 && isPlain(first)) little++
    if (first === 0 && isPlain(second)) big++
  }
  return Math.max(little, big) >= 0.2 * (part.length / 2)
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13
}

/** The beginning of a text, as far as ASCII matters. */
export function beginning(head: Uint8Array): string {
  return asText(head.subarray(0, LOOKED_AT))
}

/** So far is looked for the first statement of a script that begins with remarks. */
const FURTHER = [512 << 10, 4 << 20, 16 << 20]

/** The beginning of a text in longer and longer parts, as far as they are asked for. */
function* longer(head: Uint8Array, source: ByteSource | undefined): Generator<string> {
  yield asText(head)
  if (source === undefined) return
  for (const [i, length] of FURTHER.entries()) {
    if (source.size <= (FURTHER[i - 1] ?? head.length)) return
    const part = new Uint8Array(Math.min(length, source.size))
    yield asText(part.subarray(0, source.read(0, part)))
  }
}

function asText(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return Buffer.from(part.subarray(2)).toString('utf16le')
  if (part[0] === 0xfe && part[1] === 0xff)
    return Buffer.from(part.subarray(2, part.length & ~1))
      .swap16()
      .toString('utf16le')
  const wide = part.includes(0) ? guessUtf16(part.subarray(0, LOOKED_AT)) : null
  if (wide?.encoding === 'utf-16le') return Buffer.from(part).toString('utf16le')
  if (wide)
    return Buffer.from(part.subarray(0, part.length & ~1))
      .swap16()
      .toString('utf16le')
  const from = part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf ? 3 : 0
  return Buffer.from(part.subarray(from)).toString('latin1')
}

/** A named text format, or `text`: judged by the very beginning and by more than one sign. */
export function formatOfText(head: Uint8Array, source?: ByteSource): FormatId {
  const text = beginning(head).trimStart()
  const first = text.charAt(0)
  if (first === '<') return formatOfMarkup(text)
  if (first === '{' || first === '[')
    return isJson(text, head.length >= LOOKED_AT) ? 'json' : 'text'
  const code = behindRemarks(text)
  if (/^[{[]/.test(code) && isJson(code, head.length >= LOOKED_AT)) return 'json'
  if (isJsonBehind(leadOf(code), code, head.length >= LOOKED_AT)) return 'json'
  if (beginsCard(text) && /^(?:version|fn|n|tel)[:;]/im.test(text)) return 'vcf'
  if (
    /^begin:vcalendar\s*[\r\n]/i.test(text) &&
    /^(?:version|prodid|begin:v(?:event|todo|journal))\b/im.test(text)
  )
    return 'ics'
  if (isRichTextWithoutHead(head)) return 'rtf'
  if (isLdif(text)) return 'ldif'
  // A message is of bytes: one in UTF-16 is the text of one.
  if (!head.includes(0) && isMail(text)) return 'eml'
  if (/^ID;P[^\r\n]{0,80}[\r\n]+(?:[PFBCO]|NN|NE);/.test(text)) return 'sylk'
  if (/^TABLE\r?[\r\n]0,1\r?[\r\n]"[^\r\n]{0,200}"\r?[\r\n](?:VECTORS|TUPLES)[\r\n]/i.test(text))
    return 'dif'
  if (isSqlDump(text, () => longer(head, source))) return 'sql'
  if (first === '(' ? isValueRows(text) : behindCutRow(text) > 0) return 'sql'
  return first === '(' && isTuples(text) && isJson(text, head.length >= LOOKED_AT) ? 'json' : 'text'
}

/** The first card begins the text, or stands right behind the end of one whose beginning was cut off. */
function beginsCard(text: string): boolean {
  const at = text.search(/^begin:vcard[\t ]{0,20}[\r\n]/im)
  return (
    at === 0 || (at > 0 && /(?:^|[\r\n])end:vcard[\t ]{0,20}[\r\n]{1,9}$/i.test(text.slice(0, at)))
  )
}

/** Rich text whose beginning was cut off: paragraphs and fonts are set in words that no other text has. */
function isRichTextWithoutHead(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  if (!bytes.includes('\\pard')) return false
  const text = bytes.toString('latin1')
  const paragraphs = text.match(/\\pard\b/g)?.length ?? 0
  return paragraphs >= LEAST_PARAGRAPHS && /\\fs\d{1,3}\b/.test(text)
}
const LEAST_PARAGRAPHS = 3

/** Tuples of Python, one behind the other: nothing else stands between the brackets of one and of the next. */
function isTuples(text: string): boolean {
  return /^\(\s{0,20}(?:[ub]?["'(]|-?\d+,)/.test(text) && /\)\s{0,20},?\s{0,20}(?:\(|$)/.test(text)
}

/** Entries of a directory: each begins with its name, and has further attributes. */
function isLdif(text: string): boolean {
  return /^(?:(?:#[^\r\n]{0,400}|version: {0,9}1)?\r?\n){0,20}dn::? {0,9}\S[^\r\n]{0,2000}\r?\n[ A-Za-z][^\r\n]{0,400}\r?\n/.test(
    text,
  )
}

/** JSON in a script or an answer to one: `var list = […];`, `callback({…})`. */
function isJsonBehind(lead: number, text: string, cut: boolean): boolean {
  return lead > 0 && isJson(text.slice(lead), cut, true)
}

function formatOfMarkup(text: string): FormatId {
  if (/^<\?xml\s/i.test(text)) return formatOfXml(text)
  if (/^<!doctype\s+svg|^<svg\s[^>]*xmlns/i.test(text)) return 'svg'
  if (isHtml(text)) return 'html'
  return isXmlData(text) ? formatOfXmlData(text) : 'text'
}

function formatOfXml(text: string): FormatId {
  if (!/^<\?xml\s[^>]{0,200}\?>\s*<[\w!?\u0080-\uffff]/i.test(text)) return 'text'
  return formatOfXmlData(text)
}

function formatOfXmlData(text: string): FormatId {
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml-spreadsheet'
  if (/<office:document[\s>]/.test(text))
    return text.includes('opendocument.spreadsheet') ? 'fods' : 'odt'
  if (/<uof:UOF(?:_0000)?[\s>]/.test(text)) return 'uof'
  if (/<w:wordDocument[\s>]|<pkg:package[\s>]/.test(text)) return 'word-xml'
  if (OFFICE_PART.test(text)) return 'office-part'
  if (/<html[\s>]/i.test(text)) return 'html'
  return /<svg[\s>]/i.test(text) ? 'svg' : 'xml'
}

/**
 * Parts of a workbook or a document whose package was cut off, or was taken apart: styles and settings are no data, and rows
 * of a sheet mean nothing without the texts that they point to.
 */
const OFFICE_PART =
  /^(?:<\?xml[^>]{0,200}>\s*)?<[^>]{0,2000}\sxmlns(?::\w{1,20})?=["'](?:https?:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/|urn:oasis:names:tc:opendocument:)/
const PAGE_TAG = /<(html|head|body|table|tr|td|th|meta|style|script|div|center|font|title)\b/gi

/** The beginning of a page, tag upon tag; styles and scripts further down hold lines with any delimiter. */
const WHOLE_PAGE =
  /^<html(?:\s[^>]{0,2000})?>\s*(?:<!--[^>]{0,200}-->\s*)?<(?:head|body|meta|title|table)[\s>]/i

/**
 * A page begins with a page's tag and goes on with others; a list whose first cell holds a tag goes on with a
 * delimiter after it, and its next line does not begin with a tag.
 */
function isHtml(text: string): boolean {
  if (/^<!doctype\s+html/i.test(text)) return true
  if (WHOLE_PAGE.test(text) && !/<\/(?:html|body|td)>\s*"?[,;|\t]/i.test(text)) return true
  if (isFragment(text)) return true
  if (!/^<(?:html|head|body|table|thead|tbody|tr|meta|style|div|center|!--)[\s>-]/i.test(text))
    return false
  const tags = new Set([...text.matchAll(PAGE_TAG)].map((m) => m[1]?.toLowerCase()))
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const delimited = lines.filter((line) => />\s*"?[,;|\t]|^[^<]*[,;|\t]/.test(line)).length
  return tags.size >= 2 && 2 * delimited < Math.max(lines.length, 2)
}

/** What words of a page stand in, and how a line of them ends. */
const OF_WORDS = /^<(?:body|p|ul|ol|dl|li|h[1-6]|div|span|section|article)(?:\s[^<>]{0,400})?>/i
const WORDS_END = /<\/(?:p|ul|ol|dl|li|h[1-6]|div|span|section|article|body|html)>$|<br {0,3}\/?>$/i

/**
 * A piece of a page, copied out of it: tags around words and numbers, nearly every line ended by one. A list whose first cell holds a tag
 * goes on with a delimiter.
 */
function isFragment(text: string): boolean {
  if (!OF_WORDS.test(text) || !/\d{7}/.test(text.replace(/<[^<>]{0,2000}>/g, ''))) return false
  const lines = text.split(/[\r\n]+/).map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  // The last line that was looked at may be half a one.
  const whole = filled.length > 3 ? filled.slice(0, -1) : filled
  const ended = whole.filter((line) => WORDS_END.test(line) || OF_WORDS.exec(line)?.[0] === line)
  return ended.length >= 0.9 * whole.length && (text.match(/<\/\w+>|<br/gi) ?? []).length >= 2
}

const MAIL_FIELD =
  /^(?:from|to|cc|subject|date|received|return-path|mime-version|message-id|content-type|content-transfer-encoding|delivered-to|reply-to|dkim-signature|x-[\w-]+): ?\S/i

/** Fields that programs write; people write From, To and Date in lists too. */
const SENT = [
  'received',
  'return-path',
  'mime-version',
  'message-id',
  'content-type',
  'delivered-to',
]

function isMail(text: string): boolean {
  const lines = text.split(/\r?\n/)
  const near = lines.slice(0, 24)
  const mailbox = /^from \S+ .*\d{4}$/i.test(lines[0] ?? '')
  if (mailbox || MAIL_FIELD.test(lines[0] ?? ''))
    if (near.filter((line) => MAIL_FIELD.test(line)).length >= 3) return true
  return isMailHead(lines)
}

/**
 * Fields and nothing else, some of them of several lines: what servers on the way have to say of a message may fill pages before
 * the fields that everybody knows.
 */
function isMailHead(lines: readonly string[]): boolean {
  const blank = lines.indexOf('')
  // The last line that was looked at may be half a one.
  const head = lines.slice(0, blank < 0 ? -1 : blank)
  if (
    !head.every((line, i) => /^[!-9;-~]{1,60}:|^[ \t]/.test(line) && (i > 0 || !/^\s/.test(line)))
  )
    return false
  const known = new Set(
    head.flatMap((line) =>
      MAIL_FIELD.test(line) ? [line.split(':', 1)[0]?.toLowerCase() ?? ''] : [],
    ),
  )
  return (
    [...known].filter((name) => !name.startsWith('x-')).length >= 3 &&
    SENT.some((name) => known.has(name))
  )
}
