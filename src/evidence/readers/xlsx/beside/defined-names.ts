import { CELL, type ReadSink } from '../../../row.ts'
import { GridRows } from '../../grid-rows.ts'
import { XmlEvents, type TagAttributes } from '../../xml-events.ts'
import type { Package } from '../package.ts'

const LONGEST = 1 << 20
/** Names, and characters of what they stand for, in all. */
const MOST = 100_000
const MOST_TEXT = 1 << 24
const NAME = '名称'

interface Constant {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Gathers the names of a workbook that stand for a text, a number or a list of such; those for cells need no reading. */
class Constants extends XmlEvents {
  readonly found: Constant[] = []
  lost = 0
  #name: string | null = null
  #text = ''
  #length = 0

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
    const name = this.#name
    this.#name = null
    if (name === null || !/^\s*(?:["{]|[+-]?\d)/.test(this.#text)) return
    this.#length += this.#text.length
    const full =
      this.#text.length > LONGEST || this.#length > MOST_TEXT || this.found.length >= MOST
    const rows = full ? null : constantRows(this.#text)
    if (rows === null) this.lost++
    else this.found.push({ name, rows })
  }
}

/** The values of `"a"`, `12` or `{"a","b";"c","d"}`, row by row; null for a formula. */
export function constantRows(text: string): string[][] | null {
  const list = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1] ?? text
  const rows: string[][] = [[]]
  const values = /\s*("(?:[^"]|"")*"|[^",;{}()&\s]+)\s*([,;]|$)/gy
  for (let match = values.exec(list); match !== null; match = values.exec(list)) {
    const [, value = '', after = ''] = match
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    if (after === '') return values.lastIndex >= list.length || list === text ? rows : null
    if (after === ';') rows.push([])
  }
  return null
}

/** Reads the names of a workbook that hold something themselves, hidden ones too: a grid of names and values. */
export async function readConstants(pack: Package, book: string, sink: ReadSink): Promise<void> {
  const constants = new Constants()
  await pack.read(book, constants)
  const wide = widest(constants.found)
  if (constants.found.some(({ rows }) => rows.flat().some(saysMore))) {
    const header = [NAME, ...Array.from({ length: wide }, () => null)]
    const grid = new GridRows(sink, '定义的名称', false, header)
    for (const { name, rows } of constants.found) for (const row of rows) write(grid, name, row)
    grid.finish()
  }
  if (constants.lost === 0) return
  const message = `定义的名称 ${constants.lost} 个为公式或过长，未读 / ${constants.lost} names that stand for a formula or too much, not read`
  sink.issue({ code: 'NOT_A_TABLE', message })
}

/** Columns of the widest row; there may be more rows than a call may have arguments. */
function widest(found: readonly Constant[]): number {
  return found.reduce(
    (n, { rows }) => rows.reduce((most, { length }) => Math.max(most, length), n),
    0,
  )
}

function write(grid: GridRows, name: string, row: readonly string[]): void {
  grid.begin(grid.next)
  grid.cell(0, name)
  for (const [at, value] of row.entries()) grid.cell(at + 1, value, CELL.TEXT)
  grid.end()
}

/** Switches and small numbers of the program say nothing. */
function saysMore(value: string): boolean {
  return /\p{L}|\d{7}/u.test(value) && !/^(?:true|false|#\w+.)$/i.test(value)
}
