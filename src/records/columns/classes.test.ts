import { fc, test as property } from '@fast-check/vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { damage } from '../../../test/support/lists/dirt.ts'
import { bankCard } from '../../../test/support/lists/numbers.ts'
import { latinHandle } from '../../../test/support/lists/people.ts'
import { person } from '../../../test/support/lists/person.ts'
import { randomFrom } from '../../../test/support/lists/random.ts'
import { referenceClass } from '../../../test/support/lists/reference.ts'
import { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { classify, className, type CellClass } from './classes.ts'

const CASES: readonly (readonly [CellClass, readonly string[]])[] = [
  ['blank', ['', ' ', '\u3000', '\t', "'"]],
  ['nothing', ['无', '-', 'NULL', '#N/A', '不详', '——']],
  [
    'resident-id',
    [
      '11010519491231002X',
      '11010519491231002x',
      '１１０１０５１９４９１２３１００２Ｘ',
      ' 110105 19491231 002X',
      '1101051949\x0eJ1231002X',
    ],
  ],
  ['id-shaped', ['110105194912310021', '11010519491231002']],
  [
    'mobile',
    [
      '13800138000',
      '+8613800138000',
      '86-13800138000',
      '138-0013-8000',
      '138–0013–8000',
      '138—0013—8000',
      '+86‑138‑0013‑8000',
      '１３８００１３８０００',
      '(+86)13800138000',
      '13800138000\t',
      '138\x0eJ0013\x0eJ8000',
      '13800138000\x0eM\x0eJ',
      "'13800138000",
    ],
  ],
  ['mobile-shaped', ['12000138000', '10000138000']],
  ['mobile-length', ['1900013800', '138001380001']],
  ['epoch-s', ['1640000000']],
  [
    'landline',
    [
      '010-66668888',
      '0532-88886666',
      '(010)66668888',
      '053288886666',
      '010–66668888',
      '（0755）26012345',
    ],
  ],
  ['credit-code', ['91350100M000100Y43', '911101080D229D0383']],
  ['plate', ['渝A12345', '京AD12345']],
  ['email', ['a.b-c@qq.com', '10001@qq.com']],
  ['ip', ['192.168.1.10', '192.168.1.10:8080', '2001:db8::1', 'fe80::1', '::1']],
  ['mac', ['B6:22:48:F7:9E:8A', '06-22-48-F7-9E-8A', 'B622.48F7.9E8A']],
  [
    'coordinates',
    [
      '116.407400,39.904200',
      '(116.4074，39.9042)',
      'E116.4074,N39.9042',
      'POINT(116.4074 39.9042)',
    ],
  ],
  ['permit', ['USA110076010119', 'H12345678', 'A123456(3)', '911840198001010013']],
  ['taiwan-id', ['A123456789']],
  ['taiwan-mobile', ['0912345678', '0912-345-678']],
  ['epoch-ms', ['1640000000000']],
  ['long-digits', ['1234567890123456', '12345678901234567890123']],
  ['date-1900s', ['1990-01-05', '19900105', '1990/1/5', '1990年1月5日']],
  ['date-2000s', ['2005-01-05']],
  ['date-2010s', ['2012.01.05']],
  ['date-late', ['20210105']],
  [
    'datetime',
    [
      '2021-01-05 12:30:00',
      '2021/1/5 2:03',
      '20210105123000',
      '2021-01-05T12:30:00Z',
      '2021-01-05T12:30:00+08:00',
      '2021-01-05 下午3:20',
    ],
  ],
  ['small', ['0', '7', '07', '150']],
  ['digits-3', ['151']],
  ['digits-6', ['400000', '004321']],
  ['mixed', ['SHA/PEK', 'USB/HDMI', 'LIU/']],
  ['year-month', ['1962.10', '2005.7', '1988.01']],
  [
    'decimal',
    [
      '1962.13',
      '1962.100',
      '2030.10',
      '1899.12',
      '12.50',
      '-3',
      '-3.5',
      '106.5515',
      '60.551556',
      '0.123456',
    ],
  ],
  ['degrees', ['106.551556', '29.56301', '120.382609999']],
  ['money', ['¥12,345.00', '12.5元', '3万元', '1,234']],
  ['years', ['35岁', '8周岁']],
  ['damaged', ['1.38E+10', '6.217E+18', '\u00026217000000000000']],
  ['e-exact', ['1.3800138E10']],
  ['name', ['="张三"', '1、张三', '张三', '欧阳锋', '张 三', '阿依古丽·买买提']],
  ['vague-name', ['王女士', '李总', '**明']],
  ['sex', ['男', '女', 'M', 'female']],
  ['ethnicity', ['汉族', '土家族']],
  ['education', ['本科', '高中', '职业高中', '硕士研究生']],
  ['school', ['渝北区实验小学', '重庆市第八中学校', '绵阳市东风高中', '海淀区启航职业高中']],
  ['grade', ['三年级', '高一（2）班', '2019级3班', '(3)班']],
  [
    'address',
    ['重庆市江北区石桥街道12号', '江北区建新北路3栋1单元402室', '苗岭路28号（国元证券大厦）6层'],
  ],
  ['company', ['重庆华信科技有限公司']],
  ['broker', ['中信证券', '国泰君安证券中山北路营业部']],
  ['wxid', ['wxid_abc123def']],
  ['masked-mobile', ['138****0001', '138 **** 0001']],
  [
    'masked-id',
    ['3702**********1234', '370202********123X', '3702021990****123X', '37020219900101****'],
  ],
  ['masked', ['6222 **** **** 1234', '****1234']],
  ['odd-digits', ['l38OO138000', '13800I38000', '一三八〇〇一三八〇〇〇', '①③⑧００①③⑧０００']],
  ['latin-name', ['Zhang San', 'KEVIN WAYNE DURANT', 'LIU/YINUO', 'WANG/XIAOMING MR']],
  ['lodging', ['汉庭酒店1203房', '标准间 2晚 入住']],
  ['credit', ['当前逾期 3000元', '征信良好，无网贷']],
  ['health', ['2型糖尿病，复诊', '孕检 12周']],
  ['call-record', ['主叫 13800138000 35秒']],
  ['track', ['G1234次 北京南→上海虹桥']],
  ['trade', ['连衣裙 x1', '充值话费']],
  ['free-text', ['渝A***3']],
  ['han-short', ['普通', 'O型']],
  ['secret', ['P@ssw0rd1', 'abc!2345']],
  ['order-code', ['2021010512345678', 'SF1234567890123', 'JDV489170341411']],
  ['handle', ['zhangsan_88']],
  ['packed', ['张三138–0013–8000', '张三138.0013.8000，周末', '联系人138 — 0013 — 8000']],
  ['packed', ['张三13800138000', '电话13800138000北京市', '联系 13800138000，周末']],
  ['packed', ['13800138000 88886666', '13800138000\x0eJ88886666', '0532-88886666 13800138000']],
  ['bank-card', ['6222 0238 0301 2345 678']],
  ['free-text', ['有意向，周末回访']],
  ['very-long', ['长'.repeat(700), '9'.repeat(3000)]],
  [
    'packed',
    [
      `${'长'.repeat(700)}13800138000。`,
      `9${'长'.repeat(700)}138–0013–8000`,
      `长${'长'.repeat(700)}１３８００１３８０００`,
    ],
  ],
]

let db: Database
const classOf = new Map<string, CellClass | undefined>()
const tempDir = mkdtempSync(join(tmpdir(), 'classes-'))
beforeAll(async () => {
  db = await Database.open({ tempDir, memory: '1GB', threads: 2 })
})
beforeAll(async () => {
  const cells = CASES.flatMap(([, some]) => some)
  const classes = await classesOf(cells)
  cells.forEach((cell, i) => classOf.set(cell, classes[i]))
})
afterAll(() => rmSync(tempDir, { recursive: true }))

async function classesOf(cells: readonly string[]): Promise<CellClass[]> {
  const list = sql`from_json(${JSON.stringify(cells)}::json, '["VARCHAR"]')`
  const source = sql`select unnest(range(${cells.length}::bigint)) as t, 0 as c, unnest(${list}) as v, 1 as n`
  const rows = await db.rows(sql`select class from (${classify(source)}) order by t`)
  return rows.map((row) => className(Number(row['class'])))
}

describe('one cell by itself', () => {
  test.each(CASES)('%s: %j', (expected, cells) => {
    expect(cells.map((cell) => classOf.get(cell))).toEqual(cells.map(() => expected))
  })

  test('the spool’s shown text stands before the stored one', async () => {
    expect(await classesOf(['2021-01-05\u000f44201'])).toEqual(['date-late'])
  })

  test('hostile text is text', async () => {
    const cells = [
      "'; drop table x; --",
      '<script>alert(1)</script>',
      '=cmd|calc',
      '%s%n\\',
      '\u0000',
      '🙂🙂',
    ]
    expect(await classesOf(cells)).toHaveLength(cells.length)
  })
})

const STRONG: ReadonlySet<string> = new Set([
  'resident-id',
  'mobile',
  'bank-card',
  'email',
  'blank',
])

property.prop([fc.integer({ min: 1, max: 1_000_000 })], { numRuns: 8 })(
  'agrees with the plain reading of the standards on true and damaged values',
  async (seed) => {
    const cells = damagedCells(seed)
    const classes = await classesOf(cells)
    const said = cells.map((cell, i) => ({ cell, is: strong(classes[i]) }))
    const sure = said.filter(({ cell }) => referenceClass(cell) !== null)
    expect(sure).toEqual(sure.map(({ cell }) => ({ cell, is: referenceClass(cell) })))
  },
  180_000,
)

function strong(name: CellClass | undefined): string {
  return name !== undefined && STRONG.has(name) ? name : 'other'
}

/** True values first, then each damaged the way lists damage it. */
function damagedCells(seed: number): string[] {
  const r = randomFrom(seed)
  return Array.from({ length: 500 }, () => {
    const p = person(r, r.chance(0.5), 0)
    const [kind, value] = r.pick([
      ['resident-id', p.resident],
      ['mobile', p.mobile],
      ['bank-card', bankCard(r)],
      ['email', `${latinHandle(r)}@qq.com`],
    ] as const)
    return r.chance(0.4) ? value : damage(r, kind, value, p)
  })
}
