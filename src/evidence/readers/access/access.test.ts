import { expect, test } from 'vitest'
import { ACCESS, accessFile, CUSTOMERS, MEMBERS } from '../../../../test/files/access/made.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { moment, readAccess } from './access.ts'

test.each([
  ['2021-10-26T00:00:00.000Z', '2021-10-26'],
  ['2021-10-26T14:05:00.000Z', '2021-10-26 14:05:00'],
  ['1899-12-30T08:30:00.000Z', '1899-12-30 08:30:00'],
])('the moment %s', (iso, text) => {
  expect(moment(new Date(iso))).toBe(text)
})

test.each([
  ['Jet 4', 'Standard Jet DB', 1],
  ['ACE', 'Standard ACE DB', 2],
])('a broken %s database is named', (_, mark, version) => {
  for (const size of [0x100, 0x1000, 0x3000]) {
    const bytes = Buffer.alloc(size, 0x5a)
    bytes.write(`\0\x01\0\0${mark}\0`, 0, 'latin1')
    bytes[0x14] = version
    const { grids, issues, sink } = collected()
    readAccess(memorySource(bytes), sink)
    expect(grids).toEqual([])
    expect(issues.some((i) => i.code === 'CORRUPT' || i.code === 'PASSWORD')).toBe(true)
  }
})

test.each(ACCESS)(
  '%s: every cell, long texts, a row moved to another page, none that was deleted',
  (name) => {
    const { grids, issues, sink } = collected()
    readAccess(memorySource(accessFile(name)), sink)
    expect(issues.map(({ code }) => code)).toEqual(['NOT_A_TABLE'])
    expect(grids.map(({ sheet }) => sheet)).toEqual(['客户', '会员'])
    const [customers, members] = grids.map(({ rows }) => rows.map(({ cells }) => cells))
    expect(customers).toEqual(CUSTOMERS)
    const sorted = members?.map((cells) => cells.slice(1)).sort()
    expect(sorted).toEqual(MEMBERS)
  },
)

const PAGE = 4096

/** The last page of rows of the table whose definition is on a page; its rows are counted at a place of the page. */
function lastData(bytes: Buffer, definition: number): number {
  let at = bytes.length - PAGE
  while (bytes.readUInt16LE(at) !== 0x0101 || bytes.readUInt32LE(at + 4) !== definition) at -= PAGE
  return at
}

test.each(ACCESS)('%s: a page that says it holds fewer rows is told', (name) => {
  const bytes = accessFile(name)
  const at = bytes.indexOf(Buffer.from('13900139001', 'utf16le'))
  const definition = bytes.readUInt32LE(at - (at % PAGE) + 4)
  const rows = lastData(bytes, definition) + 12
  bytes.writeUInt16LE(bytes.readUInt16LE(rows) - 1, rows)
  const { grids, sink } = collected()
  readAccess(memorySource(bytes), sink)
  const members = grids.find(({ sheet }) => sheet === '会员')
  expect(members?.rows).toHaveLength(MEMBERS.length - 1)
  expect(members?.unread.map(({ code, rows: lost }) => [code, lost])).toEqual([['CORRUPT', 1]])
})
