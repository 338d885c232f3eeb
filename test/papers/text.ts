import type { Paper } from '../../src/documents/papers/paper.ts'
import { parts } from '../../src/documents/word/write.ts'

/** The parts of the DOCX of a paper by name. */
export async function partsOf(paper: Paper): Promise<ReadonlyMap<string, string>> {
  return new Map((await parts(paper)).map(({ name, text }) => [name, text]))
}

/** The text of `document.xml`, a paragraph a line, cells of a row between bars: what people read, as a golden file. */
export function readable(xml: string): string {
  return xml
    .replace(/<\/w:tc><w:tc>/g, ' | ')
    .replace(/<\/w:tr>/g, '\n')
    .replace(/<\/w:p>(?! \||\n)/g, '\n')
    .replace(/<w:br w:type="page"\/>/g, '\n----\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\n{2,}/g, '\n')
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

/** Is every tag closed that is opened, in order, and nothing else in it that XML does not hold? */
export function wellFormed(xml: string): boolean {
  const open: string[] = []
  if (/[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]/.test(xml) || !xml.isWellFormed()) return false
  for (const [, tag = ''] of xml.matchAll(/<([^>]*)>/g)) {
    if (tag.startsWith('?') || tag.endsWith('/')) continue
    const name = tag.split(/\s/)[0] ?? ''
    if (!name.startsWith('/')) open.push(name)
    else if (open.pop() !== name.slice(1)) return false
  }
  return open.length === 0
}
