import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { residentId } from '../../demo/numbers.ts'
import { countFolder, type FolderCount } from '../../src/case/count-folder.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { drawSample, type DrawnSample, type SampleRequest } from '../../src/case/sample/draw.ts'
import { writeDraw } from '../../src/case/sample/files.ts'
import { resultsOf } from '../../src/case/sample/results.ts'
import { readFilledSheet } from '../../src/case/sample/sheet.ts'
import { reportBytes, reportDigest } from '../../src/documents/json/json.ts'
import { folderOf, put, workspace } from '../support/counting.ts'
import { WorkedSheet } from '../support/filled-sheet.ts'

const base = workspace('sample-tiers')
const phone = (n: number) => `139${String(n).padStart(8, '0')}`
const name = (n: number) => `王${'甲乙丙丁'[n % 4] ?? ''}${'明华强'[n % 3] ?? ''}`
const id = (n: number) => residentId('110101', '19900101', n)
const list = (head: string, rows: readonly string[]) => `${[head, ...rows].join('\n')}\n`
const range = (n: number) => Array.from({ length: n }, (_, i) => i)

/** Item 3, item 4, item 5; lines of loose text; many files of one line each. */
function mixed(): string {
  const small = range(60).map((n) => {
    return [`evidence/小${n}.csv`, list('姓名,手机号', [`${name(n)},${phone(9000 + n)}`])] as const
  })
  return folderOf(base, {
    'case.yaml': 'title: 演示\ndemo: true\nbatches: [{ id: b1, files: [evidence/普通.csv] }]\n',
    'evidence/普通.csv': list(
      '姓名,手机号',
      range(1500).map((n) => `${name(n)},${phone(n)}`),
    ),
    'evidence/轨迹.csv': list(
      '姓名,手机号,行踪轨迹',
      range(12).map(
        (n) =>
          `${name(n)},${phone(5000 + n)},2024-01-02 10:00:00 116.39${1000 + n};39.90${1000 + n}`,
      ),
    ),
    'evidence/住宿.csv': list(
      '姓名,手机号,入住酒店,入住时间',
      range(30).map((n) => `${name(n)},${phone(6000 + n)},某酒店${100 + n}号房,2024-01-02`),
    ),
    'evidence/文本.txt': range(40)
      .map((n) => `${name(n)}${phone(7000 + n)}身份证${id(n)}住址某某路${n}号\n`)
      .join(''),
    ...Object.fromEntries(small),
  })
}

const ASK: SampleRequest = {
  precision: 50,
  confidence: 95,
  seed: '演示',
  by: 'file',
  mode: 'call',
  tiers: ['A', 'B', 'C'],
}

async function counted<T>(folder: string, then: (count: FolderCount) => Promise<T>): Promise<T> {
  const count = await countFolder(
    {
      paths: [folder],
      overrides: [],
      conduct: null,
      decided: null,
      key: null,
      hashList: null,
      cache: true,
      temp: null,
      threads: 2,
    },
    SILENT,
  )
  try {
    return await then(count)
  } finally {
    count.session.close()
  }
}

function drawFrom(count: FolderCount, ask: Partial<SampleRequest> = {}): Promise<DrawnSample> {
  return drawSample(count, reportDigest(reportBytes(count.report)), { ...ASK, ...ask })
}

describe('tiers and strata', () => {
  const folder = mixed()

  test('items 3 and 4 are looked at in full, item 5 is sampled, small files together', async () => {
    const { draw } = await counted(folder, (count) => drawFrom(count))
    const told = draw.strata.map((s) => [s.tier, s.population, s.drawn, s.full])
    expect(told.slice(0, 2)).toEqual([
      ['A', 12, 12, true],
      ['B', 30, 30, true],
    ])
    const sampled = draw.strata.filter((s) => !s.full)
    expect(sampled.at(-1)).toMatchObject({
      population: 60,
      label: expect.stringContaining('60 个') as string,
    })
    expect(sampled.reduce((n, s) => n + s.population, 0)).toBe(1600)
    expect(sampled.reduce((n, s) => n + s.drawn, 0)).toBe(draw.method.size)
  })

  test.each([
    ['tier', ['A', 'B', 'C']],
    ['exhibit', ['A', 'B', 'C']],
    ['batch', ['A', 'B', 'C', 'C']],
  ] as const)('by %s', async (by, tiers) => {
    const { draw } = await counted(folder, (count) => drawFrom(count, { by }))
    expect(draw.strata.map((s) => s.tier)).toEqual(tiers)
    if (by === 'batch') expect(draw.strata.map((s) => s.label)).toContain('b1')
  })

  test('a tier by itself', async () => {
    const { draw } = await counted(folder, (count) => drawFrom(count, { tiers: ['B'] }))
    expect([draw.records.length, draw.method.size]).toEqual([30, 0])
  })

  test('from loose text what is needed is given, and no more', async () => {
    const ask = { mode: 'identity', precision: 10 } as const
    const { draw, clear } = await counted(folder, (count) => drawFrom(count, ask))
    const loose = draw.records.filter((r) => r.file[0] === 'evidence/文本.txt')
    expect(loose.length).toBeGreaterThan(10)
    for (const { number, row } of loose) {
      expect(clear.get(number)).toEqual([name(row - 1), id(row - 1)])
    }
  })

  test('a report that says something else is refused', async () => {
    const other = counted(folder, (count) => drawSample(count, '0'.repeat(64), ASK))
    await expect(other).rejects.toMatchObject({ code: 'sample/report-changed' })
  })
})

test('records found untrue become entries that set just them aside', async () => {
  const folder = mixed()
  const out = join(base, 'untrue')
  const { draw, before } = await counted(folder, async (count) => {
    const sample = await drawFrom(count)
    writeDraw(sample, out, { purpose: '演示', password: null, folder: null, by: null })
    return { draw: sample.draw, before: count.report.records.counted }
  })
  const sheet = new WorkedSheet(join(out, '抽样核实表.xlsx'))
  sheet.rows.forEach((row, i) => sheet.set(row, '核实结果', i % 50 === 3 ? '不实' : '属实'))
  const path = join(base, 'untrue.xlsx')
  writeFileSync(path, sheet.bytes())
  const filled = await readFilledSheet(path, () => Promise.resolve(null))
  const { failed, decisions, whole, tiers } = resultsOf(draw, filled, true, path)
  expect(failed.length).toBe(Math.ceil((draw.records.length - 3) / 50))
  // Items 3 and 4 are known, item 5 is bounded: the bounds of the whole lie between what that allows.
  expect(tiers.map((t) => t['as-untrue']?.method)).toEqual(['all', 'all', 'clopper-pearson'])
  expect(whole['as-untrue']).toEqual(whole['as-true'])
  const entries = decisions.map((d) =>
    d.replace('by: , on: ', 'by: 演示人, on: 2024-05-01').replace(/^/, '  - '),
  )
  put(folder, 'case.yaml', `title: 演示\ndemo: true\ndecisions:\n${entries.join('\n')}\n`)
  const { report } = await counted(folder, (count) => Promise.resolve(count))
  expect(report.records.counted).toBe(before - failed.length)
  expect(report.records['set-aside'].SAMPLE_FAILED).toBe(failed.length)
})
