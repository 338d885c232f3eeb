import { expect, test } from 'vitest'
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
])('%s says %s', (header, kind) => {
  expect(headerMatches(header)[0]?.kind).toBe(kind)
})

test('no header says nothing', () => {
  expect(headerMatches(null)).toEqual([])
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
