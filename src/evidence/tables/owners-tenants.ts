import type { HeldRow } from './held.ts'
import { headerForm } from './words.ts'

const OWNER = /^(?:业主|房东|房主|产权人)/
const TENANT = /^(?:租户|租客|承租人|承租|房客|租住人)/

/** A list beside another: its header, and its rows with blank cells in the columns of the other. */
export interface Block {
  readonly head: HeldRow
  readonly rows: readonly HeldRow[]
}

/**
 * A list of owners beside one of tenants, each with its own rooms: 房号 | 业主姓名 | 电话 || 房号 | 租户姓名 | 电话. Where the rooms of a row are
 * the same, or are said once, the row tells of one room: it is one record then.
 */
export function areOwnersAndTenants(blocks: readonly Block[]): boolean {
  const [a, b] = blocks
  if (blocks.length !== 2 || !a || !b) return false
  const [one, two] = [formsOf(a.head), formsOf(b.head)]
  const says = (forms: readonly string[], who: RegExp) => forms.some((form) => who.test(form))
  const isPair = (x: readonly string[], y: readonly string[]) =>
    says(x, OWNER) && !says(x, TENANT) && says(y, TENANT) && !says(y, OWNER)
  if (!isPair(one, two) && !isPair(two, one)) return false
  const shared = one.findIndex((form) => form !== '' && two.includes(form))
  return shared >= 0 && differ(a, shared, b, two.indexOf(one[shared] ?? ''))
}

function formsOf(head: HeldRow): string[] {
  return head.cells.map(headerForm)
}

/** Do the cells of two columns differ in most rows that have both? */
function differ(a: Block, left: number, b: Block, right: number): boolean {
  const pairs = a.rows.flatMap((row, i) => {
    const [one, two] = [row.cells[left] ?? '', b.rows[i]?.cells[right] ?? '']
    return row === a.head || one === '' || two === '' ? [] : [one !== two]
  })
  return pairs.length > 0 && 2 * pairs.filter(Boolean).length > pairs.length
}
