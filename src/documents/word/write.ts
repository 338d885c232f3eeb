import { rename, rm } from 'node:fs/promises'
import { OUTPUT_MARKER } from '../../evidence/format/own-output.ts'
import type { Paper } from '../papers/paper.ts'
import { coreProperties } from '../workbooks/workbook-parts.ts'
import { ZipWriter } from '../zip-writer.ts'
import { wordParts } from './document.ts'
import { fontTable } from './fonts.ts'

/** Parts of ours in place of the library's: the marker without a clock, fonts with what stands in for them. */
const CORE = 'docProps/core.xml'
const FONTS = 'word/fontTable.xml'

/**
 * Writes a paper as DOCX. The same paper gives the same bytes: parts in the order of their names, no time, no random id
 * (promise 3). The file appears under its name only when it is whole.
 */
export async function writeWord(path: string, paper: Paper): Promise<void> {
  const part = `${path}.part`
  const zip = await ZipWriter.create(part)
  try {
    await zip.stored(CORE, coreProperties(OUTPUT_MARKER, paper.title))
    for (const { name, text } of await parts(paper)) await zip.entry(name, [text])
    await zip.finish()
    await rename(part, path)
  } catch (error) {
    await zip.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

/** The parts of the file but for its properties. */
export async function parts(
  paper: Paper,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  return (await wordParts(paper))
    .filter(({ name }) => name !== CORE)
    .map((part) => (part.name === FONTS ? { name: FONTS, text: fontTable() } : part))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
