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
  ...[
    '12.50',
    '1962.10',
    '1962.1',
    '1962.13',
    '2030.01',
    '1962.010',
    '0.1',
    '106.551556',
    '1234567890.12',
    '12345678901.1',
    '192.168.1.10',
    '12.',
    '1-2',
  ],
  ...['张三', '欧阳锋', '王李张伟', '李小龙', '安徽', '高血压', '王女士', '李总', '张某某', '小王'],
  ...['高一', '大二', '三年级', '高一（2）班', '2019级3班', '男', '女', '张元', '张元元', '李四'],
  ...['渝北区实验小学', '重庆市第八中学校', '北京市第1中学', '阳光幼儿园', '希望小学'],
  ...['城关第326小学', '城关第1234中学校', '城关12345小学', '城关1第2小学', '第3小学4'],
  ...['重庆市江北区石桥街道12号', '江北区建新北路3栋1单元402室', '石桥街道（东段）12-3-1201室'],
  ...['石桥铺石新路（1）号楼12栋', '北京市朝阳区建国路88号楼', '一二三四五六七八1234567号'],
]

const SIGNS =
  '0123456789.-/xX eE+（）()号室栋楼元单班级学校小中大高一二三四张王李欧阳男女某总·〇龥龦'

/** A cell changed in one place. */
function changed(r: Random, cell: string, signs = SIGNS): string {
  const chars = [...cell]
  const at = r.int(0, chars.length)
  const sign = r.pick([...signs])
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

const TEXTS = [
  '张三13800138000',
  '家长张三称其电话为13800138000，身份证11010519491231002X，曾在朝阳区建国路附近办理了入学登记，请核实。',
  '家长张三称其电话为138-0013-8000，曾在朝阳区建国路附近办理了入学登记，请核实。',
  '家长张三称其电话为138–0013–8000，曾在朝阳区建国路附近办理了入学登记，请核实。',
  '家长张三称其电话为138.0013.8000或138 — 0013 — 8000，曾在朝阳区建国路附近办理了入学登记。',
  '回访客户李四 138 0013 8000 ，住朝阳区建国路附近，本周内不方便接听电话，请改约',
  '其中李四（身份证号110105194912310021）于2021年3月申请退款未果。',
  '2021-10-12 10:23:45 老王：张三的家长13800138000，孩子在渝北区实验小学，三年级2班，明天来',
  '李四 电话：13900139000 住北京市朝阳区建国路12号3单元402，邮箱zhang@example.com',
  '经查，上述资料存放于涉案移动硬盘内，文件名不详，来电1次，主叫号码不详，其余情况待核。',
  '住北京市海淀区中关村大街123号5单元402号房间旁边的小卖部对面',
  '会议改到下周三下午，地点不变，请各自带好材料，酒店订好了，房间302室',
  '联系邮箱 zhang.san@example.com，有事请写信，不要打电话，收件人写清楚就行，谢谢大家',
  '买了两份课程，贷款5万，逾期未还，孩子近视，下单之后一直没有发货，请帮忙核实',
  '重庆市渝北区实验小学三年级二班的全体同学和家长们大家好，我们学校将于下周开学',
  '一二三四五六七八九十一二三四五六七八九十',
]
const TEXT_SIGNS =
  '0123456789Xx@ab -–—−.、，。：（）()"“”：；！？　 ·→×😀主叫被呼入出通话时长来电入住贷款证券公司店号室栋学校园小学班级村路区一二'

property.prop([fc.integer({ min: 1, max: 1_000_000 })], { numRuns: 3 })(
  'texts with numbers in them and without',
  async (seed) => {
    const r = randomFrom(seed)
    const cells = Array.from({ length: 1500 }, () => {
      const whole = r.pick(TEXTS)
      const text = r.chance(0.5) ? whole : whole.slice(r.int(0, 30), r.int(20, whole.length))
      const once = changed(r, text, TEXT_SIGNS)
      return r.chance(0.3) ? once : changed(r, changed(r, once, TEXT_SIGNS), TEXT_SIGNS)
    })
    expect(await expectSame(cells)).toBeGreaterThan(500)
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
