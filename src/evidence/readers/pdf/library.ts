import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import type { Rule } from '../pages/rules.ts'
import type { TextPiece } from '../pages/text-piece.ts'
import { unmappedFonts } from '../pages/unmapped.ts'
import { withoutRadicals } from './radicals.ts'
import { drawnRules } from './drawn-rules.ts'

/** The one place that touches the PDF library: its quirks stay here. */

/** What a page shows: its text, and what was filled into its fields or noted on it. */
export interface PdfPage {
  /** The number of the object that it is; null when it has none. */
  readonly object: number | null
  readonly pieces: TextPiece[]
  /** A line each: `姓名：张三` of a field, the words of a note. */
  readonly notes: string[]
  /** Where its links lead. */
  readonly links: string[]
  /** Some of its text is in fonts without a table of their characters, and is not among the pieces. */
  readonly isUnmapped: boolean
  /** The straight lines that are drawn on it; none where its drawing cannot be read. */
  rules(): Promise<readonly Rule[]>
  /** Files that are pinned to it. */
  readonly files: readonly PdfAttachment[]
}

/** A file that is attached to a document. */
export interface PdfAttachment {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files that are attached to a document, and how many more there are that were not taken out. */
export interface PdfAttachments {
  readonly files: readonly PdfAttachment[]
  readonly left: number
}

export interface PdfFile {
  readonly pages: number
  attachments(): Promise<PdfAttachments>
  /** Throws on a page that is broken. */
  page(number: number): Promise<PdfPage>
  close(): Promise<void>
}

export type Opened = PdfFile | 'PASSWORD' | 'CORRUPT'

/** Tables of Chinese character codes for fonts that do not bring their own (Adobe, BSD; see `cmaps/LICENSE`). */
const CMAPS = join(import.meta.dirname, 'cmaps')

/** Gives the library its tables from disk; it would fetch them. */
class CMapFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    if (!/^[\w-]{1,40}\.bcmap$/.test(filename)) throw new Error('not a table of ours')
    return new Uint8Array(await readFile(join(CMAPS, filename)))
  }
}

/** Opens a document, with a password if it is locked. The bytes are lost to the caller: the library takes them over. */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<Opened> {
  try {
    const document = await getDocumentProxy(bytes, {
      ...(password === undefined ? {} : { password }),
      verbosity: 0,
      isEvalSupported: false,
      useWorkerFetch: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWasm: false,
      // Pictures are never shown: they need not be unpacked to find the lines that are drawn.
      maxImageSize: 1,
      stopAtErrors: false,
      cMapUrl: 'cmaps/',
      cMapPacked: true,
      BinaryDataFactory: CMapFiles,
    } as Parameters<typeof getDocumentProxy>[1])
    return fileOf(document)
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'PASSWORD' : 'CORRUPT'
  }
}

type Document = Awaited<ReturnType<typeof getDocumentProxy>>

function fileOf(document: Document): PdfFile {
  return {
    pages: document.numPages,
    async attachments() {
      const listed = (await document.getAttachments().catch(() => null)) as Attached | null
      const all = [...(listed ?? [])]
      const files = await attachmentsOf(document, all.slice(0, MOST_ATTACHED))
      return { files, left: all.length - files.length }
    },
    async page(number) {
      const page = await document.getPage(number)
      const { transform: shown } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const annotations = (await page.getAnnotations()) as Annotation[]
      const notes = annotations.flatMap(noteOf)
      const links = annotations.flatMap(({ unsafeUrl, url }) => unsafeUrl ?? url ?? [])
      const texts = items.filter((item) => 'str' in item)
      const unmapped = unmappedFonts(texts)
      const told = texts.filter(({ fontName }) => !unmapped.has(fontName))
      const transform = alongText(told, shown)
      const fields = annotations.flatMap((annotation) => filledIn(annotation, transform))
      const pieces = [...told.flatMap((item) => pieceOf(item, transform)), ...fields]
      const files = await attachmentsOf(document, annotations.flatMap(pinned))
      const rules = async () => {
        const drawing = await page.getOperatorList().catch(() => null)
        page.cleanup()
        return drawing === null ? [] : drawnRules(drawing, transform)
      }
      page.cleanup()
      const object = page.ref?.num ?? null
      return { object, pieces, notes, links, rules, files, isUnmapped: unmapped.size > 0 }
    },
    async close() {
      await document.loadingTask.destroy()
    },
  }
}

type Attached = ReadonlyMap<string, { readonly filename?: string }>
/** Each is looked for from the first on: of more the rest is left. */
const MOST_ATTACHED = 2000

/** One whose bytes cannot be had comes empty. */
function attachmentsOf(
  document: Document,
  listed: readonly (readonly [string, { readonly filename?: string }])[],
): Promise<PdfAttachment[]> {
  const contents = document as unknown as {
    getAttachmentContent(key: string): Promise<Uint8Array | null>
  }
  return Promise.all(
    listed.map(async ([key, { filename = key }]) => {
      const bytes = await contents.getAttachmentContent(key).catch(() => null)
      return { name: filename, bytes: bytes ?? new Uint8Array(0) }
    }),
  )
}

/** What the library says of a field, a note or a link; any of it may be missing. */
interface Annotation {
  readonly fileId?: string
  readonly file?: { readonly filename?: string }
  readonly url?: string
  readonly unsafeUrl?: string
  readonly subtype?: string
  readonly fieldName?: string
  readonly alternativeText?: string
  readonly fieldValue?: unknown
  readonly rect?: readonly number[]
  readonly contentsObj?: { readonly str?: string }
  readonly titleObj?: { readonly str?: string }
}

function pinned({ fileId, file = {} }: Annotation): (readonly [string, typeof file])[] {
  return fileId === undefined ? [] : [[fileId, file]]
}

function noteOf(annotation: Annotation): string[] {
  const { subtype, fieldValue, contentsObj, titleObj } = annotation
  if (subtype === 'Widget') {
    const values = [fieldValue].flat().filter((v) => typeof v === 'string')
    const value = values.filter((v) => v !== '' && v !== 'Off').join('、')
    const name = nameOf(annotation)
    if (value !== '' && name === null && placeOf(annotation) !== null) return []
    return value === '' ? [] : [name === null ? value : `${name}：${value}`]
  }
  const text = contentsObj?.str?.trim() ?? ''
  if (text === '' || subtype === 'Link') return []
  const by = titleObj?.str?.trim() ?? ''
  return [(by === '' ? text : `${by}：${text}`).replaceAll(/[\r\n]+/g, '\n')]
}

/** What a field is called in words; null for the number that a program gave it (`Text1`, `fill_3`). */
function nameOf({ alternativeText, fieldName }: Annotation): string | null {
  return (
    [alternativeText, fieldName].find(
      (name) => name && /\p{L}/u.test(name) && !NUMBERED.test(name),
    ) ?? null
  )
}

const NUMBERED = /^[\w#.[\]-]*\d\]?$/

/** Where a field stands; null where that cannot be said. */
function placeOf({ rect }: Annotation): readonly [number, number, number, number] | null {
  const [left = NaN, bottom = NaN, right = NaN, top = NaN] = rect ?? []
  return right > left && top > bottom ? [left, bottom, right, top] : null
}

/** What was filled into a field without a name of its own stands on the page where the field is, beside the words for it. */
function filledIn(annotation: Annotation, view: readonly number[]): TextPiece[] {
  const place = placeOf(annotation)
  if (annotation.subtype !== 'Widget' || nameOf(annotation) !== null || place === null) return []
  const [left, bottom, right, top] = place
  const values = [annotation.fieldValue].flat().filter((v) => typeof v === 'string')
  const str = values.filter((v) => v !== '' && v !== 'Off').join('、')
  const lines = str.split(/[\r\n]+/)
  const height = Math.min(12, (top - bottom) / lines.length)
  return lines.flatMap((line, i) => {
    const y = (lines.length > 1 ? top - height * (i + 1) : (top + bottom - height) / 2) + height / 4
    return pieceOf(
      {
        str: line,
        transform: [1, 0, 0, 1, left, y],
        width: Math.min(right - left, written(line, height)),
        height,
      },
      view,
    )
  })
}

/** How long a line is, about: half as much as it is high for what is no Chinese character. */
function written(line: string, height: number): number {
  return Array.from(line, (letter) => (letter < '\u2e80' ? height / 2 : height)).reduce(
    (a, b) => a + b,
    0,
  )
}

interface Item {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** Of the text of a page this much runs up or down it, if the page is to be read so. */
const TURNED = 0.9

/**
 * The view of a page, turned if its text runs up or down: a wide table that was printed across an upright page. Where it then
 * stands does not matter, only what is beside what.
 */
function alongText(items: readonly Item[], view: readonly number[]): readonly number[] {
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view
  let [all, up, down] = [0, 0, 0]
  for (const { str, transform } of items) {
    const [a = 0, b = 0] = transform
    const [across, below] = [va * a + vc * b, vb * a + vd * b]
    const letters = str.trim().length
    all += letters
    if (Math.abs(across) >= 0.1 * Math.abs(below)) continue
    if (below < 0) up += letters
    else down += letters
  }
  if (up > TURNED * all) return [-vb, va, -vd, vc, -vf, ve]
  return down > TURNED * all ? [vb, -va, vd, -vc, vf, -ve] : view
}

/** Text that is written otherwise than from left to right is taken where it begins. */
function pieceOf(item: Item, view: readonly number[]): TextPiece[] {
  if (item.str.trim() === '') return []
  const [a = 0, b = 0, , , e = 0, f = 0] = item.transform
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view
  const x = va * e + vc * f + ve
  const y = vb * e + vd * f + vf
  const length = Math.hypot(a, b)
  const across = length === 0 ? 1 : Math.abs(va * a + vc * b) / length
  const numbers = [x, y, item.width, item.height]
  if (!numbers.every(Number.isFinite)) return []
  const size = Math.max(1, Math.min(item.height || length || 10, 200))
  const text = withoutRadicals(item.str)
  return [{ text, x, y, width: across > 0.5 ? Math.max(0, item.width) : size, size }]
}
