import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { importCase, newCase, openJournal, textOf } from '../journal.ts'
import { learn } from '../learn.ts'
import { logOf } from './log.ts'
import { entryWords, namesIn } from './told-entry.ts'

/** The journal in the words of the screens. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-told-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const by = { by: '张检', now: () => new Date('2026-11-21T09:30:00Z') }
const FACTS = `title: 演示（虚构）
dates: { heard: 2021-11-03 }
parties:
  - { id: jia, name: 甲某 }
  - { id: yi, name: 乙某 }
accounts:
  - { id: a1, platform: wechat, user: jia, number: '13800138000' }
exhibits:
  - { id: JC-1, path: evidence, holder: jia }
batches:
  - { id: b1, declared: { about: 300 } }
transfers:
  - { id: t1, kind: sell, from: [jia], to: [yi], batch: b1, priced-units: 300, unit-price: 0.5 }
decisions:
  - { kind: reading, reading: bare-phones, option: out, by: 张检, on: 2021-11-04, reason: 行业惯例 }
passwords:
  - { password: '口令-1' }
`

newCase(folder, null, by)
const write = (text: string) => importCase(folder, { name: 'case.yaml', text }, by)
write(FACTS)
const now = textOf(openJournal(folder).state) ?? ''
write(
  now
    .replace('2021-11-03', '2021-11-23')
    .replace('priced-units: 300', 'priced-units: 400, free-units: 20')
    .replace(/exhibits:\n.*\n/, ''),
)

function told(say: (zh: string, en: string) => string): readonly string[] {
  const journal = openJournal(folder)
  const nameOf = namesIn(journal.state)
  return logOf(journal).entries.map((entry) => entryWords(say, entry, nameOf))
}

test('tells what was entered, changed and taken out as the screens call it', () => {
  const lines = told((zh) => zh)
  for (const line of [
    '建立案件',
    '读入案件文件 case.yaml，事实 10 项',
    '录入 案件名称：演示（虚构）',
    '录入 日期 开庭：2021-11-03',
    '录入 涉案人员 jia：姓名或者名称 甲某',
    '录入 账号 a1：平台 微信；实际使用人 甲某；号码 13*******00',
    '录入 检材 JC-1：位置 evidence；持有人 甲某',
    '录入 流转 t1：种类 出售；提供方 甲某；接收方 乙某；批次 b1；计价条数 300；单价（元/条） 0.5',
    '录入 口令：口令 ••••',
    '改动 日期 开庭：2021-11-03 → 2021-11-23',
    '改动 流转 t1：计价条数 300 → 400；附送条数 （无） → 20',
    '删去 检材 JC-1',
  ])
    expect(lines).toContain(line)
})

test('a file that the program wrote for a correction was brought by nobody, and is not told as read in', () => {
  const before = told((zh) => zh).length
  learn(folder, [{ like: '名单.csv', header: 1 }], by)
  const [first, ...rest] = told((zh) => zh).slice(before)
  expect(first).toBe('按录入改写案件文件，事实 10 项')
  expect(rest.map((line) => line.slice(0, 3))).toEqual(['录入 '])
})

test('no entry shows a path, a field of the case file, a password or a number, in neither language', () => {
  const all = [...told((zh) => zh), ...told((_, en) => en)].join('\n')
  expect(all).not.toMatch(/\w+=|parties|exhibits\/|transfers|priced-units|口令-1|13800138000/)
  expect(told((_, en) => en)).toContain('Changed Dates Heard: 2021-11-03 → 2021-11-23')
})
