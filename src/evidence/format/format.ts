import { formatByMagic } from './magic.ts'
import { formatOfOle } from './ole.ts'
import { formatOfText, isText } from './text.ts'
import { type Format, type FormatId, formatOf } from './titles.ts'
import type { ByteSource } from '../source.ts'

export type { Format, FormatId, FormatKind } from './titles.ts'

/**
 * What a file is, by its content; its name decides only where the content leaves it open.
 *
 * `head` is the beginning (64 KB serve well). A zip is `zip` here: look at its entries with {@link sniffZip}. With
 * `source` the directory of an OLE file is found wherever it lies; without, only inside the head.
 *
 * @example a `.csv` of noise → binary; a `.xls` that holds a page → html; a `.jpg` that is a list → text
 */
export function sniffFormat(
  head: Uint8Array,
  name: string,
  size: number,
  source?: ByteSource,
): Format {
  return formatOf(identify(head, name, size, source))
}

function identify(head: Uint8Array, name: string, size: number, source?: ByteSource): FormatId {
  if (size === 0 || head.length === 0) return 'empty'
  const known = formatByMagic(head, name, size)
  if (known === 'ole') return formatOfOle(head, name, source)
  if (known !== null && !(PRINTABLE.has(known) && isText(head))) return known
  if (holdsPdf(head) || (source && isPdfWithoutHead(head, source))) return 'pdf'
  if (!isText(head)) return source ? formatByTail(source) : 'binary'
  return formatOfText(head, source)
}

/** Formats whose signature is printable, so that a list may begin with it by chance; their files are never text. */
const PRINTABLE: ReadonlySet<FormatId> = new Set([
  'audio',
  'disk-image',
  'other-archive',
  'registry',
  'parquet',
  'gif',
  'pst',
  'statistics',
  'plist',
])

/** Images of disks that are marked at their end. */
function formatByTail(source: ByteSource): FormatId {
  const tail = Buffer.alloc(Math.min(512, source.size))
  source.read(source.size - tail.length, tail)
  return /^(?:koly\0\0\0\x04|conectix)/.test(tail.toString('latin1')) ? 'disk-image' : 'binary'
}

/** A PDF whose beginning was cut off still has the end of one, and objects from its first bytes on; its reader tells of that. */
function isPdfWithoutHead(head: Uint8Array, source: ByteSource): boolean {
  const first = Buffer.from(head)
  if (first.includes('%PDF-') || !/[\r\n]endobj[\r\n]/.test(first.toString('latin1'))) return false
  const tail = Buffer.alloc(Math.min(PDF_END, source.size))
  source.read(source.size - tail.length, tail)
  return /[\r\n]startxref\s{1,9}\d{1,10}\s{1,9}%%EOF\s{0,99}$/.test(tail.toString('latin1'))
}
const PDF_END = 1024

/** PDF allows junk before its mark, within the first kilobyte. */
function holdsPdf(head: Uint8Array): boolean {
  return /^[^,\n]{0,1000}\n%PDF-\d\.\d/.test(Buffer.from(head.subarray(0, 1024)).toString('latin1'))
}

const BY_ENTRY: readonly (readonly [RegExp, FormatId])[] = [
  [/^xl\/workbook\.bin$/, 'xlsb'],
  [/^xl\/(?:workbook\d*\.xml|worksheets\/[^/]+\.xml)$/, 'xlsx'],
  [/^word\/document\d*\.xml$/, 'docx'],
  [/^ppt\/presentation\.xml$/, 'pptx'],
  [/^visio\/document\.xml$/, 'vsdx'],
  [/^ofd\.xml$/, 'ofd'],
  [/^[^/]+\.fdseq$/, 'xps'],
  [/^uof\.xml$/, 'uof'],
  [/^index\/(?:document\.iwa|calculationengine[^/]*\.iwa)$/, 'numbers'],
  [/^meta-inf\/container\.xml$/, 'epub'],
  [/^(?:androidmanifest\.xml|classes\.dex)$/, 'apk'],
]

/**
 * What a zip is, by the names of its entries; `openDocument` says of which type such a package is, which tells a spreadsheet from a
 * text; `office` what the content types of an Office package say, whose parts may lie anywhere.
 */
export function sniffZip(
  names: readonly string[],
  openDocument: () => string | undefined = () => undefined,
  office: () => FormatId | undefined = () => undefined,
): Format {
  const entries = new Set(
    names.map((n) => n.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()),
  )
  const all = [...entries]
  const packaged = entries.has('[content_types].xml')
  for (const [pattern, format] of BY_ENTRY) {
    if (!all.some((entry) => pattern.test(entry))) continue
    if (format === 'xlsx' && !packaged && !entries.has('xl/workbook.xml')) continue
    return formatOf(format === 'xlsx' && entries.has('xl/vbaproject.bin') ? 'xlsm' : format)
  }
  // LibreOffice 24.8 and later put a locked document into its package as a whole.
  const content = entries.has('content.xml') || entries.has('encrypted-package')
  if (!content || !entries.has('meta-inf/manifest.xml')) {
    return formatOf((packaged ? office() : undefined) ?? 'zip')
  }
  const type = openDocument() ?? ''
  // Tables of a database lie in entries of their own, as a script.
  if (/database|\.base$/.test(type)) return formatOf('zip')
  return formatOf(/spreadsheet|calc|^$/.test(type) ? 'ods' : 'odt')
}
