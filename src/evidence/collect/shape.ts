import type { RowView } from '../row.ts'
import { CELL } from '../row.ts'

/** Data rows that are looked at to say how a column without a sure header looks. */
const ROWS = 50
const COLUMNS = 64
const LONGEST_NAME = 40

/** How the first cells of each column look; only for tables whose header does not tell it. */
export class Looks {
  readonly #columns: Map<string, number>[] = []
  #rows = 0

  look(view: RowView): void {
    if (this.#rows >= ROWS) return
    this.#rows++
    for (let i = 0; i < Math.min(view.count, COLUMNS); i++) {
      const column = (this.#columns[i] ??= new Map())
      if (view.type[i] === CELL.ABSENT) continue
      const look = lookOf(view.buf.subarray(view.start[i], view.end[i]))
      if (look !== null) column.set(look, (column.get(look) ?? 0) + 1)
    }
  }

  /** The most frequent look of each column; of equals the first by name, so that it hangs on nothing else. */
  get found(): string[] {
    return Array.from(this.#columns, (tally) => {
      const all = [...tally].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      return all[0]?.[0] ?? '空'
    })
  }
}

/** Bytes that say how a cell looks: what is longer is text. */
const ENOUGH = 64

function lookOf(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.subarray(0, ENOUGH)).toString('utf8').normalize('NFKC').trim()
  if (text === '') return null
  if (/^\d{11}$/.test(text)) return '11位数字'
  if (/^\d{17}[\dXx]$/.test(text)) return '18位号码'
  if (/^\d{12,}$/.test(text)) return '长数字'
  if (/^[\d.,/:-]+$/.test(text)) return '数字'
  if (/^[\p{Script=Han}·]{2,4}$/u.test(text)) return '短汉字'
  return /\p{Script=Han}/u.test(text) ? '汉字' : '字符'
}

/** What the shape of a table is told by. */
export interface Shaped {
  readonly headers: readonly (string | null)[] | null
  readonly certain: boolean
  /** See {@link Looks}; absent where the header tells the shape. */
  readonly looks?: readonly string[]
}

/**
 * What tables that were made alike have in common (表形): the names of their header in order; without a sure header the
 * looks of their columns. It stands in case files and goes from case to case: numbers in a header are masked. Null: no
 * column at all.
 *
 * @example 姓名,电话,住址 over any rows → `姓名|电话|住址`; rows of 张三,13800138000 → `无表头 短汉字|11位数字`
 */
export function shapeOf({ headers, certain, looks }: Shaped): string | null {
  if (certain && headers) return joined(headers.map((h) => nameOf(h ?? '')))
  return looks && looks.length > 0 ? `${NO_HEADER}${joined(looks)}` : null
}

const NO_HEADER = '无表头 '

function joined(names: readonly string[]): string {
  const more = names.length > COLUMNS ? `|…共${String(names.length)}列` : ''
  return names.slice(0, COLUMNS).join('|') + more
}

/** A header may hold a number or an address of somebody: what could be one is masked. */
function nameOf(header: string): string {
  return header
    .normalize('NFKC')
    .trim()
    .replace(/[\s|]+/g, ' ')
    .replace(/[\w.+-]+@[\w.-]+/g, '***')
    .replace(/\d[\d -]{4,}[\dXx]?/g, '***')
    .slice(0, LONGEST_NAME)
}
