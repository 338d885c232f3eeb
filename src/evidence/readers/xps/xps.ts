import { posix } from 'node:path'
import { openZip } from '../../containers/zip.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { PageBook } from '../pages/page-book.ts'
import { Package } from '../xlsx/package.ts'
import { TagReader } from '../xlsx/tag-reader.ts'
import { XpsPage } from './page.ts'

const MOST_PAGES = 20_000
const TOO_MANY =
  '页数或页上文字过多，其余未读 / too many pages or too much on one, the rest is not read'

/**
 * Reads a document that was printed to a file (xps, oxps; ECMA-388): its text by where it stands, as that of a PDF. Pages that no
 * list names come last.
 */
export async function readXps(source: ByteSource, sink: ReadSink): Promise<void> {
  const pack = new Package(source, openZip(source), {})
  for (const { code, message } of pack.directory.issues)
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  const book = new PageBook(sink)
  const pages = await pagesOf(pack)
  let isOver = pages.length > MOST_PAGES
  for (const path of pages.slice(0, MOST_PAGES)) {
    const page = new XpsPage()
    const result = await pack.read(path, page)
    const isWhole = page.finish() && !page.broken && result?.status === 'ok'
    const { pieces, isUnmapped } = page.pieces.end()
    isOver ||= page.pieces.isFull
    const { links, pictures } = page
    const unmapped = isUnmapped || page.isUnmapped
    book.take({ pieces, notes: [], links, pictures, isUnmapped: unmapped, isWhole })
  }
  book.end()
  if (isOver) sink.issue({ code: 'LIMIT', message: TOO_MANY })
}

/** Pages in the order of their lists, then those that lie in the package beside. */
async function pagesOf(pack: Package): Promise<string[]> {
  const paths = pack.paths()
  const lists = paths.filter((path) => path.endsWith('.fdseq'))
  const documents = await allNamed(pack, lists, 'DocumentReference')
  const pages = await allNamed(pack, documents, 'PageContent')
  const others = paths.filter((path) => path.endsWith('.fpage'))
  return [...new Set([...pages, ...others])]
}

/** What the parts name by such tags, each once. */
async function allNamed(pack: Package, parts: readonly string[], tag: string): Promise<string[]> {
  const found = new Set<string>()
  for (const part of parts) {
    const reader = new TagReader((name, attributes) => {
      const target = attributes.get('Source')
      if (name === tag && target !== undefined && found.size <= MOST_PAGES)
        found.add(pathOf(part, target))
    })
    await pack.read(part, reader)
  }
  return [...found]
}

/** As the package lists its paths; places are told from the part that names them, or from the root. */
function pathOf(from: string, target: string): string {
  const clean = target.replaceAll('\\', '/')
  const at = clean.startsWith('/') ? clean : posix.join(posix.dirname(from), clean)
  return posix.normalize(at).replace(/^\/+/, '').toLowerCase()
}
