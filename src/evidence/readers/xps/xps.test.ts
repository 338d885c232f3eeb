import { expect, test } from 'vitest'
import { glyphs, xpsOf, xpsPage as page } from '../../../../test/files/office/xps.ts'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'

const row = (cells: readonly string[], y: number) =>
  cells.map((text, i) => glyphs([50, 150, 320][i] ?? 0, y, text)).join('')
const read = async (pages: readonly string[]) => {
  const { format, grids, codes } = await collectAny(xpsOf(pages), 'a.zip')
  return { format, tables: grids.map((g) => [g.sheet, g.rows.map((r) => r.cells)]), codes }
}

test('tables of pages that were printed go on over pages, in the order of their list', async () => {
  const header = ['姓名', '手机', '地址']
  const rows = [1, 2, 3].map((i) => [
    `张三${String(i)}`,
    `1380000101${String(i)}`,
    `第${String(i)}号`,
  ])
  const canvas = (body: string) => `<Canvas RenderTransform="1,0,0,1,0,40">${body}</Canvas>`
  const found = await read([
    page(row(header, 80) + canvas(row(rows[0] ?? [], 64)) + row(rows[1] ?? [], 128)),
    page(row(rows[2] ?? [], 80)),
  ])
  expect(found).toEqual({
    ...{ format: 'xps', codes: [] },
    tables: [['表格 1（第 1 页起）', [header, ...rows]]],
  })
})

test('a line is cut where its letters leave room; a transform may be an element', async () => {
  const at = (name: string, phone: string, y: number) =>
    glyphs(50, 0, `{}${name}${phone}`, `Indices="1,100;2,600${';3,50'.repeat(10)}"`).replace(
      '/>',
      `><Glyphs.RenderTransform><MatrixTransform Matrix="1,0,0,1,0,${String(y)}"/></Glyphs.RenderTransform></Glyphs>`,
    )
  const { tables } = await read([
    page(at('张三', '13800001111', 80) + at('李四', '13800002222', 104)),
  ])
  expect(tables).toEqual([
    [
      '表格 1（第 1 页起）',
      [
        ['张三', '13800001111'],
        ['李四', '13800002222'],
      ],
    ],
  ])
})

test('letters that are only drawn, pictures and broken pages are named', async () => {
  const drawn = '<Glyphs OriginX="1" OriginY="1" FontRenderingEmSize="9" Indices="5;6;7"/>'
  const image = '<Path><Path.Fill><ImageBrush Viewport="0,0,794,1123"/></Path.Fill></Path>'
  const { codes } = await read([page(drawn), page(image), page(row(['张三'], 80)).slice(0, -4)])
  expect(codes.sort()).toEqual(['CORRUPT', 'IMAGE_ONLY', 'UNDECODABLE'])
})
