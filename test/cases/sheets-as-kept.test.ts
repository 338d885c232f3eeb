import { expect, test } from 'vitest'
import { counted, folderOf, workspace } from '../support/counting.ts'

/** Sheets as people keep their lists in them, counted from file to report: both ledgers close (checked on every run). */
const base = workspace('sheets-as-kept')
const PEOPLE = ['张伟', '王芳', '李娜', '刘洋', '陈静', '杨帆'].map((name, i) => ({
  name,
  phone: `1380013800${String(i + 1)}`,
}))

const recordsOf = async (name: string, content: string) =>
  (await counted([folderOf(base, { [name]: content })])).records

const flat = (rows: string) =>
  `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="名单">${rows}</table:table></office:spreadsheet></office:body></office:document>`
const cell = (text: string, value = '') =>
  `<table:table-cell office:value-type="${value === '' ? 'string' : 'float'}" office:value="${value}"><text:p>${text}</text:p></table:table-cell>`
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`

test('telephones that a sheet shows in powers of ten are counted by what is stored', async () => {
  const rows = PEOPLE.map(({ name, phone }) => row(cell(name), cell('1.38E+10', phone)))
  const { counted: n } = await recordsOf(
    'a.fods',
    flat(row(cell('姓名'), cell('电话')) + rows.join('')),
  )
  expect(n).toBe(PEOPLE.length)
})

test('numbers of identity cards cut to fifteen digits name nobody, whatever the format shows of them', async () => {
  // Every eleventh passes the check digit by chance.
  const numbers = Array.from({ length: 30 }, (_, i) => `1101051949123${String(10 + i)}000`)
  const rows = numbers.map((n) => row(cell(n, n.replace(/^(.)(\d{14})000$/, '$1.$2E+17'))))
  const records = await recordsOf('a.fods', flat(row(cell('身份证号')) + rows.join('')))
  expect(records).toMatchObject({ counted: 0, 'set-aside': { DAMAGED: numbers.length } })
})

test('one person who sends all parcels of a list is not the one whom its lines are about', async () => {
  const lines = PEOPLE.map(({ name, phone }) => `${name},${phone},丁一凡,13000001234`)
  const list = (head: string) => recordsOf('a.csv', `${head}\n${lines.join('\n')}\n`)
  expect(await list('收件人,收件电话,寄件人,寄件电话')).toMatchObject({ counted: PEOPLE.length })
})
