import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openJournal } from '../../src/case/journal/journal.ts'
import type { Override } from '../../src/case/request.ts'
import { zipOf } from '../files/zip/build.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { place, put, reportOf, run } from '../support/proof/command.ts'

/** Numbers that no plan knows: what they are, only the examiner can say. */
const list = (n: number, from = 0) =>
  Array.from(
    { length: n },
    (_, i) =>
      `王小${'一二三四五六七八九十'[i % 10] ?? ''},${String(20000000 + (from + i) * 7919)},${String(i)}`,
  )
const HEADED = (n: number, from?: number) => ['姓名,联系,备注', ...list(n, from), ''].join('\n')
const OTHER = ['姓名,联系,地址', ...list(20, 900), ''].join('\n')

const base = workspace('teach')
const said = (more: Partial<Override>): Override => ({
  ...{ file: null, sheet: null, reading: {}, kind: null, written: JSON.stringify(more) },
  ...more,
})
const kindsAt = async (folder: string, overrides: readonly Override[]) => {
  const report = await counted([folder], { overrides })
  const kinds = report.tables.map((t) => [t.at.join('/'), t.columns[1]?.kind])
  return { kinds: Object.fromEntries(kinds) as Record<string, string>, overrides: report.overrides }
}

describe('what is said of one table', () => {
  const zip = zipOf([{ name: Buffer.from('内.csv'), data: Buffer.from(HEADED(20, 40)) }])
  const folder = () =>
    folderOf(base, { 'a.csv': HEADED(20), 'b.csv': HEADED(20, 20), 'c.csv': OTHER, '包.zip': zip })

  test('holds for every table of its shape, in containers too, and for no other', async () => {
    const qq = {
      file: 'a.csv',
      like: true,
      kind: { column: 1, kind: 'qq' },
      written: '--kind a.csv!B=qq',
    } as const
    const { kinds, overrides } = await kindsAt(folder(), [said(qq)])
    expect(kinds).toEqual({ 'a.csv': 'qq', 'b.csv': 'qq', '包.zip/内.csv': 'qq', 'c.csv': 'text' })
    expect(overrides).toEqual([
      '--kind a.csv!B=qq（同形：姓名|联系|备注）适用于 3 张表：a.csv、b.csv、包.zip › 内.csv',
    ])
  })

  test('may be said of the shape itself, and by the name of a member', async () => {
    const shape = said({ shape: '姓名|联系|备注', kind: { column: 1, kind: 'wechat' } })
    const { kinds } = await kindsAt(folder(), [shape])
    expect(kinds).toEqual({
      'a.csv': 'wechat',
      'b.csv': 'wechat',
      '包.zip/内.csv': 'wechat',
      'c.csv': 'text',
    })
    const member = await counted([folder()], {
      overrides: [said({ file: '包.zip/内.csv', reading: { header: 2 } })],
    })
    const rows = member.tables.map((t) => [t.at.join('/'), t.header, t.rows.data])
    expect(rows).toEqual([
      ['a.csv', 1, 20],
      ['b.csv', 1, 20],
      ['c.csv', 1, 20],
      ['包.zip/内.csv', 2, 19],
    ])
  })

  test('is a reading too: header and delimiter of all that look alike', async () => {
    const files = Object.fromEntries(
      [0, 1, 2].map((i) => [`${String(i)}.txt`, list(20, i * 20).join('\n')]),
    )
    const plain = folderOf(base, { ...files, 'x.csv': HEADED(9) })
    const report = await counted([plain], {
      overrides: [said({ file: '1.txt', like: true, reading: { header: 1 } })],
    })
    expect(report.tables.map((t) => [t.at[0], t.header, t.rows.data])).toEqual([
      ['0.txt', 1, 19],
      ['1.txt', 1, 19],
      ['2.txt', 1, 19],
      ['x.csv', 1, 9],
    ])
  })
})

test('lessons go from one case to another: exported without names, imported with who and why', async () => {
  const at = place()
  put(at, 'a.csv', HEADED(20))
  put(at, '王小一13800138000.csv', HEADED(20, 20))
  const file = join(at.dir, '更正.yaml')
  const flags = ['--kind', '王小一13800138000.csv!B=qq', '--same-shape']
  const exported = await run(at, ['teach', 'export', at.evidence, ...flags, '--out', file])
  expect(exported).toMatchObject({ code: 0, stderr: '更正 1 项\n' })
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('shape: 姓名|联系|备注')
  expect(text).not.toMatch(/王小一|138/)

  const taken = await run(at, [
    'count',
    at.evidence,
    '--lessons',
    file,
    '--out',
    at.out,
    '--no-sheets',
  ])
  expect(taken.code).toBe(0)
  expect(reportOf(at).tables.map((t) => t.columns[1]?.kind)).toEqual(['qq', 'qq'])

  const other = join(at.dir, '乙案')
  mkdirSync(join(other, 'evidence'), { recursive: true })
  writeFileSync(join(other, 'evidence', '别的.csv'), HEADED(20, 40))
  const yaml = join(at.dir, 'case.yaml')
  writeFileSync(yaml, 'title: 乙案（虚构）\n# 注释留下\n')
  expect((await run(at, ['case', 'new', other, '--by', '张检'])).code).toBe(0)
  expect((await run(at, ['case', 'import', yaml, other, '--by', '张检'])).code).toBe(0)
  const learnt = await run(at, [
    'teach',
    'import',
    file,
    other,
    '--by',
    '李检',
    '--why',
    '与甲案同形',
  ])
  expect(learnt).toMatchObject({ code: 0, stderr: '' })
  const entry = openJournal(other).entries.find(
    (e) => e.kind === 'put' && e.path[0] === 'overrides',
  )
  expect(entry).toMatchObject({
    by: '李检',
    why: '与甲案同形',
    value: { shape: '姓名|联系|备注', kind: 'qq' },
  })
  expect((await run(at, ['case', 'export', other])).stdout).toContain('# 注释留下')
  await run(at, ['count', other, '--out', at.out, '--no-sheets'])
  expect(reportOf(at).tables.map((t) => t.columns[1]?.kind)).toEqual(['qq'])
  const again = await run(at, ['teach', 'import', file, other, '--by', '李检'])
  expect(again.stdout).toContain('没有变化')
})
