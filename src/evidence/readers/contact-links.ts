import type { GridSink, ReadSink } from '../row.ts'
import { cellText } from '../tables/held.ts'
import { identifies } from './chat/pasted.ts'
import { readLoose } from './loose.ts'
import { TagReader } from './xlsx/tag-reader.ts'
import type { Package } from './xlsx/package.ts'

/** Links that are kept, and characters of a cell that are looked at. */
const MOST = 100_000
const LOOKED_AT = 1024
const SCHEME = /^\s*(?:tel|sms|callto|mailto):([^?]*)/i

/** A link that stands as a field of a document. */
export const FIELD_LINK = /HYPERLINK\s+"([^"]*)"/

/** Numbers and addresses behind links (`tel:`, `mailto:`) that no text of the file shows. */
export class ContactLinks {
  readonly #targets = new Map<string, string>()
  #lost = 0

  /** A link, wherever it leads. */
  take(href: string | null | undefined): void {
    const target = SCHEME.exec(href ?? '')?.[1]
    if (target === undefined) return
    const text = decoded(target).trim()
    if (!identifies(text)) return
    if (this.#targets.size < MOST) this.#targets.set(plain(text), text)
    else this.#lost++
  }

  /** A text is shown: a link to what stands in it hides nothing. */
  shown(text: string): void {
    if (this.#targets.size === 0 || !/[\d@]/.test(text)) return
    this.#targets.delete(plain(text))
    for (const word of text.split(/[^\w.@+-]+/)) this.#targets.delete(plain(word))
  }

  get size(): number {
    return this.#targets.size
  }

  /** Rows pass through, and are looked at. */
  watching(out: GridSink): GridSink {
    return {
      row: (view) => {
        for (let i = 0; i < view.count && this.size > 0; i++)
          this.shown(cellText(view, i, LOOKED_AT) ?? '')
        out.row(view)
      },
      ...(out.blankRows && {
        blankRows: (from: number, to: number) => out.blankRows?.(from, to),
      }),
      unread: (...lost) => {
        out.unread(...lost)
      },
      end: () => {
        out.end()
      },
    }
  }

  /** Hands on what was not shown, a line each. */
  read(sink: ReadSink, name = '链接'): void {
    readLoose([...this.#targets.values()].join('\n'), sink, name)
    if (this.#lost === 0) return
    const many = String(this.#lost)
    const message = `链接过多，${many} 个未读 / too many links, not read: ${many}`
    sink.issue({ code: 'LIMIT', message })
  }
}

/** The links that a part of an Office package refers to. */
export async function contactLinks(pack: Package, part: string): Promise<ContactLinks> {
  const links = new ContactLinks()
  const [, folder = '', name = part] = /^(.*\/)?([^/]*)$/.exec(part) ?? []
  const reader = new TagReader((tag, attributes) => {
    const isLink = attributes.get('Type')?.endsWith('/hyperlink') === true
    if (tag === 'Relationship' && isLink) links.take(attributes.get('Target'))
  })
  await pack.read(`${folder}_rels/${name}.rels`, reader)
  return links
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Without what numbers are grouped and prefixed with, in small letters. */
function plain(text: string): string {
  const bare = text.replace(/[\s()-]/g, '').toLowerCase()
  return bare.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}
