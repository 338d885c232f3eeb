/** Where lists came from, through the whole product: small made lists with known truth. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import { randomFrom } from '../../demo/random.ts'
import { xlsx } from '../../demo/xlsx.ts'
import { countFolder } from '../../src/case/count-folder.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { reportPage } from '../../src/documents/html.ts'
import type { OriginReport } from '../../src/report/origin.ts'
import type { Report } from '../../src/report.ts'
import { DOING, type Act, type List } from '../support/market/acts.ts'
import { Town, written } from '../support/market/people.ts'

const r = randomFrom(20261122)
const town = new Town(r)
const fields = ['name', 'phone', 'id', 'school'] as const
const people = town.people(240)
const means = { r, town, other: null }

function of(list: List, ...acts: readonly Act[]): List {
  return acts.reduce((l, act) => DOING[act](l, means), list)
}

const source: List = { fields, lines: people.map((p) => written(r, p, fields, 0)) }
/** A value of many people: it is no handle, and no line of it makes lists alike. */
const crowd = [...'甲乙丙丁戊己庚辛壬'].map((c, i) => ({
  person: -1 - i,
  cells: { name: `王${c}`, phone: '13800138000', id: '', school: '' },
}))
const lists: Readonly<Record<string, List>> = {
  source: { fields, lines: [...source.lines, ...crowd] },
  rounded: of({ fields, lines: source.lines.filter((_, i) => i % 5 < 2) }, 'excel'),
  again: { fields: ['phone', 'name', 'id', 'school'], lines: [...source.lines, ...crowd] },
  stranger: { fields, lines: town.people(60).map((p) => written(r, p, fields, 1)) },
}

const HEADERS = { name: '姓名', phone: '手机号', id: '身份证号', school: '学校' } as const
type Way = 'utf-8' | 'gbk' | 'xlsx'

function bytesOf(list: List, way: Way): Buffer {
  const rows = [
    list.fields.map((f) => HEADERS[f as keyof typeof HEADERS]),
    ...list.lines.map((l) => list.fields.map((f) => l.cells[f] ?? '')),
  ]
  if (way === 'xlsx') {
    const cells = rows.map((row) => ({ role: 'data' as const, cells: row }))
    return xlsx([{ name: '名单', hidden: false, rows: cells }], 'shared')
  }
  const text = rows.map((row) => `${row.join(',')}\n`).join('')
  return way === 'gbk' ? gbk(text) : Buffer.from(text)
}

/** Sold in a ring, and again under another name: facts that cannot all be; a batch without files; one without rows. */
const CASE = (path: (batch: string) => string) => `title: 演示数据，人物均为虚构
parties:
  - { id: p1, name: 甲某 }
  - { id: p2, name: 乙某 }
  - { id: p3, name: 丙某 }
batches:
${['source', 'rounded', 'again', 'stranger', 'twin', 'nothing'].map((b) => `  - { id: ${b}, files: ["${path(b)}"] }`).join('\n')}
  - { id: opaque, declared: { at-least: 100 } }
transfers:
  - { id: t1, on: 2020-05, kind: sell, from: [p1], to: [p2], batch: source }
  - { id: t2, on: 2020-06, kind: sell, from: [p2], to: [p3], batch: again }
  - { id: t3, on: 2020-07, kind: sell, from: [p3], to: [p1], batch: source }
  - { id: t4, on: 2020-01, kind: sell, from: [p3], to: [p2], batch: rounded }
`

const folders: string[] = []
afterAll(() => folders.forEach((f) => rmSync(f, { recursive: true, force: true })))

async function counted(ways: Readonly<Record<string, Way>>, prefix: string): Promise<Report> {
  const dir = mkdtempSync(join(tmpdir(), 'origin-'))
  folders.push(dir)
  mkdirSync(join(dir, 'evidence'))
  const extension = (b: string) => (ways[b] === 'xlsx' ? 'xlsx' : 'csv')
  const path = (b: string) => `evidence/${prefix}-${b}.${extension(b)}`
  const all = { ...lists, twin: lists['stranger'] ?? source, nothing: { fields, lines: [] } }
  for (const [batch, list] of Object.entries(all)) {
    writeFileSync(join(dir, path(batch)), bytesOf(list, ways[batch] ?? 'utf-8'))
  }
  writeFileSync(join(dir, 'case.yaml'), CASE(path))
  const { report, session } = await countFolder(
    {
      paths: [dir],
      overrides: [],
      conduct: null,
      decided: null,
      key: null,
      hashList: null,
      cache: false,
      temp: null,
      threads: 2,
    },
    SILENT,
  )
  session.close()
  return report
}

let report: Report
let origin: OriginReport
beforeAll(async () => {
  report = await counted({}, '名单')
  origin = (report.case as NonNullable<Report['case']>).origin
})

function claims(told: OriginReport) {
  return told.edges.map((e) => [e.from, e.to, e.directed, e.through, e['or-from']])
}

describe('lists of which the truth is known', () => {
  test('what was rounded came from what is whole, and of two equal lists from the one in its layout', () => {
    const directed = origin.edges.filter((e) => e.directed && e.through.length === 0)
    expect(directed).toMatchObject([
      { from: 'source', to: 'rounded', 'or-from': [], ways: ['damage', 'sample'] },
    ])
  })

  test('equal lists are named, and no direction is claimed between them', () => {
    expect(origin.same.map((s) => s.batches)).toEqual([
      ['source', 'again'],
      ['stranger', 'twin'],
    ])
    const twins = origin.pairs.find((p) => p.a === 'stranger' && p.b === 'twin')
    expect(twins).toMatchObject({ shared: 60, direction: null })
    expect(twins?.why).toContain('不能判断方向')
  })

  test('independent lists have nothing to do with each other', () => {
    expect(origin.pairs.some((p) => p.a === 'source' && p.b === 'stranger')).toBe(false)
  })

  test('a number that stands for many is left out and counted', () => {
    expect(origin.batches.find((b) => b.id === 'source')?.['left-out']).toEqual({
      values: 1,
      most: 9,
    })
  })

  test('every explanation says what would overturn it, and each chance level what it assumes', () => {
    for (const pair of origin.pairs) {
      expect(pair.hypotheses.map((h) => h.id).sort()).toEqual([
        'a-from-b',
        'b-from-a',
        'common',
        'independent',
      ])
      for (const h of pair.hypotheses) expect(h['overturned-by'].length).toBeGreaterThan(0)
      for (const f of pair.fingerprints) expect(f.chance?.sentence ?? '假定').toMatch(/假定|习惯/)
    }
  })
})

describe('set against the transfers of the case', () => {
  test('a list that was passed on before its source, by somebody who never had it, is pointed out', () => {
    expect(origin.hints.join('\n')).toContain('流转日期却在先')
    expect(origin.hints.join('\n')).toContain('可能换名再次出售')
  })

  test('nothing is concluded', () => {
    const told = JSON.stringify(origin)
    expect(told).not.toMatch(/认定|构成|置信度|%|％/)
  })
})

test('files under other names, in other formats and encodings: the same claims', async () => {
  const other = await counted({ source: 'xlsx', rounded: 'gbk', twin: 'xlsx' }, '另存')
  const told = (other.case as NonNullable<Report['case']>).origin
  expect(claims(told)).toEqual(claims(origin))
  expect(told.same).toEqual(origin.same)
  expect(told.hints).toEqual(origin.hints)
})

test('no person of the lists is named on the page', () => {
  const page = reportPage(report, 'digest')
  expect(page).toContain('批次来源')
  for (const p of people.slice(0, 50)) {
    expect(page.includes(p.phone)).toBe(false)
    expect(page.includes(p.id)).toBe(false)
  }
})
