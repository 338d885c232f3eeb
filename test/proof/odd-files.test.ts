import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { xlsxOf } from '../files/xlsx/build.ts'
import { countAt, place, put, reportOf, run, type Ended } from '../support/proof/command.ts'
import { pathsOf, saidAt, type Said } from '../support/proof/findings.ts'
import { csvOf, people } from '../support/proof/people.ts'

/** Odd, but whole: all is read, exit 0, and what is odd is noted. */
const at = place()
const LONG = 8 * 2 ** 20
const SHEETS = 300
const HOSTILE = [
  `'); drop table x.records; --`,
  `<script>alert(1)</script><img src=x onerror=alert(2)>`,
  `=HYPERLINK("http://example.com","点此")`,
  `\${process.exit(9)}`,
  `%s%n{{7*7}}`,
]
const NAMES = [
  'a\nb.csv',
  '\u001b[31mred\u001b]0;t\u0007.csv',
  'gnp\u202ecod.csv',
  `${'长'.repeat(83)}.csv`,
  `'; drop table x.records; --.csv`,
  '<b onmouseover=alert(1)>.csv',
]

let ended: Ended
let said: (path: string) => Said
beforeAll(async () => {
  put(at, '好.csv', csvOf(people(40, 1)))
  put(at, '空.csv', '')
  put(at, '只有表头.csv', '姓名,手机号,地址\r\n')
  put(at, '变宽.csv', '姓名,手机号\n张三丰,13800000001\n李四光,13800000002,多,出,来\n王五一\n')
  put(at, '空字节.csv', '姓名,手机号\n张\0三丰,13800000003\nAB\0\0,13800000004\n')
  put(
    at,
    '长行.csv',
    `姓名,手机号,备注\n赵六一,13800000005,${'长'.repeat(LONG / 3)}\n钱七一,13800000006,短\n`,
  )
  put(
    at,
    '代码.csv',
    [HOSTILE, ...[0, 1, 2].map((i) => [...HOSTILE.slice(i), ...HOSTILE.slice(0, i)])]
      .map(quotedRow)
      .join(''),
  )
  put(at, '多表.xlsx', xlsxOf({ sheets: Array.from({ length: SHEETS }, (_, i) => sheet(i)) }))
  NAMES.forEach((name, i) => put(at, name, `姓名,手机号\n孙八一,1390000001${String(i)}\n`))
  putInvalidName('姓名,手机号\n孙八一,13900000020\n')
  ended = await countAt(at)
  said = saidAt(at)
})

describe('odd files are read whole and noted', () => {
  test('exit 0, and nothing was unread', () => {
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(reportOf(at).rows.unread).toEqual({})
  })

  test.each([
    ['空.csv', 'EMPTY_FILE', 0],
    ['只有表头.csv', 'HEADER_ONLY', 0],
    ['变宽.csv', 'WIDTH_CHANGES', 3],
    ['空字节.csv', 'NUL_BYTES', 2],
    ['长行.csv', 'LONG_CELL', 2],
  ])('%s: %s', (path, code, data) => {
    expect(said(path)).toMatchObject({ status: 'read', rows: { data } })
    expect(said(path).codes).toContain(code)
  })

  test('three hundred sheets', () => {
    const { tables, rows } = said('多表.xlsx')
    expect([tables.length, rows.data]).toEqual([SHEETS, SHEETS])
  })

  test('SQL, HTML, formulas in cells and headers are text everywhere', () => {
    expect(said('代码.csv').rows.found).toBe(4)
    const page = readFileSync(join(at.out, 'report.html'), 'utf8')
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('onerror=alert(2)>')
    expect(page).not.toContain('<b onmouseover')
  })

  test('names that move cursors, turn text or are no text at all', () => {
    const paths = pathsOf(reportOf(at))
    for (const name of NAMES) expect(paths).toContain(name)
    expect(paths).toHaveLength(8 + NAMES.length + 1)
    const shown = ended.stdout + readFileSync(join(at.out, 'report.html'), 'utf8')
    expect(shown).not.toMatch(/[\u001b\u0007\u202e]/)
  })

  test('every record of the files beside them is counted', () => {
    expect(reportOf(at).records.counted).toBeGreaterThanOrEqual(40 + 2 + 2)
    expect(said('好.csv').rows.data).toBe(40)
  })

  test('`read` says the same on a terminal, without a control character', async () => {
    const read = await run(at, ['read', at.evidence])
    expect(read.code).toBe(0)
    expect(read.stdout).not.toMatch(/[\u001b\u0007\u202e]/)
  })
})

function sheet(i: number): { name: string; data: string } {
  const cells = [
    ['姓名', '手机号'],
    [`周九一`, `1370000${String(i).padStart(4, '0')}`],
  ]
  const row = (r: string[]) =>
    `<row>${r.map((t) => `<c t="inlineStr"><is><t>${t}</t></is></c>`).join('')}</row>`
  return { name: `表${String(i)}`, data: cells.map(row).join('') }
}

function quotedRow(cells: readonly string[]): string {
  return `${cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')}\n`
}

/** A name of bytes that are no UTF-8, as disks from Windows and old cameras hold them. */
function putInvalidName(content: string): void {
  writeFileSync(
    Buffer.concat([
      Buffer.from(`${at.evidence}/`),
      Buffer.from([0xd5, 0xc5, 0xff]),
      Buffer.from('.csv'),
    ]),
    content,
  )
}
