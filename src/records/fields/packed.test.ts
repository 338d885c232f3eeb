import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { eachPacked } from '../../../test/support/each-packed.ts'
import {
  packedEmail,
  packedLandline,
  packedLastMobile,
  packedMiddleMobile,
  packedMobile,
  packedName,
  packedResidentId,
} from './packed.ts'

/** Each run is one query over many cells. */
const RUNS = { numRuns: 15 }
const MOBILES = ['13800000001', '13900000002', '15000000003', '18600000004']
const IDENTITIES = ['110105194912310021', '11010519491231002X', '500104198801281347']
const WORDS = [
  '张三',
  '家长',
  '电话：',
  '住北京路',
  '12号',
  '，',
  '；',
  '、',
  ' ',
  '/',
  '。',
  'ab',
  '#',
]
const OTHERS = [
  '0532-88880000',
  'a.b@qq.com',
  '2021',
  '1',
  '86',
  '0086',
  '+86',
  '10000000000',
  'X',
  '13800',
]

const cells = fc.array(
  fc
    .array(fc.constantFrom(...MOBILES, ...IDENTITIES, ...WORDS, ...OTHERS), { maxLength: 12 })
    .map((pieces) => pieces.join('')),
  { minLength: 50, maxLength: 200 },
)

/** Runs of digits and what follows them, read one after the other. */
function runs(cell: string): { digits: string; after: string; before: string }[] {
  return [...cell.matchAll(/[0-9]+/g)].map(({ 0: digits, index }) => ({
    digits,
    after: cell.slice(index + digits.length),
    before: cell.slice(0, index),
  }))
}

/** Eleven digits and an identity number with nothing between them, of those made above: two numbers. */
function parted(cell: string): string {
  const [ids, mobiles] = [IDENTITIES.join('|'), MOBILES.join('|')]
  return cell
    .replaceAll(new RegExp(`(?<![0-9A-Za-z])(${ids})(?=(?:${mobiles})(?![0-9A-Za-z]))`, 'g'), '$1 ')
    .replaceAll(new RegExp(`(?<![0-9A-Za-z])(${mobiles})(?=(?:${ids})(?![0-9A-Za-z]))`, 'g'), '$1 ')
}

/** Eleven digits, with or without the country's code; of separators inside a number nothing is made here. */
function mobilesOf(cell: string): string[] {
  return runs(parted(cell)).flatMap(({ digits }) => {
    const own = /^(?:(?:00)?86)?(1[3-9][0-9]{9})$/.exec(digits)?.[1]
    return own === undefined ? [] : [own]
  })
}

test.prop([cells], RUNS)(
  'the numbers of a text are those that a plain reading finds',
  async (all) => {
    const apart = all.map((cell) => cell.replace(/(?<=[0-9])[- ]+(?=[0-9])/g, '，'))
    const found = apart.map((cell) => {
      const mobiles = mobilesOf(cell)
      const long = cell.length >= 12
      return {
        first: (long ? mobiles[0] : undefined) ?? null,
        last: (long ? mobiles.at(-1) : undefined) ?? null,
      }
    })
    expect(await eachPacked(packedMobile, apart)).toEqual(found.map((f) => f.first))
    expect(await eachPacked(packedLastMobile, apart)).toEqual(found.map((f) => f.last))
  },
)

test.prop([cells], RUNS)(
  'the second of several numbers stands between the first and the last',
  async (all) => {
    const apart = all.map((cell) =>
      cell.replace(/(?:\+|00)?86(?=1)|(?<=[0-9])[- ]+(?=[0-9])/g, '，'),
    )
    const second = apart.map((cell) => mobilesOf(cell)[1] ?? null)
    expect(await eachPacked(packedMiddleMobile, apart)).toEqual(second)
  },
)

test.prop([cells], RUNS)(
  'an identity number counts where it stands alone and its check holds',
  async (all) => {
    const long = all.map((cell) => `编号 ${cell}`)
    const found = long.map((cell) => {
      const [, number = ''] =
        /(?:^|[^0-9])([1-8][0-9]{16}[0-9Xx])(?=[^0-9Xx]|$)/.exec(parted(cell)) ?? []
      return Buffer.byteLength(cell) >= 19 && checks(number) ? number : null
    })
    expect(await eachPacked(packedResidentId, long)).toEqual(found)
  },
)

/** Of numbers made of the three above, whose regions and days are true: the check character (GB 11643). */
function checks(number: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, w, i) => all + w * Number(number[i]), 0)
  return IDENTITIES.includes(number) && '10X98765432'[sum % 11] === number[17]
}

test.each([
  ['11010519491231002X13800138000', '11010519491231002X', '13800138000'],
  ['张三37021119900307121313800138000', '370211199003071213', '13800138000'],
  ['13800138000370211199003071213', '370211199003071213', '13800138000'],
  ['李四13800138000370211199003071213，已接', '370211199003071213', '13800138000'],
  // The check fails: no number of a person, and what stands beside it may be part of another.
  ['11010519491231002213800138000', null, '13800138000'],
  ['1101051949123100211380013800', null, null],
  ['110105194912310021138001380001', null, null],
])('numbers with nothing between them, %s: %s and %s', async (cell, identity, mobile) => {
  expect(await eachPacked(packedResidentId, [cell])).toEqual([identity])
  expect(await eachPacked(packedMobile, [cell])).toEqual([mobile])
})

test.each([
  ['李国栋 13800000001 已付', '李国栋'],
  ['项目部 13800000001 已付', null],
  ['张三的电话是13800000001', '张三'],
  ['👉张小明📱13800138000👍', '张小明'],
  ['📞张小明☎️ 13800138000', '张小明'],
  ['张𬎆13800138000', '张𬎆'],
  ['4.何晨国.13800138000', '何晨国'],
  ['13800138000张小明370211199003071213', '张小明'],
  ['13800138000高新区12栋', null],
  ['王五（主任）13700137000', '王五'],
  ['赵敏"13700137000', '赵敏'],
  ['上海金源有限公司-赵敏-13700137000', '赵敏'],
  ['上海金源有限公司-业务部-13700137000', null],
  ['江苏-常熟-13700137000', null],
  ["赵敏'13700137000", '赵敏'],
  ['赵敏【13700137000】', '赵敏'],
  ['安装【13700137000】', null],
  ['赵敏<13700137000>', '赵敏'],
  ['1、赵敏（女，45岁）13700137000', '赵敏'],
  ['赵敏（wx_12345，13700137000）', '赵敏'],
  ['赵敏（wx_1，13700137000）', '赵敏'],
  ['赵敏（微信号：wx_1，手机：13700137000）', '赵敏'],
  ['金源（A座，13700137000）', null],
  ['金源（KTV，13700137000）', null],
  ['赵敏（老板）电话13700137000', '赵敏'],
  ['赵敏（店主，上海天成商贸有限公司）13700137000', '赵敏'],
  ['赵敏<br>13700137000', '赵敏'],
  ['上海天成商贸有限公司-高管-13700137000', null],
  ['金源（上海）商贸有限公司13700137000', null],
  ['13700137000（赵敏）', '赵敏'],
  ['13700137000（安装）', null],
  ['13700137000赵敏慧湖南省长沙市新华街73号', '赵敏慧'],
  ['13700137000湖南省长沙市新华街73号', null],
  ['【建设银行】尊敬的赵敏慧：您尾号7619的账户支出25元，预留手机13700137000。', '赵敏慧'],
  ['【建设银行】尊敬的客户：您的账户支出25元，询13700137000。', null],
  ['孙丽收13700137000', '孙丽'],
  ['【孙丽】→13700137000', '孙丽'],
])('of %s the name is %s', async (cell, name) => {
  expect(await eachPacked(packedName, [cell])).toEqual([name])
})

test.each([
  '李国栋138–0013–8000，已付',
  '李国栋 138—0013—8000，已付',
  '李国栋–138‑0013‑8000，已付',
  '李国栋：138 − 0013 − 8000，已付',
  '李国栋138.0013.8000，已付',
  '李国栋１３８－００１３－８０００，已付',
  '李国栋138\u00a00013\u00a08000，已付',
  '李国栋 +86─138─0013─8000 已付',
  '家里0532–88880000，李国栋 138 - 0013 - 8000',
  '李国栋 1380-013-8000，已付',
  '李国栋1380 013 8000',
])('a number in pieces, %s', async (cell) => {
  expect(await eachPacked(packedMobile, [cell])).toEqual(['13800138000'])
  const line = cell.startsWith('家里') ? '0532-88880000' : null
  expect(await eachPacked(packedLandline, [cell])).toEqual([line])
  if (line === null) expect(await eachPacked(packedName, [cell])).toEqual(['李国栋'])
})

test.each([
  ['', null, null],
  ['联系 a.b@QQ.com 或 0532-88880000', 'a.b@qq.com', '0532-88880000'],
  ['@'.repeat(30_000), null, null],
  [null, null, null],
])('of %s the mailbox is %s and the line %s', async (cell, mail, line) => {
  expect(await eachPacked(packedEmail, [cell])).toEqual([mail])
  expect(await eachPacked(packedLandline, [cell])).toEqual([line])
})
