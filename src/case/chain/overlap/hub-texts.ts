import type { HubPlace } from '../../../chain/overlap/hub-places.ts'
import { FIELDS } from '../../../records/fields/index.ts'
import type { KindId } from '../../../records/kinds.ts'
import type { Hub } from '../../../report/chain.ts'
import { masked, type OrderedFile, type OrderedTable } from '../../assemble.ts'
import { fieldsText } from '../../ledger/ledger-rows.ts'
import { PageTexts } from '../../ledger/page-texts.ts'
import type { Session } from '../../session/session.ts'

const NUMBERS: readonly KindId[] = ['mobile', 'guardian-phone']

/** Opens the sealed rows at the places of hubs: what stands there, masked, with its 出处. */
export function hubTexts(
  { sealed }: Pick<Session, 'sealed'>,
  files: readonly OrderedFile[],
  places: readonly HubPlace[],
): readonly Hub[] {
  const tables = new Map(files.flatMap((f) => f.tables.map((t) => [t.tab, t] as const)))
  const texts = new PageTexts(
    sealed,
    [...tables.values()].map((t) => t.outcome),
  )
  return places.flatMap(({ by, batches, rows, tab, part, line }) => {
    const table = tables.get(tab)
    if (!table) return []
    const cells = texts.row(part, line) ?? []
    const base = table.outcome.parts.find((p) => p.p === part)?.rowBase ?? 0
    const at = [...masked(table.at), line + base]
    return [{ by, batches, rows, at, shown: textOf(by, table, cells) }]
  })
}

function textOf(by: Hub['by'], table: OrderedTable, cells: readonly (string | null)[]): string {
  if (by === 'subject') return fieldsText(table, cells)
  return table.columns
    .filter((c) => NUMBERS.includes(c.kind))
    .flatMap((c) => {
      const text = cells[c.index]?.trim()
      return text ? [FIELDS[c.kind].mask(text)] : []
    })
    .join(' ')
}
