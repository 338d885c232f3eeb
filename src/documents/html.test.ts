import { describe, expect, test } from 'vitest'
import {
  incompleteReport,
  largeReport,
  sampleReport,
  withHostileText,
} from '../../test/support/sample-report.ts'
import { forbiddenWords } from '../../test/support/wording.ts'
import { citedBy, citedById } from './words/citations.ts'
import { SURE } from './words/labels.ts'
import { reportPage } from './html.ts'

const DIGEST = '0123456789abcdef'.repeat(4)
const GOLDEN = '../../test/golden/documents'

/** The page without its style, one tag a line, as a golden file that people can read. */
function normalised(page: string): string {
  return page
    .replace(/<style>[\s\S]*<\/style>/, '<style/>')
    .replaceAll('><', '>\n<')
    .replace(/[ \t]+\n/g, '\n')
}

/** What people read: the text without tags, entities resolved. */
function visible(page: string): string {
  const texts = page.replace(/<style>[\s\S]*<\/style>/, '').replace(/<[^>]*>/g, ' ')
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return texts.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
}

describe('the page', () => {
  const page = reportPage(sampleReport, DIGEST)

  test('is the golden page', async () => {
    await expect(normalised(page)).toMatchFileSnapshot(`${GOLDEN}/report.html.txt`)
  })

  test('needs nothing from outside and runs nothing', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    )
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:/i)
    expect(page).toContain('<meta name="generator" content="shuzheng-output">')
  })

  test('carries the digest, the banner and its nature', () => {
    expect(page).toContain(`report.json 完整性校验值 SHA-256 ${DIGEST}`)
    expect(page).toContain('<span class="demo">演示数据，人物均为虚构</span>')
    expect(page).toContain('不是鉴定意见')
    expect(page).not.toContain('读取不完整')
  })

  test('shows how sure each value is', () => {
    expect(page).toContain('凭记忆，未核对')
    expect(page).toContain('推论')
    expect(SURE.verified).toBeNull()
  })

  test('writes counts in full and masks names', () => {
    expect(page).toContain('<div class="big">11034<i>条</i>')
    expect(page).not.toContain('13800138000')
    expect(page).toContain('家长138****8000.csv')
  })

  test('uses no forbidden word', () => {
    expect(forbiddenWords(visible(page))).toEqual([])
  })
})

describe('an incomplete reading', () => {
  const page = reportPage(incompleteReport, DIGEST)

  test('is said on every page and in every finding', () => {
    expect(page).toContain('<span class="warn">读取不完整（1 个文件未读，1 个文件部分未读）</span>')
    expect(page.match(/本项结果不含未读内容/g)).toHaveLength(incompleteReport.findings.length)
  })

  test('lists what was not read, and the digest that differs', async () => {
    expect(page).toContain('1 个文件与清单载明的校验值不一致')
    await expect(normalised(page)).toMatchFileSnapshot(`${GOLDEN}/report-incomplete.html.txt`)
  })

  test('has no demonstration banner', () => {
    expect(page).not.toContain('演示数据')
  })
})

test('a ledger that does not close is loud', () => {
  const records = { ...sampleReport.records, counted: 11033 }
  const page = reportPage({ ...sampleReport, records }, DIGEST)
  expect(page).toContain('条台账不平衡（差 1 条）')
  expect(page).toContain('以下数字不得使用')
})

describe('hostile text', () => {
  const attack = (path: string) => `</td><script>"'&\u001b\u202E${path};`
  const report = { ...withHostileText(incompleteReport, attack), demo: true }
  const page = reportPage(report, DIGEST)

  test('never becomes a tag or acts', () => {
    expect(page).not.toMatch(/<script/i)
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  test('is shown as text, whichever field it stands in', () => {
    const paths: string[] = []
    withHostileText(incompleteReport, (path) => {
      paths.push(path)
      return path
    })
    const text = visible(page)
    const missing = paths.filter(
      (path) => !text.includes(`</td><script>"'&\\u{1B}\\u{202E}${path};`),
    )
    expect(missing).toEqual([])
  })
})

describe('a large folder', () => {
  const page = reportPage(largeReport(12_555), DIGEST)

  test('is cut with the number of all, never shown as the whole', () => {
    expect(page).toContain('显示 2,000 / 12,555；其余见 report.json')
    expect(page).toContain('显示 500 / 12,555；其余见 report.json')
    expect(page).toContain('名单1999.xlsx')
    expect(page).not.toContain('名单2000.xlsx')
  })
})

test.each([
  ['fashi-2017-10/5.1.5', '法释〔2017〕10号第五条第一款第五项'],
  ['fashi-2017-10/11.3', '法释〔2017〕10号第十一条第三款'],
  ['fashi-2021-1/110', '法释〔2021〕1号第一百一十条'],
  ['fafa-2016-22/14', '法发〔2016〕22号第十四条'],
  ['fashi-2021-1/105', '法释〔2021〕1号第一百零五条'],
  ['civil-code/1182', 'civil-code/1182'],
])('cites %s without the law data', (cite, expected) => {
  expect(citedById(cite)).toBe(expected)
})

test('names an article by the law data where it is at hand', () => {
  const instrument = { short: '解释', number: '法释〔2017〕10号' }
  const citing = citedBy({ instruments: { 'fashi-2017-10': instrument } } as never)
  expect(citing('fashi-2017-10/5.1.5')).toBe('解释第五条第一款第五项（法释〔2017〕10号）')
  expect(reportPage(sampleReport, DIGEST, citing)).toContain(
    '解释第十一条第三款（法释〔2017〕10号）',
  )
})
