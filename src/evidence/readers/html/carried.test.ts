import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'
import { counted, folderOf, workspace } from '../../../../test/support/counting.ts'
import { carriedBy } from './attributes.ts'
import { fills, masksIn } from './masks.ts'

const FILES = join(import.meta.dirname, '../../../../test/files/html')
const bytesOf = (name: string) => readFileSync(join(FILES, name))
const base = workspace('carried')

async function read(page: string | Uint8Array) {
  const bytes = typeof page === 'string' ? Buffer.from(`<html><body>${page}</body></html>`) : page
  const { grids, issues } = await collectAny(bytes, 'a.html')
  return { grids: grids.map((g) => [g.sheet, g.rows.map((r) => r.cells)] as const), issues }
}
const loose = async (page: string) => (await read(page)).grids[0]?.[1]

test('the whole that a row carries stands behind its cells, each value once', async () => {
  const { grids, issues } = await read(bytesOf('masked-table.html'))
  expect(grids).toEqual([
    [
      '表格 1',
      [
        ['姓名', '手机号', '操作'],
        ['张*', '138****8001', '拨打', '张伟', '13800138001'],
        ['李*', '138****8002', '复制', '李娜', null, '13800138002'],
        ['王*', '138****8003', '拨打', '王芳', null, null, '13800138003'],
        ['赵*', '13800138004', '拨打', '赵敏'],
      ],
    ],
  ])
  expect(issues.map(({ code }) => code)).toEqual(['HIDDEN_ROWS'])
  expect(issues[0]?.message).toMatch(/标签属性中的值 7 个/)
})

test.each([
  ['masked-table.html', 4],
  ['masked-cards.html', 3],
  ['class-rows.html', 3],
  ['state.html', 2],
  ['saved-page.mht', 2],
])('%s: each is counted once, nobody else', async (name, people) => {
  const report = await counted([folderOf(base, { [name]: bytesOf(name) })])
  expect([report.records.counted, report.records.duplicate]).toEqual([people, {}])
})

test('a saved page is no letter: it is read as a page, what it looks by is told', async () => {
  const report = await counted([folderOf(base, { 'a.mht': bytesOf('saved-page.mht') })])
  expect(report.files.map(({ at, issues }) => [at.at(-1), issues.map((i) => i.code)])).toEqual([
    ['a.mht', ['CONVERSATION', 'NOT_A_TABLE']],
    ['附件1.html', []],
    ['附件2.png', ['IMAGE_ONLY']],
  ])
})

test('where a row has no room for a value it stands by itself', async () => {
  const row = (cells: string) => `<tr>${cells}</tr>`
  const { grids } = await read(
    `<table>${row('<td>张伟<td data-p=13800138001>-')}${row('<td>李娜<td>-<td data-p=13800138002>-')}</table>`,
  )
  expect(grids).toEqual([
    [
      '表格 1',
      [
        ['张伟', '-', '13800138001'],
        ['李娜', '-', '-'],
      ],
    ],
    ['链接和隐藏字段', [['13800138002']]],
  ])
})

describe('rows that classes make', () => {
  const div = (name: string, inner: string) => `<div class="${name}">${inner}</div>`
  test.each<[about: string, page: string, expected: (string | null)[][]]>([
    [
      'cells of classes of their own',
      `<ul><li>${div('n', '张伟')}${div('t', '13800138001')}</li><li>${div('n', '李娜')}${div('t', '13800138002')}</li></ul>`,
      [
        ['张伟', '13800138001'],
        ['李娜', '13800138002'],
      ],
    ],
    [
      'classes that come again',
      div(
        'list',
        ['张伟', '13800138001', '李娜', '13800138002']
          .map((t, i) => div(i % 2 ? 'tel' : 'name', t))
          .join('\n'),
      ),
      [
        ['张伟', '13800138001'],
        ['李娜', '13800138002'],
      ],
    ],
    [
      'spans one behind the other',
      `<p><span class="i">1</span><span class="t">13800138001</span></p><p><span class="i">2</span> <span class="t">13800138002</span></p>`,
      [
        ['1', '13800138001'],
        ['2', '13800138002'],
      ],
    ],
    [
      'lines of one class, or of classes in turn, are lines',
      div('list', `${div('odd', '张伟 13800138001')}${div('even', '李娜 13800138002')}`),
      [
        ['张伟', '13800138001'],
        ['李娜', '13800138002'],
      ],
    ],
    [
      'a number that is marked in part is one',
      '<p>张伟 <em class="hit">138</em>00138001</p><p>李娜 13800138002</p>',
      [
        ['张伟', '13800138001'],
        ['李娜', '13800138002'],
      ],
    ],
  ])('%s', async (_, page, expected) => {
    expect(await loose(page)).toEqual(expected)
  })

  test('a column of the layout that holds lines is none', async () => {
    const lines = ['张伟 13800138001', '李娜 13800138002'].map((t) => div('x', t)).join('')
    expect(await loose(div('row', `${div('col-8', lines)}${div('col-4', '登录')}`))).toHaveLength(3)
  })

  test('many rows, each as the first', async () => {
    const row = (i: number) =>
      div('r', `${div('n', '张伟')}${div('t', String(13_800_130_000 + i))}`)
    const rows = await loose(Array.from({ length: 3000 }, (_, i) => row(i)).join(''))
    expect(rows).toHaveLength(3000)
    expect(rows?.every(([name, tel]) => name === '张伟' && tel?.length === 11)).toBe(true)
  })
})

test.each([
  ['td', ' data-phone="13800138001" class="x"', ['13800138001']],
  ['a', ' href="tel:+86138%200013%208001?x"', ['+86138 0013 8001']],
  ['a', ' href="/detail?id=1&amp;phone=13800138001"', ['13800138001']],
  ['a', ` href="javascript:show('王芳', 13800138001)"`, ['王芳', '13800138001']],
  ['button', ` onclick="copy(&quot;13800138001&quot;)"`, ['13800138001']],
  ['i', ` data-user='{"id":1,"tel":"13800138001"}'`, ['13800138001']],
  ['input', ' type="hidden" value="13800138001"', ['13800138001']],
  ['input', ' type="text" value="13800138001"', []],
  ['img', ' src="/13800138001.png" class="13800138001"', []],
])('<%s%s> carries %j', (element, attributes, expected) => {
  expect(carriedBy(element, attributes).map(({ value }) => value)).toEqual(expected)
})

test('masks and what fills them', () => {
  expect(masksIn('张* 138****8001，**')).toEqual(['张*', '138****8001'])
  expect(fills('138****8001', '13800138001')).toBe(true)
  expect(fills('138****8001', '13900138001')).toBe(false)
  expect(fills('张*', '张三丰')).toBe(true)
  expect(fills('张*', '张三丰集团')).toBe(false)
  expect(fills('张*', '张伟')).toBe(true)
  expect(fills('张**', '张三丰')).toBe(true)
  expect(fills('*伟', '张伟')).toBe(true)
  expect(fills('张*', '张*')).toBe(false)
  expect(fills('张*', '张')).toBe(false)
})
