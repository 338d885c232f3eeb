import { maskIdentifiers } from '../../../documents/safe.ts'
import type { ReadOverrides } from '../../../evidence/jobs/job.ts'
import type { Locator } from '../../../evidence/locator.ts'
import type { FileOutcome, TableOutcome } from '../../../evidence/outcome.ts'
import { shapeOf } from '../../../evidence/collect/shape.ts'
import { isNamed, readingByName } from '../../../evidence/taught.ts'
import { NOTHING_SAID, type SaidOfColumns } from '../../../records/arrange.ts'
import type { CaseFile } from '../../case-file.ts'
import { columnIndex } from './correction.ts'
import type { Override, SignedColumn } from '../../request.ts'

/**
 * Everything that the examiner said of how files are to be read, later words over earlier ones. What was said of single
 * files or shapes is told beside: whether it holds for a file is known when the file is open.
 */
export function readingOf(overrides: readonly Override[]): ReadOverrides {
  const said = overrides.filter((o) => Object.keys(o.reading).length > 0)
  const taught = said.map(({ file, shape, sheet, reading }) => ({
    ...{ file, sheet, reading },
    shape: shape ?? null,
  }))
  if (taught.some((t) => t.file !== null || t.shape !== null || t.sheet !== null)) return { taught }
  return readingByName([], { taught })
}

/** All that is said of a file, in the order in which it was said. */
export function saidOf(overrides: readonly Override[], file: FileOutcome): Override[] {
  return overrides.filter((o) =>
    o.shape ? file.tables.some((t) => isOfShape(o, file, t)) : isAbout(o, file.at),
  )
}

/** What the examiner said of the columns of one table. */
export function saidOfColumns(
  overrides: readonly Override[],
  file: FileOutcome,
  table: number,
): SaidOfColumns {
  const found = file.tables[table]
  const own = overrides.filter(
    (o) => isOfColumns(o) && found !== undefined && isAboutTable(o, file, found),
  )
  if (own.length === 0) return NOTHING_SAID
  return {
    kinds: new Map(own.flatMap(({ kind }) => (kind ? [[kind.column, kind.kind] as const] : []))),
    splits: bySign(own.map((o) => o.split)),
    cuts: bySign(own.map((o) => o.cut)),
    joins: own.flatMap(({ join }) => (join ? [join] : [])),
  }
}

function isOfColumns({ kind, split, cut, join }: Override): boolean {
  return kind !== null || split !== undefined || cut !== undefined || join !== undefined
}

function bySign(all: readonly (SignedColumn | undefined)[]): ReadonlyMap<number, string> {
  return new Map(all.flatMap((one) => (one ? [[one.column, one.sign] as const] : [])))
}

/** Is it said of this table: by the name of its file and sheet, or by its shape? */
export function isAboutTable(override: Override, file: FileOutcome, table: TableOutcome): boolean {
  if (override.shape) return isOfShape(override, file, table)
  return isAbout(override, file.at) && isSheet(override, table.sheet)
}

/** Of the shape as it was read, or as it would have been without what was said of the shape. */
function isOfShape(override: Override, file: FileOutcome, table: TableOutcome): boolean {
  const met = (file.taught ?? []).filter((m) => m.sheet === table.sheet).map((m) => m.shape)
  const shapes = [shapeOf(table), ...met]
  return shapes.includes(override.shape ?? null) && isSheet(override, table.sheet)
}

/** Is the file itself named, with the containers that it lies in? */
export function isAbout(override: Override, at: Locator): boolean {
  return override.file === null || isNamed(at.join('/'), override.file)
}

function isSheet(override: Override, sheet: string | null): boolean {
  return override.sheet === null || override.sheet === sheet || override.sheet === maskedOf(sheet)
}

function maskedOf(sheet: string | null): string | null {
  return sheet === null ? null : maskIdentifiers(sheet)
}

/** `overrides:` of the case file, in the form of the flags. */
export function caseOverrides(facts: CaseFile | null): Override[] {
  return (facts?.overrides ?? []).map((o) => {
    const { evidence: _evidence, ...written } = o
    return { ...overrideOf(o), written: `case.yaml ${JSON.stringify(written)}` }
  })
}

/** One entry as people write it: a fact of the case, or a lesson from another. */
export function overrideOf(o: CaseFile['overrides'][number]): Omit<Override, 'written'> {
  const { header, encoding, delimiter, sheet = null } = o
  const reading = {
    ...(header === undefined ? {} : { header }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  }
  const kind = o.column && o.kind ? { column: columnIndex(o.column), kind: o.kind } : null
  const columns = columnsOf(o)
  const said = kind !== null || Object.keys({ ...reading, ...columns }).length > 0
  const isSheetOnly = sheet !== null && !said
  return {
    file: o.file ?? o.like ?? null,
    ...(isSheetOnly ? { sheet: null, reading: { sheets: [sheet] } } : { sheet, reading }),
    kind,
    ...columns,
    ...(o.like === undefined ? {} : { like: true }),
    ...(o.shape === undefined ? {} : { shape: o.shape }),
  }
}

/** What is said of columns beside their kind. */
function columnsOf({
  column,
  split,
  cut,
  join,
}: CaseFile['overrides'][number]): Pick<Override, 'split' | 'cut' | 'join'> {
  const at = column === undefined ? null : columnIndex(column)
  return {
    ...(at === null || split === undefined ? {} : { split: { column: at, sign: split } }),
    ...(at === null || cut === undefined ? {} : { cut: { column: at, sign: cut } }),
    ...(join === undefined ? {} : { join: join.map(columnIndex) }),
  }
}
