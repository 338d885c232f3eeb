import { attributeOf, classOf } from './tokens.ts'

/** What a `div` is in a table that is made of them; `inside`: a part of a cell. */
export type DivRole = 'row' | 'cell' | 'inside' | 'block'

/** Divs inside one another, beyond which no table is looked for. */
const DEEPEST = 1000
const ROW = /(?:^|[\s_-]|[a-z])(?:row|tr|item)(?:$|[\s_\d-])/i
const CELL = /(?:^|[\s_-]|[a-z])(?:cell|td|th)(?:$|[\s_\d-])/i

/** Follows the divs of a page and says which are the cells of rows: by how they are shown, or by their class. */
export class DivTables {
  readonly #open: DivRole[] = []
  #deeper = 0

  get inCell(): boolean {
    return this.#open.includes('cell')
  }

  open(attributes: string): DivRole {
    const role = this.#roleOf(attributes)
    if (this.#open.length < DEEPEST) this.#open.push(role)
    else this.#deeper++
    return role
  }

  close(): DivRole {
    if (this.#deeper > 0) {
      this.#deeper--
      return 'block'
    }
    return this.#open.pop() ?? 'block'
  }

  #roleOf(attributes: string): DivRole {
    if (this.inCell) return 'inside'
    if (!/class|display/i.test(attributes)) return 'block'
    const style = attributeOf(attributes, 'style') ?? ''
    const classes = classOf(attributes)
    const inRow = this.#open.at(-1) === 'row'
    if (/display\s*:\s*table-cell/i.test(style) || (inRow && CELL.test(classes))) return 'cell'
    return /display\s*:\s*table-row/i.test(style) || ROW.test(classes) ? 'row' : 'block'
  }
}
