import { detectEncoding } from '../../encoding/detect.ts'
import { surelyOther } from '../../encoding/stated.ts'
import { transcoder } from '../../encoding/decode.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { readLoose } from '../loose.ts'
import { Page } from './page.ts'
import { readHidden } from './read-hidden.ts'
import { HtmlTokens } from './tokens.ts'

const SAMPLE = 1 << 20
const CHUNK = 1 << 18

/**
 * Reads a page, which is often one that was saved as .xls: every table in a grid of its own (`表格 1` …), cells in their
 * columns with what is spanned left free, tables inside tables apart; the text outside of them as loose text (`正文`).
 * Gives the encoding it was read in.
 */
export function readHtml(source: ByteSource, sink: ReadSink, encoding?: string): string {
  const chosen = encodingOf(source, encoding)
  if (chosen.doubt) sink.issue({ code: 'RUNNER_UP_ENCODING', message: DOUBT })
  const page = new Page(sink)
  const tokens = new HtmlTokens(page)
  if (feed(source, chosen, tokens)) sink.issue({ code: 'UNDECODABLE', message: UNDECODABLE })
  const ended = tokens.end()
  if (!page.end() || !ended) sink.issue({ code: 'CORRUPT', message: CUT })
  readLoose(page.loose.text, sink)
  if (page.loose.overflow) sink.issue({ code: 'LIMIT', message: TOO_LONG })
  readHidden(page.hidden, page.loose.text, sink, readComment)
  if (page.images > 0) {
    const message = `网页中的图片 ${page.images} 处，未识别 / images in the page, not examined: ${page.images}`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
  return chosen.encoding
}

/** A comment may hold tables; what it hides in turn is not looked for. */
function readComment(text: string, sink: ReadSink): void {
  const page = new Page(sink)
  const tokens = new HtmlTokens(page)
  tokens.push(text)
  tokens.end()
  page.end()
  readLoose(page.loose.text, sink)
}

const DOUBT =
  '网页写明的编码与内容不符，按内容解读 / the encoding that the page states does not fit; read by its content'
const UNDECODABLE =
  '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded, shown as U+FFFD'
const CUT = '网页被截断，只读出已有部分 / the page is cut off; what is there was read'
const TOO_LONG =
  '表格以外的文字过长，只读开头 / too much text outside tables, only its beginning was read'

/** How a page is decoded. */
export interface Chosen {
  readonly encoding: string
  readonly skip: number
  /** The page says something else. */
  readonly doubt: boolean
}

/** What the bytes are, unless they may be what the page says. */
export function encodingOf(source: ByteSource, told?: string): Chosen {
  const sample = new Uint8Array(Math.min(SAMPLE, source.size))
  source.read(0, sample)
  const found = detectEncoding(sample, sample.length === source.size)
  const skip = found.bom
  if (told !== undefined) return { encoding: told, skip, doubt: false }
  const stated = skip > 0 || found.encoding.startsWith('utf-16') ? null : statedIn(sample)
  const plain = found.encoding === 'binary' ? 'windows-1252' : found.encoding
  if (stated === null || stated === plain) return { encoding: plain, skip, doubt: false }
  const ascii = !sample.some((byte) => byte >= 0x80)
  if (plain === 'utf-8' && !ascii) return { encoding: plain, skip, doubt: true }
  const other = surelyOther(sample, stated)
  if (other !== null) return { encoding: other, skip, doubt: true }
  return fits(sample, stated)
    ? { encoding: stated, skip, doubt: false }
    : { encoding: plain, skip, doubt: true }
}

/** `<meta charset=gb2312>`, or the same in a content type. */
function statedIn(sample: Uint8Array): string | null {
  const head = Buffer.from(sample.subarray(0, 8192)).toString('latin1')
  const tag = /<(?:meta|\?xml)\s[^>]{0,1000}(?:charset|encoding)=[^>]{1,60}/i.exec(head)?.[0]
  const match = /(?:charset|encoding)=["']?([\w.:-]{1,40})/i.exec(tag ?? '')
  if (match === null) return null
  try {
    const { encoding } = new TextDecoder(match[1])
    if (encoding === 'gbk' || encoding === 'gb18030') return 'gb18030'
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return null
  }
}

/** Hardly a byte is wrong in it. */
function fits(sample: Uint8Array, encoding: string): boolean {
  const coder = transcoder(encoding)
  const out = new Uint8Array(sample.length * coder.growth + 4)
  return coder.decode(sample, 0, sample.length, false, out, 0).bad * 1000 <= sample.length
}

/** Hands the page on as text; says whether anything in it could not be decoded. */
export function feed(source: ByteSource, { encoding, skip }: Chosen, to: HtmlTokens): boolean {
  const coder = transcoder(encoding)
  const buffer = new Uint8Array(CHUNK)
  const out = new Uint8Array(CHUNK * coder.growth + 16)
  let bad = 0
  let kept = 0
  for (let at = skip; at < source.size || kept > 0;) {
    const got = source.read(at, buffer.subarray(kept))
    at += got
    const last = at >= source.size || got === 0
    const done = coder.decode(buffer, 0, kept + got, last, out, 0)
    bad += done.bad
    to.push(Buffer.from(out.buffer, 0, done.written).toString('utf8'))
    buffer.copyWithin(0, done.consumed, kept + got)
    kept = last ? 0 : kept + got - done.consumed
    if (last) break
  }
  return bad > 0
}
