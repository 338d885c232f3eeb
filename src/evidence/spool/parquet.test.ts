import { fc, test as property } from '@fast-check/vitest'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderOf, workspace } from '../../../test/support/counting.ts'
import { Database } from '../../db/database.ts'
import { raw, sql } from '../../db/sql.ts'
import { ParquetFile, type Columns } from './parquet.ts'

const base = workspace('parquet')
const folder = folderOf(base, {})
const path = join(folder, 'rows')
let db: Database

beforeAll(async () => {
  db = await Database.open({ tempDir: join(folder, 'spill'), memory: '512MiB', threads: 2 })
})
afterAll(() => {
  db.close()
})

type Value = string | number

function write(columns: Columns, rows: Iterable<readonly Value[]>): number {
  const file = new ParquetFile(path, columns)
  for (const row of rows) {
    for (const [i, value] of row.entries()) {
      const bytes = Buffer.from(`<${String(value)}>`)
      if (typeof value === 'number') file.integer(i, value)
      else file.text(i, bytes, 1, bytes.length - 1)
    }
    file.endRow()
  }
  return file.finish()
}

async function read(columns: Columns): Promise<Value[][]> {
  const rows = await db.rows(sql`select * from read_parquet('${raw(path)}')`)
  return rows.map((row) =>
    columns.map(([name, type]) => (type === 'integer' ? Number(row[name]) : String(row[name]))),
  )
}

const integers = fc.maxSafeNat()
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '，', '张三', '😀\u001f\n\u0000'),
)

property.prop([
  fc.array(fc.constantFrom('integer' as const, 'text' as const), { minLength: 1, maxLength: 20 }),
  fc.array(fc.tuple(integers, texts), { maxLength: 60 }),
])('rows of any columns come back as they were written', async (types, values) => {
  const columns = types.map((type, i) => [`列${String(i)}`, type] as const)
  const rows = values.map(([n, text]) => types.map((type) => (type === 'integer' ? n : text)))
  write(columns, rows)
  expect(await read(columns)).toEqual(rows)
})

test('more rows than are written together, many times over', async () => {
  const all = 600_000
  const columns: Columns = [
    ['n', 'integer'],
    ['half', 'text'],
  ]
  const bytes = write(
    columns,
    (function* () {
      for (let n = 0; n < all; n++) yield [n, n % 2 === 0 ? '偶' : '']
    })(),
  )
  expect(bytes).toBeGreaterThan(12 * all)
  const told =
    await db.one(sql`select count(*) as rows, sum(n) as sum, min(n) as least, max(n) as most,
    count(*) filter (where (half = '偶') = (n % 2 = 0)) as right from read_parquet('${raw(path)}')`)
  expect(Object.values(told).map(Number)).toEqual([all, (all * (all - 1)) / 2, 0, all - 1, all])
})
