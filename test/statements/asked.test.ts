import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { filesAt, readAsked } from '../../src/case/money/statements.ts'
import { readingOf } from '../../src/case/money/layouts.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { gbk } from '../../demo/gbk.ts'
import { FORMS } from './made.ts'
import { truths } from './payments.ts'
import { readFiles } from './read.ts'
import { asText } from './write.ts'

const base = workspace('asked')
const own = mkdtempSync(join(tmpdir(), 'asked-'))
afterAll(() => {
  rmSync(own, { recursive: true, force: true })
})

describe('a run that is stopped while statements are read', () => {
  test('ends with run/stopped, and leaves no clear text behind', async () => {
    const path = join(own, '银行.csv')
    writeFileSync(path, asText(FORMS.bank(truths(200, 3))))
    const temp = join(own, 'temp')
    const asked = {
      id: 's',
      path: '银行.csv',
      files: filesAt('s', '银行.csv', path),
      of: null,
      account: null,
      evidence: null,
      layout: null,
      reading: {},
      surely: true,
    }
    let forgotten = 0
    const stopped = {
      ...SILENT,
      onCancel: (work: () => void) => {
        work()
        return () => {
          forgotten++
        }
      },
    }
    const run = readAsked([asked], [], { temp, threads: 1 }, stopped)
    await expect(run).rejects.toMatchObject({ code: 'run/stopped' })
    expect(forgotten).toBe(1)
    expect(existsSync(temp) ? readdirSync(temp) : []).toEqual([])
  })
})

describe('layout with delimiter and encoding', () => {
  const rows = [
    '时间|金额|方向|对方',
    '2022-01-03 08:01:05|12.50|收|张伟',
    '2022-01-04 09:02:06|3.00|付|王小明',
  ]
  const layout = {
    time: 'A',
    amount: 'B',
    direction: 'C',
    'other-name': 'D',
    unit: 'yuan' as const,
  }

  test('are how the bytes are read', () => {
    expect(readingOf(null)).toEqual({})
    expect(readingOf({ ...layout, delimiter: 'tab' })).toEqual({ delimiter: '\t' })
    expect(readingOf({ ...layout, delimiter: '|', encoding: 'gb18030' })).toEqual({
      delimiter: '|',
      encoding: 'gb18030',
    })
  })
  test.each([
    ['|', '|'],
    ['----', '----'],
    ['tab', '\t'],
  ])('delimiter %s, in GBK', async (delimiter, sign) => {
    const path = join(own, `自制-${delimiter === '|' ? 'bar' : delimiter}.txt`)
    writeFileSync(path, gbk(`${rows.join('\r\n').replaceAll('|', sign)}\r\n`))
    const { payments } = await readFiles([path], {
      layout: { ...layout, delimiter, encoding: 'gb18030' },
    })
    expect(payments.map((p) => [p.time, p.fen, p.direction, p.otherName])).toEqual([
      ['2022-01-03 08:01:05', 1250, 'in', '张伟'],
      ['2022-01-04 09:02:06', 300, 'out', '王小明'],
    ])
  })
})

describe('a bare folder with a statement in it', () => {
  test('counts it as the list that it is, says so at its file, and asks', async () => {
    const dir = folderOf(base, {
      '名单.csv': '姓名,电话\n王小明,13905320001\n李娜娜,13905320002\n',
      '流水/财付通.csv': asText(FORMS.tenpay(truths(12, 9))),
    })
    const report = await counted([dir])
    const at = (name: string) => report.files.find((f) => String(f.at[0]).includes(name))
    const issue = at('财付通')?.issues.find((i) => i.code === 'STATEMENT')
    expect(issue?.message).toMatch(
      /财付通交易明细（TenpayTrades）.*用 shuzheng statements 读这个文件/,
    )
    expect(at('名单')?.issues).toEqual([])
    expect(report.questions.filter((q) => q.includes('是否为账户流水待查'))).toHaveLength(1)
    expect(report.case).toBeNull()
  })
})
