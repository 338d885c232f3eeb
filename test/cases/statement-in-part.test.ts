import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { utils, write } from '@e965/xlsx'
import type { CaseReport } from '../../src/case-report.ts'
import type { Report } from '../../src/report.ts'
import { lockedFile } from '../../src/documents/sample/locked-file.ts'
import { shuzheng } from '../support/cli.ts'
import { put, workspace } from '../support/counting.ts'
import { printed, type Printed } from '../support/printed.ts'

/**
 * Promise 4 of the design for money: a statement of the case that is missing, corrupt, cut, encrypted or read in part makes
 * the report 读取不完整, and nothing that rests on it is said as of the whole.
 */
const base = workspace('statement-in-part')

const HEADER =
  '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
const line = (day: number, state: string, fen = '120.00') =>
  `2021-03-${String(day).padStart(2, '0')} 09:00:00,转账,老李,/,收入,¥${fen},/,${state},10000000000000000${String(day)},100${String(day)},/`
const statement = (lines: readonly string[], stated = lines.length) =>
  ['微信支付账单明细,,,,,,,,,,', `共${String(stated)}笔记录,,,,,,,,,,`, HEADER, ...lines, ''].join(
    '\n',
  )
const LINES = [line(20, '已存入零钱'), line(21, '已存入零钱', '30.00')]

const caseFile = (path: string, match: string) => `title: 演示（人物均为虚构）
parties:
  - { id: mid, name: 中间某 }
  - { id: buy, name: 买家某 }
  - { id: far, name: 旁人某 }
  - { id: up, name: 上家某 }
accounts:
  - { id: midwx, platform: wechat, number: wxid_mid001, user: mid }
exhibits:
  - { id: JC-1, path: evidence/JC-1, holder: mid }
batches:
  - { id: b1, files: [evidence/JC-1/名单.csv] }
statements:
  - { id: S1, path: ${path}, of: midwx }
transfers:
  - { id: t1, on: 2021-03-20, kind: sell, from: [mid], to: [buy], batch: b1, priced-units: 400, unit-price: 0.3 }
  - { id: t2, on: 2021-03-20, kind: sell, from: [up], to: [far], batch: b1, priced-units: 400, unit-price: 0.3 }
figures:
  - { what: gross, of: [mid], deals: [t1], amount: 120, source: 起诉书, rank: indictment }
  - { what: gross, of: [up], deals: [t2], amount: 120, source: 起诉书, rank: indictment }
claims:
  - { kind: compensate, against: [mid], amount: 120, deals: [t1] }
matches:
  - { payment: '${match}', deals: [t1], decision: confirmed, by: 检察官甲, on: 2021-06-01, reason: 金额相同 }
`

interface Told {
  readonly report: Report
  readonly facts: CaseReport
  readonly texts: Printed
}

function told(
  name: string,
  file: string,
  content: string | Uint8Array | null,
  status: number,
  match = 'S1:1:4',
): Told {
  const dir = join(base, name)
  put(dir, 'case.yaml', caseFile(`money/${file}`, match))
  put(
    dir,
    'evidence/JC-1/名单.csv',
    ['姓名,手机号', '张安昌,13800131000', '张定明,13800131001'].join('\n'),
  )
  if (content !== null) put(dir, `money/${file}`, content)
  const out = join(base, `${name}-out`)
  const ran = shuzheng(['case', join(dir, 'case.yaml'), '--no-cache', '--out', out], base)
  expect(ran).toMatchObject({ status, stderr: '' })
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
  if (report.case === null) throw new Error('no case in the report')
  return { report, facts: report.case, texts: printed(out, ran.stdout) }
}

const sheet = () => {
  const book = utils.book_new()
  const rows = statement(LINES)
    .split('\n')
    .map((l) => l.split(','))
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '账单')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

test('read whole: nothing is said to be missing', () => {
  const { report, facts } = told('whole', '流水.csv', statement(LINES), 0)
  expect(report.complete).toBe(true)
  expect(facts.statements[0]?.lacking).toEqual([])
  expect(facts.figures.map((f) => f.check)).toEqual(['closes', 'closes'])
  expect(facts.gains.deals[0]).toMatchObject({
    paid: { fen: 12_000, bound: 'exactly' },
    check: 'closes',
  })
  expect(JSON.stringify(facts)).not.toContain('没有读完整')
})

/** Each way in which a statement is not whole, with whether the confirmed payment could still be read. */
const WAYS: readonly (readonly [
  string,
  string,
  () => string | Uint8Array | null,
  boolean,
  string,
])[] = [
  ['missing', '流水.csv', () => null, false, '文件不存在'],
  [
    'corrupt',
    '流水.xlsx',
    () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(4000, 7)]),
    false,
    '文件没有读完整',
  ],
  [
    'cut in half',
    '流水.xlsx',
    () => sheet().subarray(0, sheet().length / 2),
    false,
    '文件没有读完整',
  ],
  [
    'encrypted',
    '流水.xlsx',
    () => lockedFile(sheet(), '不知道的口令'),
    false,
    '文件没有读完整（口令未打开）',
  ],
  ['cut text', '流水.csv', () => statement(LINES.slice(0, 1), 2), true, '少于流水自载的笔数'],
  ['empty', '流水.csv', () => '', false, '不能识别为流水'],
  ['not a statement', '流水.csv', () => '随便写写\n没有表\n', false, '不能识别为流水'],
  [
    'a state nobody knows',
    '流水.csv',
    () => statement([...LINES.slice(0, 1), line(21, '不知何状态')]),
    true,
    '交易状态不明',
  ],
]

describe.each(WAYS)('%s', (name, file, content, read, why) => {
  const { report, facts, texts } = told(name.replaceAll(' ', '-'), file, content(), 1)

  test('the report is incomplete, and each page says so', () => {
    expect(report.complete).toBe(false)
    expect(facts.statements[0]?.lacking.join()).toContain(why)
    for (const text of [texts.terminal, texts.html, texts.papers]) {
      expect(text).toContain('读取不完整（1 份账户流水未读完整）')
    }
  })

  test('what rests on it is 待查明 with what is missing; what does not is as before', () => {
    const [mine, others] = facts.figures
    expect(mine?.check).toBe('unchecked')
    expect(mine?.sentence).toContain('待查明：账户流水“S1”没有读完整')
    expect(others?.check).toBe('closes')
    const [deal, other] = facts.gains.deals
    expect(deal?.check).toBe('unchecked')
    expect(deal?.sentence).toContain('待查明')
    expect(deal?.paid).toEqual(read ? { fen: 12_000, basis: 'stated', bound: 'at-least' } : null)
    expect(other?.sentence).not.toContain('待查明')
    expect(facts.gains.scopes[0]).toMatchObject({ check: 'unchecked' })
    expect(facts.gains.parties.find((p) => p.party === 'mid')?.notes.join()).toContain('待查明')
    expect(facts.gains.parties.find((p) => p.party === 'up')?.notes.join()).not.toContain('待查明')
  })

  test('no finding on an amount is said as of the whole', () => {
    const income = (id: string) =>
      facts.parties
        .find((p) => p.id === id)
        ?.findings.filter((f) => f.rule.startsWith('income.')) ?? []
    expect(income('mid').length).toBeGreaterThan(0)
    for (const finding of income('mid')) {
      expect(finding.outcome).toBe('unknown')
      expect(finding.incomplete || !read).toBe(true)
    }
    for (const finding of income('up'))
      expect(finding).toMatchObject({ outcome: 'not-met', incomplete: false })
    const gain = facts.liability.damages[0]?.bases.find((b) => b.id === 'gain')
    expect(gain?.missing.join()).toContain('账户流水“S1”没有读完整')
    expect(gain?.numbers.every((n) => n.difference === null)).toBe(true)
  })

  test('a confirmed payment that cannot be read leaves the price of its deal open', () => {
    expect(facts.gains.deals[0]?.total).toEqual(
      read ? { fen: 12_000, basis: 'computed', bound: 'exactly' } : null,
    )
    const codes = facts.gains.notes.map((n) => n.code)
    expect(codes.includes('match-unread')).toBe(!read)
  })
})
