import { expect, test } from 'vitest'
import { isHeaderWord } from '../../evidence/tables/words.ts'
import { FIELDS } from '../fields/index.ts'
import type { KindId } from '../kinds.ts'
import { headerMatches, saysGuardian } from './headers.ts'

test.each<[string, KindId | undefined]>([
  ['身份证号', 'resident-id'],
  [' 身 份 证 号 ', 'resident-id'],
  ['*手机号（必填）：', 'mobile'],
  ['ＱＱ号', 'qq'],
  ['家长手机号', 'guardian-phone'],
  ['学生姓名', 'name'],
  ['QQ邮箱', 'email'],
  ['PhoneNumber', 'mobile'],
  ['phone_no', 'mobile'],
  ['Age', 'age'],
  ['page', undefined],
  ['description', undefined],
  ['用户名', 'account'],
  ['列1', undefined],
  ['', undefined],
  ['等级', 'text'],
  ['名次', undefined],
  ['座位号', undefined],
  ['补缴（万元）', 'amount'],
  ['合计/元', 'amount'],
  ['元旦', undefined],
  ['需求额度', 'amount'],
  ['授信额度', 'credit'],
  ['职业', 'text'],
  ['宠物名', 'text'],
  ['姓名首字母', 'text'],
  ['科目', 'text'],
  ['OPEN_DT', 'date'],
  ['BIRTH_DT', 'birth-date'],
  ['工作单位', 'employer'],
  ['归属门店', 'text'],
  ['objectClass', 'text'],
  ['class_name', 'grade'],
  ['到达站', 'text'],
  ['乘车人', 'name'],
  ['ddh', 'order-no'],
  ['xh', 'row-no'],
  ['yzm', 'sms-code'],
  ['总价(万元)', 'amount'],
  ['成交信息/成交价(万)', 'amount'],
  ['离店日期', 'lodging'],
  ['check_out', 'lodging'],
  ['药品名称', 'health'],
  ['失信记录', 'credit'],
  ['持仓金额', 'balance'],
  ['消费记录', 'trade'],
  ['goods_name', 'trade'],
  ['brand_name', 'text'],
  ['意向产品', 'text'],
  ['room_no', 'address'],
  ['出行轨迹', 'track'],
  ['投注额', 'amount'],
  ['护理费', 'amount'],
  ['额', undefined],
  ['评价', undefined],
  ['缴费', 'amount'],
  ['工单编号', 'order-no'],
  ['订单流水', 'order-no'],
  ['体检结论', 'health'],
  ['体检日期', 'date'],
  ['主叫', 'mobile'],
  // What is noted of somebody is not his name, nor his account.
  ['客户需求', undefined],
  ['客户', 'name'],
  ['客户（必填）', 'name'],
  ['联系人2', 'name'],
  ['父亲职业', 'text'],
  ['login_time', 'datetime'],
  ['user_agent', 'text'],
  ['account_status', 'text'],
  ['account_name', 'account'],
  ['数学', 'text'],
  ['jzxm', 'guardian-name'],
  ['班主任', 'text'],
  ['房主', 'name'],
  ['征信分数', 'credit'],
  ['relation', 'text'],
  ['tracking_no', 'order-no'],
  ['合同编号', 'order-no'],
  ['user_pwd', 'password'],
  ['company_tel', 'mobile'],
  ['last_login', undefined],
  ['login', 'account'],
  ['关系（家长）', 'text'],
  ['家长', 'guardian-name'],
  ['#', 'row-no'],
  ['决定书编号', 'order-no'],
  ['证书编号', 'row-no'],
  ['通知书', undefined],
  ['岁数', 'age'],
  ['持有股份数', 'trade'],
  ['疫苗种类', 'health'],
  ['商品种类', 'text'],
  ['通信类型', 'call-record'],
  ['玩家ID', 'account'],
  ['小区ID', 'text'],
  ['小区', 'address'],
  ['device_id', 'text'],
  ['order_sn', 'order-no'],
  ['邮件号', 'order-no'],
  ['生产批号', 'order-no'],
  ['called_no', 'mobile'],
  ['业务信息/last_login', undefined],
  ['基站编号', 'track'],
  ['邮件', 'email'],
  ['套餐名称', 'text'],
  ['出行路线', 'track'],
  ['Y坐标', 'coordinates'],
  // As Taiwan and Hong Kong write them.
  ['家長電話', 'guardian-phone'],
  ['訂單編號', 'order-no'],
  ['資產總額', 'balance'],
  ['經度', 'coordinates'],
  ['身分證字號', 'resident-id'],
  // Cut off by a narrow column.
  ['持仓市', 'balance'],
  ['证券账', 'securities-account'],
  ['联系电', 'mobile'],
  ['通话时', undefined],
])('%s says %s', (header, kind) => {
  expect(headerMatches(header)[0]?.kind).toBe(kind)
})

test('no header says nothing', () => {
  expect(headerMatches(null)).toEqual([])
})

/** Too short, or too often a value, to be told from one at the top of a list; the values and the other headings say the rest. */
const ALSO_VALUES = (
  'xh号 工作 gsmc 支付宝 旺旺 login pass mm flight mz xl zhima zmf sesame bloodpressure bloodsugar 入住门店 jdmc lgmc ldsj calllog ' +
  'callrecord smscontent thsc producttitle spmc bbmc 学生 学员 孩子 小孩 父母 nick zz xx xxmc 届 级 classname nj bj njbj yx wx sim dt sr 男女 ' +
  'amt money je zje fkje ddje assets ye 序 号 #'
).split(' ')

test('what is a heading to a field is one to whoever looks for the header', () => {
  const unknown = Object.values(FIELDS).flatMap(({ headers }) =>
    headers.filter((h) => !isHeaderWord(h)),
  )
  expect(new Set(unknown)).toEqual(new Set(ALSO_VALUES))
})

test('a header of a hundred thousand characters is looked at briefly', () => {
  expect(headerMatches('甲'.repeat(100_000))).toEqual([])
})

test.each([
  ['家长电话', true],
  ['父亲手机', true],
  ['监护人1', true],
  ['Mother phone', true],
  ['手机号', false],
  [null, false],
])('%s says guardian: %s', (header, expected) => {
  expect(saysGuardian(header)).toBe(expected)
})
