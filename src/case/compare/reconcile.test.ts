import { describe, expect, test } from 'vitest'
import { isStarred, statement } from './reconcile-notes.ts'

const total = (text: string) => statement(['附表', 1], text)?.total

describe('a total that an annex states', () => {
  test.each([
    ['合计 11034', 11034],
    ['共计：11,034条', 11034],
    ['总数１１０３４', 11034],
    ['去重后共11034条', 11034],
    ['以上共 37002 条公民个人信息', 37002],
  ])('%s', (text, n) => expect(total(text)).toBe(n))

  test.each([
    ['联系电话共享 13800138000'],
    ['某小学学生信息表'],
    ['姓名 张三 电话 13800138000'],
    ['共享文件夹'],
  ])('is not in: %s', (text) => expect(statement([], text)).toBeNull())
})

describe('a method that an annex states', () => {
  test.each([
    ['按手机号码去重后统计'],
    ['检验方法：使用Excel删除重复项'],
    ['本表仅统计条数，未剔除重复'],
    ['统计口径见检验报告第三页'],
  ])('%s', (text) => expect(statement([], text)?.total).toBeNull())

  test('is quoted masked, in one line', () => {
    const said = statement(['附表', 3], '按号码13800138000\n去重')
    expect(said?.text).toBe('按号码138****8000\\u{A}去重')
  })

  test('is looked for in the first of a long text only', () => {
    expect(statement([], `共${' '.repeat(5_000_000)}按手机号去重`)).toBeNull()
  })
})

describe('stars for digits', () => {
  test.each([['138****0001'], ['3702**********1234'], ['张**'], ['李＊'], ['138xxxx0001']])(
    '%s',
    (cell) => expect(isStarred([cell])).toBe(true),
  )
  test.each([['13800138000'], ['张三'], ['*'], ['A*B'], [null], ['xxx']])('not %s', (cell) =>
    expect(isStarred([cell])).toBe(false),
  )
})
