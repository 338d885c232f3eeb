import { ShuzhengError } from '../../errors.ts'
import type { DecidedCode } from '../../records/verdicts.ts'
import type { Writer } from './entry.ts'
import type { Imported } from './journal.ts'
import { putItem, rewriteCase } from './store/rewrite.ts'
import { isList, isObject, member, type JsonObject } from './value.ts'

/** A row as people find it: the file with its containers, the sheet, the physical row. */
export interface RowPlace {
  readonly file: string
  readonly sheet: string | null
  readonly row: number
}

/** Rows that a person sets aside, with who, when and why; the sheet of evidence where there is one. */
export interface RowsAside {
  readonly code: DecidedCode
  readonly places: readonly RowPlace[]
  readonly by: string
  readonly on: string
  readonly reason: string
  readonly evidence: string | null
}

/**
 * Enters that rows are not counted: one decision for each file and sheet, as the case file has them.
 *
 * @throws ShuzhengError `journal/none`, `journal/empty`, `case/invalid`
 */
export function setRowsAside(folder: string, aside: RowsAside, writer: Writer): Imported {
  return rewriteCase(folder, writer, (facts) => {
    for (const decision of decisionsOf(aside)) putItem(facts, 'decisions', decision)
  })
}

/**
 * Takes rows back that a person had set aside: they leave the decisions that name them, and a decision that names no row
 * any more is gone.
 *
 * @throws ShuzhengError `count/whole-aside` where a whole file or sheet was set aside; `count/not-aside`
 */
export function takeRowsBack(
  folder: string,
  places: readonly RowPlace[],
  writer: Writer,
): Imported {
  return rewriteCase(folder, writer, (facts) => {
    let taken = 0
    for (const [key, { path, value }] of [...facts]) {
      if (path[0] !== 'decisions' || !isAside(value)) continue
      const own = places.filter((place) => isAbout(value, place))
      if (own.length === 0) continue
      const rows = rowsOf(value)
      if (rows === null) throw new ShuzhengError('count/whole-aside')
      const left = rows.filter((row) => !own.some((place) => place.row === row))
      if (left.length === rows.length) continue
      taken += rows.length - left.length
      facts.delete(key)
      if (left.length > 0) putItem(facts, 'decisions', { ...value, rows: left })
    }
    if (taken === 0) throw new ShuzhengError('count/not-aside')
  })
}

function decisionsOf({ code, places, by, on, reason, evidence }: RowsAside): JsonObject[] {
  const groups = new Map<string, RowPlace[]>()
  for (const place of places) {
    const key = JSON.stringify([place.file, place.sheet])
    groups.set(key, [...(groups.get(key) ?? []), place])
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const rows = [...new Set(own.map(({ row }) => row))].sort((a, b) => a - b)
    return {
      ...{ kind: 'set-aside', code, file: first.file },
      ...(first.sheet === null ? {} : { sheet: first.sheet }),
      ...{ rows, by, on, reason },
      ...(evidence === null ? {} : { evidence }),
    }
  })
}

function isAside(value: unknown): value is JsonObject {
  return isObject(value as JsonObject) && member(value as JsonObject, 'kind') === 'set-aside'
}

function isAbout(decision: JsonObject, { file, sheet }: RowPlace): boolean {
  const named = member(decision, 'sheet') ?? null
  return member(decision, 'file') === file && (named === null || named === sheet)
}

/** null: the whole file or sheet. */
function rowsOf(decision: JsonObject): readonly number[] | null {
  const rows = member(decision, 'rows')
  return isList(rows) ? rows.filter((row) => typeof row === 'number') : null
}
