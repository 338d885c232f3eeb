import { CELL, type GridSink, type ReadSink } from '../../row.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import { identifies } from '../chat/pasted.ts'
import { SaidLists } from '../chat/said-lists.ts'
import { TOLD } from '../chat/talk-tables.ts'
import { readHtml } from '../html/html.ts'
import { RowBuilder } from '../row-builder.ts'
import { wholeContent } from './content.ts'
import { linesBeyond } from './lines-beyond.ts'
import { fileName, pageText, sortParts } from './mail-parts.ts'
import { decodeText, fieldText } from './mime-words.ts'
import type { Mail, Part, Range } from './mime.ts'
import { withoutQuotedHeads } from './quoted-heads.ts'

const HEADER = ['时间', '发件人', '收件人', '抄送', '密送', '主题', '正文', '附件']
const FIELDS = ['date', 'from', 'to', 'cc', 'bcc', 'subject']
const MOST_BODY = 1 << 24
/** Pages of bodies are kept until the mails are told: grids come one after the other. */
const KEPT_BYTES = 32 * 2 ** 20

const IN_PARTS = /multi-?part|MIME/i
/** A file within a text, as it was sent before mails had parts. */
const UU = /^begin [0-7]{3,4} \S.{0,200}\r?\n[!-`]{2}/m

/** A body as a text, and as the page that it was. */
interface Body {
  readonly html: string | null
  readonly text: string
}

interface KeptPage {
  readonly name: string
  readonly html: string
}

/**
 * Tells mails as rows of one grid: who, to whom, when, about what, and the body whole. A letter is no record of a list,
 * so these rows are notes; the tables and lists in bodies follow in grids of their own.
 */
export class MailRows {
  readonly #source: ByteSource
  readonly #sink: ReadSink
  readonly #many: boolean
  readonly #builder = new RowBuilder()
  #grid: GridSink | null = null
  #grids = 0
  readonly #said: SaidLists
  #kept: KeptPage[] = []
  #keptBytes = 0
  #alternatives = 0
  #undecodable = 0
  #uu = 0

  constructor(source: ByteSource, sink: ReadSink, many: boolean) {
    this.#source = source
    this.#sink = sink
    this.#many = many
    this.#said = new SaidLists(sink, '正文中的信息')
  }

  mail({ root, outside }: Mail, row: number): void {
    const { bodies, files } = sortParts(root)
    const texts = [
      ...bodies.flatMap((group) => this.#bodyTexts(group, row)),
      ...outside.flatMap((range) => this.#textOutside(root, range, row)),
    ]
    const body = texts.join('\n')
    const names = files.map((part, i) => fileName(part, i + 1)).join('\n')
    const builder = this.#builder.begin(row)
    const fields = FIELDS.map((name) => {
      const raw = root.fields.get(name)
      return raw === undefined ? null : fieldText(raw)
    })
    ;[...fields, body === '' ? null : body, names === '' ? null : names].forEach((cell, column) => {
      builder.cell(column, cell ?? '')
      if (cell === null) builder.view.type[column] = CELL.ABSENT
    })
    const grid = this.#open()
    if (grid.other) grid.other('NOTE', builder.view)
    else grid.row(builder.view)
    if (this.#keptBytes >= KEPT_BYTES || this.#said.full) this.#tell()
  }

  end(): void {
    this.#open()
    this.#tell()
    this.#sink.issue({ code: 'CONVERSATION', message: TOLD })
    if (this.#undecodable > 0)
      this.#sink.issue({
        code: 'UNDECODABLE',
        message: `${this.#undecodable}处正文有不能解码的字节，以U+FFFD代替 / ${this.#undecodable} bodies hold bytes that cannot be decoded`,
      })
    if (this.#uu > 0)
      this.#sink.issue({
        code: 'UNSUPPORTED',
        message: `${this.#uu}处正文内有以 uuencode 写入的文件，未取出 / files written into ${this.#uu} bodies (uuencode), not taken out`,
      })
    if (this.#alternatives === 0) return
    const message = `正文另有网页或纯文本形式 ${this.#alternatives} 处，相同的内容只读一次 / bodies given twice, as page and as text; what is the same was read once: ${this.#alternatives}`
    this.#sink.issue({ code: 'NOT_A_TABLE', message })
  }

  /** The texts of one body. Of a second form of it what differs is told: the whole if it has a number or a table of its own. */
  #bodyTexts(group: readonly Part[], row: number): string[] {
    const read = group.map((part) => this.#decoded(part))
    const pages = read.filter((r) => r.html !== null && /<table/i.test(r.html))
    const [chosen] = [...pages, ...read.filter((r) => r.html === null), ...read]
    if (!chosen) return []
    const others = read.filter((r) => r !== chosen)
    const told = [chosen, ...others.flatMap((other) => this.#beyond(other, chosen.text))]
    for (const one of told) this.#keepTables(one, row)
    return told.map((one) => one.text)
  }

  #beyond(other: Body, chosen: string): Body[] {
    const lines = linesBeyond(other.text, chosen)
    const hasNumber = numbersIn(other.text).some((n) => !chosen.includes(n))
    const hasTable = lines.length > 0 && other.html !== null && /<table/i.test(other.html)
    if (hasNumber || hasTable) return [other]
    this.#alternatives++
    return lines.length > 0 ? [{ html: null, text: lines.join('\n') }] : []
  }

  /** What stands around the parts of a mail; that it has parts is said in most, for programs that do not know them. */
  #textOutside(root: Part, range: Range, row: number): string[] {
    const part = { ...root, ...range, type: 'text/plain', encoding: '8bit' }
    const one = this.#decoded(part)
    if (one.text.length < 300 && IN_PARTS.test(one.text)) return []
    this.#keepTables(one, row)
    return [one.text]
  }

  #decoded(part: Part): Body {
    const { bytes, cut } = wholeContent(this.#source, part, MOST_BODY)
    if (cut)
      this.#sink.issue({
        code: 'LIMIT',
        message: '正文过长，只读开头 / only the beginning of a body was read',
      })
    const text = decodeText(bytes, part.typeOf.by.get('charset') ?? null)
    if (text.includes('\ufffd')) this.#undecodable++
    if (UU.test(text)) this.#uu++
    const plain = part.type === 'text/plain'
    return plain
      ? { html: null, text: text.replace(/[\r\n]+$/, '') }
      : { html: text, text: pageText(text) }
  }

  #keepTables({ html, text }: Body, row: number): void {
    const name = this.#many ? `邮件${row}正文` : '正文'
    if (html === null || !/<table/i.test(html) || !identifies(text)) {
      this.#said.add(withoutQuotedHeads(text), row, 1, () => name)
      return
    }
    this.#said.add(pageText(html, 'outside tables'), row, 1, () => `${name} 表格之外`)
    this.#kept.push({ name, html })
    this.#keptBytes += html.length
  }

  #open(): GridSink {
    if (this.#grid) return this.#grid
    this.#grids++
    const sheet = this.#grids === 1 ? '邮件' : `邮件（${this.#grids}）`
    const info = { sheet, hidden: false, delimiter: null, delimiterByte: -1, header: HEADER }
    this.#grid = this.#sink.grid(info)
    return this.#grid
  }

  #tell(): void {
    this.#open().end()
    this.#grid = null
    this.#said.tell()
    for (const page of this.#kept) tellPage(page, this.#sink)
    this.#kept = []
    this.#keptBytes = 0
  }
}

/** Long numbers: what identifies people, and what a body must not lose. */
function numbersIn(text: string): string[] {
  return text.match(/\d{7,}/g) ?? []
}

function tellPage({ name, html }: KeptPage, sink: ReadSink): void {
  readHtml(memorySource(Buffer.from(html)), pageTables(name, sink), 'utf-8')
}

/** The tables of a page, named by its mail; text outside of them has been told apart. */
function pageTables(name: string, sink: ReadSink): ReadSink {
  return {
    grid: (info) =>
      info.sheet === '正文'
        ? NOWHERE
        : sink.grid({ ...info, sheet: `${name} ${info.sheet ?? ''}` }),
    issue: (issue) => {
      sink.issue({ ...issue, sheet: name })
    },
  }
}

const NOWHERE: GridSink = {
  row: () => undefined,
  unread: () => undefined,
  end: () => undefined,
}
