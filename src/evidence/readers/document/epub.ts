import { openZip } from '../../containers/zip.ts'
import type { ReadSink } from '../../row.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import { readHtml } from '../html/html.ts'
import { Package } from '../xlsx/package.ts'
import { named } from './beside.ts'

const PAGE = /\.x?html?$/
const IMAGE = /\.(?:jpe?g|png|gif|webp|svg)$/
const MOST_PAGES = 5000
/** A page is held as a whole. */
const LARGEST_PAGE = 64 << 20
/** What a shop has locked says so in a list of its own; fonts may be locked as well. */
const LOCKS = 'meta-inf/encryption.xml'
const LOCKED_PAGE = /URI="[^"]{1,500}\.x?html?"/i
const LOCKED = '电子书的页已加密，未读 / pages of the book are locked, not read'
const TOO_MANY = '电子书的页过多，其余未读 / too many pages in the book, the others are not read'

/** Reads the pages of an electronic book (epub), each as a page of the web, in the order in which they lie in it. */
export async function readEpub(source: ByteSource, sink: ReadSink): Promise<void> {
  const pack = new Package(source, openZip(source), {})
  for (const { code, message } of pack.directory.issues) {
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  }
  if (LOCKED_PAGE.test((await bytesOf(pack, LOCKS)).toString('latin1'))) {
    sink.issue({ code: 'PASSWORD', message: LOCKED })
    return
  }
  const pages = pack.paths().filter((path) => PAGE.test(path))
  if (pages.length > MOST_PAGES) sink.issue({ code: 'LIMIT', message: TOO_MANY })
  for (const path of pages.slice(0, MOST_PAGES)) {
    const to = named(sink, path.slice(path.lastIndexOf('/') + 1))
    readHtml(memorySource(await bytesOf(pack, path, to)), to)
  }
  tellImages(pack, sink)
}

/** The bytes of a part, empty when there is none; what of it was not to be had is told. */
async function bytesOf(pack: Package, path: string, sink?: ReadSink): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  const enough = () => bytes > LARGEST_PAGE
  const take = (chunk: Uint8Array) => {
    bytes += chunk.length
    if (!enough()) chunks.push(Buffer.from(chunk))
  }
  const result = await pack.readBytes(path, take, { enough })
  if (enough())
    sink?.issue({
      code: 'LIMIT',
      message: '页过长，只读开头 / a page too long, only its beginning was read',
    })
  else if (result && result.status !== 'ok')
    sink?.issue({ code: result.status, message: result.message })
  return Buffer.concat(chunks)
}

function tellImages(pack: Package, sink: ReadSink): void {
  const many = pack.paths().filter((path) => IMAGE.test(path)).length
  if (many === 0) return
  sink.issue({ code: 'NOT_A_TABLE', message: `未读 / not read: 图片 / images: ${String(many)}` })
}
