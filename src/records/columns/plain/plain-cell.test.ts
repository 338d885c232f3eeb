import { fc, test as property } from '@fast-check/vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { person } from '../../../../test/support/lists/person.ts'
import { randomFrom, type Random } from '../../../../test/support/lists/random.ts'
import { Database } from '../../../db/database.ts'
import { sql } from '../../../db/sql.ts'
import { classify, className } from '../classes.ts'
import { SURNAMES } from '../../fields/data/surnames.ts'
import { OPEN } from './open.ts'
import { plainClass } from './plain-cell.ts'

let db: Database
const tempDir = mkdtempSync(join(tmpdir(), 'plain-'))
beforeAll(async () => {
  db = await Database.open({ tempDir, memory: '1GB', threads: 2 })
})
afterAll(() => {
  db.close()
  rmSync(tempDir, { recursive: true })
})

/** What SQL says of each cell. */
async function told(cells: readonly string[]): Promise<string[]> {
  const list = sql`from_json(${JSON.stringify(cells)}::json, '["VARCHAR"]')`
  const source = sql`select unnest(range(${cells.length}::bigint)) as t, 0 as c, unnest(${list}) as v, 1 as n`
  const rows = await db.rows(sql`select class from (${classify(source)}) order by t`)
  return rows.map((row) => className(Number(row['class'])))
}

/** The class by the rules of the readers, in the middle of other bytes; null where it is left open. */
function plain(cell: string): string | null {
  const bytes = Buffer.from(`9一${cell}号9`)
  const found = plainClass(bytes, 4, bytes.length - 4)
  return found === OPEN ? null : className(found)
}

async function expectSame(cells: readonly string[]): Promise<number> {
  const classes = await told(cells)
  const settled = cells.flatMap((cell, i) => {
    const is = plain(cell)
    return is === null ? [] : [{ cell, is, told: classes[i] }]
  })
  expect(settled.map(({ cell, is }) => ({ cell, is }))).toEqual(
    settled.map(({ cell, told: is }) => ({ cell, is })),
  )
  return settled.length
}

const TRUE = [
  ...['11010519491231002X', '110105194912310021', '11010519000229003X', '13800138000'],
  ...['13800138000.0', '13852001234.0', '0', '7', '007', '150', '151', '1234', '99999', '123456'],
  ...['1234567', '19900105', '20291231', '20301231', '19001301', '123456789', '1234567890'],
  ...['1990-01-05', '1990/1/5', '2005.01.05', '2012-1-05', '2021/12/31', '2100-1-1', '1990-13-1'],
  ...['12.50', '0.1', '106.551556', '1234567890.12', '12345678901.1', '192.168.1.10', '12.', '1-2'],
  ...['张三', '欧阳锋', '王李张伟', '李小龙', '安徽', '高血压', '王女士', '李总', '张某某', '小王'],
  ...['高一', '大二', '三年级', '高一（2）班', '2019级3班', '男', '女', '张元', '张元元', '李四'],
  ...['渝北区实验小学', '重庆市第八中学校', '北京市第1中学', '阳光幼儿园', '希望小学'],
  ...['重庆市江北区石桥街道12号', '江北区建新北路3栋1单元402室', '石桥街道（东段）12-3-1201室'],
  ...['石桥铺石新路（1）号楼12栋', '北京市朝阳区建国路88号楼', '一二三四五六七八1234567号'],
]

const SIGNS =
  '0123456789.-/xX eE+（）()号室栋楼元单班级学校小中大高一二三四张王李欧阳男女某总·〇龥龦'

/** A cell changed in one place. */
function changed(r: Random, cell: string): string {
  const chars = [...cell]
  const at = r.int(0, chars.length)
  const sign = r.pick([...SIGNS])
  const ways = [
    () => chars.splice(at, 0, sign),
    () => chars.splice(at, 1, sign),
    () => chars.splice(at, 1),
    () => chars.splice(at, 1, chars[at] ?? '', chars[at] ?? ''),
  ]
  r.pick(ways)()
  return chars.join('')
}

test('what is plain is settled, and as SQL has it', async () => {
  const clean = TRUE.filter((cell) => plain(cell) !== null)
  expect(clean.length).toBeGreaterThan(45)
  await expectSame(['', ...TRUE])
})

property.prop([fc.integer({ min: 1, max: 1_000_000 })], { numRuns: 3 })(
  'cells that are nearly plain: what the readers tell, SQL tells too',
  async (seed) => {
    const r = randomFrom(seed)
    const cells = Array.from({ length: 2500 }, () => {
      const once = changed(r, r.pick(TRUE))
      return r.chance(0.5) ? once : changed(r, once)
    })
    expect(await expectSame(cells)).toBeGreaterThan(300)
  },
  240_000,
)

property.prop([fc.integer({ min: 1, max: 1_000_000 })], { numRuns: 2 })(
  'made people, numbers of any length, any two to four Han',
  async (seed) => {
    const r = randomFrom(seed)
    const surnames = [...SURNAMES]
    const cells = Array.from({ length: 600 }, () => {
      const p = person(r, r.chance(0.5), 0)
      const digits = r.digits(r.int(1, 19))
      const han = Array.from({ length: r.int(1, 3) }, () =>
        String.fromCharCode(r.int(0x4e00, 0x9fa5)),
      ).join('')
      return [p.name, p.resident, p.mobile, digits, han, `${r.pick(surnames)}${han}`]
    }).flat()
    expect(await expectSame(cells)).toBeGreaterThan(1000)
  },
  240_000,
)
