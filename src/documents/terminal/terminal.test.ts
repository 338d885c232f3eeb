import { describe, expect, test } from 'vitest'
import {
  incompleteReport,
  largeReport,
  sampleReport,
  withHostileText,
} from '../../../test/support/sample-report.ts'
import { forbiddenWords } from '../../../test/support/wording.ts'
import { ERRORS, ShuzhengError } from '../../errors.ts'
import type { ErrorCode } from '../../errors.ts'
import { columns } from './columns.ts'
import { renderError } from './error.ts'
import { readSummary } from './read-summary.ts'
import { summary } from './terminal.ts'

const PAPER = { width: 80, color: false }
const GOLDEN = '../../../test/golden/documents'
const HOSTILE = '\u001b[31m\u202E\n13800138000'

describe('summary', () => {
  test('reads like the sample of the glossary', async () => {
    const outFiles = ['out/report.html', 'out/条数核算说明.docx', 'out/核算台账.xlsx']
    await expect(summary(sampleReport, { ...PAPER, outFiles })).toMatchFileSnapshot(
      `${GOLDEN}/summary.txt`,
    )
  })

  test('says first what was not read', async () => {
    await expect(summary(incompleteReport, PAPER)).toMatchFileSnapshot(
      `${GOLDEN}/summary-incomplete.txt`,
    )
  })

  test('is loud about a ledger that does not close', () => {
    const rows = { ...sampleReport.rows, data: sampleReport.rows.data - 3 }
    const text = summary({ ...sampleReport, rows }, PAPER)
    expect(text).toContain('！！ 台账不平衡，以下数字不得使用')
    expect(text).toContain('行台账不平衡（差 3 行）')
    expect(text).not.toContain('台账平衡\n')
  })

  test('names a few unread files and says of how many', () => {
    const files = largeReport(1256).files.map((file) => ({ ...file, status: 'unread' as const }))
    const text = summary({ ...sampleReport, files, complete: false }, PAPER)
    expect(text).toContain('读取不完整（1256 个文件未读）')
    expect(text).toContain('显示 5 / 1,256')
    const pictures = files.map((file, i) => ({
      ...file,
      issues: [
        { code: i < 3 ? ('PASSWORD' as const) : ('IMAGE_ONLY' as const), at: file.at, message: '' },
      ],
    }))
    expect(summary({ ...sampleReport, files: pictures, complete: false }, PAPER)).toContain(
      '按原因：图片未识别 1,253 个文件、口令未打开 3 个文件',
    )
  })

  test('carries the head word, so that no number is the number', () => {
    expect(summary(sampleReport, PAPER)).toContain(
      '11034 条（去重后，全案口径；不等于任何人的涉案条数）',
    )
  })

  test('writes nothing for a key that no record has, not zero', () => {
    expect(summary(sampleReport, PAPER)).toContain('身份证号 无此项信息')
  })

  test.each([40, 80, 120])('stays within %i columns', (width) => {
    const lines = summary(incompleteReport, { width, color: false }).split('\n')
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width + 4)
  })

  test('colours only when asked', () => {
    expect(summary(incompleteReport, PAPER)).not.toContain('\u001b')
    expect(summary(incompleteReport, { ...PAPER, color: true })).toContain('\u001b[1;31m')
  })
})

describe('readSummary', () => {
  test('names what a column holds beside its kind, and not its kind again', () => {
    const [table] = sampleReport.tables
    const columns = (table?.columns ?? []).map((c) => ({
      ...c,
      kind: 'text',
      also: ['text', 'name'],
    }))
    const tables = [{ ...table, columns }] as unknown as typeof sampleReport.tables
    const text = readSummary({ ...sampleReport, tables }, PAPER)
    expect(text).toContain('→ 文字，另有 姓名')
    expect(text).not.toContain('另有 文字')
  })

  test('shows what was not read before anything else', async () => {
    const text = readSummary(incompleteReport, PAPER)
    expect(text.indexOf('未读或未读全')).toBeLessThan(text.indexOf('数据表'))
    await expect(text).toMatchFileSnapshot(`${GOLDEN}/read.txt`)
  })

  test('cuts thousands of files with the number of all', () => {
    const text = readSummary(largeReport(1256), PAPER)
    expect(text).toContain('显示 20 / 1,256')
    expect(text.split('\n').length).toBeLessThan(400)
  })
})

describe.each([
  ['summary', summary],
  ['readSummary', readSummary],
] as const)('%s of a hostile folder', (_, render) => {
  const text = render(
    withHostileText(incompleteReport, () => HOSTILE),
    PAPER,
  )

  test('shows what acts as visible escapes', () => {
    expect(text).toContain('\\u{1B}[31m\\u{202E}\\u{A}')
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  test('masks identifiers', () => {
    expect(text).not.toContain('13800138000')
  })
})

test.each([
  ['summary', summary(incompleteReport, PAPER)],
  ['readSummary', readSummary(incompleteReport, PAPER)],
])('%s uses no forbidden word', (_, text) => {
  expect(forbiddenWords(text)).toEqual([])
})

describe('renderError', () => {
  test('says where and what to do', () => {
    const error = new ShuzhengError('evidence/path-missing', { path: '名单/\u001b[2J13800138000' })
    expect(renderError(error)).toBe(
      [
        '读取失败：路径不存在',
        '  位置  名单/\\u{1B}[2J138****8000',
        '  办法  请核对路径；案件的检材写在 case.yaml 的 exhibits，不写的为 evidence/ / check the path; of a case: exhibits in case.yaml, or evidence/',
        '  English: path does not exist: 名单/\\u{1B}[2J138****8000 (evidence/path-missing)',
        '',
      ].join('\n'),
    )
  })

  test('says what was found', () => {
    const error = new ShuzhengError('ledger/open', { ledger: '行台账', difference: 3 })
    expect(renderError(error)).toContain('核算失败：台账不平衡\n  情况  行台账 差 3\n  办法  ')
  })

  test.each(Object.keys(ERRORS) as ErrorCode[])('%s has a head, a remedy and English', (code) => {
    const lines = renderError(new ShuzhengError(code)).split('\n')
    expect(lines[0]).toMatch(/^[^：]+：./)
    expect(lines.at(-3)).toMatch(/^ {2}办法 {2}./)
    expect(lines.at(-2)).toMatch(/^ {2}English: ./)
  })
})
