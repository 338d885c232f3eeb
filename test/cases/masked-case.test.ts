import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { caseSchema } from '../../src/case/facts/schema.ts'
import { withoutIdentifiers } from '../../src/case/masked-report.ts'
import { fieldsOf, textFields } from '../support/case-texts.ts'
import { shuzheng } from '../support/cli.ts'
import { workspace } from '../support/counting.ts'
import { printed, type Printed } from '../support/printed.ts'

/** Whoever types a case file types identifiers into names and notes: none of them is printed anywhere. */
const base = workspace('masked-case')
const PHONE = '13912345678'
const ID = '11010519900101123X'
const TYPED = `（${PHONE}，${ID}）`
const IN_ID = `x${PHONE}`

/** A case with every field that takes text; the folder of its evidence bears a number too. */
const CASE = {
  title: '某案',
  commission: {
    by: '某院',
    'case-no': '某号',
    'report-no': '某报告',
    purpose: '核对',
    evidence: '卷',
  },
  dates: { conduct: { from: '2021-08-01', to: '2021-10-26' }, filed: '2022-08-05' },
  criminal: { outcome: 'non-prosecution', decided: '2022-06-02', evidence: '卷' },
  parties: [
    {
      id: `${IN_ID}a`,
      name: '甲',
      state: '在押',
      role: '下家',
      standing: '被告人',
      'shown-as': '昵称',
      'lawful-business': { claimed: 'unknown', evidence: '卷' },
      priors: [{ kind: 'criminal', on: '2019', evidence: '卷' }],
      evidence: '卷',
    },
    { id: 'up', name: '上家', state: '未到案', identified: false },
    { id: 'idle', name: '旁人', state: '在押' },
  ],
  accounts: [
    {
      id: `${IN_ID}b`,
      platform: 'wechat',
      number: '号',
      user: `${IN_ID}a`,
      users: [`${IN_ID}a`, 'idle'],
      'shown-as': '昵称',
      'passing-as': [{ name: '昵称', of: 'up' }],
      evidence: '卷',
    },
  ],
  exhibits: [
    {
      id: `${IN_ID}c`,
      path: `evidence/${PHONE}`,
      holder: `${IN_ID}a`,
      'seized-on': '2021-10-26',
      list: '扣押清单第1项',
      evidence: '卷',
    },
    { id: 'E2', path: 'evidence/二' },
  ],
  batches: [
    { id: `${IN_ID}d`, title: '一批', files: [`evidence/${PHONE}/*`], evidence: '卷' },
    { id: 'copy', 'same-as': `${IN_ID}d`, declared: { 'at-least': 2 }, evidence: '卷' },
    { id: 'part', 'part-of': `${IN_ID}d`, declared: { 'at-least': 1 }, evidence: '卷' },
    { id: 'opaque', title: '二批', declared: { 'at-least': 10 }, evidence: '卷' },
  ],
  transfers: [
    {
      id: `${IN_ID}e`,
      kind: 'sell',
      from: ['up'],
      to: [`${IN_ID}a`],
      batch: `${IN_ID}d`,
      'unit-price': 0.25,
      'priced-units': 2,
      evidence: '卷',
    },
    {
      id: 't2',
      kind: 'publish',
      from: [`${IN_ID}a`],
      batch: `${IN_ID}d`,
      group: '群',
      members: 3,
      evidence: '卷',
    },
    { id: 't3', kind: 'sell', from: [`${IN_ID}a`], to: [`${IN_ID}b`], batch: 'opaque' },
  ],
  obtained: [{ id: 'o1', by: ['idle'], batch: `${IN_ID}d`, how: 'collect', evidence: '卷' }],
  figures: [
    {
      what: 'records',
      of: [`${IN_ID}a`],
      deals: [`${IN_ID}e`],
      records: 5,
      source: '报道',
      rank: 'press',
      status: '待核',
      evidence: '卷',
    },
    { what: 'margin', of: ['nobody', `${IN_ID}a`], amount: 3, source: '报道', rank: 'press' },
  ],
  groups: [
    {
      id: 'g',
      members: [`${IN_ID}a`],
      kind: 'joint',
      deals: [`${IN_ID}e`],
      shares: { [`${IN_ID}a`]: '六成' },
      evidence: '卷',
    },
  ],
  claims: [
    {
      kind: 'compensate',
      against: [`${IN_ID}a`],
      amount: 5,
      deals: [`${IN_ID}e`],
      wording: '原话',
      source: '报道',
      scope: '范围',
      medium: '媒体',
      deadline: '期限',
      beneficiary: '受益人',
      evidence: '卷',
    },
  ],
  'acts-for': [{ who: `${IN_ID}a`, for: 'idle', deals: ['t3'], evidence: '卷' }],
  populations: [
    {
      id: 'p1',
      title: '某校学生',
      size: 900,
      source: '名册',
      batches: [`${IN_ID}d`],
      evidence: '卷',
    },
    { id: 'p2', of: 'census-2020-37' },
  ],
  statements: [
    {
      id: 'S1',
      path: `money/${PHONE}.csv`,
      of: `${IN_ID}b`,
      shape: '甲|乙|丙',
      layout: {
        time: 'A',
        amount: 'B',
        direction: { column: 'C', in: ['进'], out: ['出'], neutral: ['内'] },
        unit: 'yuan',
        'all-in': 'CNY',
        encoding: 'gb18030',
      },
      evidence: '卷',
    },
  ],
  payments: [
    {
      id: 'pay1',
      on: '2021-09-01',
      from: `${IN_ID}b`,
      to: 'up',
      amount: 5,
      deals: [`${IN_ID}e`],
      evidence: '卷',
    },
  ],
  matches: [
    {
      payment: `S1:${PHONE}`,
      deals: [`${IN_ID}e`],
      decision: 'confirmed',
      by: '检察官',
      on: '2022-06-01',
      reason: '理由',
      evidence: '卷',
    },
  ],
  orders: [
    {
      kind: 'forfeiture',
      against: [`${IN_ID}a`],
      amount: 3,
      by: '某法院',
      deals: [`${IN_ID}e`],
      text: '没收',
      status: '待核',
      evidence: '卷',
    },
  ],
  procedure: {
    plaintiff: { kind: 'council', name: '某消委会', level: 'city', evidence: '卷' },
    supporter: { name: '某检察院', evidence: '卷' },
    court: { name: '某法院', level: 'intermediate', evidence: '卷' },
    clue: [{ from: '某部门', to: '某部门', on: '2022-01-01', evidence: '卷' }],
    notice: { on: '2022-02-01', medium: '某报', evidence: '卷' },
    pack: {
      complaint: { have: 'yes', evidence: '卷' },
      harm: { have: 'yes', evidence: '卷' },
      duties: { have: 'no', evidence: '卷' },
      notice: { have: 'unknown', evidence: '卷' },
    },
    withdrawal: { asked: '2022-09-01', evidence: '卷' },
    performance: [{ what: 'apologise', due: '2022-12-01', evidence: '卷' }],
    settlement: {
      words: ['和解'],
      signed: '2022-09-19',
      announced: { on: '2022-09-20', medium: '某网', evidence: '卷' },
      served: [{ who: '甲', on: '2022-11-01' }],
      evidence: '卷',
    },
  },
  overrides: [
    { file: `${PHONE}/一.csv`, sheet: '表', delimiter: ',', encoding: 'utf-8', evidence: '卷' },
    { like: `${PHONE}/一.csv`, column: 'A', split: '、', evidence: '卷' },
    { shape: '姓名|电话', column: 'B', cut: '/', evidence: '卷' },
  ],
  decisions: [
    {
      kind: 'tier',
      tier: 'C',
      batches: [`${IN_ID}d`],
      files: [`evidence/${PHONE}/一.csv`],
      by: '检察官',
      on: '2022-06-01',
      reason: '理由',
      evidence: '卷',
    },
    {
      kind: 'reading',
      reading: 'bare-phones',
      option: 'in',
      by: '检察官',
      on: '2022-06-01',
      reason: '理由',
      evidence: '卷',
    },
    {
      kind: 'set-aside',
      code: 'FABRICATED',
      file: `evidence/${PHONE}/一.csv`,
      sheet: '一.csv',
      rows: [3],
      by: '检察官',
      on: '2022-06-01',
      reason: '理由',
      evidence: '卷',
    },
  ],
}

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

/** The case with identifiers put into every text that the case file takes with them. */
function typedEverywhere(): { readonly text: Json; readonly fields: number } {
  let fields = 0
  let text = CASE as Json
  const visit = (value: Json, path: readonly (string | number)[]): void => {
    if (typeof value === 'object') {
      for (const [name, part] of Object.entries<Json>(value))
        visit(part, [...path, Array.isArray(value) ? Number(name) : name])
      return
    }
    if (typeof value !== 'string' || names(path)) return
    const changed = withText(text, path, value + TYPED)
    if (!caseSchema.safeParse(changed).success) return
    fields++
    text = changed
  }
  visit(text, [])
  return { text, fields }
}

/** Names of files must be those of files; they hold a number already. */
function names(path: readonly (string | number)[]): boolean {
  return path.some((step) => ['path', 'files', 'file', 'reading', 'option'].includes(String(step)))
}

function withText(value: Json, [step, ...path]: readonly (string | number)[], text: string): Json {
  if (step === undefined || typeof value !== 'object') return text
  const copy = structuredClone(value) as Record<string | number, Json>
  copy[step] = withText(copy[step] ?? '', path, text)
  return copy
}

let texts: Printed
let everything: string
let fields: number

beforeAll(() => {
  const dir = join(base, '案')
  for (const name of [PHONE, '二']) mkdirSync(join(dir, 'evidence', name), { recursive: true })
  const list = '姓名,电话\n王小明,13800000001\n李小红,13800000002\n,13800000003\n'
  writeFileSync(join(dir, 'evidence', PHONE, '一.csv'), list)
  writeFileSync(join(dir, 'evidence', '二', '二.csv'), list)
  const typed = typedEverywhere()
  fields = typed.fields
  writeFileSync(join(dir, 'case.yaml'), JSON.stringify(typed.text))
  const count = (...more: string[]) =>
    shuzheng(['case', dir, '--no-cache', '--questions', '--out', join(base, 'out'), ...more], base)
  const told = count()
  texts = printed(join(base, 'out'), told.stdout + told.stderr)
  const json = count('--json')
  const report = join(base, 'out/report.json')
  const rows = shuzheng(['rows', report, '--person', 'x139****5678a', '--json'], base)
  expect(rows.stdout.trim(), rows.stderr).not.toBe('')
  const read = shuzheng(['read', dir, '--no-cache', '--json'], base)
  const others = [json, rows, read].map((ran) => ran.stdout + ran.stderr)
  const { terminal, sheets, papers } = texts
  everything = [terminal, sheets, papers, ...others, ...filesOf(join(base, 'out'))].join('\n')
})

/** Text files as they lie there. */
function filesOf(out: string): string[] {
  const text = readdirSync(out).filter((name) => /\.(?:json|html)$/.test(name))
  return text.map((name) => readFileSync(join(out, name), 'utf8'))
}

/** Passwords are tried, and printed nowhere: they have tests of their own. */
const ELSEWHERE = ['passwords.evidence', 'passwords.file', 'passwords.password']

test('every field of the schema that takes text stands in this case', () => {
  const there = new Set(fieldsOf(CASE).map((f) => f.replace(/^(groups\.shares)\..*/, '$1.*')))
  expect(textFields().filter((f) => !there.has(f) && !ELSEWHERE.includes(f))).toEqual([])
})

test('identifiers typed into the case file are printed nowhere', () => {
  expect(fields).toBeGreaterThan(50)
  expect(existsSync(join(base, 'out/条数核算说明.docx'))).toBe(true)
  for (const clear of [PHONE, ID, ID.toLowerCase()]) {
    const at = everything.indexOf(clear)
    expect(at < 0 ? null : everything.slice(Math.max(0, at - 200), at + 60)).toBeNull()
  }
})

test('and what they were typed into is printed, masked', () => {
  for (const text of [texts.json, texts.html, texts.papers])
    for (const word of ['甲（139****5678', '卷（139****5678', '理由（139****5678'])
      expect(text).toContain(word)
  expect(texts.sheets).toContain('x139****5678c')
})

test('a reading that people decided is told beside the number of the whole, which is not under it', () => {
  for (const text of [texts.terminal.replaceAll(/\s/g, ''), texts.html, texts.papers])
    expect(text.replaceAll(' ', '')).toMatch(
      /已由人决定为“[^”]+”：按人的条数已照此计算；全案口径仍按/,
    )
})

test('digests, queries and numbers stay as they are; identifiers go wherever they stand', () => {
  const long = '1234567890123456'
  const report = {
    digests: { md5: long },
    query: long,
    n: 13912345678,
    flags: { [PHONE]: [PHONE] },
  }
  expect(withoutIdentifiers(report)).toEqual({
    ...report,
    flags: { '139****5678': ['139****5678'] },
  })
})
