import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { eachPacked } from '../../../../test/support/each-packed.ts'
import { eachValue } from '../../../../test/support/each-value.ts'
import { id, join, sql } from '../../../db/sql.ts'
import { literal } from '../../fields/cell.ts'
import { packedEmail, packedQq, packedWechat, TOLD, toldText } from '../../fields/packed.ts'
import { normaliseText } from '../../fields/text.ts'
import { plainClass } from './plain-cell.ts'
import { LONGEST_TOLD, NOTHING, tellText } from './told-text.ts'

/** What readers tell of a text in the middle of other bytes, in the order of `TOLD`; null: nothing. */
function told(cell: string): string[] | null {
  const bytes = Buffer.from(`9一${cell}号9`)
  const out = Buffer.alloc(LONGEST_TOLD + 1)
  plainClass(bytes, 4, bytes.length - 4)
  const end = tellText(bytes, 4, bytes.length - 4, out, 1, true)
  return end === NOTHING ? null : out.toString('utf8', 1, end).split('\u001f')
}

/** What SQL finds in each; addresses of mail and labelled accounts, of which readers tell nothing, behind it. */
async function bySql(cells: readonly string[]): Promise<string[][]> {
  const found = await eachPacked((i) => {
    const stages = TOLD.filter((name) => name !== 'signs').map((name) => id(`${name}${String(i)}`))
    const others = [packedEmail, packedQq, packedWechat].map((one) => one(i))
    const texts = [...stages, ...others].map((one) => sql`coalesce(${one}, '')`)
    return sql`concat_ws('|', ${join(texts)})`
  }, cells)
  return found.map((one) => one?.split('|') ?? [])
}

/** The texts as they are compared, by the signs that were told of them and by SQL alone. */
async function expectSameText(cells: readonly string[], signs: string): Promise<void> {
  const told = await eachValue((cell) => {
    const beside = sql`(select ${cell} as c0, ${literal(signs)} as told_signs0)`
    return sql`(select ${toldText(0, sql`null`)} from ${beside})`
  }, cells)
  expect(told).toEqual(await eachValue(normaliseText, cells))
}

async function expectSame(cells: readonly string[]): Promise<number> {
  const settled = cells.flatMap((cell) => {
    const [signs, ...own] = told(cell) ?? []
    return signs === undefined ? [] : [{ cell, signs, own: [...own, '', '', ''] }]
  })
  const sqls = await bySql(settled.map(({ cell }) => cell))
  expect(settled).toEqual(settled.map((one, n) => ({ ...one, own: sqls[n] })))
  for (const [signs, alike] of Map.groupBy(settled, (one) => one.signs))
    await expectSameText(
      alike.map(({ cell }) => cell),
      signs,
    )
  return settled.length
}

const PIECES = (
  '13800000001 13900000002 15000000003 12000000004 110105194912310021 11010519491231002X 11010519491231002x 500104198801281347 ' +
  '张三 欧阳娜娜 王女士 家长 电话： 姓名： 联系人 住北京路 12号 3单元 ， 。 ； 、 / - + （ ） ( ) : ： a b X x QQ qq 微信 号： 号 86 +86 0086 138 0013 8000 1380013 ' +
  '0532-88880000 0532 02088880000 010 2021年3月 1 12 1、 一、 （2） 😀 → · * 该群 称其 身份证号 00 8613800138000 138-0013-8000 138–0013–8000 138.0013.8000 138—0013 +86–13800138000 0532−88880000 —— 不详 待核 其余情况以后再说 资料存放于移动硬盘内'
).split(' ')
const SIGNS = [' ', ' - ', ...'0123456789Xx-–—.+，。！；？：（）一张·@']

const cells = fc.array(
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...SIGNS)), {
      minLength: 3,
      maxLength: 14,
    })
    .map((pieces) => pieces.join('')),
  { minLength: 300, maxLength: 500 },
)

property.prop(
  [
    cells,
    fc.constantFrom('', '经查', '其中张三', '家长李四的', '昨天联系了王五（', '麻烦给李四打'),
  ],
  { numRuns: 4 },
)('what is told of a text is what SQL finds in it', async (all, front) => {
  expect(await expectSame(all.map((cell) => front + cell))).toBeGreaterThan(20)
})

const LONG = '以下为第三批，数量以导出为准，不含已经退回的部分。'

test('texts of many kinds', async () => {
  const texts = [
    '张三13800138000北京市朝阳区建国路12号',
    '家长张三称其电话为13800138000，身份证11010519491231002X，曾在朝阳区建国路附近办理了入学登记，请核实。',
    '其中李四（身份证号110105194912310021）于2021年3月申请退款未果。',
    '王女士 13800138000 13900139000 15000150000，住址不详',
    '李四，电话：138-0013-8000 住北京市朝阳区建国路12号3单元402',
    '固话 0532-88880000 转 801，手机+86 13800138000，其余不详',
    `${LONG}13800138000张小明`,
    `张小明13800138000${LONG.repeat(20)}13900139000`,
    '经办人 1380013 8000 与 0086-13900139000 为同一人所用',
    LONG,
  ]
  expect(await expectSame(texts)).toBe(texts.length)
})

test.each([
  ['a number behind an X, with nothing between', '李四11010519491231002X13800138000，已接'],
  ['an address of mail', '张三13800138000的邮箱zhang@example.com，已经核实过了'],
  ['a labelled account', '张三13800138000，QQ号：12345678，已经核实过了'],
  ['more numbers than there is room for', '张三13800138000，'.repeat(70)],
  ['dashes that SQL makes plain', '张三138–0013–8000，家里0532—88880000，已经核实过了'],
  ['dashes with blanks around them', '张三138 - 0013 - 8000，住址与从前一样，已经核实过了'],
  ['stops between pieces', '张三的电话138.0013.8000，李四的13900139000，已经核实过了'],
  ['a mark that SQL takes away', '张三\u200b13800138000，已经核实过了'],
])('nothing is told of %s', (_, cell) => {
  expect(told(cell)).toBeNull()
})

test('nothing is told of a text without a number unless it is asked for', () => {
  const bytes = Buffer.from(LONG)
  plainClass(bytes, 0, bytes.length)
  const out = Buffer.alloc(LONGEST_TOLD)
  expect(tellText(bytes, 0, bytes.length, out, 0, false)).toBe(NOTHING)
})

test('a name is remembered of no cell but the one looked at', () => {
  const bytes = Buffer.from('张三13800138000北京市朝阳区')
  plainClass(bytes, 0, bytes.length)
  plainClass(bytes, 0, 6)
  expect(tellText(bytes, 0, bytes.length, Buffer.alloc(LONGEST_TOLD), 0, true)).toBe(NOTHING)
})
