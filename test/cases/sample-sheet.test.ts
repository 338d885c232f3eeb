import { run as sample } from '../../src/cli/sample.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDraw } from '../../src/case/sample/files.ts'
import { resultsOf } from '../../src/case/sample/results.ts'
import { readFilledSheet } from '../../src/case/sample/sheet.ts'
import { samplePage } from '../../src/documents/sample/page.ts'
import { resultsSummary } from '../../src/documents/sample/terminal.ts'
import { WorkedSheet } from '../support/filled-sheet.ts'
import { countAt, place, run, type Ended } from '../support/proof/command.ts'
import { draw, PEOPLE, putLists, SEED } from '../support/sample-case.ts'
import { forbiddenWords } from '../support/wording.ts'

// A loaded machine is slow, not wrong.

const at = place()
let first: Ended
beforeAll(async () => {
  putLists(at, (lines) => lines)
  expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
  first = await draw(at, 's')
})

describe('the filled sheet', () => {
  const outcomes = (sheet: WorkedSheet, of: (i: number) => string) => {
    sheet.rows.forEach((row, i) => {
      sheet.set(row, '核实结果', of(i)).set(row, '核实人一（签名）', '甲')
      sheet.set(row, '核实人二（签名）', '乙')
    })
    return sheet
  }
  const back = async (bytes: Buffer, random = true) => {
    const path = join(at.dir, 'filled.xlsx')
    writeFileSync(path, bytes)
    const of = readDraw(join(at.dir, 's', 'sample.json'))
    const sheet = await readFilledSheet(path, () => Promise.resolve(null))
    const results = resultsOf(of, sheet, random, path)
    const page = samplePage(of, results)
    const said = resultsSummary(of, results, [])
    return { results, page, said }
  }
  const worked = () => new WorkedSheet(join(at.dir, 's', '抽样核实表.xlsx'))

  test('comes back with counts and bounds; the count stays', async () => {
    const sheet = outcomes(worked(), (i) => (i === 7 ? '不实' : i === 9 ? '未能核实' : ' 属实 '))
    const { results, page, said } = await back(sheet.bytes())
    const { whole, strata, failed, complete, unsigned, modes } = results
    expect(whole).toMatchObject({ drawn: 270, true: 268, untrue: 1, unverified: 1, open: 0 })
    expect([complete, unsigned, modes]).toEqual([true, 0, { owner: 270 }])
    expect(failed.map((r) => r.number)).toEqual([8])
    expect(strata.map((s) => s['as-untrue']?.method)).toEqual(Array(3).fill('hypergeometric'))
    for (const text of [said, page]) expect(text).toContain('抽样结果不折算、不扣减计入的条数')
    expect(page).toContain('SAMPLE_FAILED')
    expect(forbiddenWords(page + said + first.stdout)).toEqual([])
  })

  test('may have its columns moved and rows added around it', async () => {
    const sheet = outcomes(worked(), () => '属实')
    const moved = sheet.grid.map((row) => {
      return ['', ...Array.from({ length: 11 }, (_, i) => row[10 - i] ?? '')]
    })
    sheet.grid.splice(0, sheet.grid.length, ['说明'], ...moved)
    const { results } = await back(sheet.bytes())
    expect(results.whole).toMatchObject({ true: 270, open: 0 })
  })

  test('tells by row what it could not take, and repeats nothing that stands there', async () => {
    const sheet = outcomes(worked(), () => '属实')
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = sheet.rows
    sheet.set(a, '核实结果', PEOPLE[0]?.name ?? '')
    sheet.set(b, '编号', '0002-ZZZZ')
    sheet.set(d, '编号', sheet.grid[c]?.[sheet.column('编号')] ?? '').set(d, '核实结果', '不实')
    sheet.set(e, '核实结果', '')
    const { results, page, said } = await back(sheet.bytes())
    const { whole, problems, complete } = results
    expect(complete).toBe(false)
    expect(problems.map((p) => p.row)).toEqual([a + 1, b + 1, d + 1, null])
    expect(problems.map((p) => p.problem).join()).toMatch(/之一.*清单内.*结果不同.*2 条不在表中/)
    // The unreadable, the misnumbered, the doubled, the one that was overwritten, the blank one.
    expect(whole).toMatchObject({ true: 265, open: 5 })
    expect(said + page + JSON.stringify(problems)).not.toContain(PEOPLE[0]?.name)
  })

  test('of people who were found otherwise gives no bounds', async () => {
    const sheet = outcomes(worked(), (i) => (i < 4 ? '属实' : ''))
    const { results, page, said } = await back(sheet.bytes(), false)
    const { whole, tiers, strata, random } = results
    expect(random).toBe(false)
    for (const f of [whole, ...tiers, ...strata]) {
      expect([f['as-untrue'], f['as-true']]).toEqual([null, null])
    }
    for (const text of [said, page]) expect(text).toContain('非随机，不得推算比例')
    expect(said).not.toMatch(/\d%/)
  })

  test('without a draw only of such people', async () => {
    const sheet = outcomes(worked(), (i) => (i < 4 ? '属实' : ''))
    const path = join(at.dir, 'lone.xlsx')
    writeFileSync(path, sheet.bytes())
    const lone = await run(at, ['sample', 'results', path, '--not-random', '--out', at.dir])
    expect([lone.code, lone.stderr]).toEqual([0, ''])
    expect(lone.stdout).toContain('属实 4')
  })

  test('is read by the command, the page written over the one of the draw', async () => {
    const path = join(at.dir, 'partly.xlsx')
    writeFileSync(path, outcomes(worked(), (i) => (i < 200 ? '属实' : '')).bytes())
    const draws = ['--draw', join(at.dir, 's', 'sample.json'), '--out', join(at.dir, 'r')]
    const ended = await run(at, ['sample', 'results', path, ...draws])
    expect([ended.code, ended.stderr]).toEqual([1, ''])
    expect(ended.stdout).toContain('属实 200  不实 0  未能核实 0  未填 70')
    const page = readFileSync(join(at.dir, 'r', '抽样核实说明.html'), 'utf8')
    expect(page).toContain('草稿（未填完）')
  })

  test.each([
    ['another draw', 'sample/other-draw', (s: WorkedSheet) => replaceDraw(s)],
    ['no header', 'sample/no-header', (s: WorkedSheet) => dropHeader(s)],
  ])('of %s is refused', async (_, code, spoil) => {
    const sheet = worked()
    spoil(sheet)
    await expect(back(sheet.bytes())).rejects.toMatchObject({ code })
  })

  test.each([Buffer.from(''), Buffer.from('编号,核实结果\n1,属实\n'), Buffer.alloc(5000, 0x50)])(
    'that is no workbook is refused',
    async (bytes) => {
      await expect(back(bytes)).rejects.toMatchObject({ code: 'sample/unreadable' })
    },
  )
})

describe('wrong requests', () => {
  const report = () => join(at.out, 'report.json')
  test.each([
    [['--precision', '5'], '--purpose'],
    [['--purpose', '核', '--precision', '0.5'], '--precision'],
    [['--purpose', '核', '--confidence', '97'], '--confidence'],
    [['--purpose', '核', '--by', 'row'], '--by'],
    [['--purpose', '核', '--mode', '猜'], '--mode'],
    [['--purpose', '核', '--tier', 'D'], '--tier'],
  ])('%j', async (flags, said) => {
    await expect(sample([report(), ...flags])).rejects.toMatchObject({
      code: 'cli/bad-flag',
      details: { problem: expect.stringContaining(said) as string },
    })
  })

  test('a tier that holds nothing', async () => {
    expect((await draw(at, 'none', [...SEED, '--tier', 'A'])).stderr).toContain('sample/nothing')
  })

  test('a sheet that is there already is not overwritten; a draw that was changed is refused', async () => {
    expect((await draw(at, 's')).stderr).toContain('sample/sheet-there')
    const changed = join(at.dir, 'changed.json')
    const text = readFileSync(join(at.dir, 's', 'sample.json'), 'utf8')
    writeFileSync(
      changed,
      text.replace('"row": 2', '"row": 20002').replace('"seed": "', '"seed": "x'),
    )
    const sheet = join(at.dir, 's', '抽样核实表.xlsx')
    await expect(sample(['results', sheet, '--draw', changed])).rejects.toMatchObject({
      code: 'sample/bad-draw',
    })
    await expect(sample(['results', sheet])).rejects.toMatchObject({ code: 'cli/bad-flag' })
  })
})

function replaceDraw(sheet: WorkedSheet): void {
  const row = sheet.grid.find((cells) => cells[0]?.startsWith('抽样编号'))
  if (row) row[0] = `抽样编号：${'0'.repeat(64)}`
}

function dropHeader(sheet: WorkedSheet): void {
  sheet.grid.splice(
    sheet.grid.findIndex((row) => row.includes('编号')),
    1,
  )
}
