import { inflateRawSync } from 'node:zlib'
import { dataStart } from '../containers/zip-inflate.ts'
import { bytesAt, type ZipEntry } from '../containers/zip-records.ts'
import type { ByteSource } from '../source.ts'

/** More than either entry holds that says what a package is. */
const MOST = 1 << 20
const TYPE =
  /application\/(?:vnd\.oasis\.opendocument|x-vnd\.oasis\.opendocument|vnd\.uof)\.[a-z-]+/

/**
 * What an OpenDocument package says that it is: in an entry of its own, which comes first and unpacked until somebody packs the
 * package anew, and in its manifest. Undefined: it says nothing.
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
  return undefined
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
