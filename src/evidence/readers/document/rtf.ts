import { toUtf8 } from '../../encoding/decode.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { DocumentOut } from './document-out.ts'
import { FlowingTables } from './flowing-tables.ts'
import { RtfTokens, type RtfHandler } from './rtf-tokens.ts'

const CHUNK = 1 << 18
const DEEPEST = 1000
const CUT = 'RTF 文档不完整，只读出已有部分 / the RTF document is not whole; what is there was read'

/** Reads the tables and paragraphs of a rich text document (RTF), which is often one named .doc. */
export function readRtf(source: ByteSource, sink: ReadSink): void {
  const out = new DocumentOut(sink)
  const text = new RtfText(new FlowingTables(out))
  const tokens = new RtfTokens(text)
  const buffer = Buffer.alloc(CHUNK)
  for (let at = 0; at < source.size && !text.ended;) {
    const got = source.read(at, buffer)
    if (got === 0) break
    tokens.push(buffer.subarray(0, got))
    at += got
  }
  text.end()
  out.end()
  if (!text.ended) sink.issue({ code: 'CORRUPT', message: CUT })
  if (text.pictures > 0) {
    const many = String(text.pictures)
    const message = `图片或嵌入对象 ${many} 个，未识别 / images or embedded objects, not examined: ${many}`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}

/** What a `{` keeps and its `}` brings back. */
interface State {
  /** Text of this group is none of the document. */
  readonly isSilent: boolean
  readonly encoding: string
  /** Characters that stand for one that old programs cannot show, behind it. */
  readonly instead: number
}

/** Groups whose text is none of the document. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info generator pict objdata themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl xmlnstbl mmathPr filetbl fldinst bkmkstart bkmkend pgptbl revtbl upr template'.split(
    ' ',
  ),
)
const BREAKS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  nestcell: '\t',
  nestrow: '\n',
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
  ended = false
  readonly #to: FlowingTables
  readonly #states: State[] = []
  readonly #fonts = new Map<number, string>()
  #state: State = { isSilent: false, encoding: 'windows-1252', instead: 1 }
  #page = 'windows-1252'
  #inTable = false
  #bytes: number[] = []
  #skip = 0
  #font = -1
  #inFonts = false
  /** Half of a character outside the basic plane. */
  #half = 0

  constructor(to: FlowingTables) {
    this.#to = to
  }

  open(): void {
    this.#flush()
    if (this.#states.length < DEEPEST) this.#states.push(this.#state)
  }

  close(): void {
    this.#flush()
    const state = this.#states.pop()
    if (state === undefined) return
    this.#state = state
    if (this.#states.length <= 1) this.#inFonts = false
    if (this.#states.length === 0) this.ended = true
  }

  byte(byte: number): void {
    if (this.#skip > 0) this.#skip--
    else if (!this.#state.isSilent) this.#bytes.push(byte)
  }

  /** `\*`: a group that only those who know its name should read. */
  ignorable(): void {
    this.#flush()
    this.#state = { ...this.#state, isSilent: true }
  }

  word(name: string, value: number | null): void {
    if (name === 'u') {
      this.#character(value ?? 0)
      return
    }
    this.#flush()
    if (name === 'fonttbl') this.#inFonts = true
    if (name === 'pict' || name === 'objdata') this.pictures++
    if (SILENT.has(name)) this.#state = { ...this.#state, isSilent: true }
    else if (!this.#ofText(name)) this.#ofState(name, value)
  }

  #ofText(name: string): boolean {
    const text = BREAKS[name]
    if (this.#state.isSilent) return false
    if (text !== undefined) this.#to.text(text)
    else if (name === 'par' || name === 'page' || name === 'sect') this.#to.paragraph(this.#inTable)
    else if (name === 'cell') this.#to.cell()
    else if (name === 'row') this.#to.row()
    else return false
    return true
  }

  #ofState(name: string, value: number | null): void {
    if (name === 'intbl') this.#inTable = true
    else if (name === 'pard') this.#inTable = false
    else if (name === 'ansicpg') this.#setPage(value ?? 0)
    else if (name === 'uc')
      this.#state = { ...this.#state, instead: Math.min(Math.max(value ?? 1, 0), 8) }
    else if (name === 'f') this.#setFont(value ?? 0)
    else if (name === 'fcharset' && this.#inFonts) this.#addFont(value ?? 0)
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
      this.#to.text(half > 0 ? String.fromCharCode(half, unit) : String.fromCharCode(unit))
    }
  }

  /** Bytes of a character may come one by one: they are decoded together. */
  #flush(): void {
    this.#skip = 0
    if (this.#bytes.length === 0) return
    this.#to.text(
      Buffer.from(toUtf8(this.#state.encoding, Uint8Array.from(this.#bytes))).toString('utf8'),
    )
    this.#bytes = []
  }

  end(): void {
    this.#flush()
    this.#to.end()
  }
}

const PAGES: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  65001: 'utf-8',
}
