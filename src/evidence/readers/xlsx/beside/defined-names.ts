import type { ReadSink } from '../../../row.ts'
import { NamedConstants } from '../../names/named-constants.ts'
import { XmlEvents, type TagAttributes } from '../../xml-events.ts'
import type { Package } from '../package.ts'

/** Beyond this a name is not read. */
const LONGEST = 1 << 20

/** Takes the names of a workbook. */
class Names extends XmlEvents {
  readonly constants = new NamedConstants()
  #name: string | null = null
  #text = ''

  protected override opened(name: string, attributes: TagAttributes): void {
    this.wantsText = name === 'definedName'
    this.#name = this.wantsText ? (attributes.get('name') ?? '') : null
    this.#text = ''
  }
  protected override characters(text: string): void {
    if (this.#text.length <= LONGEST) this.#text += text
  }
  protected override closed(): void {
    this.wantsText = false
    if (this.#name !== null) this.constants.formula(this.#name, this.#text)
    this.#name = null
  }
}

/** Reads the names of a workbook that hold something themselves, hidden ones too: a grid of names and values. */
export async function readConstants(pack: Package, book: string, sink: ReadSink): Promise<void> {
  const names = new Names()
  await pack.read(book, names)
  names.constants.read(sink)
}
