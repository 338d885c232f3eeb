import { CFB } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { damaged } from '../../../../test/support/mutations/damage.ts'
import { formatOf } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { msgArchive } from './msg.ts'
import { openedLetter } from './testing.ts'

const wide = (text: string) => Buffer.from(text, 'utf16le')
const LIST = '姓名,电话\n张三,13800138000\n李四,13900139000\n'

/** One fixed property: its number and type, and eight bytes. */
function fixed(id: number, type: number, value: Buffer): Buffer {
  const entry = Buffer.alloc(16)
  entry.writeUInt16LE(type, 0)
  entry.writeUInt16LE(id, 2)
  value.copy(entry, 8)
  return entry
}
const number = (n: number) => Buffer.from(Uint32Array.of(n).buffer)
function fileTime(iso: string): Buffer {
  const value = Buffer.alloc(8)
  value.writeBigUInt64LE((BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n)
  return value
}

interface Container {
  readonly utils: {
    cfb_new(): object
    cfb_add(file: object, path: string, bytes: Buffer): void
  }
  write(file: object, options: { type: 'buffer' }): Uint8Array
}
const { utils, write } = CFB as Container

/** A message as Outlook saves it: folders and streams by path. */
function msg(streams: Readonly<Record<string, Buffer>>): Buffer {
  const file = utils.cfb_new()
  for (const [path, bytes] of Object.entries(streams)) utils.cfb_add(file, `/${path}`, bytes)
  return Buffer.from(write(file, { type: 'buffer' }))
}

const PART = Buffer.alloc(8)
const MESSAGE = msg({
  '__properties_version1.0': Buffer.concat([
    Buffer.alloc(32),
    fixed(0x0039, 0x40, fileTime('2021-05-03T04:00:00Z')),
    fixed(0x3ffd, 3, number(936)),
  ]),
  '__substg1.0_0037001F': wide('客户名单（五月）——请查收，另见附件与后面的补充说明'),
  '__substg1.0_0C1A001F': wide('王五'),
  '__substg1.0_5D01001F': wide('w@qq.com'),
  '__substg1.0_1000001F': wide('见附件。\r\n赵六 13700137000 广州'),
  '__substg1.0_10130102': Buffer.from(
    '<html><body><table><tr><td>姓名</td><td>电话</td></tr><tr><td>赵六</td><td>13700137000</td></tr></table></body></html>',
  ),
  '__recip_version1.0_#00000000/__properties_version1.0': Buffer.concat([
    PART,
    fixed(0x0c15, 3, number(1)),
  ]),
  '__recip_version1.0_#00000000/__substg1.0_3001001F': wide('李雷'),
  '__recip_version1.0_#00000000/__substg1.0_39FE001F': wide('l@qq.com'),
  '__attach_version1.0_#00000000/__properties_version1.0': PART,
  '__attach_version1.0_#00000000/__substg1.0_3707001F': wide('名单.csv'),
  '__attach_version1.0_#00000000/__substg1.0_37010102': Buffer.from(LIST),
  '__attach_version1.0_#00000001/__properties_version1.0': PART,
  '__attach_version1.0_#00000001/__substg1.0_3707001E': Buffer.from([
    0xc3, 0xfb, 0xb5, 0xa5, 0x2e, 0x74, 0x78, 0x74,
  ]),
  '__attach_version1.0_#00000001/__substg1.0_37010102': Buffer.alloc(9000, LIST),
  '__attach_version1.0_#00000002/__properties_version1.0': PART,
  '__attach_version1.0_#00000002/__substg1.0_3001001F': wide('转发'),
  '__attach_version1.0_#00000002/__substg1.0_3701000D/__properties_version1.0': Buffer.alloc(24),
  '__attach_version1.0_#00000002/__substg1.0_3701000D/__substg1.0_0037001F': wide('里面的'),
  '__attach_version1.0_#00000002/__substg1.0_3701000D/__substg1.0_1000001F':
    wide('钱七 13600136000'),
})

const read = (bytes: Buffer) => openedLetter(msgArchive, bytes)

test('a message of Outlook: known by content, its fields and body in a row, its attachments members', async () => {
  expect(formatOf(memorySource(MESSAGE), 'x.bin')).toMatchObject({ id: 'msg', read: 'container' })
  const { grids, files, archive } = await read(MESSAGE)
  expect(archive.title).toBe('Outlook 邮件（msg）')
  expect(archive.issues).toEqual([])
  const row = JSON.stringify(grids)
  for (const text of [
    '王五 <w@qq.com>',
    '李雷 <l@qq.com>',
    '客户名单（五月）——请查收，另见附件与后面的补充说明',
    '13700137000',
    '2021',
  ])
    expect(row).toContain(text)
  expect(files.map(([name]) => name)).toEqual(['名单.csv', '名单.txt', '转发.eml'])
  expect(files[0]?.[1]).toBe(LIST)
  expect(files[1]?.[1]).toHaveLength(Buffer.alloc(9000, LIST).toString().length)
  expect(files[2]?.[1]).toContain(Buffer.from('钱七 13600136000').toString('base64'))
})

test('damaged at random: no crash, and a message that cannot be opened says so', async () => {
  for (let round = 0; round < 200; round++) {
    const { archive, grids } = await read(damaged(MESSAGE, 'a.msg', round))
    expect(archive.issues.length + grids.length).toBeGreaterThan(0)
  }
})
