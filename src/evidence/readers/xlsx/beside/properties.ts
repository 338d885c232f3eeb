import type { ReadSink } from '../../../row.ts'
import { XmlEvents } from '../../xml-events.ts'
import type { Package } from '../package.ts'
import { readWhole } from './part-reading.ts'

/** Properties that the program writes by itself. */
export const OWN = new Set([
  'created',
  'modified',
  'lastPrinted',
  'AppVersion',
  'revision',
  'filetime',
])
/** As long as the shortest number of a person. */
export const NUMBER = /(?<![\dA-Za-z])\d{7,}(?![\dA-Za-z])/
const LONGEST = 1 << 16

/** Counts the properties of a document that hold a number. */
class Numbers extends XmlEvents {
  count = 0
  #text = ''

  protected override opened(name: string): void {
    this.wantsText = !OWN.has(name)
    this.#text = ''
  }
  protected override characters(text: string): void {
    if (this.#text.length < LONGEST) this.#text += text
  }
  protected override closed(): void {
    if (this.wantsText && NUMBER.test(this.#text)) this.count++
    this.wantsText = false
    this.#text = ''
  }
}

/** Tells how many of the properties of a document (title, keywords, remarks, own ones) hold a number. */
export async function tellProperties(pack: Package, sink: ReadSink): Promise<void> {
  let count = 0
  for (const path of pack
    .paths()
    .filter((each) => PARTS.test(each))
    .slice(0, 10)) {
    const numbers = new Numbers()
    await readWhole(pack, path, numbers)
    count += numbers.count
  }
  tellNumbers(count, sink)
}

/** Tells how many properties hold a number. */
export function tellNumbers(count: number, sink: ReadSink): void {
  if (count === 0) return
  const message = `文档属性中有号码的 ${count} 项，未读 / ${count} document properties with a number, not read`
  sink.issue({ code: 'NOT_A_TABLE', message })
}

const PARTS = /^docprops\/[^/]+\.xml$|^meta\.xml$/
