import type { ReadSink } from '../../row.ts'
import { tellLists } from '../choice-lists.ts'
import { NamedConstants, OPEN_FORMULA } from '../names/named-constants.ts'
import type { TagAttributes } from '../xml-events.ts'

/** What a rule for input says where its list stands in it, and not in cells. */
const LIST = /^\s*(?:\w+:)?cell-content-is-in-list\(\s*"/

/** Takes the names of an OpenDocument spreadsheet that stand for values, and the lists that cells may be chosen from. */
export class OdsNames {
  readonly #constants = new NamedConstants()
  #lists = 0

  opened(name: string, attributes: TagAttributes): void {
    if (name === 'named-expression') {
      const formula = (attributes.get('expression') ?? '').replace(/^\s*(?:\w+:)?=/, '')
      this.#constants.formula(attributes.get('name') ?? '', formula, OPEN_FORMULA)
    } else if (name === 'content-validation' && LIST.test(attributes.get('condition') ?? ''))
      this.#lists++
  }

  /** Hands on the names; tells the lists. */
  read(sink: ReadSink): void {
    this.#constants.read(sink)
    tellLists(this.#lists, sink)
  }
}
