import { maskIdentifiers } from '../../documents/safe.ts'
import type { ReadOverrides } from '../../evidence/job.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { FileOutcome, TableOutcome } from '../../evidence/outcome.ts'
import { shapeOf } from '../../evidence/shape.ts'
import { isNamed, readingByName } from '../../evidence/taught.ts'
import type { KindId } from '../../records/kinds.ts'
import type { CaseFile } from '../case-file.ts'
import { columnIndex } from './correction.ts'
import type { Override } from '../request.ts'

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

/** Kinds that the examiner gave to columns of one table. */
export function kindsOf(
  overrides: readonly Override[],
  file: FileOutcome,
  table: number,
): ReadonlyMap<number, KindId> {
  const found = file.tables[table]
  return new Map(
    overrides
      .filter((o) => o.kind && found && isAboutTable(o, file, found))
      .flatMap((o) => (o.kind ? [[o.kind.column, o.kind.kind] as const] : [])),
  )
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
  const isSheetOnly = sheet !== null && kind === null && Object.keys(reading).length === 0
  return {
    file: o.file ?? o.like ?? null,
    ...(isSheetOnly ? { sheet: null, reading: { sheets: [sheet] } } : { sheet, reading }),
    kind,
    ...(o.like === undefined ? {} : { like: true }),
    ...(o.shape === undefined ? {} : { shape: o.shape }),
  }
}
