import { expect, test } from 'vitest'
import { readsLikeAdvert } from './advert.ts'

test.each([
  '需要数据加V：sj888888 长期合作，量大从优',
  '本店长期出售各行业数据，联系电话13900001111，量大从优',
  '更多数据请加QQ：88886666',
  '★★★一手数据 实时更新 联系QQ123456789★★★',
  '以上数据每条0.5元，100条起卖，加微信：shuju666',
  '【股民资源】精准一手，TG：@shuju88',
  '联系QQ：1193847562  飞机 @gupiao88',
  '客服微信：gupiao88',
  '三（2）班家长群 QQ群号 583920147',
  '群号：583920147 共45人',
  '联系QQ：10086001 诚信交易',
])('speaks of the list and not of anybody in it: %s', (line) => {
  expect(readsLikeAdvert(line)).toBe(true)
})

test.each([
  '张三 13800138000 长期合作 一手 需要资料',
  '李四，13900139000，一手房，需要优惠',
  '王芳 110105194912310021 出售 一手 数据 需要',
  '客户需要更多资料，13800138000',
  '有意向，需要优惠，让联系13800138000',
  '价格太贵，需要优惠，下次联系我13800138000',
  '备注：需要更新资料的请联系客服',
  '山东省青岛市信息大厦优惠店',
  'QQ：1193847562 微信：zhangsan88',
  '张三 QQ：1193847562 飞机 @zhangsan',
  '王芳 13800138000 QQ群583920147',
  '群众路12号 张三',
  'QQ：1193847562 优惠',
  '联系QQ：1193847562 张三 优惠',
])('is of somebody, or of nothing that is sold: %s', (line) => {
  expect(readsLikeAdvert(line)).toBe(false)
})
