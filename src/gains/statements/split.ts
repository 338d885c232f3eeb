/**
 * Cells of one line of delimited text, with quotes as spreadsheets write them; one pass, no expression.
 *
 * @example 1,"a,b""c",, → 1 · a,b"c · (empty) · (empty)
 */
export function splitLine(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i)
    if (isQuoted) {
      if (c !== '"') cell += c
      else if (line.charAt(i + 1) === '"') cell += line.charAt(i++)
      else isQuoted = false
    } else if (c === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (c === delimiter) {
      cells.push(cell)
      cell = ''
    } else cell += c
  }
  return [...cells, cell]
}
