import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'
import type { PrecedentsReport } from '../../src/report/precedents.ts'
import { shuzheng, type Ran } from '../support/cli.ts'
import { workspace } from '../support/counting.ts'
import { forbiddenWords } from '../support/wording.ts'

/** `shuzheng precedents` as a user calls it. */
const base = workspace('precedents-command')
const json = (ran: Ran) => JSON.parse(ran.stdout) as PrecedentsReport

/** The command in this process: what it prints, and its exit code. */
async function precedents(...args: string[]): Promise<Ran> {
  const printed = { stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text)
      return true
    })
  const spies = [into('stdout'), into('stderr')]
  try {
    const status = await main(['precedents', ...args])
    return { status, ...printed }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const STORY = ['--tier', 'C', '--units', '11034', '--price', '0.25、0.45', '--gain', '2206.80']

describe('a case at hand by flags', () => {
  let ran: Ran
  beforeAll(() => {
    const page = ['--html', join(base, '案例.html')]
    ran = shuzheng(['precedents', ...STORY, '--kind', '学生及家长', ...page], base)
  })
  test('says how many of fifty are like, and never that anything follows', () => {
    expect(ran.status).toBe(0)
    expect(ran.stdout).toContain('公开案例50件中，与本案相近的21件')
    expect(ran.stdout.replaceAll(/\n */g, '')).toMatch(/没有约束力，也不能由此得出数额的公式/)
    expect(forbiddenWords(ran.stdout)).toEqual([])
  })
  test('each case with its reasons, its recomputed figures, its source and how sure', () => {
    expect(ran.stdout).toContain('信息种类相同：学生及家长')
    expect(ran.stdout).toContain('不符（差206.80元）')
    expect(ran.stdout).toContain('中国消费者报（报道全文）')
    expect(ran.stdout).toContain('（只见网页开头）')
    expect(ran.stdout).toContain('可能就是本案')
  })
  test('no line is wider than the paper', () => {
    const wide = (line: string) =>
      [...line].reduce((sum, c) => sum + (/[\u2E80-\uFF60“”‘’—…]/.test(c) ? 2 : 1), 0)
    expect(ran.stdout.split('\n').filter((line) => wide(line) > 104)).toEqual([])
  })
  test('the page stands alone: no script, nothing from outside, both drawings, all fifty', () => {
    const html = readFileSync(join(base, '案例.html'), 'utf8')
    expect(html).not.toMatch(/<script|href="http|src="http|url\(/)
    expect(html.match(/<svg /g)).toHaveLength(2)
    expect(html).toContain('本案0.45元')
    expect(html.match(/<tr><td class="n">\d+<\/td>/g)).toHaveLength(50)
    expect(forbiddenWords(html)).toEqual([])
  })
  test('the same again gives the same bytes', async () => {
    expect((await precedents(...STORY, '--kind', 'pupils')).stdout).toBe(ran.stdout)
  })
  test('machines get the whole, with reasons by name', async () => {
    const { total, found, asked } = json(await precedents(...STORY, '--json'))
    expect(total).toBe(50)
    expect(asked).toMatchObject({ prices: [250_000, 450_000], gains: [220_680] })
    expect(found[0]?.like.map((r) => r.by)).toEqual(['tier', 'price', 'records', 'gain'])
  })
  test('a word of the list, whole or in part, is taken once', async () => {
    for (const kind of ['新生儿、产妇', '新生儿', 'newborns']) {
      const ran = await precedents('--kind', kind, '--role', '中间倒卖人', '--json')
      const { kinds, roles } = json(ran).asked
      expect([kinds, roles]).toEqual([['newborns'], ['middleman']])
    }
  })
  test('all of them on request', async () => {
    expect(json(await precedents('--all', '--json')).found).toHaveLength(50)
  })
})

const CASE = `title: 甲案
parties:
  - { id: a, name: 甲 }
  - { id: b, name: 乙, state: 未到案 }
batches:
  - { id: b1, declared: { exactly: 30000 } }
transfers:
  - { id: t1, kind: sell, from: [b], to: [a], batch: b1, priced-units: 30000, unit-price: 0.15 }
  - { id: t2, kind: sell, from: [a], to: [b], batch: b1, priced-units: 30000, unit-price: 0.55 }
claims:
  - { kind: compensate, against: [a], amount: 12000 }
`

function caseAt(name: string, text: string): string {
  const folder = join(base, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'case.yaml'), text)
  return folder
}

describe('a case at hand by its case file', () => {
  const folder = caseAt('甲', CASE)
  test('prices, numbers, margin, roles and claims are taken from the facts; no evidence is needed', async () => {
    const { asked } = json(await precedents(join(folder, 'case.yaml'), '--json'))
    expect(asked).toEqual({
      kinds: [],
      tiers: [],
      prices: [150_000, 550_000],
      records: [30_000],
      gains: [1_200_000],
      roles: ['middleman'],
      claims: ['compensate'],
    })
  })
  test('the folder does as well, and a flag goes before the fact', async () => {
    const { asked } = json(await precedents(folder, '--gain', '5000', '--json'))
    expect([asked.gains, asked.prices]).toEqual([[500_000], [150_000, 550_000]])
  })
  test('for one person alone: his own prices, part and claims; one who is not entered is refused', async () => {
    const path = 'examples/qingdao/case.yaml'
    const { asked } = json(await precedents(path, '--person', 'wu', '--json'))
    expect(asked).toMatchObject({
      prices: [550_000],
      gains: [],
      roles: ['end-user'],
      claims: ['apologise', 'delete', 'stop'],
    })
    const couple = json(await precedents(path, '--person', 'wang', '--json')).asked
    expect(couple).toMatchObject({ prices: [150_000, 550_000], gains: [1_200_000] })
    expect(couple.claims).toContain('compensate')
    const nobody = await precedents(path, '--person', 'fei')
    expect([nobody.status, nobody.stderr]).toEqual([2, expect.stringContaining('可写 seller1')])
    expect((await precedents('--tier', 'C', '--person', 'wu')).status).toBe(2)
  })
  test('1 when a fact could not be used, with the line; the rest is compared', async () => {
    const wrong = caseAt('乙', CASE.replace('to: [a], batch', 'to: [nobody], batch'))
    const ran = await precedents(wrong)
    expect(ran.status).toBe(1)
    expect(ran.stderr).toMatch(/第8行 transfers\.0\.to\.0/)
    expect(ran.stdout).toContain('公开案例50件中')
  })
  test('hostile names of a case file reach nobody raw', async () => {
    const name = '"甲\\u001b[31m<b>13800138000"'
    const hostile = caseAt('丙', CASE.replace('name: 甲', `name: ${name}`))
    const page = join(base, '丙.html')
    const ran = await precedents(hostile, '--html', page)
    for (const text of [ran.stdout, ran.stderr, readFileSync(page, 'utf8')]) {
      expect(text).not.toMatch(/13800138000|<b>1/)
      expect(text).not.toContain('\u001B')
    }
  })
})

describe('wrong requests are named, with what to write', () => {
  test.each([
    [['--price', '0'], /--price 0：应为大于0的数/],
    [['--price', '-1'], /price|参数不对/],
    [['--price', '0.1234567'], /最多6位小数/],
    [['--units', '3.5'], /应为大于0的整数/],
    [['--units', '1e9'], /应为大于0的整数/],
    [['--gain', '12,000.5元'], /不加逗号和单位/],
    [['--tier', 'D'], /只能是 A、B、C/],
    [['--kind', '学生'], /pupils 学生及家长/],
    [['--role', 'toString'], /middleman 中间倒卖人/],
    [['--claim', '道歉'], /apologise 赔礼道歉/],
    [[], /没有可以比照的/],
    [['a', 'b'], /只写一个/],
    [['nothing-there.yaml'], /路径不存在/],
  ])('%j', async (args, told) => {
    const ran = await precedents(...args)
    expect(ran.status).toBe(2)
    expect(ran.stderr).toMatch(told)
    expect(ran.stdout).toBe('')
  })
  test('a JSON file that is no record of a case', async () => {
    for (const [i, text] of ['[]', '{"case":null}', '{', 'null'].entries()) {
      const path = join(base, `${i}.json`)
      writeFileSync(path, text)
      expect((await precedents(path)).stderr).toContain('不是案件的 report.json')
    }
  })
  test('no page is written into an exhibit', async () => {
    const folder = caseAt('丁', CASE)
    mkdirSync(join(folder, 'evidence'))
    const ran = await precedents(folder, '--html', join(folder, 'evidence', 'x.html'))
    expect(ran.status).toBe(2)
    expect(existsSync(join(folder, 'evidence', 'x.html'))).toBe(false)
  })
})
