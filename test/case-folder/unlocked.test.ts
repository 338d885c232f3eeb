import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { openJournal } from '../../src/case/journal/journal.ts'
import { logOf } from '../../src/case/journal/told/log.ts'
import { neutralLines } from '../../src/case/journal/neutral.ts'
import { agile } from '../files/locks/office.ts'
import { lockedXls } from '../files/locks/old-excel.ts'
import { place, reportOf, run } from '../support/proof/command.ts'

const QUICK = { hash: 'sha512', bits: 256, spin: 1000 } as const
const FIRST = '张三生日0412'
const SECOND = 'second-0001'
const BY = ['--by', '张检']

function book(bookType: 'xlsx' | 'biff8', name: string, phone: string): Buffer {
  const sheet = utils.aoa_to_sheet([
    ['姓名', '电话'],
    [name, phone],
  ])
  return Buffer.from(write(utils.book_new(sheet, 'S'), { type: 'buffer', bookType }) as Buffer)
}

/** A case of two locked files and an open one; it knows the password of one of them. */
function lockedCase() {
  const at = place()
  const folder = join(at.dir, '案')
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  const file = (name: string, bytes: Uint8Array | string) =>
    writeFileSync(join(folder, 'evidence', name), bytes)
  file('a.xlsx', agile(book('xlsx', '王小一', '13800138000'), FIRST, QUICK))
  file('b.xls', lockedXls(book('biff8', '王小二', '13900139000'), SECOND, 'cryptoapi-128'))
  file('c.csv', '姓名,电话\n王小三,13700137000\n')
  writeFileSync(join(folder, '口令表.txt'), `没有用\n\n${FIRST}\n`)
  const text = `title: 演示（虚构）\npasswords:\n  - { password: "123456", evidence: 证据卷一第8页 } # 其手机的口令\n  - { file: 口令表.txt, evidence: 证据卷一第9页 }\n  - { file: 不在.txt }\n`
  writeFileSync(join(at.dir, 'case.yaml'), text)
  return { at, folder, text }
}

test('passwords of a case open its files; what opened is entered, by digest and line, and never the password', async () => {
  const { at, folder, text } = lockedCase()
  await run(at, ['case', 'new', folder, ...BY])
  await run(at, ['case', 'import', join(at.dir, 'case.yaml'), folder, ...BY])
  expect((await run(at, ['case', 'export', folder])).stdout).toBe(text)

  const count = ['count', folder, '--out', at.out, '--no-sheets']
  const first = await run(at, count)
  expect(first.stderr).toContain('口令打开的加密文件 1 个尚未记入操作记录')
  const issues = () =>
    reportOf(at).files.map((f) => [f.at.at(-1), f.status, f.issues.map((i) => i.code).join()])
  expect(issues()).toEqual([
    ['evidence/a.xlsx', 'read', 'PASSWORD_OPENED'],
    ['evidence/b.xls', 'unread', 'PASSWORD'],
    ['evidence/c.csv', 'read', ''],
  ])
  const [a] = reportOf(at).files
  expect(a?.issues[0]?.message).toContain('口令表第 4 行')
  expect(reportOf(at).case?.problems.map((p) => [p.field, p.found])).toEqual([
    ['passwords.2.file', '不在.txt'],
  ])

  const list = join(at.dir, 'more.txt')
  writeFileSync(list, `${SECOND}\n`)
  const second = await run(at, [...count, '--passwords', list, ...BY])
  expect(second.stderr).toContain('口令打开的加密文件 2 个已记入操作记录')
  expect(second.stderr).toContain('因更正、口令重新读取 1 个；其余 2 个')
  expect(issues().map(([, , codes]) => codes)).toEqual(['PASSWORD_OPENED', 'PASSWORD_OPENED', ''])
  expect((await run(at, [...count, '--passwords', list, ...BY])).stderr).not.toContain('口令打开')

  const journal = openJournal(folder)
  const entry = [...journal.nodes.values()].find((e) => e.kind === 'unlock')
  expect(entry?.kind === 'unlock' && entry.files.map(({ path, line }) => [path, line])).toEqual([
    ['evidence/a.xlsx', 4],
    ['evidence/b.xls', 5],
  ])
  const log = JSON.stringify(logOf(journal))
  expect(log).toContain('口令表第5行')
  const unlocked = JSON.stringify(entry)
  const neutral = JSON.stringify(neutralLines(journal))
  const written = readFileSync(join(at.out, 'report.json'), 'utf8')
  for (const secret of [FIRST, SECOND, '123456'])
    for (const place of [log, neutral, unlocked, written, first.stdout + second.stdout])
      expect(place).not.toContain(secret)
  for (const name of ['a.xlsx', 'b.xls', a?.digests.sha256 ?? 'none'])
    expect(neutral).not.toContain(name)
})

test('a password written without quotes is refused with what to write, and is not repeated', async () => {
  const at = place()
  writeFileSync(
    join(at.dir, 'case.yaml'),
    'title: 演示（虚构）\npasswords: [{ password: 87654321 }]\n',
  )
  const { stderr, code } = await run(at, ['case', join(at.dir, 'case.yaml')])
  expect(code).toBe(2)
  expect(stderr).toContain('口令写成加引号的文字')
  expect(stderr).not.toContain('87654321')
})
