import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a suspect may write into every place that he can write to. */
export const SCRIPT = '<script>alert(1)</script>'
export const IMAGE = '<img src=x onerror=alert(1)>'
/** Turns the reading direction; stands in names so that `exe` looks like `csv`. */
const TURNED = '\u202Evsc.单名\u202C'
const ZERO = '零\u200B宽\u2066'
const FORMULA = '=HYPERLINK("http://evil.example","点")'
/** What spreadsheets take for a formula when it stands at the head of a cell. */
export const DDE = "=cmd|' /C calc'!A0"
const HEADS = [DDE, '+1+cmd', '-2+3', '@SUM(1+1)', '\t=1+1', '\r=1+1', '"=1+1"']

/** Characters that hide or turn: on no screen, in no paper. */
export const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/

/** Mebibyte of one cell, in characters that would act. */
export const LONG = IMAGE.repeat(1 << 15)

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

function list(): string {
  const said = [SCRIPT, IMAGE, ZERO, FORMULA, TURNED, ...HEADS]
  const rows = Array.from({ length: 36 }, (_, i) =>
    [
      i % 6 === 0
        ? quoted(said[i % said.length] ?? '')
        : `${'赵钱孙李周吴郑王'[i % 8] ?? ''}${'建国志强'[i % 4] ?? ''}明`,
      `138${String(10_000_000 + i * 7919)}`,
      quoted(said[i % said.length] ?? ''),
    ].join(','),
  )
  const header = ['姓名', '电话', quoted(`${SCRIPT}${IMAGE}${DDE}`)].join(',')
  return [header, ...rows, `钱志强,13900000001,${LONG}`, ''].join('\n')
}

/** A case folder whose evidence and facts are hostile wherever a text may stand; no journal. */
export function hostileCase(folder: string): void {
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence, { recursive: true })
  writeFileSync(join(evidence, `${IMAGE}名单.csv`), list())
  writeFileSync(join(evidence, `${ZERO}${TURNED}.csv`), list())
  writeFileSync(join(evidence, `${DDE.replaceAll('/', '')}.csv`), list())
  writeFileSync(join(evidence, '坏.xlsx'), 'PK no workbook')
  writeFileSync(
    join(evidence, 'dump.sql'),
    `CREATE TABLE \`${IMAGE}\` (\`姓名\` varchar(20), \`${SCRIPT}\` varchar(20), tel varchar(20));\n` +
      `INSERT INTO \`${IMAGE}\` VALUES ('孙国明','${SCRIPT}','13700000001'),('李国明','${ZERO}','13700000002');\n`,
  )
  writeFileSync(join(folder, 'case.yaml'), facts())
}

function facts(): string {
  const name = (text: string) => JSON.stringify(text)
  return [
    `title: ${name(`${SCRIPT}案${TURNED}${DDE}`)}`,
    'demo: true',
    'dates: { heard: 2022-09-19 }',
    'parties:',
    `  - { id: jia, name: ${name(`${IMAGE}甲${TURNED}`)}, evidence: ${name(SCRIPT)} }`,
    `  - { id: yi, name: ${name(FORMULA)}, evidence: ${name(ZERO)} }`,
    `  - { id: bing, name: ${name(DDE)}, evidence: ${name(DDE)} }`,
    'accounts:',
    `  - { id: wx, platform: wechat, number: wxid_1, shown-as: ${name(`${IMAGE}${TURNED}`)}, user: jia }`,
    'exhibits:',
    `  - { id: JC-1, path: evidence, holder: jia, seized-on: 2021-10-26, list: ${name(IMAGE)}, evidence: ${name(`${TURNED}${DDE}`)} }`,
    'batches:',
    `  - { id: b1, files: ["evidence/*"], evidence: ${name(SCRIPT)} }`,
    'transfers:',
    `  - { id: t1, on: 2021-09, kind: sell, from: [jia], to: [yi], batch: b1, priced-units: 30, unit-price: 0.25, evidence: ${name(`${IMAGE}${TURNED}`)} }`,
    `  - { id: t2, on: 2021-09, kind: sell, from: [yi], to: [bing], batch: b1, priced-units: 30, unit-price: 0.45, evidence: ${name(DDE)} }`,
    'figures:',
    `  - { what: gross, of: [jia], deals: [t1], amount: 10, source: ${name(`${SCRIPT}${DDE}${TURNED}`)}, rank: indictment }`,
    'claims:',
    `  - { kind: compensate, against: [jia, yi], amount: 12, deals: [t1] }`,
    '',
  ].join('\n')
}
