/** Payments as they happened, and the hands that write them down: nothing here is shared with the reader or with `made.ts`. */
import { utils, write } from '@e965/xlsx'
import { gbk } from '../../../demo/gbk.ts'

/** A line that must be found; what is undefined is not asked. */
export interface Line {
  readonly time: string
  readonly side: 'in' | 'out' | 'neutral'
  readonly fen: number
  readonly other?: string | undefined
  readonly serial?: string | undefined
  readonly failed?: boolean
  readonly currency?: string
}

/** A payment before somebody has written it down. */
export interface Paid extends Line {
  readonly side: 'in' | 'out'
  readonly other: string
  readonly serial: string
  readonly card: string
  readonly memo: string
  readonly balance: number
}

export interface File {
  readonly name: string
  readonly bytes: Buffer
}

/** A statement, and what must be read from it. */
export interface Unseen {
  readonly name: string
  readonly files: readonly File[]
  readonly lines: readonly Line[]
  /** Lines that stand in two files, or twice: found, and counted once. */
  readonly repeated?: number
  /** It cannot be told from the file: an answer that names it is right, figures are wrong. */
  readonly open?: boolean
}

const NAMES = [
  '张伟',
  '王秀英',
  '李建国',
  '刘洋',
  '陈静',
  '欧阳明',
  '某某信息科技有限公司',
  '赵小军',
  '周丽',
  '吴磊',
]
const MEMOS = [
  '转账',
  '货款',
  '还款',
  '资料费',
  '联系13800138000',
  '借款',
  '工资',
  '话费',
  '线下交易',
  '服务费',
]

/** Payments out of a seed, oldest first, one or several a day. */
export function deck(count: number, seed: number, year = 2021): Paid[] {
  let state = seed * 7919 + 17
  const below = (n: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % n
  }
  let balance = 8_000_000
  let day = 0
  return Array.from({ length: count }, (_, i) => {
    day += below(3)
    const side = i === 0 || below(2) === 0 ? 'in' : 'out'
    const fen =
      [1 + below(99), 100 * (1 + below(900)), 5000 + below(90_000), 100_000 + below(900_000)][
        below(4)
      ] ?? 1
    balance += side === 'in' ? fen : -fen
    const at = new Date(Date.UTC(year, 9, 1 + day, 9 + Math.min(i, 13), below(60), below(60)))
    return {
      time: at.toISOString().slice(0, 19).replace('T', ' '),
      side,
      fen,
      balance,
      other: NAMES[below(NAMES.length)] ?? '',
      card: `621700${String(1_000_000_000_000 + below(900_000) * 1_000_003).slice(0, 13)}`,
      serial: `2021${String(100_000_000 + seed * 100_000 + i * 37)}${String(1000 + below(9000))}`,
      memo: MEMOS[below(MEMOS.length)] ?? '',
    }
  })
}

export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
export const comma = (fen: number): string => yuan(fen).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
export const signed = (p: Paid): number => (p.side === 'in' ? p.fen : -p.fen)
export const day8 = (p: Line): string => p.time.slice(0, 10).replaceAll('-', '')
export const day = (p: Line): string => p.time.slice(0, 10)
export const clock = (p: Line): string => p.time.slice(11)
export const income = (p: Paid, show = yuan): string => (p.side === 'in' ? show(p.fen) : '')
export const spent = (p: Paid, show = yuan): string => (p.side === 'out' ? show(p.fen) : '')
export const total = (ps: readonly Paid[], side: 'in' | 'out'): number =>
  ps.filter((p) => p.side === side).reduce((sum, p) => sum + p.fen, 0)
/** As a spreadsheet holds a time: days since the end of 1899. */
export const serialDate = (time: string): number =>
  Date.parse(`${time.replace(' ', 'T')}Z`) / 86_400_000 + 25_569

/** The lines of payments, with what the layout shows of them. */
export function lines(
  ps: readonly Paid[],
  {
    by = 'second',
    other = true,
    serial = false,
  }: { by?: 'second' | 'minute' | 'day'; other?: boolean; serial?: boolean } = {},
): Line[] {
  const length = { second: 19, minute: 16, day: 10 }[by]
  return ps.map((p) => ({
    time: p.time.slice(0, length),
    side: p.side,
    fen: p.fen,
    other: other ? p.other : undefined,
    serial: serial ? p.serial : undefined,
  }))
}

export type Cell = string | number
export type Grid = readonly (readonly Cell[])[]

const quote = (cell: Cell) =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)

/** Delimited text. */
export function csv(
  grid: Grid,
  {
    sep = ',',
    to = 'utf8',
    tail = '',
  }: { sep?: string; to?: 'utf8' | 'gbk' | 'utf16le'; tail?: string } = {},
): Buffer {
  const text =
    grid
      .map((row) =>
        row.length === 1
          ? String(row[0])
          : row.map((c) => quote(c) + (c === '' ? '' : tail)).join(sep),
      )
      .join('\r\n') + '\r\n'
  if (to === 'gbk') return gbk(text.replaceAll('¥', '￥'))
  return to === 'utf16le' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : Buffer.from(text)
}

/** A workbook of these sheets; `merges` as A1:B2 of the first. */
export function book(
  sheets: Record<string, Grid>,
  {
    type = 'xlsx',
    merges = [],
    formats = {},
  }: { type?: 'xlsx' | 'biff8'; merges?: readonly string[]; formats?: Record<string, string> } = {},
): Buffer {
  const out = utils.book_new()
  Object.entries(sheets).forEach(([name, grid], i) => {
    const sheet = utils.aoa_to_sheet(grid.map((row) => [...row]))
    if (i === 0) sheet['!merges'] = merges.map((m) => utils.decode_range(m))
    for (const [address, cell] of Object.entries(sheet) as [string, { t?: string; z?: string }][]) {
      const format = formats[address.replace(/\d+$/, '')]
      if (format !== undefined && cell.t === 'n') cell.z = format
    }
    utils.book_append_sheet(out, sheet, name)
  })
  return write(out, { type: 'buffer', bookType: type, bookSST: true }) as Buffer
}

/** A web page with these tables, text above each. */
export function page(parts: readonly (string | Grid)[]): Buffer {
  const body = parts.map((part) =>
    typeof part === 'string'
      ? `<p>${part}</p>`
      : `<table border="1">${part.map((row) => `<tr>${row.map((c) => `<td>${String(c)}</td>`).join('')}</tr>`).join('\n')}</table>`,
  )
  return Buffer.from(
    `<html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`,
  )
}
