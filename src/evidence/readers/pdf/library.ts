import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { withoutRadicals } from './radicals.ts'

/** The one place that touches the PDF library: its quirks stay here. */

/** A piece of text on a page; `x`, `y` in points from the top left corner, `y` at the baseline. */
export interface TextPiece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** What a page shows: its text, and what was filled into its fields or noted on it. */
export interface PdfPage {
  readonly pieces: TextPiece[]
  /** A line each: `姓名：张三` of a field, the words of a note. */
  readonly notes: string[]
}

export interface PdfFile {
  readonly pages: number
  /** Names of files that are attached to it. */
  attachments(): Promise<number>
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
      const found = (await document.getAttachments().catch(() => null)) as object | null
      return found === null ? 0 : Object.keys(found).length
    },
    async page(number) {
      const page = await document.getPage(number)
      const { transform } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const notes = ((await page.getAnnotations()) as Annotation[]).flatMap(noteOf)
      page.cleanup()
      const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item, transform) : []))
      return { pieces, notes }
    },
    async close() {
      await document.loadingTask.destroy()
    },
  }
}

/** What the library says of a field, a note or a link; any of it may be missing. */
interface Annotation {
  readonly subtype?: string
  readonly fieldName?: string
  readonly alternativeText?: string
  readonly fieldValue?: unknown
  readonly contentsObj?: { readonly str?: string }
  readonly titleObj?: { readonly str?: string }
}

function noteOf(annotation: Annotation): string[] {
  const { subtype, fieldValue, contentsObj, titleObj } = annotation
  if (subtype === 'Widget') {
    const values = [fieldValue].flat().filter((v) => typeof v === 'string')
    const value = values.filter((v) => v !== '' && v !== 'Off').join('、')
    const name = [annotation.alternativeText, annotation.fieldName].find(Boolean)
    return value === '' ? [] : [name === undefined ? value : `${name}：${value}`]
  }
  const text = contentsObj?.str?.trim() ?? ''
  if (text === '' || subtype === 'Link') return []
  const by = titleObj?.str?.trim() ?? ''
  return [(by === '' ? text : `${by}：${text}`).replaceAll(/[\r\n]+/g, '\n')]
}

interface Item {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
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
