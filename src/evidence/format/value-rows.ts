const VALUE =
  /[NE]?'(?:[^'\\]|''|\\[\s\S])*'|_binary '(?:[^'\\]|''|\\[\s\S])*'|0x[\da-f]+|-?\d[\d.e+-]*|[bx]'[\da-f]*'|null|true|false/iy
const BLANKS = /\s*/y
/** Where the first whole row of a piece is looked for. */
const CUT_ROW = 4096
/** So many rows tell. */
const ENOUGH = 20

/**
 * Rows of VALUES without the statement that they belong to: a piece of a script that was cut into several, or what ClickHouse writes as
 * `Values`. Each has as many cells as the one before. What Python prints has words of its own (`None`).
 */
export function isValueRows(text: string): boolean {
  let width = 0
  let rows = 0
  for (let at = 0; rows < ENOUGH;) {
    const row = rowAt(text, at)
    // The last one may be cut off where the beginning of the text ends.
    if (row === null && rows > 1 && !text.includes('\n', at)) break
    if (row === null || (width > 0 && row.cells !== width)) return false
    width = row.cells
    rows++
    at = behindBlanks(text, row.to)
    if (text.charAt(at) !== ',') break
    at = behindBlanks(text, at + 1)
    if (at === text.length) break
  }
  return rows > 1 && width > 1 && !/\b(?:None|True|False)\b/.test(text)
}

/** How many cells the row that begins at `from` has, and where it ends; null for what is no row. */
function rowAt(text: string, from: number): { readonly cells: number; readonly to: number } | null {
  if (text.charAt(from) !== '(') return null
  let at = from
  for (let cells = 1; ; cells++) {
    VALUE.lastIndex = behindBlanks(text, at + 1)
    if (!VALUE.test(text)) return null
    at = behindBlanks(text, VALUE.lastIndex)
    const next = text.charAt(at)
    if (next === ')') return { cells, to: at + 1 }
    if (next !== ',') return null
  }
}

function behindBlanks(text: string, from: number): number {
  BLANKS.lastIndex = from
  BLANKS.test(text)
  return BLANKS.lastIndex
}

/**
 * Where the first whole row of such a piece stands, when the piece begins within one: `'旧地址',NULL),(2,'张三',…),(3,…`; -1 for any
 * other text.
 */
export function behindCutRow(text: string): number {
  const [end] = /\)\s*,\s*(?=\()/.exec(text.slice(0, CUT_ROW)) ?? []
  if (end === undefined || text.startsWith('(')) return -1
  const at = text.indexOf(end) + end.length
  const cut = text.slice(0, at)
  return !/[\n(]/.test(cut.trimEnd()) && isValueRows(text.slice(at)) ? at : -1
}
