import { numberCell, type PlacedCell, type Told } from './exchange.ts'

/** A record: its letters, then fields that each begin with a letter; `;;` is a semicolon. */
function fieldsOf(line: string): string[] {
  return (line.match(/(?:;;|[^;])+/g) ?? []).map(undoubled)
}

function undoubled(text: string): string {
  return text.replaceAll(';;', ';')
}

/** A text in quotes up to the one that is not doubled, whatever signs stand in it; else all that stands there. */
const QUOTED = /^[^"]*;K("(?:[^"]|"")*")(?=;|$)/
const OPEN_QUOTE = /^[^"]*;K("[\s\S]*)$/

/** The value of a cell record, null where it has none. */
function valueOf(record: string, fields: readonly string[]): string | null {
  const text = (QUOTED.exec(record) ?? OPEN_QUOTE.exec(record))?.[1]
  if (text !== undefined) return undoubled(text)
  return fields.find((field) => field.startsWith('K'))?.slice(1) ?? null
}

/** Records without cells: the program, bounds, formats of the sheet, names, options, windows. */
const WITHOUT_CELLS = /^(?:ID|B|F|W|NN|NE|NU|NL|E|\u001a)$/

/** The cells of a SYLK file. Places hold on from record to record; formats (P) are told before they are named (F). */
export function* sylkCells(lines: readonly string[], told: Told): Generator<PlacedCell> {
  const formats: string[] = []
  const formatAt = new Map<string, string>()
  const place = { row: 1, column: 1 }
  for (const line of joined(lines)) {
    const [kind = '', ...fields] = fieldsOf(line)
    if (line.trim() === '' || kind === '\u001a') continue
    if (kind === 'P') addFormat(formats, fields)
    else if (kind === 'C' || kind === 'F') {
      move(place, fields)
      if (kind === 'F') keepFormat(formatAt, formats, place, fields)
      else {
        const value = valueOf(line, fields)
        const format = formatAt.get(`${String(place.row)} ${String(place.column)}`)
        if (value !== null) yield { ...place, cell: cellOf(value, format) }
        else if (fields.some((field) => field.startsWith('A'))) told.notes++
      }
    } else if (kind === 'O') told.date1904 ||= fields.includes('V4')
    else if (kind === 'E') told.ended = true
    else if (!WITHOUT_CELLS.test(kind)) told.broken++
  }
}

/** A line end inside a cell stands as escape, blank and colon; older programs break the line, inside quotes. */
function* joined(lines: readonly string[]): Generator<string> {
  let open = ''
  for (const line of lines) {
    const whole = open === '' ? line : `${open}\n${line}`
    const begins = open === '' && /^C;(?:[^"]*;)?K"/.test(line)
    const rest = begins ? line.slice(line.indexOf(';K"') + 3) : line
    const goesOn = (begins || open !== '') && !/"(?:;[^"]*)?$/.test(rest)
    open = goesOn && whole.length < 1 << 16 ? whole : ''
    if (open === '') yield whole
  }
  if (open !== '') yield open
}

function addFormat(formats: string[], fields: readonly string[]): void {
  const [first = ''] = fields
  if (first.startsWith('P')) formats.push(first.slice(1))
}

function move(place: { row: number; column: number }, fields: readonly string[]): void {
  for (const field of fields) {
    const number = /^[XY](\d{1,7})$/.exec(field)?.[1]
    if (number === undefined) {
      if (field.startsWith('K')) return
    } else if (field.startsWith('X')) place.column = Number(number)
    else place.row = Number(number)
  }
}

function keepFormat(
  formatAt: Map<string, string>,
  formats: readonly string[],
  { row, column }: { row: number; column: number },
  fields: readonly string[],
): void {
  const number = fields.map((field) => /^P(\d{1,5})$/.exec(field)?.[1]).find(Boolean)
  const code = number === undefined ? undefined : formats[Number(number)]
  if (code !== undefined && code !== 'General')
    formatAt.set(`${String(row)} ${String(column)}`, code)
}

function cellOf(value: string, format: string | undefined) {
  const text = /^"([\s\S]*?)"?$/.exec(value)?.[1]
  if (text !== undefined)
    return { t: 's', v: text.replaceAll('\u001b :', '\n').replaceAll('""', '"') }
  return /^(?:TRUE|FALSE)$/.test(value)
    ? { t: 'b', v: value === 'TRUE' }
    : numberCell(value, format)
}
