/** Writes a market as a case: real files under names that tell nothing, and a case file. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gbk } from '../../../demo/gbk.ts'
import { randomFrom, type Random } from '../../../demo/random.ts'
import { xlsx } from '../../../demo/xlsx.ts'
import type { List } from './acts.ts'
import type { Market, MarketBatch } from './market.ts'
import type { Field } from './people.ts'

const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  name: ['姓名', '名字', '客户姓名'],
  phone: ['手机号', '电话', '联系电话'],
  id: ['身份证号', '证件号码', '身份证'],
  sex: ['性别'],
  school: ['学校', '就读学校'],
  address: ['地址', '家庭住址'],
  note: ['备注', '说明'],
}

const NAMES = [
  '客户资料',
  '名单',
  '新建表格',
  '整理',
  '最新',
  '数据',
  '学生',
  '导出',
  '副本',
  '汇总',
]

/** Id of each seized batch in the case file; numbers are dealt out anew, so that they tell nothing of the order. */
export type Ids = ReadonlyMap<number, string>

export function writeMarket(market: Market, dir: string, salt = 0): Ids {
  const r = randomFrom(market.seed * 7919 + 17 + salt)
  mkdirSync(join(dir, 'evidence'), { recursive: true })
  const seized = market.batches.filter((b) => b.seized)
  const places = r.shuffle(seized.map((_, i) => i))
  const ids = new Map(seized.map((b, i) => [b.number, `b${String((places[i] ?? 0) + 1)}`]))
  const headings = new Map<number, Readonly<Record<Field, string>>>()
  const files = seized.map((b) => {
    const heading = headingOf(b, headings, r)
    headings.set(b.number, heading)
    return written(b, heading, ids.get(b.number) ?? '', r)
  })
  for (const { name, bytes } of files) writeFileSync(join(dir, 'evidence', name), bytes)
  writeFileSync(
    join(dir, 'case.yaml'),
    caseFile(
      seized,
      ids,
      files.map((f) => f.name),
      market,
    ),
  )
  return ids
}

/** A copy keeps the headings of its source, unless columns were changed on the way. */
function headingOf(
  b: MarketBatch,
  headings: ReadonlyMap<number, Readonly<Record<Field, string>>>,
  r: Random,
): Readonly<Record<Field, string>> {
  const inherited = headings.get(b.from[0] ?? -1)
  if (inherited && !b.acts.includes('columns')) return inherited
  const own = Object.entries(HEADERS).map(([field, names]) => [field, r.pick(names)])
  return Object.fromEntries(own) as Record<Field, string>
}

function written(
  { list }: MarketBatch,
  heading: Readonly<Record<Field, string>>,
  id: string,
  r: Random,
): { readonly name: string; readonly bytes: Buffer } {
  const rows = [
    list.fields.map((f) => heading[f]),
    ...list.lines.map((l) => list.fields.map((f) => l.cells[f] ?? '')),
  ]
  const name = `${r.pick(NAMES)}${String(r.int(90))}-${id}`
  const way = r.int(5)
  if (way < 2) return { name: `${name}.xlsx`, bytes: sheet(rows, way === 0 ? 'shared' : 'inline') }
  const delimiter = way === 4 ? '\t' : ','
  const text = rows.map((cells) => cells.join(delimiter)).join('\r\n') + '\r\n'
  const extension = way === 4 ? 'txt' : 'csv'
  return { name: `${name}.${extension}`, bytes: way === 2 ? Buffer.from(text) : gbk(text) }
}

function sheet(rows: readonly (readonly string[])[], strings: 'shared' | 'inline'): Buffer {
  const cells = rows.map((row) => ({
    role: 'data' as const,
    cells: row.map((c) => (c === '' ? null : c)),
  }))
  return xlsx([{ name: 'Sheet1', hidden: false, rows: cells }], strings)
}

function caseFile(
  seized: readonly MarketBatch[],
  ids: Ids,
  names: readonly string[],
  market: Market,
): string {
  const hands = [0, 1, 2, 3, 4].map((n) => `  - { id: h${String(n)}, name: 第${String(n + 1)}人 }`)
  const batches = seized.map((b, i) => ({
    id: ids.get(b.number) ?? '',
    line: `  - { id: ${ids.get(b.number) ?? ''}, files: ["evidence/${names[i] ?? ''}"] }`,
  }))
  const sorted = batches.toSorted((x, y) => (x.id < y.id ? -1 : 1))
  const moves = seized.flatMap((b) => {
    const giver = market.batches[b.from[0] ?? -1]?.holder
    if (giver === undefined || giver === b.holder) return []
    return [
      `  - { id: t${String(b.number)}, kind: sell, from: [h${String(giver)}], to: [h${String(b.holder)}], batch: ${ids.get(b.number) ?? ''} }`,
    ]
  })
  return [
    'title: 市场（演示数据，人物均为虚构）',
    'demo: true',
    'parties:',
    ...hands,
    'batches:',
    ...sorted.map((b) => b.line),
    ...(moves.length > 0 ? ['transfers:', ...moves] : []),
    '',
  ].join('\n')
}

export type { List }
