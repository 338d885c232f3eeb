import type { Package, Relation } from './package.ts'
import { TagReader, type Attributes } from './tag-reader.ts'

export interface SheetEntry {
  readonly name: string
  readonly path: string
  readonly hidden: boolean
  /** Lies in the package but is not listed in the workbook. */
  readonly unlisted: boolean
}

export interface Workbook {
  readonly path: string
  readonly date1904: boolean
  readonly sheets: readonly SheetEntry[]
  readonly styles: string
  readonly strings: string
  /** The list of sheets itself could not be read whole. */
  readonly broken: boolean
}

/** A workbook that lists more is not followed further: its list counts as broken. */
const MOST_SHEETS = 10_000

interface Listed {
  readonly name: string
  readonly id: string
  readonly hidden: boolean
}

/** Where the workbook part lies, or null when the package is no workbook. */
export async function findWorkbook(pack: Package): Promise<string | null> {
  const relations = await pack.relations('/')
  const main = relations.find((relation) => relation.type === 'officedocument')
  if (main !== undefined && pack.has(main.target)) return main.target
  return pack.paths().find((path) => /(?:^|\/)workbook\d*\.(?:xml|bin)$/.test(path)) ?? null
}

/** Reads the list of sheets in the workbook's order, and where the other parts lie. */
export async function readWorkbook(pack: Package, path: string): Promise<Workbook> {
  const listed: Listed[] = []
  let date1904 = false
  const reader = new TagReader((name, attributes) => {
    if (name === 'sheet' && listed.length <= MOST_SHEETS) listed.push(listedSheet(attributes))
    if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/.test(attributes.get('date1904') ?? '')
  })
  const result = await pack.read(path, reader)
  const relations = await pack.relations(path)
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const paths = pack.paths()
  const followed = listed.slice(0, MOST_SHEETS)
  const named = followed.flatMap((sheet, index) => resolve(paths, sheet, byId, index))
  const sheets = eachOnce(named)
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target
  return {
    path,
    date1904,
    sheets: [...sheets, ...unlisted(paths, sheets)],
    styles: target('styles') ?? `${folder}styles.xml`,
    strings: target('sharedstrings') ?? `${folder}sharedstrings.xml`,
    broken:
      reader.broken ||
      result?.status !== 'ok' ||
      listed.length > MOST_SHEETS ||
      sheets.length < named.length,
  }
}

function listedSheet(attributes: Attributes): Listed {
  const state = attributes.get('state') ?? 'visible'
  const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? ''
  return { name: attributes.get('name') ?? '', id, hidden: state !== 'visible' }
}

/** Kinds of sheet that hold cells; of one whose kind is not said it is taken that it does. */
export const GRIDS: ReadonlySet<string> = new Set([
  'worksheet',
  'xlmacrosheet',
  'xlintlmacrosheet',
  '',
])

function resolve(
  paths: readonly string[],
  sheet: Listed,
  relations: ReadonlyMap<string, Relation>,
  index: number,
): SheetEntry[] {
  const { name, hidden } = sheet
  const relation = sheet.id === '' ? undefined : relations.get(sheet.id)
  if (relation !== undefined && !GRIDS.has(relation.type)) return []
  const path = relation?.target ?? guessedPath(paths, index, 'xml')
  return [{ name, path, hidden, unlisted: false }]
}

/** Two sheets of a workbook have parts of their own: a part that is listed again is not read, and counted, again. */
export function eachOnce(sheets: readonly SheetEntry[]): SheetEntry[] {
  const seen = new Set<string>()
  return sheets.filter(({ path }) => seen.size < seen.add(path).size)
}

/** Without relations sheets are numbered in order. */
export function guessedPath(paths: readonly string[], index: number, kind: 'xml' | 'bin'): string {
  const name = `worksheets/sheet${index + 1}.${kind}`
  return paths.find((path) => path.endsWith(name)) ?? `xl/${name}`
}

/** What a Mac put beside the parts when they were packed anew (`__MACOSX/…/._sheet1.xml`) is no sheet. */
function unlisted(paths: readonly string[], listed: readonly SheetEntry[]): SheetEntry[] {
  const known = new Set(listed.map((sheet) => sheet.path))
  return paths
    .filter(
      (path) => /(?:^|\/)(?:work|macro)sheets\/(?!\._)[^/]+\.xml$/.test(path) && !known.has(path),
    )
    .map((path) => ({ name: path.split('/').at(-1) ?? path, path, hidden: true, unlisted: true }))
}
