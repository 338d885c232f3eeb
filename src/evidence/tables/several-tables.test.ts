import { describe, expect, test } from 'vitest'
import { find, letters, lines } from '../../../test/files/tables/rows.ts'
import type { KnownTable } from './table.ts'

/** Each case: what it is about, the rows (`|` between cells, `/` between rows), their roles. */
type Case = readonly [about: string, rows: string, roles: string]

const rolesOf = (rows: string, list = false): string =>
  letters(find(lines(rows.replaceAll(' / ', '\n')), undefined, list))

describe('several tables', () => {
  test.each([
    [
      'numbered headings',
      '姓名|电话|住址 / 张三|13800000001|北京 / 二、供应商联系人 / 名称|手机号 / 李四|13800000002',
      'HdTHd',
    ],
    [
      'a class over its header',
      '姓名|电话 / 张三|13800000001 / 3班 / 姓名|电话 / 李四|13800000002',
      'HdTRd',
    ],
    [
      'numbered parts',
      '姓名|电话 / 张三|13800000001 / 2、财务部 / 姓名|电话 / 李四|13800000002',
      'HdTRd',
    ],
    [
      'classes between records',
      '序号|姓名|电话 / 三年级1班 / 1|张三|13800000001 / 三年级2班 / 1|李四|13800000002',
      'HNdNd',
    ],
    ['the same over a record', '姓名|电话 / 张三|13800000001 / 3班 / 李四|13800000002', 'Hddd'],
  ])('%s', (_, rows, roles) => {
    expect(rolesOf(rows)).toBe(roles)
  })
  test('a header with one field word, below a blank row alone', () => {
    const list = '姓名|电话|住址 / 张三|13800000001|北京市 / '
    const second = '职工|身份证号|手机 / 李四|11010519491231002X|13800000002'
    expect(rolesOf(`${list} / ${second}`)).toBe('HdBHd')
    expect(rolesOf(`${list} / 客户|微信|身份证号丢失 / 李四|x|13800000002`)).toBe('HdBdd')
  })
  test.each<Case>([
    ['the header again', '姓名|电话 / 张三|13800000001 / 姓名|电话 / 李四|13800000002', 'HdRd'],
    [
      'another header',
      '姓名|电话 / 张三|13800000001 / 车牌号|车主|品牌 / 渝A00001|李四|某牌',
      'HdHd',
    ],
    [
      'with blank and title between',
      '姓名|电话|班级 / 张三|13800000001|1班 / || / 二班学生名单|| / 学号|姓名|家长电话 / 2001|李四|13800000002',
      'HdBTHd',
    ],
    [
      'header of two rows again',
      '序号|家长信息| / |称呼|电话 / 1|父亲|13800000001 / 序号|家长信息| / |称呼|电话 / 2|母亲|13800000002',
      'HHdRRd',
    ],
    [
      'a like header without vocabulary',
      'zeta|flux|torr / C01|18|20.5 / C02|18|20.5 / zeta|flux|volt / C03|1|2',
      'HddHd',
    ],
  ])('%s', (_, rows, roles) => {
    expect(rolesOf(rows)).toBe(roles)
  })

  test('a header in two languages is one header', () => {
    const [table, ...others] = find(lines('姓名|电话\nname|phone\n张三|13800000001')).tables
    expect(table).toMatchObject({ headerRow: 2, headers: ['姓名/name', '电话/phone'] })
    expect(others).toEqual([])
  })
  test('numbers them, each with its header', () => {
    const found = find(lines('姓名|电话\n张三|13800000001\n\n车牌号|车主\n渝A00001|李四'))
    expect(found.tables.map((t) => [t.index, t.headerRow, t.headers])).toEqual([
      [0, 1, ['姓名', '电话']],
      [1, 4, ['车牌号', '车主']],
    ])
    expect(found.rows.map((r) => r.table)).toEqual([0, 0, 0, 1, 1])
  })
})

describe('parts and bounds', () => {
  const known: KnownTable = {
    known: true,
    index: 2,
    headerRow: 1,
    headers: ['姓名', '家长/电话', '备注'],
    width: 3,
    certain: true,
  }
  test('a known table goes on without a header', () => {
    const found = find(
      lines('姓名|电话|备注\n张三|13800000001|\n合计|1|\n备注：完||\n||\n李四|13800000002|'),
      known,
    )
    expect(letters(found)).toBe('RdSNBd')
    expect(found.tables).toEqual([known])
  })
  test('an empty grid opens no table', () => {
    expect(find([])).toEqual({ rows: [], tables: [], ends: 1 })
  })
  test('blank rows alone are accounted for', () => {
    const found = find([3, [''], [' ', null, '　']])
    expect(letters(found)).toBe('BBBBB')
    expect(found.tables).toMatchObject([{ headerRow: null, headers: null, width: 0 }])
  })
  test('a long row is never kept back', () => {
    const found = find([
      ['x'.repeat(2 << 20), 'y'],
      ['姓名', '电话'],
      ['张三', '13800000001'],
    ])
    expect(letters(found)).toBe('dHd')
  })
  test('many headers end as data, not as many tables', () => {
    const grid = Array.from({ length: 2000 }, (_, i) =>
      i % 2 === 0 ? ['姓名', '电话'] : ['车牌', '品牌'],
    )
    const found = find(grid)
    expect(found.rows).toHaveLength(2000)
    expect(found.tables.length).toBeLessThanOrEqual(256)
  })
})
