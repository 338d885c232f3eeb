import type { ReadOverrides } from './jobs/job.ts'
import type { Locator } from './locator.ts'
import type { FileOutcome, TableOutcome } from './outcome.ts'
import { shapeOf } from './collect/shape.ts'

/** What the examiner said of one file by its name, or of every table of a shape (更正一次，同形的都适用). */
export interface Taught {
  /** Path of the file inside its exhibit or the end of one, containers joined with slashes; null: any. */
  readonly file: string | null
  /** See {@link shapeOf}; null: any. */
  readonly shape: string | null
  readonly sheet: string | null
  readonly reading: Omit<ReadOverrides, 'taught'>
}

/** A table that was read otherwise because of its shape. */
export interface Met {
  readonly shape: string
  readonly sheet: string | null
}

/** Which tables of the item were met by their shape. */
export interface Taken {
  readonly met?: readonly Met[]
}

/** The outcome with which of its tables were read otherwise because of their shape. */
export function withMet(file: FileOutcome, { met = [] }: Taken): FileOutcome {
  return met.length > 0 ? { ...file, taught: met } : file
}

export interface Reading {
  readonly overrides: ReadOverrides
  readonly met: readonly Met[]
}

/**
 * How a file is to be read, by what is said of its name and of the shapes of its tables. A file that is named is read as
 * is said of it, whatever its shape. It hangs on the bytes of the file and on what was said, on nothing else.
 *
 * @param probe reads the head of the file and gives its tables
 */
export async function readingFor(
  at: Locator,
  given: ReadOverrides,
  probe: (overrides: ReadOverrides) => Promise<readonly TableOutcome[]>,
): Promise<Reading> {
  const { taught = [] } = given
  const base = readingByName(at, given)
  const shapes = taught.filter((t) => t.shape !== null)
  const isSaid = taught.some((t) => t.file !== null && isNamed(at.join('/'), t.file))
  if (isSaid || shapes.length === 0) return { overrides: base, met: [] }
  const lessons = (await probe(base)).flatMap((table) => lessonsFor(table, shapes))
  const overrides = lessons.reduce<ReadOverrides>((all, { lesson }) => joined(all, lesson), base)
  return { overrides, met: lessons.map(({ met }) => met) }
}

/** What holds for a file whatever its shape. */
export function readingByName(at: Locator, given: ReadOverrides): ReadOverrides {
  const { taught = [], ...plain } = given
  const path = at.join('/')
  return taught
    .filter((t) => t.shape === null && (t.file === null || isNamed(path, t.file)))
    .reduce<ReadOverrides>(joined, plain)
}

function lessonsFor(table: TableOutcome, shapes: readonly Taught[]) {
  const shape = shapeOf(table)
  return shapes
    .filter((t) => t.shape === shape && (t.sheet === null || t.sheet === table.sheet))
    .map((t) => ({
      lesson: { ...t, sheet: table.sheet },
      met: { shape: shape ?? '', sheet: table.sheet },
    }))
}

/** Later words over earlier ones; a header that is said of a sheet is that of this sheet alone. */
function joined(a: ReadOverrides, { sheet, reading }: Taught): ReadOverrides {
  const { header, sheets, ...rest } = reading
  const all = [...(a.sheets ?? []), ...(sheets ?? [])]
  return {
    ...a,
    ...rest,
    ...(all.length > 0 ? { sheets: all } : {}),
    ...(header === undefined ? {} : headerIn(a, sheet, header)),
  }
}

function headerIn(a: ReadOverrides, sheet: string | null, header: number): ReadOverrides {
  if (sheet === null) return { header }
  const others = (a.headers ?? []).filter((h) => h.sheet !== sheet)
  return { headers: [...others, { sheet, header }] }
}

/** The row of the header of a sheet, where it was said. */
export function headerOf(overrides: ReadOverrides, sheet: string | null): number | undefined {
  return overrides.headers?.find((h) => h.sheet === sheet)?.header ?? overrides.header
}

/**
 * Is the file named so? A name is the path inside the exhibit, or the end of it. It may stand as reports print it, with
 * identifiers masked: it is about every file that is printed so.
 */
export function isNamed(path: string, named: string): boolean {
  const wanted = named.normalize('NFC').replaceAll('\\', '/')
  const own = path.replaceAll('\\', '/')
  if (own === wanted || own.endsWith(`/${wanted}`)) return true
  const pieces = wanted.split(/\*{3,}/)
  return pieces.length > 1 && [own, `/${own}`].some((p) => holds(p, pieces))
}

/** Do the pieces stand in the path one after the other, the first at the beginning of a name and the last at the end? */
function holds(path: string, pieces: readonly string[]): boolean {
  const last = pieces.at(-1) ?? ''
  if (!path.endsWith(last)) return false
  const [first = '', ...others] = pieces.slice(0, -1)
  const start = path.startsWith(first) ? 0 : path.indexOf(`/${first}`)
  if (start < 0) return false
  let at = start + first.length
  for (const piece of others) {
    const next = path.indexOf(piece, at)
    if (next < 0) return false
    at = next + piece.length
  }
  return at <= path.length - last.length
}
