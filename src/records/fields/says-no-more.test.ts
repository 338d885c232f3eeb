import { fc } from '@fast-check/vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'
import { saysNoMore } from './says-no-more.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-says-'))
let db: Database
beforeAll(async () => {
  db = await Database.open({ tempDir: folder, memory: '512MiB', threads: 2 })
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A cell, the name that was read from it, and the numbers. */
interface Read {
  readonly cell: string
  readonly name: string | null
  readonly id: string | null
  readonly mobile: string | null
}

const FOUND = new Set(['p_name', 'p_id', 'p_mobile'])

async function asked(reads: readonly Read[]): Promise<boolean[]> {
  const rows = reads.map(({ cell, name, id, mobile }, n) => ({
    ...{ n, c0: cell, p_name0: name, p_id0: id, p_mobile0: mobile },
  }))
  const found = await db.rows(sql`
    select ${saysNoMore(0, FOUND) ?? raw('null')} as bare from (select unnest(from_json(${JSON.stringify(rows)}::json,
      '[{"n":"INTEGER","c0":"VARCHAR","p_name0":"VARCHAR","p_id0":"VARCHAR","p_mobile0":"VARCHAR"}]'), recursive := true))
    order by n`)
  return found.map((row) => row['bare'] === true)
}

const SIGNS =
  /^(?:[0-9０-９Xx\s\p{P}+＋|｜=＝<>~～]|姓名|名字|联系人|联系电话|联系方式|电话号码|手机号码|手机号|手机|电话|号码|身份证号码|身份证号|身份证|家长|本人|客户|业主|户主|机主|车主|收件人|收货人)*$/u
const bytes = (text: string) => Buffer.byteLength(text)

/** The rule as it is told, with nothing asked beforehand. */
function bare({ cell, name, id, mobile }: Read): boolean {
  const without = (text: string, all: readonly (string | null)[]) =>
    all.reduce<string>((left, one) => left.replaceAll(one ?? '#', ''), text)
  if (bytes(cell) > 120) return false
  const rest = without(cell, [name, id, mobile])
  if (bytes(rest) > (cell.includes('１') ? 60 : 30) || !SIGNS.test(rest)) return false
  const listed = cell.replace(/^\s*[（(]?[0-9]{1,4}[）)、.．]\s*/, '')
  const half = listed.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const digits = half.replace(/[^0-9Xx]/g, '').toUpperCase()
  return ['', '86', '0086'].includes(without(digits, [id, mobile]))
}

const MOBILE = '13800138000'
const ID = '11010519491231002X'
const full = (digits: string) =>
  digits.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

const read = fc
  .record({
    name: fc.constantFrom(null, '张三', '欧阳小明', '𠮷田', 'é'),
    parts: fc.array(
      fc.constantFrom(
        'NAME',
        'NAME',
        MOBILE,
        ID,
        full(MOBILE),
        '手机',
        '电话：',
        '，',
        ' ',
        '、',
        '1、',
        '住北京市',
        '𠮷',
        'é',
        '—',
        '（家长）',
        '86',
        '#',
      ),
      { minLength: 1, maxLength: 14 },
    ),
  })
  .map(({ name, parts }): Read => {
    const cell = parts.join('').replaceAll('NAME', name ?? '')
    const half = cell.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    return {
      ...{ cell, name },
      ...{ id: half.includes(ID) ? ID : null, mobile: half.includes(MOBILE) ? MOBILE : null },
    }
  })

test('a cell says nothing but whom it names and his numbers exactly where the plain rule says so', async () => {
  const reads = fc.sample(read, { numRuns: 20_000, seed: 1123 })
  const expected = reads.map(bare)
  expect(expected.filter(Boolean).length).toBeGreaterThan(500)
  const found = await asked(reads)
  const wrong = reads.filter((_, i) => found[i] !== expected[i])
  expect(wrong.slice(0, 5)).toEqual([])
})

test.each<[boolean, Read]>([
  [true, { cell: '1、张三：138-0013-8000', name: '张三', id: null, mobile: MOBILE }],
  [true, { cell: `张三张三张三张三张三张三${MOBILE}`, name: '张三', id: null, mobile: MOBILE }],
  [true, { cell: `姓名张三（家长）${full(MOBILE)}`, name: '张三', id: null, mobile: MOBILE }],
  [
    false,
    { cell: `其中张三（手机${MOBILE}）购买了两份课程`, name: '张三', id: null, mobile: MOBILE },
  ],
])('%s: %o', async (says, one) => {
  expect([await asked([one]), bare(one)]).toEqual([[says], says])
})
