import { describe, expect, test } from 'vitest'
import { deal, drawnReport, party, reportOf } from '../../../../test/support/drawn-cases.ts'
import { dice } from '../../../../test/support/random-chains.ts'
import { chongqingReport, qingdaoReport } from '../../../../test/support/sample-case-report.ts'
import { forbiddenWords } from '../../../../test/support/wording.ts'
import { NO_PEOPLE } from '../../../report/people.ts'
import type { CaseReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { picturesOf } from '../all.ts'
import { timePictures } from '../time/picture.ts'
import { foldedLayers } from './layers.ts'
import { legendOf } from './legend.ts'
import { chainPictures, PAGE_ROOM } from './picture.ts'
import { tradeOf } from './trade.ts'

const DIGEST = '0123456789abcdef'.repeat(4)
const GOLDEN = '../../../../test/golden/pictures'

function factsOf(report: Report): CaseReport {
  if (report.case === null) throw new Error('the report has a case')
  return report.case
}

/** The second story as its case file tells it: 8,000 at the least, a couple, two names. */
const qingdao: Report = {
  ...qingdaoReport,
  case: {
    ...factsOf(qingdaoReport),
    stated: {
      batches: [
        {
          id: 'b1',
          title: null,
          declared: { bound: 'at-least', units: 8000 },
          'part-of': null,
          'same-as': null,
        },
      ],
      posts: [],
      days: [
        {
          id: 'criminal-judgment',
          from: '2021-08-05',
          to: '2021-08-05',
          evidence: '演示证据卷三第5页',
        },
        { id: 'heard', from: '2021-11-23', to: '2021-11-23', evidence: null },
      ],
    },
    people: {
      ...NO_PEOPLE,
      accounts: [
        {
          id: 'wangwx',
          platform: 'wechat',
          'shown-as': null,
          users: ['wang'],
          state: 'one',
          joint: false,
          deals: [],
          evidence: null,
        },
      ],
      passing: [
        { account: 'wangwx', users: ['wang'], name: '网络爬虫大数据', of: 'seller1', sentence: '' },
      ],
    },
  },
}

const drawn = (report: Report) =>
  chainPictures(tradeOf(report, factsOf(report)))
    .map(({ text }) => text)
    .join('')

const files = (report: Report) => picturesOf(report, DIGEST).map(({ text }) => text)
const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? '')
const linesOf = (svg: string) =>
  [...svg.matchAll(/data-line="(\d+)"/g)].map(([, n]) => Number(n)).toSorted((a, b) => a - b)

describe('the two stories', () => {
  test('Qingdao: two sellers, the couple in one frame, the firm (Q25)', async () => {
    const picture = drawn(qingdao)
    const all = texts(picture)
    expect(all).toContain('① 8000条以上 b1')
    expect(all).toContain('③ 37002条（含附送7002） b2')
    expect(all).toContain('4500.00元（推算）')
    expect(all).toContain('16500.00元（推算）')
    expect(all.filter((text) => text.startsWith('共同'))).toHaveLength(1)
    expect(linesOf(picture)).toEqual([1, 2, 3, 4])
    await expect(picture).toMatchFileSnapshot(`${GOLDEN}/qingdao-chain.svg.txt`)
  })

  test('Chongqing: dashed, because 推算 (C23)', async () => {
    const picture = drawn(chongqingReport)
    expect(texts(picture)).toContain('① 11034条 b1')
    expect(texts(picture)).toContain('2758.50元（推算）')
    expect(texts(picture)).toContain('4965.30元（推算）')
    const lines = picture.split('data-line=').slice(1)
    expect(lines.filter((line) => line.includes('stroke-dasharray'))).toHaveLength(2)
    await expect(picture).toMatchFileSnapshot(`${GOLDEN}/chongqing-chain.svg.txt`)
  })

  test('each transfer is told with its page in the file of the case', () => {
    expect(
      legendOf(qingdao, factsOf(qingdao)).map((r) => [r.number, r.from, r.to, r.evidence]),
    ).toEqual([
      ['①', '网络卖家（自称“网络爬虫大数据”）', '董某某', '演示证据卷一第21页'],
      ['②', '董某某', '吴某某', '演示证据卷一第22页'],
      ['③', '另一网络卖家', '董某某、王某某', '演示证据卷一第25页'],
      ['④', '董某某、王某某', '吴某某', '演示证据卷一第26页'],
    ])
  })

  test('nothing is added, and nothing is said that may not be', () => {
    for (const report of [qingdao, chongqingReport]) {
      const all = [drawn(report), ...files(report)].join('')
      for (const number of ['111006', '74004', '22068', '45002', '7724']) {
        expect(all).not.toContain(number)
      }
      expect(all).toContain('同一批信息在各人之间流转，人与人之间不相加')
      expect(forbiddenWords(texts(all).join('\n'))).toEqual([])
      expect(all).not.toContain('转手')
    }
  })
})

describe('the files', () => {
  test('have the banner, the digest, the page and every transfer', () => {
    for (const text of files(qingdao)) {
      expect(text).toContain('演示数据，人物均为虚构')
      expect(text).toContain(DIGEST)
      expect(text).toContain('第1页　共1页')
      expect(texts(text)).toContain('演示证据卷一第26页')
      expect(linesOf(text)).toEqual([1, 2, 3, 4])
    }
  })

  test('say that something was not read', () => {
    for (const text of files({ ...qingdao, complete: false })) expect(text).toContain('读取不完整')
  })

  test('print on A4 and A3', () => {
    const [a4 = '', a3 = ''] = files(drawnReport(150, 'market'))
    expect(a4).toContain('@page{size:297mm 210mm;margin:0}')
    expect(a3).toContain('@page{size:420mm 297mm;margin:0}')
    expect(linesOf(a4)).toEqual(linesOf(a3))
    expect(linesOf(a4)).toHaveLength(149)
  })

  test('are not written without a transfer', () => {
    expect(picturesOf(reportOf({ parties: [], deals: [] }), DIGEST)).toEqual([])
    expect(picturesOf({ ...qingdao, case: null }, DIGEST)).toEqual([])
  })
})

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><image href="http://x"/>',
  "甲' onload='x",
  '乙\u202E\u2066丙',
  '丁\n戊\r己\t庚',
  '\u0000\uFFFE\uD800',
  ']]>&lt;&#x41;<!--',
  '长'.repeat(10_000),
  'W'.repeat(10_000),
  `e${'\u0301'.repeat(500)}`,
  '13800138000',
]

describe('names that would do harm', () => {
  const parties = HOSTILE.map((name, i) => party(`h${String(i)}`, name))
  const roll = dice(7)
  const deals = HOSTILE.slice(1).map((name, i) => ({
    ...deal(i, [`h${String(i)}`], [`h${String(i + 1)}`], roll),
    evidence: name,
    batch: name,
  }))
  const report = { ...reportOf({ parties, deals }), title: HOSTILE.join('') }
  const time = timePictures(report, factsOf(report), PAGE_ROOM).map(({ text }) => text)
  const all = [drawn(report), ...time, ...files(report)]

  test.each(all.map((svg, i) => [i, svg] as const))('are nothing but text (%i)', (_, svg) => {
    const tags = svg.replace(/>[^<]*</g, '><').replace(/aria-label="[^"]*"/g, '')
    expect(/script|image|alert|onload|javascript:|href/i.test(tags)).toBe(false)
    expect(/[\p{Cc}\p{Cf}\uFFFE\uFFFF]/u.test(svg.replaceAll('\n', ''))).toBe(false)
    expect(svg.isWellFormed()).toBe(true)
    expect(svg.includes('13800138000')).toBe(false)
    for (const text of texts(svg)) expect(text).not.toMatch(/[\n\r\t]/)
    expect(svg.length).toBeLessThan(400_000)
  })

  test.each(all.map((svg, i) => [i, svg] as const))(
    'leave the elements balanced (%i)',
    (_, svg) => {
      const open: string[] = []
      for (const [, close, name, self] of svg.matchAll(/<(\/?)([a-z]+)\b[^>]*?(\/?)>/g)) {
        if (self === '/' || name === undefined) continue
        if (close === '/') expect(open.pop()).toBe(name)
        else open.push(name)
      }
      expect(open).toEqual([])
    },
  )
})

describe('what is not known', () => {
  const roll = dice(3)
  const base = { ...deal(0, ['a'], ['b'], roll), assumed: false }
  const parties = [party('a', '甲'), party('b', '乙')]

  test('a transfer without a page of the file is dashed, and the picture says so', () => {
    const report = reportOf({ parties, deals: [{ ...base, evidence: null, total: null }] })
    expect(texts(drawn(report))).toContain('价款未载明　推算　证据：无')
    expect(legendOf(report, factsOf(report))[0]).toMatchObject({
      evidence: '证据：无',
      derived: '推算',
    })
  })

  test('a number of records that nobody states is not 0', () => {
    const report = reportOf({
      parties,
      deals: [{ ...base, priced: null, free: null, batch: 'b9' }],
    })
    expect(texts(drawn(report))).toContain('① 条数未载明 b9')
  })

  test('somebody sells to himself; somebody sells to nobody', () => {
    const deals = [
      { ...base, to: ['a'] },
      { ...base, id: 't2', to: [] },
    ]
    const picture = drawn(reportOf({ parties, deals }))
    expect(linesOf(picture)).toEqual([1, 2])
    expect(texts(picture)).toContain('去向未载明')
  })
})

describe('a chain on several sheets', () => {
  const report = drawnReport(150, 'market')
  const trade = tradeOf(report, factsOf(report))

  test('is folded by layer as well: everybody is counted once, every transfer once', () => {
    const layers = foldedLayers(trade)
    const counted = layers.reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe(trade.graph.units.length)
    const onward = layers.flatMap(({ onward: text }) => [...text.matchAll(/层(\d+)次/g)])
    expect(onward.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(149)
  })

  test('more transfers than are drawn are told', () => {
    const many = drawnReport(2200, 'star')
    const cut = tradeOf(many, factsOf(many))
    expect([cut.deals.length, cut.of]).toEqual([2000, 2199])
    expect(chainPictures(cut)[0]?.text).toContain('显示 2,000 / 2,199')
  })
})
