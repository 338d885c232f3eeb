import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OUTPUT_MARKER } from '../../src/evidence/format/own-output.ts'
import { PAPERS, papersOf } from '../../src/documents/papers/all.ts'
import { countNote } from '../../src/documents/papers/count-note.ts'
import { inquiries } from '../../src/documents/papers/inquiry-outline.ts'
import { sourcesOf } from '../../src/documents/papers/sources.ts'
import { writeWord } from '../../src/documents/word/write.ts'
import { loadLaw } from '../../src/law/load.ts'
import { chongqingReport, qingdaoReport } from '../support/sample-case-report.ts'
import {
  incompleteReport,
  largeReport,
  sampleReport,
  withHostileText,
} from '../support/sample-report.ts'
import { forbiddenWords } from '../support/wording.ts'
import { partsOf, readable, wellFormed } from './text.ts'

const DIGEST = '0123456789abcdef'.repeat(4)
const GOLDEN = '../golden/papers'
const sources = sourcesOf(loadLaw())

async function told(report: typeof sampleReport, name: string = PAPERS.note): Promise<string> {
  const paper = papersOf(report, DIGEST, sources).find((one) => one.name === name)
  if (paper === undefined) return ''
  return readable((await partsOf(paper.paper)).get('word/document.xml') ?? '')
}

const STORIES = [
  ['chongqing', chongqingReport],
  ['qingdao', qingdaoReport],
] as const

describe.each(STORIES)('%s', (story, report) => {
  test.each(Object.entries(PAPERS))('%s is the golden text', async (id, name) => {
    await expect(await told(report, name)).toMatchFileSnapshot(`${GOLDEN}/${story}-${id}.txt`)
  })

  test.each(Object.values(PAPERS))('%s uses no forbidden word', async (name) => {
    expect(forbiddenWords(await told(report, name))).toEqual([])
  })
})

describe('条数核算说明', () => {
  test('of a bare folder has no person in it, and says so', async () => {
    const text = await told(sampleReport)
    expect(papersOf(sampleReport, DIGEST, sources)).toHaveLength(1)
    expect(text).toContain('不等于任何人的涉案条数')
    expect(text).toContain('没有录入人员、流转等案件事实')
    expect(text).not.toContain('分人结果')
    await expect(text).toMatchFileSnapshot(`${GOLDEN}/bare-note.txt`)
  })

  test('says what an examination report has to say', async () => {
    const text = await told(chongqingReport)
    const wanted = [
      '不是鉴定意见',
      '一、委托与来源',
      '完整性校验值',
      '十五步',
      '行台账',
      '条台账',
      '去重依据',
      '计算口径',
      '附表三　未读内容',
      '制作人（检察官助理或检察技术人员）',
      '复核人',
      '承办检察官',
      '同一批信息在各人之间流转，人与人之间不相加',
      '〔凭记忆，未核对〕',
      '〔推论〕',
    ]
    expect(wanted.filter((words) => !text.includes(words))).toEqual([])
  })

  test('puts the sentence on robustness before the table of readings', async () => {
    const text = await told(chongqingReport)
    const section = text.slice(text.indexOf('六、计算口径'))
    expect(section).toContain('费某扬：采用上列任何一种计算口径')
    expect(section.indexOf('档次不变')).toBeLessThan(section.indexOf('有争议的规则'))
    expect(section.indexOf('档次不变')).toBeGreaterThan(0)
  })

  test('never adds persons, never prints what the stories forbid', async () => {
    const first = await told(chongqingReport)
    const second = await told(qingdaoReport)
    for (const number of ['22068', '11034人', '11034 人']) expect(first).not.toContain(number)
    for (const number of ['111006', '74004', '20351', '受害人']) {
      expect(second).not.toContain(number)
    }
    expect(second).toContain('37002条以上')
    // An upper bound is never invented (stories Q3, and what must not be printed).
    expect(second).toContain('第五项37002条以上，不设上限')
    expect(second).not.toMatch(/37002\s*—\s*45002/)
  })

  test('tells what was not read, first of all', async () => {
    const text = await told(incompleteReport)
    expect(text.indexOf('读取不完整')).toBeLessThan(text.indexOf('主要数字'))
    expect(text).toContain('读取不完整：本项结果不含未读内容')
    expect(text).toContain('加密.xlsx')
  })

  test('says how much of a long list is printed', async () => {
    const text = await told(largeReport(1200))
    expect(text).toContain('显示 500 / 1,200；其余见 report.json 的 files')
    expect(text).toContain('显示 300 / 1,200 张表')
  })

  test('without the law data of the report tells articles by number', async () => {
    const paper = countNote(chongqingReport, DIGEST)
    const text = readable((await partsOf(paper)).get('word/document.xml') ?? '')
    expect(text).toContain('法释〔2017〕10号第五条第一款第五项')
  })
})

test('a file that could not be opened has no format, and the note says so', async () => {
  const files = sampleReport.files.map((file, i) => (i === 0 ? { ...file, format: '' } : file))
  expect(await told({ ...sampleReport, files })).toContain('文件格式：未打开而格式未判定 1个、')
})

describe('补充调查提纲', () => {
  test('has an item for each open question, no item twice', () => {
    const items = inquiries(qingdaoReport)
    const what = items.map((item) => item.what)
    expect(new Set(what).size).toBe(what.length)
    expect(qingdaoReport.questions.filter((question) => !what.includes(question))).toEqual([])
    expect(items.filter((item) => item.get === '' || item.from === '' || item.why === '')).toEqual(
      [],
    )
  })

  test('asks for what would settle a finding that is open', () => {
    const open = inquiries(qingdaoReport).filter(({ group }) => group === 'result')
    expect(open.map(({ what }) => what)).toContain(
      '第五项信息十倍数量标准（待查明：董某某、吴某某）',
    )
    expect(open.map(({ get }) => get).join()).toContain('12998')
  })

  test('tells a fact that cannot be used once, a file of the exhibits by its name', () => {
    const changed = {
      ...{ line: null, field: 'exhibits', found: 'JC-1 › evidence/a.csv', effect: '照常核算' },
      ...{ problem: '检材文件登记后变动', remedy: '请查明变动经过' },
    }
    const asked =
      '案件事实“检材”：JC-1 › evidence/a.csv：检材文件登记后变动（照常核算）。请查明变动经过'
    const report = {
      ...chongqingReport,
      case: { ...chongqingReport.case, problems: [changed] } as typeof chongqingReport.case,
      questions: [asked],
    }
    const told = inquiries(report).filter(({ what }) => what.includes('登记后变动'))
    expect(told.map(({ group, what }) => [group, what])).toEqual([
      ['facts', '检材 JC-1 › evidence/a.csv：检材文件登记后变动'],
    ])
  })

  test.each([
    [
      `1张表各列均未能判定类别（码.csv）：系账号、密码等的，以 --kind '码.csv!A=account' 写明`,
      'reading',
    ],
    ['聊天中可能约定价格、数量的消息2条：请核对原文并决定是否录入', 'chain'],
  ])('%s: asked of those who can answer it', (question, group) => {
    const items = inquiries({ ...chongqingReport, questions: [question] })
    expect(items.find(({ what }) => what === question)?.group).toBe(group)
  })

  test('names every file that was not read, with what would open it', () => {
    const reading = inquiries(incompleteReport).filter(({ group }) => group === 'reading')
    expect(reading.map(({ what }) => what).join()).toContain('加密.xlsx')
    expect(reading.map(({ get }) => get).join()).toContain('口令')
  })
})

describe('质证要点', () => {
  test('answers all nine points, each with what is weak', async () => {
    const text = await told(qingdaoReport, PAPERS.challenge)
    for (const number of '一二三四五六七八九') expect(text).toContain(`\n${number}、`)
    expect(text.split('薄弱之处：')).toHaveLength(10)
    expect(text).toContain('shuzheng rows report.json --code DUP_IN_FILE')
  })
})

describe('the file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-paper-'))
  const bytes = (name: string) => readFileSync(join(dir, name))
  const digest = (name: string) => createHash('sha256').update(bytes(name)).digest('hex')

  beforeAll(async () => {
    await writeWord(join(dir, 'a.docx'), countNote(chongqingReport, DIGEST, sources))
    await new Promise((resolve) => setTimeout(resolve, 2100))
    await writeWord(join(dir, 'b.docx'), countNote(chongqingReport, DIGEST, sources))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test('is the same whenever it is written', () => expect(digest('a.docx')).toBe(digest('b.docx')))

  test('is known again as ours by its first bytes, and leaves nothing beside it', () => {
    expect(bytes('a.docx').subarray(0, 1024).toString('latin1')).toContain(OUTPUT_MARKER)
    expect(readdirSync(dir)).toEqual(['a.docx', 'b.docx'])
  })

  test('has banners, digest, numbers and pages on every page', async () => {
    const parts = await partsOf(countNote({ ...incompleteReport, demo: true }, DIGEST, sources))
    const header = readable(parts.get('word/header1.xml') ?? '')
    const footer = parts.get('word/footer1.xml') ?? ''
    expect(header).toContain('读取不完整（1 个文件未读，1 个文件部分未读）')
    expect(header).toContain('演示数据，人物均为虚构')
    expect(header).toContain('不是鉴定意见')
    for (const text of [`SHA-256 ${DIGEST}`, '案号：', '报告编号：', '状态：草稿', '共 ']) {
      expect(readable(footer)).toContain(text)
    }
    expect(footer).toMatch(/PAGE<|>PAGE/)
    expect(footer).toContain('NUMPAGES')
  })

  test('repeats the heads of tables and names fonts with their stand-ins', async () => {
    const parts = await partsOf(countNote(chongqingReport, DIGEST, sources))
    expect(parts.get('word/document.xml')).toContain('<w:tblHeader/>')
    expect(parts.get('word/fontTable.xml')).toContain('<w:altName w:val="仿宋_GB2312,FangSong')
    expect(parts.get('word/document.xml')).toContain('w:w="11905" w:h="16837"')
  })
})

describe('text from suspects', () => {
  const NASTY = '\u0000\u001B[2J</w:t><w:p>&amp;\u202E\u2066\uD800\uFFFE]]>_x0041_13800138000'
  const payload = (path: string) => (path.length % 7 === 0 ? NASTY + '长'.repeat(32_000) : NASTY)

  test.each(STORIES)('cannot break the papers of %s', async (_, report) => {
    for (const { paper } of papersOf(withHostileText(report, payload), DIGEST, sources)) {
      for (const [name, xml] of await partsOf(paper)) {
        expect({ name, good: wellFormed(xml) }).toEqual({ name, good: true })
        expect(xml.includes('13800138000')).toBe(false)
        expect(/[\u202E\u2066]/.test(xml)).toBe(false)
      }
    }
  })
})
