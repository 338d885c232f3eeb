import { expect, test } from 'vitest'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'
import { zipOf, type Part } from '../../../../test/files/zip/build.ts'

const page = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`
const table =
  '<table><tr><td>姓名</td><td>电话</td></tr><tr><td>张三</td><td>13800138000</td></tr></table>'
const book = (...more: Part[]) =>
  zipOf([
    { name: 'mimetype', data: 'application/epub+zip', method: 0 },
    { name: 'META-INF/container.xml', data: '<container/>' },
    { name: 'OEBPS/s1.xhtml', data: page(table) },
    { name: 'OEBPS/s2.XHTML', data: page('<p>李四 13900139000</p>') },
    { name: 'OEBPS/style.css', data: 'p { margin: 0 }' },
    ...more,
  ])

test('the pages of a book are read, its pictures told', async () => {
  const found = await collectAny(book({ name: 'OEBPS/a.JPG', data: 'x' }), '名单.zip')
  expect(found.format).toBe('epub')
  expect(found.grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join('|'))])).toEqual([
    ['s1.xhtml 表格 1', ['姓名|电话', '张三|13800138000']],
    ['s2.xhtml 正文', ['李四|13900139000']],
  ])
  expect(found.codes).toEqual(['NOT_A_TABLE'])
})

test('pages that are locked are told; locked fonts lock no page', async () => {
  const locks = (uri: string) => ({
    name: 'META-INF/encryption.xml',
    data: `<encryption><CipherReference URI="${uri}"/></encryption>`,
  })
  const codes = async (uri: string) => (await collectAny(book(locks(uri)), 'a.epub')).codes
  expect([await codes('OEBPS/s1.xhtml'), await codes('OEBPS/a.otf')]).toEqual([['PASSWORD'], []])
})
