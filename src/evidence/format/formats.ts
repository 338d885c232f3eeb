import type { Beside } from '../beside/beside.ts'
import type { TakeInside } from '../containers/inside.ts'
import { selfExtracting } from '../containers/self-extracting.ts'
import { isContainer } from '../containers/archive.ts'
import { openZip } from '../containers/zip.ts'
import { findDirectory } from '../containers/zip-directory.ts'
import type { UnreadCode } from '../codes.ts'
import { fromSeldom, seldomOf, type SeldomEncoding, tellSeldom } from '../encoding/seldom.ts'
import { tellZeros } from '../encoding/zeros.ts'
import { formatByMagic } from './magic.ts'
import { isEncodedText } from './encoded.ts'
import { sniffFormat, sniffZip, type FormatId, type FormatKind } from './format.ts'
import type { ReadOverrides } from '../jobs/job.ts'
import type { Keys } from '../locks/keys.ts'
import { openDocumentType, statedOffice } from './open-document.ts'
import { formatOf as titled } from './titles.ts'
import { ownOutput } from './own-output.ts'
import { isChat, orChat, readChat } from '../readers/chat/chat.ts'
import { tellTalk } from '../readers/chat/talk-tables.ts'
import { isDataFile, readDataFile } from '../readers/data-files.ts'
import { TextColumns } from '../readers/json/text-columns.ts'
import { isOffice, readOffice } from '../readers/office.ts'
import { planText } from '../readers/text/dialect.ts'
import type { TextPlan } from '../readers/text/plan.ts'
import { readText } from '../readers/text/read.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'

/** By which road a file goes: a reader, the unpacking of containers, or the list of what is not read. */
export interface Format {
  readonly id: FormatId
  readonly title: string
  readonly read:
    | 'text'
    | 'chat'
    | 'xlsx'
    | 'xls'
    | 'container'
    | 'data'
    | 'office'
    | 'empty'
    | 'own'
    | UnreadCode
  /** A text in an encoding that is seldom met: which one. */
  readonly seldom: SeldomEncoding | null
}

const HEAD = 64 * 1024

export function formatOf(file: ByteSource, name: string): Format {
  const first = headOf(file)
  // What begins as a program or an archive holds bytes that look like UTF-16 in part.
  const seldom = formatByMagic(first, name, file.size) === null ? seldomOf(file) : null
  const source = seldom === null ? file : fromSeldom(file, seldom)
  const head = seldom === null ? first : headOf(source)
  const sniffed = sniffFormat(head, name, source.size, source)
  const inside = mayHide(sniffed) ? selfExtracting(source) : null
  if (inside && inside.id !== 'zip') return ofId(inside.id, seldom)
  if (sniffed.format === 'text' && seldom === null && isEncodedText(head))
    return ofId('encoded-text', null)
  const found =
    inside !== null ||
    sniffed.format === 'zip' ||
    (sniffed.format === 'binary' && endsAsZip(source)) ||
    (WORDS.has(sniffed.format) && beginsSoonAsZip(head) && endsAsZip(source))
      ? ofZip(source)
      : orChat(sniffed, head, source)
  const own = ownOutput(found.format, head, source)
  return {
    id: found.format,
    title: found.title,
    read: own ? 'own' : road(found.format, found.kind),
    seldom,
  }
}

/** Programs that unpack themselves, also scripts; pictures and films behind which an archive was copied (图种). */
function mayHide({ format, kind }: ReturnType<typeof sniffFormat>): boolean {
  return kind === 'program' || kind === 'image' || kind === 'media' || format === 'binary'
}

function headOf(source: ByteSource): Uint8Array {
  const head = new Uint8Array(Math.min(HEAD, source.size))
  source.read(0, head)
  return head
}

function ofId(id: FormatId, seldom: Format['seldom']): Format {
  const { title, kind } = titled(id)
  return { id, title, read: road(id, kind), seldom }
}

/** A zip with other bytes in front has its directory at the end. */
function endsAsZip(source: ByteSource): boolean {
  return (findDirectory(source)?.entries ?? 0) > 0
}

/** What the words in front of a zip may be taken for. */
const WORDS: ReadonlySet<FormatId> = new Set(['text', 'html'])
/** So many bytes may stand in front of a zip that looks like text: packed sheets may be few bytes of no text. */
const FRONT = 1024

/**
 * A program on a web server wrote its line ends, its byte order mark or its warnings in front of the workbook that it sent, or the
 * head of the answer was saved with it. What holds a number of a person is a list with a zip behind it.
 */
function beginsSoonAsZip(head: Uint8Array): boolean {
  const front = Buffer.from(head.subarray(0, FRONT)).toString('latin1')
  const at = front.indexOf('PK\x03\x04')
  return at > 0 && !/\d{11}/.test(front.slice(0, at))
}

function ofZip(source: ByteSource): ReturnType<typeof sniffZip> {
  const { entries } = openZip(source)
  const names = entries.map((e) => e.name)
  return sniffZip(
    names,
    () => openDocumentType(source, entries),
    () => statedOffice(source, entries),
  )
}

function road(id: FormatId, kind: FormatKind): Format['read'] {
  if (isContainer(id)) return 'container'
  if (isChat(id)) return 'chat'
  if (isOffice(id)) return 'office'
  if (isDataFile(id)) return 'data'
  switch (id) {
    case 'text':
    case 'xls':
    case 'empty':
      return id
    case 'xlsx':
    case 'xlsm':
    case 'xlsb':
      return 'xlsx'
    case 'encrypted-office':
    case 'encrypted-file':
      return 'PASSWORD'
    default:
      return kind === 'image' ? 'IMAGE_ONLY' : 'UNSUPPORTED'
  }
}

/** What a reader may need beside the bytes. */
export interface Means {
  /** Where a file may lie while it is read. */
  readonly spoolDir: string
  /** Tried on what is locked. */
  readonly keys?: Keys | undefined
  /** Files that hold a part of what this one is. */
  readonly beside?: Beside | undefined
  /** Takes the files that lie within a document; without it they are told. */
  readonly inside?: TakeInside | undefined
}

/**
 * Reads the rows of a file that is no container; gives the plan of a text, for its encoding. Text in an encoding that is
 * seldom met (UTF-32, HZ, UTF-7) is read as what it says, unless the examiner names another.
 */
export async function readRows(
  file: ByteSource,
  format: Format,
  to: ReadSink,
  overrides: ReadOverrides,
  means: Means,
): Promise<Pick<TextPlan, 'encoding'> | null> {
  tellZeros(file, format.id, to)
  const encoding = overrides.encoding === undefined ? format.seldom : null
  if (encoding === null) return readPlain(file, format, to, overrides, means)
  const as = { ...overrides, encoding: 'utf-8' }
  const told = tellSeldom(file, encoding)
  if (told) to.issue(told)
  await readPlain(fromSeldom(file, encoding), format, to, as, means)
  return { encoding }
}

async function readPlain(
  source: ByteSource,
  format: Format,
  to: ReadSink,
  overrides: ReadOverrides,
  means: Means,
): Promise<Pick<TextPlan, 'encoding'> | null> {
  // With a header of the examiner's a table of messages is a list like any other.
  const own = HOLDS_JSON.has(format.id) ? to : new TextColumns(to)
  const sink = overrides.header === undefined ? tellTalk(own) : own
  switch (format.read) {
    case 'text':
      return readDelimited(source, sink, overrides)
    case 'chat':
      if (overrides.delimiter === undefined)
        return readChat(source, format.id, sink, overrides.encoding)
      return readDelimited(source, sink, overrides)
    case 'xlsx': {
      const { readXlsx } = await import('../readers/xlsx/xlsx.ts')
      await readXlsx(source, sink, { spoolDir: means.spoolDir, inside: means.inside })
      return null
    }
    case 'office':
      return readOffice(source, format.id, sink, {
        encoding: overrides.encoding,
        keys: means.keys,
        inside: means.inside,
      })
    case 'data':
      return readDataFile(source, format.id, sink, { encoding: overrides.encoding, ...means })
    case 'xls': {
      // Seldom met: its code pages are loaded when they are needed.
      const { readXls } = await import('../readers/xls.ts')
      readXls(wholeOf(source), sink, means.keys, means.inside)
      return null
    }
    case 'empty':
      sink.issue({ code: 'EMPTY_FILE', message: '文件没有内容 / the file is empty' })
      return null
    case 'own':
      sink.issue({
        code: 'OWN_OUTPUT',
        message: '本软件的输出文件，列出而不统计 / our own output',
      })
      return null
    case 'container':
      throw new Error('containers are opened, not read')
    default:
      sink.issue({ code: format.read, message: `未读：${format.title}${ADVICE[format.id] ?? ''}` })
      return null
  }
}

/** What to do about what holds files and is not opened. */
const UNPACK = '；请用相应软件解开，与检材一并读取 / unpack it with its program, and read that too'
const ADVICE: Readonly<Partial<Record<FormatId, string>>> = {
  'disk-image':
    '；请用取证软件导出其中的文件，与检材一并读取 / export its files with a forensic tool, and read them too',
  'other-archive': UNPACK,
  'other-packed': UNPACK,
  ...{ xar: UNPACK, apk: UNPACK },
  'encrypted-file':
    '；请用相应软件解密，与检材一并读取 / decrypt it with its program, and read that too',
}

/** Formats whose readers look into texts that are JSON themselves, or add columns as they go on. */
const HOLDS_JSON: ReadonlySet<FormatId> = new Set(['json', 'xml', 'vcf', 'ics', 'ldif'])

function readDelimited(source: ByteSource, sink: ReadSink, overrides: ReadOverrides): TextPlan {
  const plan = planText(source, overrides)
  readText(source, plan, { from: 0, to: source.size }, sink)
  return plan
}

function wholeOf(source: ByteSource): Uint8Array {
  const bytes = new Uint8Array(source.size)
  return bytes.subarray(0, source.read(0, bytes))
}
