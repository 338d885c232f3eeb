import { describe, expect, test } from 'vitest'
import { checkedFacts } from '../case-file.ts'
import { batchOwners, decisionProblems, fileProblems } from './file-problems.ts'

/** What shows only beside the evidence: globs, batches that share files, sizes, rows that are not there. */
const read = (text: string) => checkedFacts(text, 'case.yaml')
const batches = (...list: string[]) =>
  `title: 某案\nbatches:\n${list.map((b) => `  - { ${b} }\n`).join('')}`

function said(text: string, paths: readonly string[], counted: Record<string, number> = {}) {
  const { facts, lines, problems } = read(text)
  expect(problems).toEqual([])
  return fileProblems(facts, paths, new Map(Object.entries(counted)), lines).map(
    ({ line, field, found, problem, remedy, effect }) =>
      `${line ?? '-'} ${field} [${found ?? ''}] ${problem} | ${remedy} | ${effect}`,
  )
}

const FILES = ['evidence/a/1.csv', 'evidence/a/2.csv', 'evidence/b/3.csv']

test('nothing to say where every file has its batch and every number agrees', () => {
  const text = batches(
    'id: b1, files: [evidence/a/*]',
    'id: b2, files: [evidence/b/*], declared: { at-least: 5 }',
  )
  expect(said(text, FILES, { b1: 3, b2: 7 })).toEqual([])
})

describe('globs', () => {
  test.each([
    [
      'evidence/c/*.xlsx',
      '请核对路径与通配符（* 不跨文件夹，** 跨文件夹，? 为一个字），如 evidence/a/1.csv',
    ],
    ['/mnt/evidence/a/*', '请写相对于案件文件的路径，如 evidence/硬盘/*.xlsx'],
    ['../evidence/a/*', '请写相对于案件文件的路径，如 evidence/硬盘/*.xlsx'],
    ['evidence/[ab].csv', '方括号、花括号按原字符理解；请逐个写出文件，或者用 *、? 代替'],
    ['D:/evidence/*', '请写相对于案件文件的路径，如 evidence/硬盘/*.xlsx'],
  ])('%s meets nothing', (glob, remedy) => {
    const text = batches(
      'id: b1, files: ["evidence/**"]',
      `id: b2, files: [${JSON.stringify(glob)}]`,
    )
    expect(said(text, FILES)).toEqual([
      `4 batches.1.files.0 [${JSON.stringify(glob)}] 没有与之相符的文件 | ${remedy} | 此项不起作用`,
    ])
  })

  test('of a decision as well', () => {
    const text = `${batches('id: b1, files: ["evidence/**"]')}decisions:\n  - { kind: tier, tier: B, files: [x/*], by: 甲, on: 2022, reason: 理由 }\n`
    expect(said(text, FILES)).toEqual([
      '5 decisions.0.files.0 ["x/*"] 没有与之相符的文件 | 请核对路径与通配符（* 不跨文件夹，** 跨文件夹，? 为一个字），如 evidence/a/1.csv | 此项不起作用',
    ])
  })
})

describe('files of two batches, and of none', () => {
  const first = 'id: b1, files: ["evidence/a/*"]'
  test('the first in order keeps it, and that is said', () => {
    const text = batches(first, 'id: b2, files: ["evidence/**"]')
    expect(said(text, FILES)).toEqual([
      '4 batches.1.files [evidence/a/1.csv、evidence/a/2.csv] 2个文件已归批次“b1”，又归批次“b2” | 请只归入一个批次；确是同一批或者其部分的，写 same-as: b1 或者 part-of: b1 | 只归先登记的批次“b1”',
    ])
    const owners = batchOwners(read(text).facts.batches, FILES)
    expect([...owners.values()].map((o) => o.of)).toEqual([[0], [0], [1]])
  })

  test.each([
    ['part-of', [first, 'id: b2, files: ["evidence/**"], part-of: b1']],
    [
      'part-of, told the other way',
      ['id: b1, files: ["evidence/a/*"], part-of: b2', 'id: b2, files: ["evidence/**"]'],
    ],
    [
      'same-as through a third',
      [
        first,
        'id: b2, files: ["evidence/**"], same-as: b3',
        'id: b3, declared: { about: 3 }, part-of: b1',
      ],
    ],
  ])('related by %s both hold it', (_, list) => {
    const text = batches(...list)
    expect(said(text, FILES)).toEqual([])
    const owners = batchOwners(read(text).facts.batches, FILES)
    expect(owners.get('evidence/a/1.csv')).toEqual({ of: [0, 1], refused: [] })
  })

  test('files of no batch are noted where there are batches', () => {
    expect(said(batches('id: b1, files: ["evidence/b/*"]'), FILES)).toEqual([
      '- batches [evidence/a/1.csv、evidence/a/2.csv] 2个文件不属于任何批次 | 请写入批次的 files；与流转无关的可以不写 | 仅提示，不影响计算；计入全案，不计入任何人',
    ])
    expect(said('title: 某案\n', FILES)).toEqual([])
  })

  test('names in file names are masked, long lists counted', () => {
    const many = Array.from({ length: 9 }, (_, i) => `evidence/138001380${i}${i}.csv`)
    const [line = ''] = said(batches('id: b1, declared: { about: 3 }'), many)
    expect(line).toContain('等9个')
    expect(line).not.toMatch(/\d{7}/)
  })
})

describe('sizes', () => {
  const size = (declared: string) =>
    batches(`id: b1, files: ["evidence/**"], declared: { ${declared} }`)
  const effect = '请核对载明数的来源，或者该批次的文件是否齐全 | 按文件计算，载明数并列，未作取舍'
  test.each([
    ['exactly: 100', 99, [`3 batches.0.declared [100条] 载明数多于文件中查得的99条 | ${effect}`]],
    ['exactly: 100', 100, []],
    ['exactly: 100', 101, [`3 batches.0.declared [100条] 载明数少于文件中查得的101条 | ${effect}`]],
    [
      'at-least: 100',
      99,
      [`3 batches.0.declared [100条以上] 载明数多于文件中查得的99条 | ${effect}`],
    ],
    ['at-least: 100', 101, []],
    ['about: 100', 101, []],
  ])('declared %s, found %i', (declared, found, lines) => {
    expect(said(size(declared), FILES, { b1: found })).toEqual(lines)
  })

  test.each([
    ['', 37_002, '计价30000条，与批次查得的37002条相差7002条'],
    [
      ', free-units: 7002',
      37_000,
      '计价30000条、附送7002条，合计37002条，与批次查得的37000条相差2条',
    ],
    [', free-units: 7002', 37_002, null],
  ])('units of a transfer%s, found %i', (free, found, problem) => {
    const text = `${batches('id: b1, files: ["evidence/**"]')}parties: [{ id: a, name: 甲 }, { id: b, name: 乙 }]
transfers: [{ id: t1, kind: sell, from: [a], to: [b], batch: b1, priced-units: 30000${free} }]
`
    const line = `5 transfers.0.priced-units [30000] ${problem ?? ''} | 请核对计价、附送条数；计价包含重复的，属正常 | 仅提示，不影响计算；条数按文件计算，计价条数只用于金额`
    expect(said(text, FILES, { b1: found })).toEqual(problem === null ? [] : [line])
  })
})

describe('decisions about rows', () => {
  const decision = (rows: string) => `title: 某案
decisions:
  - { kind: set-aside, code: FABRICATED, file: a.csv, ${rows}by: 甲, on: 2022, reason: 理由 }
`
  const check = (rows: string, found: number | null) => {
    const { facts, lines } = read(decision(rows))
    const reached = new Map(found === null ? [] : [[0, { found }]])
    return decisionProblems(facts, reached, lines).map(
      (p) => `${p.line ?? '-'} ${p.field} ${p.problem} | ${p.effect}`,
    )
  }
  test.each([
    ['rows: [3, 5, 5], ', 2, []],
    [
      'rows: [3, 5], ',
      1,
      ['3 decisions.0.rows 决定不计入2行，其中1行不是数据行或者不存在 | 只有存在的1行不计入'],
    ],
    [
      'rows: [3, 5], ',
      4,
      ['3 decisions.0.rows 所写的行号在几个工作表或者文件中都有 | 各处的这些行都不计入，共4行'],
    ],
    [
      'rows: [3, 5], ',
      null,
      ['3 decisions.0.file 决定不计入的文件、工作表或者行不存在 | 该决定未起作用'],
    ],
    ['', null, ['3 decisions.0.file 决定不计入的文件、工作表或者行不存在 | 该决定未起作用']],
    ['', 12, []],
  ])('%sfound %s', (rows, found, lines) => {
    expect(check(rows, found)).toEqual(lines)
  })
})

test('a fact is told at its own place where facts before it could not be used', () => {
  const text = `title: 某案
parties: [{ id: a, name: 甲 }, { id: b, name: 乙 }]
batches: [{ id: b1, files: ["evidence/**"] }]
transfers:
  - { id: t1, kind: sell, from: [a], to: [a], batch: b1 }
  - { id: t2, kind: sell, from: [a], to: [b], batch: b1, priced-units: 100 }
`
  const { facts, lines } = read(text)
  const told = fileProblems(facts, FILES, new Map([['b1', 5]]), lines)
  expect(told.map(({ line, field }) => [line, field])).toEqual([[6, 'transfers.1.priced-units']])
})
