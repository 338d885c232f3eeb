import type { TierId } from '../../case-report.ts'
import { TIER } from '../words/labels.ts'
import { shown } from '../safe.ts'
import type { TalliedColumn } from './totals-sheet.ts'

/** A part of one person's number: what one buyer got, or what was not passed on, of one tier. */
export interface PersonTotal {
  /** As {@link personTag} writes it. */
  readonly tag: string
  readonly person: string
  readonly tier: TierId
  /** 提供给下家, 获取后未提供 */
  readonly part: string
  /** Lines of the ledger that count for it. */
  readonly rows: number
  /** What report.json says of the part, and of the whole of the person in this tier. */
  readonly stated: number
  readonly whole: number
}

/**
 * What stands in the cell of a row that counts for a person: number of the person, number of the part, item. Names would
 * do as well, but a formula takes `*` and `?` in them for any letter.
 *
 * @example first person, second buyer, item 5 → '1-2-5'
 */
export function personTag(party: number, part: number, item: string): string {
  return `${String(party + 1)}-${String(part + 1)}-${item}`
}

/** One table of 汇总 for each person and tier: his parts, and their sum, which is his number. */
export function personColumns(totals: readonly PersonTotal[], column: number): TalliedColumn[] {
  const groups = Map.groupBy(totals, (t) => t.tag.replace(/-\d+-/, '-'))
  return [...groups.values()].map((own): TalliedColumn => {
    const [first] = own
    const name = `${shown(first?.person ?? '', 'name')} ${TIER[first?.tier ?? 'C']}`
    const labels = new Map(own.map((t) => [t.tag, `${name} ${shown(t.part, 'name')}${gap(t)}`]))
    const even = own.filter((t) => t.rows === t.stated)
    const sum = own.reduce((all, t) => all + t.rows, 0)
    const whole = first?.whole ?? 0
    return {
      title: '按人、下家',
      column,
      as: 'tags',
      closed: new Set(own.map((t) => t.tag)),
      stated: Object.fromEntries(even.map((t) => [t.tag, t.stated])),
      label: (tag) => labels.get(tag) ?? '',
      sum: {
        label: `${name} 涉案条数；人与人之间不相加`,
        ...(sum === whole && { stated: whole }),
      },
    }
  })
}

/** Where the number is not that of the rows: a reading that people decided, a group, a batch without files. */
function gap({ rows, stated }: PersonTotal): string {
  if (rows === stated) return ''
  return `（report.json 为 ${String(stated)} 条，差额由采用的备选口径或者仅有载明数的批次而来，没有行可列）`
}
