import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { kindNamed } from '../../src/records/kinds.ts'
import { counted, folderOf, put, workspace } from '../support/counting.ts'

/** What somebody reads who typed it wrongly: where, what, and what to do, in Chinese and in English. */
const base = workspace('wrong-requests')
let folder = ''
beforeAll(() => {
  folder = folderOf(base, { 'a.csv': '姓名,电话\n王小明,13800138000\n李芳芳,13900139000\n' })
})

/** What a command says on its way out, and its exit code. */
async function refused(...args: string[]): Promise<string> {
  let said = ''
  const spies = (['stdout', 'stderr'] as const).map((to) =>
    vi.spyOn(process[to], 'write').mockImplementation((text) => {
      said += String(text)
      return true
    }),
  )
  try {
    expect(await main(args)).toBe(2)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return said
}

test.each([
  [['cuont', 'x'], /情况 {2}cuont；是否为 count？/],
  [['frobnicate'], /情况 {2}frobnicate\n/],
  [['count', 'x', '--outt', 'y'], /--outt：没有这个参数；是否为 --out？\n.*count --help/],
  [['count', 'x', '--out'], /--out：后面须写值/],
  [['count', 'x', '--json=yes'], /--json：后面不写值/],
  [['count', 'x', '--delimiter', ''], /没有写分隔符号，制表符写作 \\t/],
  [['count', 'x', '--key', 'tel'], /--key tel：只能是.*\n.*\n.*wrong or missing: --key tel \(/],
  [['count', 'x', '--hash-list', 'nowhere'], /打不开，或者没有一行写有校验值\n {2}位置 {2}nowhere/],
  [['count', 'x', '--passwords', 'nowhere'], /打不开，或者是空的\n {2}位置 {2}nowhere/],
  [['count', 'x', '--kind', 'a.csv!A=mobil'], /没有字段 mobil；是否为 mobile？可以写/],
  [['count', 'x', '--kind', 'a.csv!姓名=name'], /列写字母.*shuzheng read 列有各表的列/],
  [['count', 'x', '--conduct', '2023-02-30'], /历法中没有 2023-02-30，请核对/],
  [['count', 'x', '--conduct', '2023-03..2022-01'], /起在止之后/],
  [['case', 'lgo', 'x'], /情况 {2}lgo：没有这个操作，也没有这个文件夹；是否为 log？/],
  [['teach'], /情况 {2}应写作 teach export 或者 teach import/],
  [['teach', 'export'], /办法 {2}shuzheng teach export 文件夹/],
  [
    ['rows', 'nowhere.json'],
    /没有这个文件，或者不是本软件的 report.json\n {2}位置 {2}nowhere.json/,
  ],
  [['verify', 'nowhere.json'], /run.json 仍在它旁边/],
  [['report', 'nowhere.json'], /没有这个文件，或者不是本软件的 report.json/],
])('%j', async (args, told) => {
  const said = await refused(...args)
  expect(said).toMatch(told)
  expect(said).toMatch(/\n {2}办法 {2}.+\n {2}English: [\p{ASCII}“”]+ \([a-z-]+\/[a-z-]+\)\n$/u)
})

describe('a case without its evidence, or written in another encoding', () => {
  test('says where the evidence was looked for, and which words name it', async () => {
    const at = join(base, 'no-evidence')
    mkdirSync(at)
    put(at, 'case.yaml', 'title: 试\n')
    expect(await refused('case', at)).toMatch(/位置 {2}evidence\n.*exhibits/)
  })

  test('is refused before its words are taken for others', async () => {
    const at = join(base, 'gbk')
    mkdirSync(at)
    put(at, 'case.yaml', Buffer.concat([Buffer.from('title: '), Buffer.from([0xb0, 0xb8, 0x0a])]))
    expect(await refused('case', at)).toMatch(/不能按 UTF-8 文本读取[\s\S]*另存为 UTF-8/)
  })
})

test('one place given twice, or within another, is not taken for two exhibits', async () => {
  const inner = join(folder, 'b')
  mkdirSync(inner, { recursive: true })
  for (const paths of [
    [folder, `${folder}/`],
    [inner, folder],
  ])
    expect(await refused('count', ...paths)).toMatch(/给了两次[\s\S]*每处只给一次/)
})

test('a code that is misspelt lists nothing, and is named', async () => {
  const out = join(base, 'out')
  const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(await main(['count', folder, '--out', out, '--no-sheets', '--no-cache'])).toBe(0)
  spy.mockRestore()
  const said = await refused('rows', join(out, 'report.json'), '--code', 'BAREPHONE')
  expect(said).toContain('--code BAREPHONE：没有这个代码；是否为 BARE_PHONE？')
})

test('a kind of field is called by its word or by its id; one that is none is told with all that are', async () => {
  const at = ['--kind', 'a.csv!B=人名'] as const
  expect(await refused('read', folder, ...at)).toMatch(/没有字段 人名；可以写 .*手机号 mobile、/)
  expect(kindNamed('手机号')).toBe('mobile')
})

test('corrections that meet nothing are asked about; those that do are not', async () => {
  const said = (more: object, written: string) => ({
    ...{ file: null, sheet: null, reading: {}, kind: null, written },
    ...more,
  })
  const kind = (column: number) => ({ kind: { column, kind: 'mobile' } as const })
  const { questions } = await counted([folder], {
    overrides: [
      said({ file: 'zz.csv', ...kind(1) }, '--kind zz.csv!B=mobile'),
      said({ file: 'a.csv', sheet: 'S', ...kind(1) }, '--kind a.csv#S!B=mobile'),
      said({ file: 'a.csv', ...kind(25) }, '--kind a.csv!Z=mobile'),
      said({ file: 'a.csv', kind: { column: 1, kind: 'name' } as const }, '--kind a.csv!B=name'),
      said({ file: 'a.csv', ...kind(1) }, '--kind a.csv!B=mobile'),
    ],
  })
  expect(questions.filter((q) => q.includes('没有生效'))).toEqual([
    expect.stringContaining('--kind zz.csv!B=mobile”没有生效：没有叫这个名字的文件'),
    expect.stringContaining('--kind a.csv#S!B=mobile”没有生效：文件中没有叫这个名字的工作表'),
    expect.stringContaining('--kind a.csv!Z=mobile”没有生效：所指的表最多 2 列'),
    expect.stringContaining('--kind a.csv!B=name”没有生效：与后写的“--kind a.csv!B=mobile”矛盾'),
  ])
  const rows = Array.from(
    { length: 30 },
    (_, i) => `王小明,138001380${String(i + 10)},${String(i)}\n`,
  )
  const plain = folderOf(base, { 'b.txt': `数据来源 内部\ncol1,col2,col3\n${rows.join('')}` })
  const beyond = await counted([plain], {
    overrides: [said({ reading: { header: 99 } }, '--header 99')],
  })
  expect(beyond.questions.join()).toContain('没有一张表的表头在第 99 行，各行因此都按数据行读取')
})
