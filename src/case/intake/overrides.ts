import { maskIdentifiers } from '../../documents/safe.ts'
import type { ReadOverrides } from '../../evidence/job.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { FileOutcome } from '../../evidence/outcome.ts'
import type { KindId } from '../../records/kinds.ts'
import type { CaseFile } from '../case-file.ts'
import { columnIndex } from './correction.ts'
import type { Override } from '../request.ts'

/** Everything that the examiner said of how a file is to be read, later words over earlier ones. */
export function readingOf(overrides: readonly Override[], at: Locator): ReadOverrides {
  return overrides
    .filter((o) => isAbout(o, at))
    .reduce<ReadOverrides>((all, o) => joined(all, o.reading), {})
}

function joined(a: ReadOverrides, b: ReadOverrides): ReadOverrides {
  const sheets = [...(a.sheets ?? []), ...(b.sheets ?? [])]
  return { ...a, ...b, ...(sheets.length > 0 ? { sheets } : {}) }
}

/** All that is said of a file, in the order in which it was said. */
export function saidOf(overrides: readonly Override[], { at }: FileOutcome): Override[] {
  return overrides.filter((o) => isAbout(o, at))
}

/** Kinds that the examiner gave to columns of one table. */
export function kindsOf(
  overrides: readonly Override[],
  file: FileOutcome,
  table: number,
): ReadonlyMap<number, KindId> {
  const sheet = file.tables[table]?.sheet ?? null
  return new Map(
    overrides
      .filter((o) => o.kind && isAbout(o, file.at) && isSheet(o, sheet))
      .flatMap((o) => (o.kind ? [[o.kind.column, o.kind.kind] as const] : [])),
  )
}

/**
 * A file is named by its path inside the exhibit, or the end of it; containers are joined with slashes. The name may
 * stand as reports print it, with identifiers masked: it is about every file that is printed so.
 */
function isAbout(override: Override, at: Locator): boolean {
  if (override.file === null) return true
  const path = at.join('/')
  const named = override.file.normalize('NFC').replaceAll('\\', '/')
  return isNamed(path, named) || (named.includes('***') && isNamed(maskIdentifiers(path), named))
}

function isSheet(override: Override, sheet: string | null): boolean {
  return override.sheet === null || override.sheet === sheet || override.sheet === maskedOf(sheet)
}

function maskedOf(sheet: string | null): string | null {
  return sheet === null ? null : maskIdentifiers(sheet)
}

function isNamed(path: string, named: string): boolean {
  return path === named || path.endsWith(`/${named}`)
}

/** `overrides:` of the case file, in the form of the flags. */
export function caseOverrides(facts: CaseFile | null): Override[] {
  return (facts?.overrides ?? []).map((o) => {
    const { header, encoding, delimiter, sheet } = o
    const reading = {
      ...(header === undefined ? {} : { header }),
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
    }
    const kind = o.column && o.kind ? { column: columnIndex(o.column), kind: o.kind } : null
    const { evidence: _evidence, ...written } = o
    return {
      file: o.file ?? null,
      sheet: sheet ?? null,
      reading,
      kind,
      written: `case.yaml ${JSON.stringify(written)}`,
    }
  })
}
