import { posix } from 'node:path'
import type { Package } from '../xlsx/package.ts'
import { XmlEvents, type TagAttributes } from '../xml-events.ts'

/** A part that another one names, with the number by which it is referred to. */
export interface Named {
  readonly id: string
  readonly path: string
}

/** What a document of the package consists of. */
export interface OfdParts {
  readonly pages: readonly Named[]
  readonly templates: ReadonlyMap<string, string>
  readonly resources: readonly string[]
  readonly notes: readonly string[]
  readonly attachments: readonly string[]
}

/** One element of a list of parts: its name, its attributes of interest, and its text. */
interface Element {
  readonly name: string
  readonly id: string
  readonly loc: string
  readonly title: string
  text: string
}

/** Paths that are longer are none. */
const LONGEST_PATH = 1000
const MOST_ELEMENTS = 100_000
const MOST_LISTS = 100

/** The elements of a small part that names others. */
class Listing extends XmlEvents {
  readonly found: Element[] = []

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.found.length >= MOST_ELEMENTS) return
    const id = attributes.get('ID') ?? attributes.get('PageID') ?? ''
    const loc = attributes.get('BaseLoc') ?? ''
    this.found.push({ name, id, loc, title: attributes.get('Name') ?? '', text: '' })
    this.wantsText = true
  }

  protected override characters(text: string): void {
    const last = this.found.at(-1)
    if (last && last.text.length < LONGEST_PATH) last.text += text
  }

  protected override closed(): void {
    this.wantsText = false
  }
}

async function listed(pack: Package, path: string): Promise<readonly Element[]> {
  const listing = new Listing()
  await pack.read(path, listing)
  listing.finish()
  return listing.found
}

/** Places are told from the part that names them, or from the root; some writers mean another folder without saying so. */
function resolve(pack: Package, from: string, loc: string): string {
  const clean = loc.trim().replaceAll('\\', '/')
  if (clean.startsWith('/')) return clean
  const near = posix.join(posix.dirname(from), clean)
  return pack.has(near) || !pack.has(clean) ? near : clean
}

/** Where the documents of the package begin. */
export async function rootsOf(pack: Package): Promise<string[]> {
  const elements = await listed(pack, 'OFD.xml')
  const roots = elements
    .filter(({ name, text }) => name === 'DocRoot' && text.trim() !== '')
    .map(({ text }) => resolve(pack, 'OFD.xml', text))
  return once(roots)
}

/** Each place once, and no more of them than a document has. */
const once = (paths: readonly string[]) => [...new Set(paths)].slice(0, MOST_LISTS)

/** What a document says that it consists of. */
export async function partsOf(pack: Package, root: string): Promise<OfdParts> {
  const elements = await listed(pack, root)
  const texts = (...names: string[]) =>
    once(
      elements
        .filter(({ name, text }) => names.includes(name) && text.trim() !== '')
        .map(({ text }) => resolve(pack, root, text)),
    )
  const placed = (kind: string) =>
    elements
      .filter(({ name, loc }) => name === kind && loc !== '')
      .map(({ id, loc }) => ({ id, path: resolve(pack, root, loc) }))
  return {
    pages: placed('Page'),
    templates: new Map(placed('TemplatePage').map(({ id, path }) => [id, path])),
    resources: texts('PublicRes', 'DocumentRes'),
    notes: texts('Annotations'),
    attachments: texts('Attachments'),
  }
}

/** Where the notes of each page lie, by the number of the page. */
export async function notesOf(pack: Package, path: string): Promise<readonly Named[]> {
  const found: Named[] = []
  let page = ''
  for (const { name, id, text } of await listed(pack, path)) {
    if (name === 'Page') page = id
    if (name === 'FileLoc' && text.trim() !== '')
      found.push({ id: page, path: resolve(pack, path, text) })
  }
  return found
}

/** Files that are attached, by the path where they lie, with their names. */
export async function attachedOf(pack: Package, path: string): Promise<readonly Named[]> {
  const found: Named[] = []
  let title = ''
  for (const element of await listed(pack, path)) {
    if (element.name === 'Attachment') title = element.title
    if (element.name !== 'FileLoc' || element.text.trim() === '') continue
    const at = resolve(pack, path, element.text)
    found.push({ id: /\.\w{1,8}$/.test(title) ? title : posix.basename(at), path: at })
  }
  return found
}
