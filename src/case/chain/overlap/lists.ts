import type { ComparedList } from '../../../chain/overlap/overlap.ts'
import { maskIdentifiers } from '../../../documents/safe.ts'
import type { BatchBy } from '../../../report/chain.ts'
import type { OrderedFile, OrderedTable } from '../../assemble.ts'
import type { CaseFile } from '../../facts/schema.ts'
import { batchesOf } from '../../persons/batches.ts'

/** What is compared on a bare folder, and how a case may be looked at too. */
export const BARE_BY = ['file', 'folder', 'exhibit', 'table'] as const satisfies readonly BatchBy[]

/** Lists of a folder: each file with rows, each folder, exhibit or table; in canonical order. */
export function listsBy(
  files: readonly OrderedFile[],
  by: (typeof BARE_BY)[number],
): readonly ComparedList[] {
  const found = new Map<string, { files: Set<OrderedFile>; parts: number[] }>()
  for (const file of files) {
    for (const table of file.tables) {
      const name = nameOf(file, table, by)
      const list = found.get(name) ?? { files: new Set(), parts: [] }
      list.files.add(file)
      list.parts.push(...table.outcome.parts.map((p) => p.p))
      found.set(name, list)
    }
  }
  const ids = distinct([...found.keys()].map(maskIdentifiers))
  return [...found.values()].map(({ files: own, parts }, i) => ({
    id: ids[i] ?? '',
    title: null,
    files: own.size,
    parts,
    asked: [],
  }))
}

const STEP = ' › '

function nameOf(file: OrderedFile, table: OrderedTable, by: (typeof BARE_BY)[number]): string {
  const { at } = file.outcome
  switch (by) {
    case 'file':
      return at.join(STEP)
    case 'folder':
      return folderOf(String(at[0] ?? ''))
    case 'exhibit':
      return file.exhibit
    case 'table':
      return table.at.join(STEP)
  }
}

function folderOf(path: string): string {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? '.' : path.slice(0, cut)
}

/** Names that are the same once masked are told apart by a number. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name}(${String(times)})`
  })
}

/** The batches of a case that have files, each with the prices that were asked for it. */
export function listsOfCase(
  facts: CaseFile,
  files: readonly OrderedFile[],
): readonly ComparedList[] {
  const holding = batchesOf(facts, files)
  const held = facts.batches.map((): OrderedFile[] => [])
  for (const file of files)
    if (file.tables.length > 0) for (const i of holding(file)) held[i]?.push(file)
  return facts.batches.flatMap((batch, i) => {
    const own = held[i] ?? []
    if (own.length === 0) return []
    const parts = own.flatMap((f) => f.tables.flatMap((t) => t.outcome.parts.map((p) => p.p)))
    const title = batch.title ?? null
    return [{ id: batch.id, title, files: own.length, parts, asked: askedFor(facts, batch.id) }]
  })
}

function askedFor({ transfers }: CaseFile, batch: string): ComparedList['asked'] {
  return transfers.flatMap((t) => {
    const price = t['unit-price']
    return t.batch === batch && price !== undefined ? [{ transfer: t.id, unitPrice: price }] : []
  })
}
