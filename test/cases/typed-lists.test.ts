import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'

/**
 * A list is typed by hand in as many ways as there are people who type: numbered, labelled, in frames, the number before the
 * name. However it is written, it tells of the same people.
 */
const base = workspace('typed-lists')
const SURNAMES = '王李张刘陈杨赵黄周吴'
const GIVEN = ['伟', '芳', '秀英', '娜', '敏', '静', '强', '磊', '洋', '艳']
const PEOPLE = Array.from({ length: 30 }, (_, i) => ({
  name: `${SURNAMES.charAt(i % 10)}${GIVEN[(i * 3 + Math.floor(i / 10)) % 10] ?? ''}`,
  phone: `138001380${String(10 + i)}`,
}))

type Writer = (person: { name: string; phone: string }, line: number) => string

const FORMS: Record<string, Writer> = {
  '1、张伟 138…': ({ name, phone }, n) => `${String(n)}、${name} ${phone}`,
  '1.张伟138…': ({ name, phone }, n) => `${String(n)}.${name}${phone}`,
  '1) 张伟，138…': ({ name, phone }, n) => `${String(n)}) ${name}，${phone}`,
  '（1）张伟 138…': ({ name, phone }, n) => `（${String(n)}）${name} ${phone}`,
  'NO.001 张伟 138…': ({ name, phone }, n) => `NO.${String(n).padStart(3, '0')} ${name} ${phone}`,
  '138…张伟': ({ name, phone }) => `${phone}${name}`,
  '138… 张伟': ({ name, phone }) => `${phone} ${name}`,
  '张伟（138…）': ({ name, phone }) => `${name}（${phone}）`,
  '张伟/138…/男': ({ name, phone }) => `${name}/${phone}/男`,
  '客户张伟，女，35岁，电话138…': ({ name, phone }) => `客户${name}，女，35岁，电话${phone}`,
  '姓名：张伟 电话：138…': ({ name, phone }) => `姓名：${name} 电话：${phone}`,
  '👉张伟📱138…👍': ({ name, phone }) => `👉${name}📱${phone}👍`,
  '- name: 张伟 / phone: "138…"': ({ name, phone }) => `- name: ${name}\n  phone: "${phone}"`,
  '张伟  138 0013 8010': ({ name, phone }) =>
    `${name}  ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
  '张伟,="138…"': ({ name, phone }) => `${name},="${phone}"`,
  '姓,名,手机': ({ name, phone }) => `${name.slice(0, 1)},${name.slice(1)},${phone}`,
  '名,,姓,手机': ({ name, phone }) => `${name.slice(1)},,${name.slice(0, 1)},${phone}`,
  '张伟 138…, the blank as pages write it': ({ name, phone }) => `${name}\u00a0${phone}`,
  '138…　张伟, thin blanks': ({ name, phone }) => `${phone}\u2009\u200b${name}`,
  '| 张伟 | 138… |': ({ name, phone }) => `| ${name} | ${phone} |`,
}

function written(form: Writer): string {
  return PEOPLE.map((person, i) => `${form(person, i + 1)}\n`).join('')
}

describe('the same people, whoever typed the list', () => {
  const forms = Object.entries(FORMS)
  let report: Report
  beforeAll(async () => {
    const plain = `姓名,电话\n${written(({ name, phone }) => `${name},${phone}`)}`
    const files = forms.map(([, form], i) => [`${String(i)}.txt`, written(form)] as const)
    report = await counted([folderOf(base, { 'plain.csv': plain, ...Object.fromEntries(files) })])
  })

  test('are counted once', () => {
    expect(report.records.counted).toBe(PEOPLE.length)
    expect(report.records['set-aside']).toEqual({})
    expect(report.keys.find((k) => k.key === 'name+phone')?.counted).toBe(PEOPLE.length)
  })

  test.each(forms.map(([title], i) => [title, i] as const))(
    '%s gives a record a person',
    (_, i) => {
      const table = report.tables.find((t) => t.at[0] === `${String(i)}.txt`)
      expect(table?.records).toMatchObject({ out: PEOPLE.length, 'set-aside': {} })
    },
  )

  test('lines that are drawn between rows are none', async () => {
    const rule = '+------+-------------+'
    const frame = [rule, '| name | phone       |', rule]
    const rows = PEOPLE.map(({ name, phone }) => `| ${name} | ${phone} |`)
    const console = [...frame, ...rows, rule, '30 rows in set (0.00 sec)', ''].join('\n')
    const drawn = await counted([folderOf(base, { 'a.txt': console })])
    expect(drawn.records).toMatchObject({ out: 30, counted: 30 })
    expect(drawn.rows['non-data']).toMatchObject({ HEADER: 1, NOTE: 2, TOTAL_ROW: 1 })
  })
})
