import { NamedConstants } from '../names/named-constants.ts'
import type { Package, Relation } from '../xlsx/package.ts'
import { StyleFormats } from '../xlsx/style-formats.ts'
import { eachOnce, GRIDS, guessedPath, type SheetEntry } from '../xlsx/workbook.ts'
import { addBinaryName } from './names.ts'
import { aloneFor, Records, wideString } from './records.ts'

const R = {
  NAME: 39,
  FORMAT: 44,
  XF: 47,
  PROPERTIES: 153,
  SHEET: 156,
  BEGIN_XFS: 617,
  END_XFS: 618,
} as const
const MOST_SHEETS = 10_000

export interface BinaryWorkbook {
  readonly date1904: boolean
  readonly sheets: readonly SheetEntry[]
  readonly strings: string
  readonly styles: string
  /** Names that stand for a value. */
  readonly names: NamedConstants
  /** The list of sheets itself could not be read whole. */
  readonly broken: boolean
}

/** Reads the list of sheets of a binary workbook, in its order; sheets that it does not list come last. */
export async function readWorkbookPart(pack: Package, path: string): Promise<BinaryWorkbook> {
  const listed: { name: string; id: string; hidden: boolean }[] = []
  let date1904 = false
  const seen = { broken: false }
  const names = new NamedConstants()
  const take = (type: number, record: Buffer) => {
    if (type === R.PROPERTIES && record.length >= 4) date1904 = (record.readUInt32LE(0) & 1) === 1
    if (type === R.NAME) addBinaryName(record, names)
    if (type !== R.SHEET || listed.length > MOST_SHEETS) return
    const id = wideString(record, 8)
    const name = id && wideString(record, id.end)
    if (id === null || name === null) seen.broken = true
    else listed.push({ id: id.text, name: name.text, hidden: record.readUInt32LE(0) !== 0 })
  }
  const records = new Records(aloneFor(take))
  const result = await pack.readBytes(path, (chunk) => {
    records.push(chunk)
  })
  records.end()
  const relations = await pack.relations(path)
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const paths = pack.paths()
  const followed = listed.slice(0, MOST_SHEETS)
  const named = followed.flatMap((sheet, index) => resolved(paths, sheet, byId, index))
  const sheets = eachOnce(named)
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target
  return {
    date1904,
    sheets: [...sheets, ...unlisted(paths, sheets)],
    strings: target('sharedstrings') ?? `${folder}sharedstrings.bin`,
    styles: target('styles') ?? `${folder}styles.bin`,
    names,
    broken:
      seen.broken ||
      records.broken ||
      result?.status !== 'ok' ||
      listed.length > MOST_SHEETS ||
      sheets.length < named.length,
  }
}

function resolved(
  paths: readonly string[],
  { name, hidden, id }: { name: string; id: string; hidden: boolean },
  relations: ReadonlyMap<string, Relation>,
  index: number,
): SheetEntry[] {
  const relation = relations.get(id)
  if (relation !== undefined && !GRIDS.has(relation.type)) return []
  const path = relation?.target ?? guessedPath(paths, index, 'bin')
  return [{ name, path, hidden, unlisted: false }]
}

function unlisted(paths: readonly string[], listed: readonly SheetEntry[]): SheetEntry[] {
  const known = new Set(listed.map((sheet) => sheet.path))
  return paths
    .filter(
      (path) => /(?:^|\/)(?:work|macro)sheets\/sheet[^/]*\.bin$/.test(path) && !known.has(path),
    )
    .map((path) => ({ name: path.split('/').at(-1) ?? path, path, hidden: true, unlisted: true }))
}

/** The number formats of the cell styles of a binary workbook. */
export class BinaryStyles extends StyleFormats {
  readonly records: Records
  #inCellFormats = false

  constructor() {
    super()
    this.records = new Records(
      aloneFor((type, record) => {
        this.#take(type, record)
      }),
    )
  }

  #take(type: number, record: Buffer): void {
    if (type === R.BEGIN_XFS) this.#inCellFormats = true
    else if (type === R.END_XFS) this.#inCellFormats = false
    else if (type === R.FORMAT && record.length >= 6)
      this.addCode(record.readUInt16LE(0), wideString(record, 2)?.text ?? '')
    else if (type === R.XF && this.#inCellFormats && record.length >= 4)
      this.addStyle(record.readUInt16LE(2))
  }
}
