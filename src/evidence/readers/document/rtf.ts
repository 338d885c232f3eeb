import { toUtf8 } from '../../encoding/decode.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { ContactLinks, FIELD_LINK } from '../contact-links.ts'
import { DocumentOut } from './document-out.ts'
import { readLoose } from '../loose.ts'
import { FlowingTables } from './flowing-tables.ts'
import { RtfTokens, type RtfHandler } from './rtf-tokens.ts'

const CHUNK = 1 << 18
const DEEPEST = 1000
/** Bytes of one run of text that are held until they are decoded. */
const LONGEST_RUN = 1 << 20
/** Most characters of deleted text that are kept. */
const MOST_DELETED = 1 << 24
const CUT = 'RTF 文档不完整，只读出已有部分 / the RTF document is not whole; what is there was read'

/** Reads the tables and paragraphs of a rich text document (RTF), which is often one named .doc. */
export function readRtf(source: ByteSource, sink: ReadSink): void {
  const out = new DocumentOut(sink)
  const text = new RtfText(out)
  const tokens = new RtfTokens(text)
  const buffer = Buffer.alloc(CHUNK)
  for (let at = 0; at < source.size;) {
    const got = source.read(at, buffer)
    if (got === 0) break
    tokens.push(buffer.subarray(0, got))
    at += got
  }
  text.end()
  out.end()
  tell(text, sink)
  if (!begins(source)) sink.issue({ code: 'CORRUPT', message: HEADLESS })
}

function begins(source: ByteSource): boolean {
  const head = Buffer.alloc(LOOKED_AT)
  return head.subarray(0, source.read(0, head)).includes('{\\rtf')
}

/** Blanks and a byte order mark may stand in front. */
const LOOKED_AT = 64
const HEADLESS =
  'RTF 文档缺少开头，只读出已有部分 / the RTF document lacks its beginning; what is there was read'

function tell({ ended, outside, pictures, links, deleted }: RtfText, sink: ReadSink): void {
  links.read(sink)
  readLoose(deleted.join('\n'), sink, '修订中删除的文字')
  if (!ended) sink.issue({ code: 'CORRUPT', message: CUT })
  if (outside > 0) {
    const message = `RTF 文档之外有 ${outside} 字节，未读 / bytes outside the RTF document, not read: ${outside}`
    sink.issue({ code: 'CORRUPT', message })
  }
  if (pictures > 0) {
    const message = `图片或嵌入对象 ${pictures} 个，未识别 / images or embedded objects, not examined: ${pictures}`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}

/** Of longer code and longer lines only the beginning is looked at. */
const LONGEST_CODE = 1 << 14

/** What a `{` keeps and its `}` brings back. */
interface State {
  /** Text of this group is none of the document. */
  readonly isSilent: boolean
  /** It is what a field does. */
  readonly isCode?: boolean
  /** Somebody deleted it while changes were recorded. */
  readonly isDeleted?: boolean
  /** Where the text goes: what stands beside the text (boxes, notes, comments, headers) has paragraphs of its own. */
  readonly to: FlowingTables
  /** How many tables the text stands in. */
  readonly level: number
  readonly encoding: string
  /** Characters that stand for one that old programs cannot show, behind it. */
  readonly instead: number
}

/** Groups whose text is none of the document. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info generator pict objdata themedata colorschememapping datastore latentstyles listtable listoverridetable nonesttables rsidtbl xmlnstbl mmathPr filetbl fldinst bkmkstart bkmkend pgptbl revtbl upr template sp shprslt'.split(
    ' ',
  ),
)
/** Groups that stand beside the text, so that they end neither its paragraph nor its cell. */
const BESIDE = new Set(
  'shptxt dptxbxtext footnote annotation header headerl headerr headerf footer footerl footerr footerf'.split(
    ' ',
  ),
)
/** Groups that stand behind `\\*` and hold text all the same. */
const READ_ALL_THE_SAME = new Set([
  'shpinst',
  'shpgrp',
  'do',
  'annotation',
  'footnote',
  'nesttableprops',
])
const BREAKS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}
/** Character sets of fonts, by their number. */
const CHARSETS: Readonly<Record<number, string>> = {
  134: 'gb18030',
  136: 'big5',
  128: 'shift_jis',
  129: 'euc-kr',
}

class RtfText implements RtfHandler {
  pictures = 0
  readonly links = new ContactLinks()
  /** What was deleted while changes were recorded, a line for each row or paragraph. */
  readonly deleted: string[] = []
  #deletedLine = ''
  #deletedLength = 0
  #code = ''
  #line = ''
  ended = false
  /** Bytes that stand in no group. */
  outside = 0
  readonly #out: DocumentOut
  readonly #states: State[] = []
  /** Groups that are open inside the deepest one that is kept. */
  #deeper = 0
  readonly #fonts = new Map<number, string>()
  #state: State
  /** What held before `\\*`, until the word behind it. */
  #before: State | null = null
  #page = 'windows-1252'
  #bytes: number[] = []
  #skip = 0
  #font = -1
  #inFonts = false
  /** Half of a character outside the basic plane. */
  #half = 0

  constructor(out: DocumentOut) {
    this.#out = out
    const to = new FlowingTables(out)
    this.#state = { isSilent: false, to, level: 0, encoding: 'windows-1252', instead: 1 }
  }

  open(): void {
    this.#flush()
    this.#before = null
    if (this.#states.length < DEEPEST) this.#states.push(this.#state)
    else this.#deeper++
  }

  close(): void {
    this.#flush()
    if (this.#deeper > 0) {
      this.#deeper--
      return
    }
    const state = this.#states.pop()
    if (state === undefined) return
    if (state.to !== this.#state.to) this.#state.to.end()
    this.#state = state
    if (this.#states.length <= 1) this.#inFonts = false
    this.ended = this.#states.length === 0
  }

  byte(byte: number): void {
    if (this.#skip > 0) this.#skip--
    else if (this.#states.length === 0) this.outside += isBlank(byte) ? 0 : 1
    else if (!this.#state.isSilent) this.#take(byte)
    else if (this.#state.isCode) this.#instruct(String.fromCharCode(byte))
  }

  /** No encoding has half a character that looks like a blank. */
  #take(byte: number): void {
    this.#bytes.push(byte)
    if (this.#bytes.length >= LONGEST_RUN && byte < 0x30) this.#flush()
  }

  /** `\\*`: a group that only those who know its name should read. */
  ignorable(): void {
    this.#flush()
    this.#before = this.#state
    this.#state = { ...this.#state, isSilent: true }
  }

  word(name: string, value: number | null): void {
    if (name === 'u') {
      this.#character(value ?? 0)
      return
    }
    this.#flush()
    if (this.#before !== null && READ_ALL_THE_SAME.has(name)) this.#state = this.#before
    this.#before = null
    if (name === 'fonttbl') this.#inFonts = true
    if (name === 'fldrslt') this.#endCode()
    if (name === 'pict' || name === 'objdata') this.pictures++
    if (SILENT.has(name))
      this.#state = { ...this.#state, isSilent: true, isCode: name === 'fldinst' }
    else if (BESIDE.has(name)) this.#beside()
    else if (!this.#ofText(name)) this.#ofState(name, value)
  }

  #instruct(text: string): void {
    if (this.#code.length < LONGEST_CODE) this.#code += text
  }

  #endLine(): void {
    this.links.shown(this.#line)
    this.#line = ''
  }

  /** Text of the document, or what was deleted from it: that stands apart, or it would be glued to what took its place. */
  #put(text: string): void {
    if (this.#state.isDeleted !== true) this.#state.to.text(text)
    else if ((this.#deletedLength += text.length) <= MOST_DELETED) this.#deletedLine += text
  }

  #endDeleted(): void {
    if (this.#deletedLine.trim() !== '') this.deleted.push(this.#deletedLine.trimEnd())
    this.#deletedLine = ''
  }

  #endCode(): void {
    this.links.take(FIELD_LINK.exec(this.#code)?.[1])
    this.#code = ''
  }

  #beside(): void {
    if (this.#state.isSilent) return
    // One group may say twice that it stands beside the text.
    if (this.#state.to !== this.#states.at(-1)?.to) this.#state.to.end()
    this.#state = { ...this.#state, to: new FlowingTables(this.#out), level: 0 }
  }

  #ofText(name: string): boolean {
    const text = BREAKS[name]
    const { isSilent, to, level } = this.#state
    if (isSilent) return false
    if (text !== undefined) this.#put(text)
    else if (name === 'par' || name === 'page' || name === 'sect') {
      this.#endLine()
      if (level === 0) this.#endDeleted()
      else if (this.#deletedLine !== '') this.#deletedLine += '\t'
      to.paragraph(level)
    } else if (name === 'cell' || name === 'nestcell') {
      this.#endLine()
      if (this.#deletedLine !== '') this.#deletedLine += '\t'
      to.cell(name === 'cell' ? 1 : Math.max(2, level))
    } else if (name === 'row' || name === 'nestrow') {
      this.#endDeleted()
      to.row(name === 'row' ? 1 : Math.max(2, level))
    } else return false
    return true
  }

  #ofState(name: string, value: number | null): void {
    if (name === 'pard') this.#setLevel(0)
    else if (name === 'intbl') this.#setLevel(Math.max(1, this.#state.level))
    else if (name === 'itap') this.#setLevel(value ?? 0)
    else if (name === 'ansicpg') this.#setPage(value ?? 0)
    else if (name === 'uc')
      this.#state = { ...this.#state, instead: Math.min(Math.max(value ?? 1, 0), 8) }
    else if (name === 'deleted') this.#state = { ...this.#state, isDeleted: value !== 0 }
    else if (name === 'plain') this.#state = { ...this.#state, isDeleted: false }
    else if (name === 'f') this.#setFont(value ?? 0)
    else if (name === 'fcharset' && this.#inFonts) this.#addFont(value ?? 0)
  }

  #setLevel(level: number): void {
    this.#state = { ...this.#state, level }
  }

  #setPage(page: number): void {
    this.#page = PAGES[page] ?? 'windows-1252'
    this.#state = { ...this.#state, encoding: this.#page }
  }

  #setFont(font: number): void {
    this.#font = font
    if (!this.#inFonts)
      this.#state = { ...this.#state, encoding: this.#fonts.get(font) ?? this.#page }
  }

  #addFont(charset: number): void {
    const encoding = CHARSETS[charset]
    if (encoding !== undefined && this.#fonts.size < 10_000) this.#fonts.set(this.#font, encoding)
  }

  #character(value: number): void {
    this.#flush()
    this.#skip = this.#state.instead
    if (this.#state.isSilent) return
    const unit = value & 0xffff
    if (unit >= 0xd800 && unit < 0xdc00) this.#half = unit
    else {
      const half = unit >= 0xdc00 && unit < 0xe000 ? this.#half : 0
      this.#half = 0
      this.#put(half > 0 ? String.fromCharCode(half, unit) : String.fromCharCode(unit))
    }
  }

  /** Bytes of a character may come one by one: they are decoded together. */
  #flush(): void {
    this.#skip = 0
    if (this.#bytes.length === 0) return
    const bytes = toUtf8(this.#state.encoding, Uint8Array.from(this.#bytes))
    const text = Buffer.from(bytes).toString('utf8')
    this.#put(text)
    if (this.#line.length < LONGEST_CODE) this.#line += text
    this.#bytes = []
  }

  end(): void {
    this.#flush()
    this.#endDeleted()
    for (const { to } of [this.#state, ...this.#states.toReversed()]) to.end()
  }
}

function isBlank(byte: number): boolean {
  return byte <= 0x20 || byte === 0x1a
}

const PAGES: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  65001: 'utf-8',
}
