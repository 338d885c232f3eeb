import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOverlap, type OverlapRequest } from '../../src/case/chain/overlap/overlap.ts'
import { countFolder } from '../../src/case/count-folder.ts'
import { readEvidence } from '../../src/case/read-evidence.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { overlapJson as machineJson } from '../../src/documents/json/overlap.ts'
import type { OverlapPair, OverlapReport } from '../../src/report/chain.ts'
import { shuzheng } from '../support/cli.ts'
import { folderOf, put, requestFor, workspace } from '../support/counting.ts'

const base = workspace('overlap')

/** Line i of a made-up market: the same person wherever it stands; numbers of a range that nobody has been given. */
function line(i: number): string {
  const name = `${'赵钱孙李周吴郑王'[i % 8] ?? ''}${'一二三四五六七八九十'[Math.floor(i / 8) % 10] ?? ''}${'甲乙丙丁戊己庚辛'[Math.floor(i / 80) % 8] ?? ''}`
  return `${name},1380013${String(i).padStart(4, '0')}`
}

function csv(from: number, to: number, more: readonly string[] = []): string {
  const rows = Array.from({ length: to - from }, (_, i) => line(from + i))
  return ['姓名,手机号', ...rows, ...more, ''].join('\n')
}

type Json = Omit<OverlapReport, 'pairs'> & {
  readonly complete: boolean
  readonly pairs: readonly (OverlapPair & { readonly fingerprints: readonly unknown[] })[]
}

async function overlapJson(path: string, asked: Partial<OverlapRequest> = {}): Promise<Json> {
  const folder = await readEvidence(requestFor([path]), SILENT, 'overlap')
  const { session, files, evidence, dates } = folder
  try {
    const open = { session, files, evidence, day: dates.conduct?.to ?? dates.assumed, key: null }
    const report = await folderOverlap(open, { by: null, among: null, ...asked })
    return JSON.parse(machineJson(report, null)) as Json
  } finally {
    session.close()
  }
}

const numbers = (report: Json) =>
  report.pairs
    .map((p) => `${String(p.shared)} ${String(p['shared-mobiles'])} ${String(p.union)}`)
    .sort()

describe('shuzheng overlap on a folder', () => {
  const files = { 'a.csv': csv(0, 60), 'b.csv': csv(40, 100), 'c.csv': csv(200, 230) }

  test('each file is a list; containment both ways and what stands in no other', async () => {
    const report = await overlapJson(folderOf(base, files))
    expect(report.batches.map((b) => [b.id, b.rows, b.records, b.unique])).toEqual([
      ['a.csv', 60, 60, 40],
      ['b.csv', 60, 60, 40],
      ['c.csv', 30, 30, 30],
    ])
    expect(report.pairs).toMatchObject([
      {
        a: 'a.csv',
        b: 'b.csv',
        shared: 20,
        'a-in-b': { n: 20, of: 60 },
        'b-in-a': { n: 20, of: 60 },
        union: 100,
        'by-chance': { expected: { floor: 0, exactly: false }, circle: 180 },
        fingerprints: [],
      },
    ])
    expect(report.counts).toEqual({
      pairs: 3,
      sharing: 1,
      listed: 1,
      records: 130,
      'in-several': 20,
    })
    expect(report.groups).toEqual([['a.csv', 'b.csv']])
  })

  test('the same bytes on one thread and on four', () => {
    const folder = folderOf(base, files)
    const of = (threads: string) =>
      shuzheng(['overlap', folder, '--json', '--no-cache', '--threads', threads], base).stdout
    expect(of('1')).toBe(of('4'))
  })

  test('renamed, shuffled, split: the same numbers', async () => {
    const before = await overlapJson(folderOf(base, files))
    const turned = csv(0, 60).split('\n').slice(1, -1).reverse()
    const renamed = folderOf(base, {
      'z/1.csv': ['姓名,手机号', ...turned, ''].join('\n'),
      'y/1.csv': csv(40, 70),
      'y/2.csv': csv(70, 100),
      'x/1.csv': csv(200, 230),
    })
    expect(numbers(await overlapJson(renamed, { by: 'folder' }))).toEqual(numbers(before))
  })

  test('a terminal shows the pairs, what chance would give, and its assumption', () => {
    const ran = shuzheng(['overlap', folderOf(base, files), '--no-cache', '--no-origin'], base)
    expect(ran.status).toBe(0)
    expect(ran.stdout).toContain('共3对全部比较，1对有共同的人或者号码')
    expect(ran.stdout.replace(/\s/g, '')).toContain('预计偶然共同不足1条')
    expect(ran.stdout.replace(/\s/g, '')).toContain('共同来源人群不多于180人')
    expect(ran.stdout).not.toMatch(/\d{11}/)
  })

  test('a case asks chance within narrower circles, published or stated, beside the country', async () => {
    const facts = [
      'title: 圈子',
      'exhibits:',
      '  - { id: E1, path: evidence }',
      'batches:',
      '  - { id: b1, files: [evidence/a.csv] }',
      '  - { id: b2, files: [evidence/b.csv] }',
      '  - { id: b3, files: [evidence/c.csv] }',
      'populations:',
      '  - { id: qd, title: 某校在校学生, size: 1100, source: 学校名册, batches: [b1, b2] }',
      '  - { id: sd, of: census-2020-37, title: 山东省常住人口 }',
      '  - { id: none, of: census-2020-99 }',
      '  - { id: away, size: 5, batches: [b9] }',
    ]
    const inside = Object.entries(files).map(([name, text]) => [`evidence/${name}`, text] as const)
    const folder = folderOf(base, {
      ...Object.fromEntries(inside),
      'case.yaml': `${facts.join('\n')}\n`,
    })
    const { report, session } = await countFolder(requestFor([folder]), SILENT)
    session.close()
    const told = report.case
    expect(told?.overlap?.pairs[0]?.['within-circles']).toEqual([
      { population: 'qd', expected: { floor: 3, exactly: false } },
      { population: 'sd', expected: { floor: 0, exactly: false } },
    ])
    expect(told?.problems.map((p) => p.field)).toEqual([
      'populations.2.of',
      'populations.3.batches.0',
    ])
    const text = shuzheng(['overlap', folder, '--no-cache', '--no-origin'], base)
    const plain = text.stdout.replace(/\s/g, '')
    expect(plain).toContain('共同来源限于某校在校学生1,100的，预计偶然共同3条多（推算）')
    expect(plain).toContain('学校名册')
  })

  test('a circle that somebody states takes the place of the country', async () => {
    const report = await overlapJson(folderOf(base, files), { among: 1000 })
    expect(report.pairs[0]?.['by-chance'].expected).toEqual({ floor: 3, exactly: false })
  })

  test.each([
    ['--by', 'colour'],
    ['--among', '0'],
    ['--among', 'many'],
    ['--by', 'batch'],
  ])('%s %s is a wrong request', (flag, value) => {
    expect(shuzheng(['overlap', folderOf(base, files), flag, value], base).status).toBe(2)
  })

  test('what was not read is said, with exit code 1', () => {
    const folder = folderOf(base, { ...files, 'd.xlsx': 'PK\u0003\u0004 cut short' })
    const ran = shuzheng(['overlap', folder, '--no-cache', '--no-origin'], base)
    expect(ran.status).toBe(1)
    expect(ran.stdout).toContain('读取不完整')
  })

  test('padding is told by reason: copies, further lines, numbers that cannot be', async () => {
    const more = [line(0), line(0), '王五,12345', '']
    const { batches } = await overlapJson(
      folderOf(base, { 'a.csv': csv(0, 20, more), 'b.csv': csv(0, 5) }),
    )
    expect(batches[0]?.padding).toMatchObject({
      rows: 3,
      lines: [
        { reason: 'bad-number', rows: 1 },
        { reason: 'copy', rows: 2 },
      ],
    })
  })
})

test('1,000 files, each a list of its own, with one person in all of them', async () => {
  const folder = join(base, 'thousand')
  mkdirSync(folder)
  for (let i = 0; i < 1000; i++) {
    const own = `${line(1 + i)}\n${line(1001 + i)}\n`
    writeFileSync(
      join(folder, `${String(i).padStart(4, '0')}.csv`),
      `姓名,手机号\n${line(0)}\n${own}`,
    )
  }
  const report = await overlapJson(folder)
  expect(report.counts).toMatchObject({ pairs: 499_500, sharing: 499_500, listed: 20_000 })
  expect(report.hubs).toMatchObject([
    { by: 'subject', batches: 1000, rows: 1000, at: ['0000.csv', 2] },
    { by: 'mobile', batches: 1000, rows: 1000, shown: '138****0000' },
  ])
  expect(report.pairs.every((p) => p['without-hubs'] === 0)).toBe(true)
  expect(report.groups).toEqual([])
})

describe('a case with files of the first deal (stories Q26)', () => {
  const SHARED = 30
  const facts = `
title: 重合试案
parties:
  - { id: seller1, name: 卖家甲, state: 未到案 }
  - { id: seller2, name: 卖家乙, state: 未到案 }
  - { id: dong, name: 董某某 }
  - { id: wu, name: 吴某某 }
batches:
  - { id: b1, files: [evidence/first/*.csv] }
  - { id: b2, files: [evidence/second/*.csv] }
  - { id: b3, declared: { at-least: 10 }, part-of: b1 }
  - { id: b4, files: [evidence/copy/*.csv], same-as: b2 }
transfers:
  - { id: t1, on: { from: 2018-11, to: 2019-03 }, kind: sell, from: [seller1], to: [dong], batch: b1, unit-price: 0.15 }
  - { id: t3, on: 2019-03, kind: sell, from: [seller2], to: [dong], batch: b2 }
  - { id: t4, on: 2019-03, kind: sell, from: [dong], to: [wu], batch: b2 }
`
  const made = () => {
    const folder = folderOf(base, {
      'evidence/first/1.csv': csv(0, 80, [line(0), line(1)]),
      'evidence/second/1.csv': csv(80 - SHARED, 300),
      'evidence/second/2.csv': csv(300, 420),
      'evidence/copy/1.csv': csv(80 - SHARED, 410),
    })
    put(folder, 'case.yaml', facts)
    return folder
  }

  test('the interval closes: both lists less what they share', async () => {
    const { report, session } = await countFolder(requestFor([made()]), SILENT)
    session.close()
    const dong = report.case?.parties.find((p) => p.id === 'dong')
    const pair = report.case?.overlap?.pairs.find((p) => p.a === 'b1' && p.b === 'b2')
    const [one, other] = [80, 420 - 80 + SHARED]
    expect(pair).toMatchObject({ shared: SHARED, union: one + other - SHARED })
    expect(pair?.['by-chance'].expected).toEqual({ floor: 0, exactly: false })
    expect(dong?.tiers.C).toMatchObject({ 'at-least': pair?.union, exactly: pair?.union })
  })

  test('what the case file says of its batches is set against the files, and padding is priced', async () => {
    const report = await overlapJson(made())
    expect(report.by).toBe('batch')
    expect(report.stated).toEqual([
      { a: 'b3', b: 'b1', kind: 'part-of', check: 'unchecked', 'only-a': 0, 'only-b': 0 },
      { a: 'b4', b: 'b2', kind: 'same-as', check: 'differs', 'only-a': 0, 'only-b': 10 },
    ])
    expect(report.batches[0]?.padding).toMatchObject({
      rows: 2,
      cost: [{ transfer: 't1', 'unit-price': 150_000, fen: 30 }],
    })
    expect(report.pairs[0]).toMatchObject({ a: 'b2', b: 'b4', alike: 'nearly-same' })
  })

  test('the rows of persons that two batches share are listed, masked', () => {
    const folder = made()
    shuzheng(['count', folder, '--out', join(folder, 'out'), '--no-sheets'], base)
    const path = join(folder, 'out/report.json')
    const ran = shuzheng(['rows', path, '--shared', 'b1', '--shared', 'b2', '--json'], base)
    const rows = ran.stdout.trim().split('\n')
    expect(rows).toHaveLength(2 * SHARED)
    expect(ran.stdout).not.toMatch(/1380013\d{4}/)
    expect(shuzheng(['rows', path, '--shared', 'b1'], base).status).toBe(2)
    expect(shuzheng(['rows', path, '--shared', 'b1', '--shared', 'none'], base).status).toBe(2)
  })
})
