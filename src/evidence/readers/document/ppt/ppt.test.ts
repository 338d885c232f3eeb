import { deflateSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import type { InsideFile } from '../../../containers/inside.ts'
import { memorySource } from '../../../source.ts'
import { collected } from '../../collected.ts'
import { compound } from '../made-doc.ts'
import { readPpt } from './ppt.ts'
import { KIND, livePlaces } from './records.ts'

function record(kind: number, content: Uint8Array | readonly Buffer[], instance = 0): Buffer {
  const holds = Array.isArray(content)
  const body = holds ? Buffer.concat(content) : Buffer.from(content as Uint8Array)
  const head = Buffer.alloc(8)
  head.writeUInt16LE((instance << 4) | (holds && kind !== KIND.TAG_DATA ? 15 : 0))
  head.writeUInt16LE(kind, 2)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
const wide = (text: string) => record(KIND.TEXT_WIDE, Buffer.from(text, 'utf16le'))
const string = (text: string, instance = 0) =>
  record(KIND.STRING, Buffer.from(text, 'utf16le'), instance)
const words = (...numbers: number[]) => Buffer.from(Uint32Array.from(numbers).buffer)
const shape = (text: Buffer, left = 0, top = 0) =>
  record(KIND.SHAPE, [
    record(KIND.PLACE_IN_GROUP, words(left, top, left + 9, top + 9)),
    record(KIND.TEXT_BOX, [text]),
  ])
const group = (...shapes: Buffer[]) =>
  record(KIND.GROUP, [record(KIND.SHAPE, [record(KIND.IS_GROUP, words(0, 0, 9, 9))]), ...shapes])
const slide = (...content: Buffer[]) => record(KIND.SLIDE, content)

/** A presentation of these records; `live` says which of them are of today, all when it does not. */
function made(records: readonly Buffer[], live?: readonly number[], token = 0xe391c05f): Buffer {
  const places = records.map((_, i) =>
    records.slice(0, i).reduce((sum, { length }) => sum + length, 0),
  )
  const kept = (live ?? [...records.keys()]).map((i) => places[i] ?? 0)
  const main = Buffer.concat(records)
  const list = record(KIND.PLACES, words((kept.length << 20) | 1, ...kept))
  const edit = record(KIND.EDIT, words(0, 0, 0, main.length, 1, 0, 0))
  const whole = Buffer.concat([main, list, edit])
  const user = record(4086, words(20, token, main.length + list.length))
  // Streams of a small file would stand among others.
  const filled = (bytes: Buffer) =>
    Buffer.concat([bytes, Buffer.alloc(Math.max(0, 4096 - bytes.length))])
  return compound(
    new Map([
      ['PowerPoint Document', filled(whole)],
      ['Current User', filled(user)],
    ]),
  )
}

function read(bytes: Uint8Array) {
  const file = collected()
  const inside: InsideFile[] = []
  readPpt(memorySource(bytes), file.sink, (files) => inside.push(...files))
  const rows = file.grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join('|'))])
  return { rows, inside, codes: file.issues.map((issue) => issue.code) }
}

describe('PowerPoint 97-2003', () => {
  const cells = ['姓名', '电话', '张三', '13800138000', '李四', '13900139000']
  const table = group(
    ...cells.map((text, i) => shape(wide(text), (i % 2) * 10, Math.floor(i / 2) * 10)),
    shape(wide(''), 5, 5),
  )

  test('a table is a group of shapes in rows and columns; other shapes are lines', () => {
    const narrow = record(
      KIND.TEXT_NARROW,
      Buffer.from('Wang 13700137000\rsecond\vthird', 'latin1'),
    )
    const { rows, codes } = read(made([slide(table, shape(narrow), shape(wide('*')))]))
    expect(rows).toEqual([
      ['幻灯片 1 表格 1', ['姓名|电话', '张三|13800138000', '李四|13900139000']],
      ['幻灯片 1 正文', ['Wang 13700137000', 'second', 'third']],
    ])
    expect(codes).toEqual([])
  })

  test('texts of places in layouts, notes, comments, links; masters only where they name somebody', () => {
    const document = record(KIND.DOCUMENT, [
      record(KIND.SLIDE_LIST, [wide('Click to edit 13000130000')], 1),
      record(KIND.SLIDE_LIST, [wide('张三 13800138000')]),
      record(1033, [record(KIND.LINK, [string('打电话'), string('tel:13500135000', 1)])]),
    ])
    const comment = record(KIND.TAG_DATA, [
      record(KIND.COMMENT, [string('作者'), string('李四 13900139000', 1)]),
    ])
    const notes = record(KIND.NOTES, [shape(wide('王五 13700137000'))])
    const master = record(KIND.MASTER, [shape(wide('单击此处编辑'))])
    const { rows } = read(made([document, slide(comment), notes, master]))
    expect(rows).toEqual([
      ['占位文字 正文', ['张三|13800138000']],
      ['幻灯片 1 正文', ['李四|13900139000']],
      ['备注 1 正文', ['王五|13700137000']],
      ['链接', ['13500135000']],
    ])
  })

  test('slides as they were before a fast save are told', () => {
    const old = slide(shape(wide('张三 13800138001')))
    const { rows, codes } = read(made([old, slide(shape(wide('张三 13800138000')))], [1]))
    expect([rows, codes]).toEqual([[['幻灯片 1 正文', ['张三|13800138000']]], ['NOT_A_TABLE']])
  })

  test('edits that all name one long list cost no more than the file is long', () => {
    const list = record(
      KIND.PLACES,
      Buffer.from(Uint32Array.from({ length: 4000 }, () => 1).buffer),
    )
    const edits = Array.from({ length: 4000 }, (_, i) =>
      record(KIND.EDIT, words(0, 0, i === 0 ? 0 : list.length + 36 * (i - 1), 0, 1, 0, 0)),
    )
    const bytes = Buffer.concat([list, ...edits])
    const looked = vi.spyOn(bytes, 'readUInt32LE')
    livePlaces(bytes, bytes.length - 36)
    expect(looked.mock.calls.length).toBeLessThan(bytes.length)
  })

  test('objects are files of their own', async () => {
    const packed = record(KIND.OBJECT, Buffer.concat([words(3), deflateSync('abc')]), 1)
    const { inside, codes } = read(made([packed, record(KIND.OBJECT, Buffer.from('xyz'))]))
    const found: string[] = []
    for (const file of inside)
      await file.read((chunk) => found.push(Buffer.from(chunk).toString()), {})
    expect([found, codes]).toEqual([['abc', 'xyz'], []])
    const broken = record(KIND.OBJECT, Buffer.from('abcdefgh'), 1)
    expect(read(made([broken])).codes).toEqual(['CORRUPT'])
  })

  test('locked, cut, damaged: said', () => {
    const bytes = made([slide(table)])
    expect(read(made([slide(table)], undefined, 0xf3d1c4df)).codes).toEqual(['PASSWORD'])
    expect(read(bytes.subarray(0, 1500)).codes).toEqual(['CORRUPT'])
    expect(read(Buffer.from('nothing')).codes).toEqual(['CORRUPT'])
    for (let at = 1024; at < bytes.length; at += 37) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      expect(() => read(damaged)).not.toThrow()
    }
  })
})
