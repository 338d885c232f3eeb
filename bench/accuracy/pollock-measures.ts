/** Pollock's ten measures for one file, in the order in which they are published. */
export const MEASURES = [
  'success',
  'header precision',
  'header recall',
  'header F1',
  'record precision',
  'record recall',
  'record F1',
  'cell precision',
  'cell recall',
  'cell F1',
] as const

export interface Table {
  readonly header: readonly string[]
  readonly records: readonly (readonly string[])[]
}

/**
 * Success, then header, records and cells compared as multisets. As upstream: what it calls precision divides by the
 * expected, what it calls recall by the loaded; an expected part that is empty scores 1.
 */
export function measure(expected: Table, loaded: Table | null): number[] {
  if (loaded === null) return MEASURES.map(() => 0)
  return [
    1,
    ...compare(expected.header.map(headerForm), loaded.header.map(headerForm)),
    ...compare(expected.records.map(recordText), loaded.records.map(recordText)),
    ...compare(expected.records.flat().map(normal), loaded.records.flat().map(normal)),
  ]
}

/** Header rows are joined by a blank upstream, by a stroke with us; names are compared without either. */
function headerForm(name: string): string {
  return normal(name.replace(/[/\s]+/g, ' ').trim())
}

function recordText(record: readonly string[]): string {
  return record.map((cell) => normal(cell) || 'null').join('')
}

function compare(expected: readonly string[], loaded: readonly string[]): [number, number, number] {
  if (expected.length === 0) return [1, 1, 1]
  const shared = sharedCount(expected, loaded)
  if (shared === 0) return [0, 0, 0]
  const precision = shared / expected.length
  const recall = shared / loaded.length
  return [precision, recall, (2 * precision * recall) / (precision + recall)]
}

function sharedCount(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const item of a) left.set(item, (left.get(item) ?? 0) + 1)
  let shared = 0
  for (const item of b) {
    const n = left.get(item) ?? 0
    if (n > 0) {
      left.set(item, n - 1)
      shared++
    }
  }
  return shared
}

/**
 * Brings a cell to the form in which upstream compares: numbers by value, dates and times in one form, text in lower
 * case; so that a loader that types its columns is not punished for it.
 */
function normal(cell: string): string {
  const text = cell.trim() === '' ? '' : cell
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? '1' : '0'
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text.trim())) return String(Number(text))
  return dateForm(text) ?? timeForm(text) ?? text.toLowerCase()
}

function dateForm(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d(?: 00:00:00)?$/.test(text)) return text.slice(0, 10)
  if (!/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text)) return null
  const [a = 0, b = 0, year = 0] = text.split('/').map(Number)
  const [day, month] = a > 12 ? [a, b] : [b, a]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function timeForm(text: string): string | null {
  if (!/^\d{1,2}:\d\d(?::\d\d)?$/.test(text)) return null
  return (text.length < 6 ? `${text}:00` : text).padStart(8, '0')
}
