import { plain, word } from './values/cells.ts'
import type { StatementRow } from './table.ts'

/** Columns of 微信支付交易明细证明, which is issued as PDF. */
export const PROOF_HEADER = [
  '交易单号',
  '交易时间',
  '交易类型',
  '收/支/其他',
  '交易方式',
  '金额(元)',
  '交易对方',
  '商户单号',
] as const

const HEADER = word(PROOF_HEADER.join(''))
const SIDE = /^(?:收入|支出|其他)$/
const SUM = /^-?[\d,]+\.\d{2}$/
const ORDER = /^(?:\/|[\w-]{6,})$/
const TIME = /^(\d*?)(\d{4}-\d{2}-\d{2})(\d{2}:\d{2}:\d{2})(.*)$/

/** Is it the header of a proof, however a PDF has run its columns together? */
export function isProofHeader(cells: readonly (string | null)[]): boolean {
  return word(cells.map((cell) => cell ?? '').join('')) === HEADER
}

/**
 * Lines of a proof put together again. A PDF gives the pieces of a wrapped cell as rows of their own, above and below
 * the row that holds side and sum, and may cut columns otherwise than the header does: a line is told by what its
 * pieces look like.
 *
 * @example 100010730120240 · 2024-01-02 10:01: / 转账 · 收入 · 零钱 · 1.25 · 对手 · / / 101000000001 · 05 → one line
 */
export class ProofLines {
  readonly #give: (row: StatementRow) => void
  #above: StatementRow[] = []
  #core: StatementRow | null = null
  #below: StatementRow[] = []
  /** Rows of pieces that stood above the first line: as many stand above each. */
  #top: number | null = null

  constructor(give: (row: StatementRow) => void) {
    this.#give = give
  }

  /** Takes a row; false: it is no piece of a line. */
  row(row: StatementRow): boolean {
    if (isCore(row)) this.#next(row)
    else if (!isPiece(row)) return false
    else if (this.#core === null) this.#above.push(row)
    else this.#below.push(row)
    return true
  }

  end(): void {
    this.#settle(this.#below.length)
  }

  #next(row: StatementRow): void {
    this.#top ??= this.#above.length
    if (this.#core !== null) this.#settle(this.#ownBelow())
    this.#core = row
  }

  /** How many of the pieces between two lines are of the first: up to the piece that begins with a day. */
  #ownBelow(): number {
    const day = this.#below.findIndex((r) => /^\d{4}-\d{2}-\d{2}/.test(plain(r.cells[1])))
    if (day >= 0) return day
    const missing = this.#below.findIndex((_, n) => this.#isWhole(n))
    if (missing > 0) return missing
    if (missing < 0 && this.#isWhole(this.#below.length)) return this.#below.length
    return Math.max(0, this.#below.length - (this.#top ?? 0))
  }

  /** Is the time whole with so many of the pieces below? */
  #isWhole(below: number): boolean {
    const rows = [
      ...this.#above,
      ...(this.#core ? [this.#core] : []),
      ...this.#below.slice(0, below),
    ]
    return TIME.test(rows.map((r) => word(r.cells[1])).join(''))
  }

  #settle(below: number): void {
    if (this.#core === null) return
    const line = lineOf([...this.#above, this.#core, ...this.#below.slice(0, below)], this.#core)
    this.#above = this.#below.slice(below)
    this.#below = []
    this.#core = null
    this.#give(line)
  }
}

function isCore(row: StatementRow): boolean {
  const all = tokens(row)
  return all.some((t) => SIDE.test(t.replace(/\d+$/, ''))) && all.some((t) => SUM.test(t))
}

/** A piece of a number or of a time. */
function isPiece({ cells }: StatementRow): boolean {
  const texts = cells.flatMap((cell) => plain(cell) || [])
  return texts.length > 0 && texts.length <= 4 && texts.every((t) => /^[\d:\- ]+$/.test(t))
}

function tokens({ cells }: StatementRow): string[] {
  return cells.flatMap((cell) => plain(cell).normalize('NFKC').split(/\s+/)).filter((t) => t !== '')
}

function lineOf(rows: readonly StatementRow[], core: StatementRow): StatementRow {
  const column = (i: number) => rows.map((r) => word(r.cells[i])).join('')
  const { serial, time, behind } = numbersOf(column(0), column(1))
  const rest = core.cells.slice(2).flatMap((cell) => tokens({ ...core, cells: [cell] }))
  const all = [...behind, ...rest]
  const side = all.findIndex((t) => SIDE.test(t))
  const sum = all.findIndex((t, i) => i > side && SUM.test(t))
  const after = all.slice(sum + 1)
  const last = after.at(-1) ?? ''
  const hasOrder = after.length > 1 && ORDER.test(last)
  const cells = [
    serial,
    time,
    all.slice(0, side).join(''),
    all[side] ?? '',
    all.slice(side + 1, sum).join(''),
    all[sum] ?? '',
    (hasOrder ? after.slice(0, -1) : after).join(''),
    hasOrder ? last : '',
  ]
  return { row: core.row, cells, shown: cells.map(() => null) }
}

/**
 * Number and time out of the first two columns, and the words behind the time. Where the columns touch, the number
 * stands before the time and its second piece behind the words: 10001073012024-01-06 10:33:05 转账0000033.
 */
function numbersOf(first: string, second: string) {
  const [, before = '', day, clock = '', words = ''] = TIME.exec(second) ?? []
  if (day === undefined) return { serial: first, time: second, behind: [] }
  const piece = /\d{5,}$/.exec(words)?.[0] ?? ''
  const kind = words.slice(0, words.length - piece.length)
  const side = /(收入|支出|其他)$/.exec(kind)?.[1] ?? ''
  const behind = [kind.slice(0, kind.length - side.length), side].filter((t) => t !== '')
  return { serial: first + before + piece, time: `${day} ${clock}`, behind }
}
