import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { papersOf } from '../../src/documents/papers/all.ts'
import { countNote } from '../../src/documents/papers/count-note.ts'
import { sourcesOf } from '../../src/documents/papers/sources.ts'
import type { Paper } from '../../src/documents/papers/paper.ts'
import { writeWord } from '../../src/documents/word/write.ts'
import { loadLaw } from '../../src/law/load.ts'
import { chongqingReport, qingdaoReport } from '../support/sample-case-report.ts'
import {
  incompleteReport,
  largeReport,
  sampleReport,
  withHostileText,
} from '../support/sample-report.ts'
import { close, converted, pages } from './office.ts'

const DIGEST = '0123456789abcdef'.repeat(4)
const dir = mkdtempSync(join(tmpdir(), 'shuzheng-papers-'))
const sources = sourcesOf(loadLaw())

/** Everything that could break a file: controls, tags, right-to-left marks, lone surrogates; some 32,000 letters long. */
const NASTY = '\u0000\u0007\u001B[2J</w:t><w:p>&amp;\u202E\u2066\uD800\uFFFE]]>'
const hostile = (path: string) =>
  /\.(?:title|case-no|holder|sentence|header)$/.test(path) ? NASTY + '长'.repeat(32_000) : NASTY

const papers: Readonly<Record<string, Paper>> = {
  bare: countNote(sampleReport, DIGEST, sources),
  incomplete: countNote(incompleteReport, DIGEST, sources),
  millions: countNote(ofMillions(), DIGEST, sources),
  large: countNote(largeReport(300), DIGEST, sources),
  hostile: countNote(withHostileText(chongqingReport, hostile), DIGEST, sources),
  ...named('chongqing', papersOf(chongqingReport, DIGEST, sources)),
  ...named('qingdao', papersOf(qingdaoReport, DIGEST, sources)),
}

function named(story: string, list: ReturnType<typeof papersOf>): Record<string, Paper> {
  return Object.fromEntries(list.map(({ paper }) => [`${story}-${paper.title}`, paper]))
}

/** Steps that take out twelve million and leave nothing. */
function ofMillions() {
  const funnel = sampleReport.funnel.map((step) => ({ ...step, in: 12_345_678, out: 0 }))
  return { ...sampleReport, funnel }
}

const read: Record<string, readonly string[]> = {}

beforeAll(async () => {
  const files: string[] = []
  for (const [name, paper] of Object.entries(papers)) {
    const path = join(dir, `${name}.docx`)
    await writeWord(path, paper)
    files.push(path)
  }
  converted(files, 'pdf', dir)
  for (const name of Object.keys(papers)) read[name] = pages(join(dir, `${name}.pdf`))
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Of the texts wanted those that a page does not have; pages are long, and are not printed whole. */
function lacking(page: string, wanted: readonly string[]): readonly string[] {
  return wanted.filter((text) => !page.includes(text))
}

describe.each(Object.entries(papers))('%s, opened by LibreOffice', (name, paper) => {
  const text = () => (read[name] ?? []).map(close)

  test('has its title and every section', () => {
    expect(text()[0]).toContain(paper.title)
    const whole = text().join('')
    const lost = paper.sections.filter(
      ({ title }) => name !== 'hostile' && !whole.includes(close(title)),
    )
    expect(lost).toEqual([])
  })

  test('has the digest, the number and the page on every page', () => {
    const all = text()
    expect(all.length).toBeGreaterThan(1)
    const wanted = (i: number) => [
      `SHA-256${DIGEST}`,
      `第${String(i + 1)}页共${String(all.length)}页`,
      '状态：草稿（未签名）',
      '报告编号：',
    ]
    const wrong = all.flatMap((page, i) => lacking(page, wanted(i)).map((text) => [i + 1, text]))
    expect(wrong).toEqual([])
  })

  test('says on every page what no page may be without', () => {
    const banners = [...paper.banners.map(close), '不是鉴定意见']
    for (const banner of banners)
      expect(text().filter((page) => !page.includes(banner))).toEqual([])
  })
})

describe('what people read', () => {
  const text = (name: string) => (read[name] ?? []).map(close).join('')

  test('the first story: one person, no double count, no amount reached', () => {
    const note = text('chongqing-条数核算说明')
    expect(note).toContain('费某扬涉案条数第五项11034条')
    expect(note).toContain('演示数据，人物均为虚构')
    expect(note).toContain('2206.80元')
    expect(note).not.toContain('22068条')
  })

  test('the second story: a lower bound stays one', () => {
    const note = text('qingdao-条数核算说明')
    expect(note).toContain('37002条以上')
    expect(note).toContain('人与人之间不相加')
    expect(note).not.toContain('111006')
    expect(note).not.toContain('74004')
  })

  test('an incomplete reading is told on the first page', () => {
    expect(close(read['incomplete']?.[0] ?? '')).toContain('本结果不含未读内容，见附表三')
  })

  test('a number of eight digits with its sign stands in one line', () => {
    const told = (read['millions'] ?? []).join('\n').match(/−12345678/g) ?? []
    expect(told).toHaveLength(sampleReport.funnel.length)
  })

  test('three hundred files stand in the annex, with the head of the table on each page', () => {
    const annex = (read['large'] ?? []).filter((page) => close(page).includes('名单299.xlsx'))
    expect(annex.length).toBeGreaterThan(0)
    const heads = (read['large'] ?? []).filter((page) =>
      close(page).includes('序号检材文件（出处）'),
    )
    expect(heads.length).toBeGreaterThan(10)
  })
})
