import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { CONTENT, SCHOOL } from '../contents.ts'
import { beginnings } from './beginnings.ts'
import { isContent, isSchoolText } from './content-text.ts'

/** Words of the lists and pieces of them, beside what stands in addresses. */
const PIECES = (
  '单人间 双人房 酒店 宾馆 302 室 信用 分 卡 9 芝麻 额度 授信 负债 肺 癌 癌症 孕 8 孕检 高血压 血压 航班 G 12 次 → - > 到达 经过 x X × * 3 件 盒 装 ' +
  '5罐 充值 套餐 奶粉 羽绒服 大街 中路 花园 小区 单元 号 北京市 朝阳区 建国路 手机壳 手术 小学 中学校 （东） 分校 学校 一中 附小 部 校区 高级 下单 下车 次列车'
).split(' ')
const texts = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 8 })
  .map((pieces) => pieces.join(''))
  .chain((text) => fc.nat(text.length).map((from) => text.slice(from)))

property.prop([texts], { numRuns: 3000 })(
  'contents and schools are told as by their expressions',
  (text) => {
    expect(isContent(text)).toBe(CONTENT.test(text))
    expect(isSchoolText(text)).toBe(new RegExp(`^(?:${SCHOOL.source})$`).test(text))
  },
)

test('what words begin with', () => {
  const found = beginnings('单人间|孕[0-9]|(?:酒店|客).{0,20}[0-9]|[肺肝]癌|贷?款项')
  const digits = Array.from({ length: 10 }, (_, n) => `孕${String(n)}`)
  expect([...found].sort()).toEqual(
    ['单人', ...digits, '酒店', '客.', '肺癌', '肝癌', '贷款', '款项'].sort(),
  )
})
