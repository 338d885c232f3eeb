import { expect, test } from 'vitest'
import { damaged } from '../../../../test/support/mutations/damage.ts'
import { formatOf } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { fieldsBeyond } from '../fields-beyond.ts'
import { readLdif } from './ldif.ts'

const name = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64')
const LDIF = `version: 1

# 通讯录
dn: cn=u1,ou=staff,dc=example,dc=com
objectClass: top
objectClass: inetOrgPerson
cn:: ${name('张三')}
mobile: 13800138000
description: a line that is fol
 ded
jpegPhoto:: ${Buffer.from([0xff, 0xd8, 0xff, 0, 1]).toString('base64')}

dn: cn=u2,ou=staff,dc=example,dc=com
cn:: ${name('c0eecbc4', 'hex')}
mobile: 13900139000
mobile: 13700137000
`

function read(bytes: Buffer) {
  const file = collected()
  readLdif(memorySource(bytes), file.sink)
  return file
}

test('an entry a row: names in base64 (UTF-8, GBK), values that come again, folded lines', () => {
  expect(formatOf(memorySource(Buffer.from(LDIF)), 'a.txt').id).toBe('ldif')
  const { grids, issues } = read(Buffer.from(LDIF.replaceAll('\n', '\r\n')))
  const [grid] = grids
  const said = grid?.rows.map(({ row, cells }) => [
    row,
    ...cells.flatMap((c, i) => (c === null ? [] : [`${grid.header?.[i] ?? ''} ${c}`])),
  ])
  expect(said).toEqual([
    [
      4,
      'dn cn=u1,ou=staff,dc=example,dc=com',
      'objectClass top',
      'objectClass#2 inetOrgPerson',
      'cn 张三',
      'mobile 13800138000',
      'description a line that is folded',
    ],
    [
      13,
      'dn cn=u2,ou=staff,dc=example,dc=com',
      'cn 李四',
      'mobile 13900139000',
      'mobile#2 13700137000',
    ],
  ])
  expect(issues.map(({ code }) => code)).toEqual(['NOT_A_TABLE'])
})

test('lines that are no attribute are named', () => {
  const { issues } = read(Buffer.from(`${LDIF}\n一段文字\n`))
  expect(issues.map(({ code }) => code)).toContain('CORRUPT')
})

test('an entry that never ends is held up to a length, and the rest is told', () => {
  const value = `mobile: ${'1'.repeat(1 << 19)}\n`
  const { grids, issues } = read(Buffer.from(`dn: cn=u1\n${value.repeat(40)}\ndn: cn=u2\n`))
  expect(issues.map(({ code }) => code)).toEqual(['LIMIT'])
  const rows = grids[0]?.rows.map(({ cells }) => cells.join('').length)
  expect(rows?.[0]).toBeLessThanOrEqual(1 << 24)
  expect(rows?.[1]).toBe(5)
})

test('200 times damaged: an end each time, rows rise', () => {
  for (let round = 0; round < 200; round++) {
    const { grids } = read(damaged(Buffer.from(LDIF), 'a.ldif', round))
    for (const grid of grids) {
      expect(grid.ended).toBe(true)
      const rows = grid.rows.map(({ row }) => row)
      expect(rows).toEqual([...rows].sort((a, b) => a - b))
    }
  }
})

test('bytes that are no characters are told by their number', () => {
  const bytes = Buffer.concat([Buffer.from(LDIF), Buffer.from('description: '), Buffer.of(0xff)])
  const { issues, sink } = collected()
  readLdif(memorySource(bytes), sink, { encoding: 'utf-8' })
  expect(issues.find((issue) => issue.code === 'UNDECODABLE')?.message).toBe(
    '1处字节不能按utf-8解码，以U+FFFD代替 / 1 byte sequences are not valid utf-8',
  )
})

test('what has no column of its own any more stands in the last one with its name, and is told', () => {
  const entry = (n: number) => `dn: cn=${String(n)}\nx${String(n)}: ${String(n)}\n\n`
  const { grids, issues } = read(
    Buffer.from(Array.from({ length: 1500 }, (_, n) => entry(n)).join('')),
  )
  expect(grids[0]?.rows.at(-1)?.cells.at(-1)).toContain('1499')
  expect(issues).toEqual([fieldsBeyond(null, 1000)])
})
