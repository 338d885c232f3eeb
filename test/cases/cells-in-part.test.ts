import { describe, expect, test } from 'vitest'
import { utils, write } from '@e965/xlsx'
import { lockedFile } from '../../src/documents/sample/locked-file.ts'
import { shuzheng } from '../support/cli.ts'
import { folderOf, workspace } from '../support/counting.ts'

/** `read --cells` gives rows alone: what was not read must be told beside them (promise 4 of the design). */
const base = workspace('cells-in-part')

function book(...sheets: readonly string[]): Buffer {
  const all = utils.book_new()
  for (const name of sheets) {
    utils.book_append_sheet(
      all,
      utils.aoa_to_sheet([
        ['姓名', '电话'],
        [`张${name}`, '13800000001'],
      ]),
      name,
    )
  }
  return write(all, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

/** What `read --cells` says of one file. */
function cellsOf(name: string, content: string | Buffer, ...flags: readonly string[]) {
  const folder = folderOf(base, { [name]: content })
  const { status, stdout, stderr } = shuzheng(['read', folder, '--cells', ...flags], base)
  const rows = stdout.split('\n').filter((line) => line !== '')
  return {
    status,
    rows: rows.map((line) => JSON.parse(line) as { at: string[]; role: string }),
    stderr,
  }
}

const CUT = book('甲').subarray(0, 700)

describe('a file that is not read whole', () => {
  test.each([
    ['locked', '名单.xlsx', lockedFile(book('甲'), '不知道的口令'), 'PASSWORD', 0],
    ['cut', '名单.xlsx', CUT, 'CORRUPT', 0],
    [
      'of no format',
      '名单.csv',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]),
      'UNSUPPORTED',
      0,
    ],
    [
      'with a quote that never closes',
      '名单.csv',
      '姓名,电话\n张三,13800000001\n"李四,13800000002\n',
      'UNCLOSED_QUOTE',
      2,
    ],
  ])('%s: exit 1, and its name and why on stderr', (_, name, content, code, data) => {
    const { status, rows, stderr } = cellsOf(name, content)
    expect({ status, data: rows.filter((r) => r.role === 'data').length }).toEqual({
      status: 1,
      data,
    })
    expect(stderr).toContain(`${name.replace('\u001b', '\\u{1B}')}（`)
    expect(stderr).not.toContain('\u001b')
    expect(stderr).toContain(code)
  })

  test('one that is read says nothing', () => {
    expect(cellsOf('名单.xlsx', book('甲', '乙'))).toMatchObject({ status: 0, stderr: '' })
  })
})

test('a sheet that is left out gives no rows', () => {
  const { status, rows } = cellsOf('名单.xlsx', book('甲', '乙'), '--sheet', '名单.xlsx=乙')
  expect(status).toBe(0)
  expect(new Set(rows.map(({ at }) => at.at(-2)))).toEqual(new Set(['乙']))
})
