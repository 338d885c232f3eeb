import { heldFile, type TakeInside } from '../../containers/inside.ts'
import { Keys } from '../../locks/keys.ts'
import { closedIssue, openedIssue } from '../../locks/told.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { handOn } from '../embedded.ts'
import { PageOut } from '../pages/page-out.ts'
import {
  isThin,
  tellPictures,
  toldBroken,
  toldEmpty,
  toldLeft,
  toldRepeated,
  toldUnmapped,
} from '../pages/unread-pages.ts'
import { openPdf, type PdfAttachment, type PdfAttachments, type PdfFile } from './library.ts'
import { pageObjects, wasChanged } from './page-objects.ts'
import { largePictures } from './pictures.ts'

/** The mark of a PDF stands within so many bytes. */
const HEAD = 1 << 16
const HEADLESS =
  'PDF 缺少开头，只读出仍能找到的页 / the PDF lacks its beginning; only pages that can still be found were read'
/** The library needs the whole file in memory. */
const LARGEST = 1 << 29

/**
 * Reads the text of a PDF by where it stands: lines whose parts stand in columns are tables (`表格 1（第 1 页起）` …), which go
 * on over pages; the other lines are loose text (`正文`). A page without text is a picture, and named as not examined.
 */
export async function readPdf(
  source: ByteSource,
  sink: ReadSink,
  keys = new Keys(),
  inside?: TakeInside,
): Promise<void> {
  if (source.size > LARGEST) {
    sink.issue({ code: 'LIMIT', message: 'PDF 超过 512 MB，未读 / a PDF of more than 512 MB' })
    return
  }
  const bytes = wholeOf(source)
  if (!Buffer.from(bytes.subarray(0, HEAD)).includes('%PDF-'))
    sink.issue({ code: 'CORRUPT', message: HEADLESS })
  const inBytes = {
    pictures: largePictures(bytes),
    pages: pageObjects(bytes),
    changed: wasChanged(bytes),
  }
  const plain = await openPdf(bytes)
  const file = plain === 'PASSWORD' ? await unlocked(source, sink, keys) : plain
  // A document has a page: one that says it has none hides those that it holds. Where they are found they are told below.
  if (file === 'CORRUPT' || (file?.pages === 0 && inBytes.pages.size === 0)) {
    sink.issue({ code: 'CORRUPT', message: 'PDF 结构损坏 / the PDF is broken' })
  }
  if (file !== 'CORRUPT' && file !== null) await readPages(file, sink, inBytes, inside)
}

function wholeOf(source: ByteSource): Uint8Array {
  const bytes = new Uint8Array(source.size)
  source.read(0, bytes)
  return bytes
}

/** Each try reads the head of the document anew: what it costs goes by the length of the file. */
const BYTES_A_ROUND = 100

/** The document under a password of the list, user's or owner's; null, and told, when none opens it. */
async function unlocked(
  source: ByteSource,
  sink: ReadSink,
  keys: Keys,
): Promise<PdfFile | 'CORRUPT' | null> {
  const rounds = 5000 + Math.ceil(source.size / BYTES_A_ROUND)
  const opens = async (password: string) => {
    const file = await openPdf(wholeOf(source), password)
    return file === 'PASSWORD' ? null : file
  }
  const found = await keys.findLater({ opens, rounds })
  sink.issue(found.key ? openedIssue(found.key.line) : closedIssue(LOCKED, found))
  return found.key && found.opened
}

const LOCKED = '文档有打开口令 / protected by a password'

/** What is found in the bytes of a file: large pictures, and the objects that are pages. */
interface InBytes {
  readonly pictures: number
  readonly pages: ReadonlySet<number>
  readonly changed: boolean
}

async function readPages(
  file: PdfFile,
  sink: ReadSink,
  { pictures, pages, changed }: InBytes,
  inside?: TakeInside,
): Promise<void> {
  const out = new PageOut(sink)
  const empty: number[] = []
  const broken: number[] = []
  const repeated: number[] = []
  const read = new Set<number | null>()
  const thin: number[] = []
  const pinned: PdfAttachment[] = []
  const unmapped: number[] = []
  let attached: PdfAttachments
  try {
    for (let number = 1; number <= file.pages; number++) {
      const page = await file.page(number).catch(() => null)
      if (page === null) broken.push(number)
      else if (page.object !== null && read.has(page.object)) repeated.push(number)
      else {
        read.add(page.object)
        pinned.push(...page.files)
        out.links(page.links)
        if (page.isUnmapped) unmapped.push(number)
        else if (page.pieces.length + page.notes.length === 0) empty.push(number)
        if (empty.at(-1) === number) continue
        await out.ruledPage(number, page.pieces, () => page.rules())
        out.notes(page.notes)
        if (!page.isUnmapped && isThin(page.pieces)) thin.push(number)
      }
    }
    attached = await file.attachments()
  } finally {
    await file.close()
  }
  out.end()
  toldEmpty(empty, sink)
  tellPictures(pictures - empty.length, thin, sink)
  toldUnmapped(unmapped, sink)
  const files = unique([...attached.files, ...pinned]).map(({ name, bytes }) =>
    heldFile(`附件/${name}`, bytes),
  )
  handOn(files, inside, sink)
  if (attached.left > 0) {
    const message = `附件过多，${attached.left} 个未读 / too many attached files, not read: ${attached.left}`
    sink.issue({ code: 'LIMIT', message })
  }
  toldBroken(broken, sink)
  toldRepeated(repeated, sink)
  const left = [...pages].filter((page) => !read.has(page)).length - broken.length
  toldLeft(left, changed, sink)
}

/** A file that is attached to the document may be pinned to a page as well. */
function unique(files: readonly PdfAttachment[]): PdfAttachment[] {
  const first = new Map<string, PdfAttachment>()
  return files.filter((file) => {
    const key = `${file.name} ${String(file.bytes.length)}`
    const before = first.get(key)
    if (before === undefined) first.set(key, file)
    return before === undefined || Buffer.compare(before.bytes, file.bytes) !== 0
  })
}
