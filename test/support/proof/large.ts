import { xlsxOf } from '../../files/xlsx/build.ts'
import { put, type Place } from './command.ts'
import { people } from './people.ts'

const HEAD = ['姓名', '手机号', '地址', '备注']

/** Many lists, workbooks and text by turns, nobody in two of them: a run takes seconds, and bytes tell how far it is. */
export function putManyLists(at: Place, files: number, rows: number): void {
  const base = people(rows, 1)
  for (let n = 0; n < files; n++) {
    const own = base.map((p, i) => [p.name, phoneOf(n * rows + i), p.address, p.note.repeat(4)])
    const name = `名单${String(n).padStart(3, '0')}`
    if (n % 4 === 3) put(at, `${name}.xlsx`, workbook([HEAD, ...own]))
    else
      put(at, `${String(n % 7)}/${name}.csv`, `${[HEAD, ...own].map((r) => r.join()).join('\n')}\n`)
  }
}

function phoneOf(n: number): string {
  return `139${String(n).padStart(8, '0')}`
}

function workbook(rows: readonly (readonly string[])[]): Buffer {
  return xlsxOf({ sheets: [{ name: 'Sheet1', data: rows.map(rowXml).join('') }] })
}

function rowXml(row: readonly string[], r: number): string {
  const cells = row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
  return `<row r="${String(r + 1)}">${cells.join('')}</row>`
}
