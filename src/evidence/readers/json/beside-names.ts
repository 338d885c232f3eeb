import type { TextInput } from '../input.ts'
import { shortList } from './ahead.ts'
import { columnNames, type ColumnNames } from './column-names.ts'
import { pathOf, type Open } from './frames.ts'
import type { KeyNode } from './grids.ts'

/** Names of columns that stand in an object, and where it is: `{"columns":["姓名","手机"],"rows":[["张三","138…"]]}`. */
export class BesideNames {
  #last: ColumnNames | null = null

  /** Looks whether the list that comes next, under this key, holds them. */
  look({ path, node, began }: Open, { key }: KeyNode, input: TextInput): void {
    const within = pathOf(path, node)
    const list = shortList(input)
    const names = list === null ? null : columnNames(key, list)
    if (names) this.#last = { within: within === '' ? '' : `${within}.`, names, began }
  }

  /** The names of the columns of the lists at this path, where they stand beside them. */
  at(path: string, top: Open): readonly string[] | null {
    const { within = '', names = null, began } = this.#last ?? {}
    if (began !== top.began) return null
    return path.startsWith(within) && !path.slice(within.length).includes('.') ? names : null
  }
}
