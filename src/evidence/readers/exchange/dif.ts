import { numberCell, type PlacedCell, type Told } from './exchange.ts'

/** The cells of a DIF file: two lines each behind DATA, a row (tuple) behind each BOT. */
export function* difCells(lines: readonly string[], told: Told): Generator<PlacedCell> {
  const data = lines.findIndex((line) => line.trim().toUpperCase() === 'DATA')
  told.labels = labelsOf(lines.slice(0, Math.max(0, data)))
  let at = data + 3
  let row = 0
  let column = 0
  while (at + 1 < lines.length) {
    const [, type, number = ''] = /^\s*(-?\d)\s*,(.*)$/.exec(lines[at] ?? '') ?? []
    const { text, next } = textAt(lines, at + 1, type === '1')
    at = next
    if (type === '-1' && text === 'EOD') {
      told.ended = true
      told.broken += lines.slice(at).filter((line) => !/^[\s\u001a]*$/.test(line)).length
      return
    }
    if (type === '-1' && text === 'BOT') {
      row++
      column = 0
    } else if (type === '1' || type === '0') {
      const cell = type === '1' ? { t: 's', v: text } : valueOf(number.trim(), text)
      column++
      if (cell !== null) yield { row, column, cell }
    } else told.broken++
  }
}

/** A label stands with its column and line in the head of the file; those of several lines make one name. */
function labelsOf(head: readonly string[]): (string | null)[] {
  const labels: (string | null)[] = []
  for (const [i, line] of head.entries()) {
    const column = /^\s*(\d{1,4})\s*,/.exec(head[i + 1] ?? '')?.[1]
    if (line.trim().toUpperCase() !== 'LABEL' || column === undefined || column === '0') continue
    const { text } = textAt(head, i + 2, true)
    const before = labels[Number(column) - 1]
    labels[Number(column) - 1] = before == null ? text : `${before}${text}`
  }
  return Array.from(labels, (label) => label ?? null)
}

/** The second line of a pair; a quoted text may go on over lines. */
function textAt(lines: readonly string[], at: number, quoted: boolean) {
  let text = lines[at] ?? ''
  let next = at + 1
  const open = () => /^"/.test(text) && (text.match(/"/g)?.length ?? 0) % 2 === 1
  while (quoted && open() && next < lines.length && next < at + 1000)
    text += `\n${lines[next++] ?? ''}`
  if (!quoted) return { text: text.trim().toUpperCase(), next }
  const inside = /^"([\s\S]*)"$/.exec(text)?.[1]
  return { text: inside === undefined ? text : inside.replaceAll('""', '"'), next }
}

/** What stands behind a number says what it is; an empty cell says NA or V with nothing. */
function valueOf(number: string, kind: string) {
  if (kind === 'TRUE' || kind === 'FALSE') return { t: 'b', v: kind === 'TRUE' }
  if (kind === 'NA') return { t: 'e', v: 42 }
  if (kind === 'ERROR') return { t: 'e', v: 15 }
  return number === '' ? null : numberCell(number, undefined)
}
