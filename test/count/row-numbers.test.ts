import { expect, test } from 'vitest'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { oneSheet } from '../files/xlsx/build.ts'

/**
 * A record is known by its table and the number of its row. Where a file gives one number to several rows about one person, or a
 * mail says several things of him, each is a row of its own all the same, and the ledgers close.
 */
const base = workspace('row-numbers')

const MOBILE = '13800138000'

test('a sheet in which the numbers of rows repeat and go back', async () => {
  const row = (r: number, ...cells: string[]) =>
    `<row r="${String(r)}">${cells.map((c) => `<c t="str"><v>${c}</v></c>`).join('')}</row>`
  const rows = [
    row(1, '姓名', '手机', '备注'),
    row(2, '张三', MOBILE, '甲'),
    row(2, '张三', MOBILE, '乙'),
    row(5, '张三', MOBILE, '丙'),
    row(3, '李四', '13900139000', '丁'),
    row(3, '张三', MOBILE, '甲'),
  ]
  const report = await counted([folderOf(base, { '名单.xlsx': oneSheet(rows.join('')) })])
  expect(report.records).toMatchObject({
    out: 5,
    counted: 2,
    duplicate: { CHANGED: 2, DUP_IN_FILE: 1 },
  })
  const codes = report.files.flatMap((f) => f.issues.map(({ code }) => code))
  expect(codes).toEqual(['ROW_NUMBERS_REPEAT'])
})

test('a mail with several texts about one person', async () => {
  const said = ['一年级', '二年级', '三年级']
  const texts = said.map(
    (words) => `Content-Type: text/plain; charset=utf-8\n\n客户张三的手机是${MOBILE}，${words}\n`,
  )
  const mail = [
    'From: a@example.org\nDate: Mon, 3 May 2021 12:00:00 +0800\nMIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x\n',
    ...texts.map((text) => `--x\n${text}`),
    '--x--\n',
  ]
  const { records, tables, files } = await counted([folderOf(base, { '信.eml': mail.join('\n') })])
  expect(records).toMatchObject({ out: 3, counted: 1, duplicate: { CHANGED: 2 } })
  const sheets = tables.map((t) => t.at.at(-1))
  expect(sheets).toEqual(['邮件', '正文中的信息', '正文中的信息（2）', '正文中的信息（3）'])
  expect(files.flatMap((f) => f.issues.map(({ code }) => code))).toEqual(['CONVERSATION'])
})
