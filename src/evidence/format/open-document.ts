import { constants, inflateRawSync } from 'node:zlib'
import { dataStart } from '../containers/zip-inflate.ts'
import { bytesAt, type ZipEntry } from '../containers/zip-records.ts'
import type { FormatId } from './format.ts'
import type { ByteSource } from '../source.ts'

/** More than either entry holds that says what a package is. */
const MOST = 1 << 20
/** The second is what OpenOffice wrote before there was a standard (sxc, sxw, sxi). */
const TYPE =
  /application\/(?:(?:x-)?vnd\.oasis\.opendocument\.[a-z-]+|vnd\.sun\.xml\.[a-z.]+|vnd\.uof\.[a-z-]+)/
/** So much of a packed content says of which type it is, behind its styles. */
const BEGINNING = 1 << 16
const BODY = /<office:(spreadsheet|text|presentation|drawing|database)[\s/>]|office:class="(\w+)"/

/**
 * What an OpenDocument package says that it is: in an entry of its own, which comes first and unpacked until somebody packs the
 * package anew, in its manifest, or by what its content begins with. Undefined: it says nothing.
 */
export function openDocumentType(
  source: ByteSource,
  entries: readonly ZipEntry[],
): string | undefined {
  for (const wanted of ['mimetype', 'meta-inf/manifest.xml']) {
    const entry = entries.find(({ name }) => name.toLowerCase() === wanted)
    const said = entry && TYPE.exec(textOf(source, entry))?.[0]
    if (said !== undefined) return said
  }
  return bodyOf(source, entries)
}

/** What the content types of an Office package call its main part. */
const MAIN =
  /(spreadsheet|wordprocessing|presentation)ml\.(?:sheet|document|presentation|template|slideshow)\.main\+xml|ms-excel\.sheet\.(binary|macroenabled)/i
const FORMATS: Readonly<Record<string, FormatId>> = {
  spreadsheet: 'xlsx',
  wordprocessing: 'docx',
  presentation: 'pptx',
  binary: 'xlsb',
  macroenabled: 'xlsm',
}

/** The format of an Office package whose parts lie elsewhere than those of its makers; undefined: it says nothing. */
export function statedOffice(
  source: ByteSource,
  entries: readonly ZipEntry[],
): FormatId | undefined {
  const entry = entries.find(({ name }) => name.toLowerCase() === '[content_types].xml')
  const said = entry && MAIN.exec(textOf(source, entry))
  return said ? FORMATS[(said[1] ?? said[2] ?? '').toLowerCase()] : undefined
}

/** What the body of the content is called. */
function bodyOf(source: ByteSource, entries: readonly ZipEntry[]): string | undefined {
  const content = entries.find(({ name }) => name.toLowerCase() === 'content.xml')
  const start = content && dataStart(source, content)
  if (!content || start == null || content.encrypted) return undefined
  const bytes = bytesAt(source, start, Math.min(content.compressedSize, BEGINNING))
  const found = BODY.exec(content.method === 8 ? inflated(bytes) : bytes.toString('latin1'))
  return found?.[1] ?? found?.[2]
}

/** The text of packed bytes that may be cut short; empty where they are damaged. */
function inflated(bytes: Uint8Array): string {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: BEGINNING << 10 }
    return inflateRawSync(bytes, options).toString('latin1')
  } catch {
    return ''
  }
}

/** The text of a small entry; empty where it cannot be had. */
function textOf(source: ByteSource, entry: ZipEntry): string {
  const start = dataStart(source, entry)
  if (start === null || entry.encrypted || entry.compressedSize > MOST) return ''
  const bytes = bytesAt(source, start, entry.compressedSize)
  if (entry.method === 0) return bytes.toString('latin1')
  if (entry.method !== 8) return ''
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST }).toString('latin1')
  } catch {
    return ''
  }
}
