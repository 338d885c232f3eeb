import fc from 'fast-check'
import type { Override } from '../../src/case/request.ts'
import type { KindId } from '../../src/records/kinds.ts'
import { checkCharacter, luhn } from './lists/numbers.ts'
import type { TypedLine, TypedValue } from './reference-count.ts'

/**
 * Small worlds of a few people each, whose lines repeat, shorten, change and extend one another: where the classes of
 * duplicates meet. People of different worlds share nothing, so that many worlds are counted in one run.
 */
export type Field =
  | 'name'
  | 'id'
  | 'phone'
  | 'phone2'
  | 'landline'
  | 'email'
  | 'qq'
  | 'wechat'
  | 'card'
  | 'plate'
  | 'passport'
  | 'address'
  | 'school'
  | 'sex'
  | 'age'
  | 'note'

/** Each field with its header, the kind that the column is said to be, and how often a line has it. */
const FIELDS: Readonly<Record<Field, readonly [header: string, kind: KindId, often: number]>> = {
  name: ['姓名', 'name', 6],
  id: ['身份证号', 'resident-id', 3],
  phone: ['手机号', 'mobile', 6],
  phone2: ['备用手机', 'mobile', 2],
  landline: ['固定电话', 'landline', 1],
  email: ['邮箱', 'email', 1],
  qq: ['QQ', 'qq', 1],
  wechat: ['微信号', 'wechat', 1],
  card: ['银行卡号', 'bank-card', 1],
  plate: ['车牌号', 'plate', 1],
  passport: ['护照号', 'passport', 1],
  address: ['家庭住址', 'address', 2],
  school: ['学校', 'school', 3],
  sex: ['性别', 'sex', 3],
  age: ['年龄', 'age', 2],
  note: ['备注', 'text', 2],
}
export const FIELD_NAMES = Object.keys(FIELDS) as Field[]

/** A line before its values are made: which person, which fields, and what is wrong with it. */
export interface Plan {
  readonly file: number
  readonly person: number
  readonly fields: readonly Field[]
  /** Takes the other of two values of this field. */
  readonly other: Field | null
  readonly twist: 'none' | 'vague' | 'company' | 'bad-phone' | 'bad-id' | 'damaged'
}
export interface World {
  readonly plans: readonly Plan[]
}

const field = fc.oneof(
  ...FIELD_NAMES.map((name) => ({ weight: FIELDS[name][2], arbitrary: fc.constant(name) })),
)
const plan: fc.Arbitrary<Plan> = fc.record({
  file: fc.nat(2),
  person: fc.nat(3),
  fields: fc.uniqueArray(field, { minLength: 0, maxLength: 7 }),
  other: fc.option(field, { freq: 3 }),
  twist: fc.oneof(
    { weight: 12, arbitrary: fc.constant('none' as const) },
    fc.constantFrom('vague', 'company', 'bad-phone', 'bad-id', 'damaged'),
  ),
})
export const world: fc.Arbitrary<World> = fc.record({
  plans: fc.array(plan, { minLength: 1, maxLength: 14 }),
})

/** A line with the text of each cell, and its values as they count. */
export interface MadeLine extends TypedLine {
  readonly cells: Readonly<Partial<Record<Field, string>>>
}

/** The lines of a world; `w` keeps its people apart from those of other worlds. */
export function linesOf({ plans }: World, w: number): MadeLine[] {
  return plans.map((p) => {
    const cells: Partial<Record<Field, string>> = {}
    const values: TypedValue[] = []
    for (const f of p.fields) {
      const made = valueOf(f, p, w)
      cells[f] = made.value
      values.push(made)
    }
    return { file: p.file, cells, values }
  })
}

function valueOf(f: Field, p: Plan, w: number): TypedValue {
  const { person, twist } = p
  if (f === 'name' && twist === 'vague') return { kind: 'vague-name', value: `${surname(w)}女士` }
  if (f === 'name' && twist === 'company')
    return { kind: 'employer', value: `青岛${given(w)}${given(w + 7)}贸易有限公司` }
  if (f === 'phone' && twist === 'bad-phone')
    return { kind: 'mobile', value: `1001${digits(w, 3)}${digits(person, 4)}`, state: 'broken' }
  if (f === 'phone' && twist === 'damaged')
    return { kind: 'mobile', value: '1.38E+10', state: 'damaged' }
  if (f === 'id' && twist === 'bad-id')
    return { kind: 'resident-id', value: wrong(idOf(w, person)), state: 'broken' }
  return { kind: KIND[f], value: VALUE[f](w, person, p.other === f ? 1 : 0) }
}

const KIND: Readonly<Record<Field, TypedValue['kind']>> = {
  name: 'name',
  id: 'resident-id',
  phone: 'mobile',
  phone2: 'mobile',
  landline: 'landline',
  email: 'email',
  qq: 'qq',
  wechat: 'wechat',
  card: 'bank-card',
  plate: 'plate',
  passport: 'passport',
  address: 'address',
  school: 'school',
  sex: 'sex',
  age: 'age',
  note: 'text',
}

type Make = (world: number, person: number, other: number) => string

/** Persons 0 and 1 share a number, persons 2 and 3 a name; some values of a person come in two forms. */
const VALUE: Readonly<Record<Field, Make>> = {
  name: (w, p) => surname(w) + given(w) + given((p === 3 ? 2 : p) + 11),
  id: (w, p, o) => idOf(w, p + 4 * o),
  phone: (w, p, o) => mobile(w, (p === 1 ? 0 : p) + 4 * o),
  phone2: (w, p, o) => mobile(w, p + 4 * (1 - o)),
  landline: (w, p) => `010-6${digits(w, 4)}${digits(p, 3)}`,
  email: (w, p) => `user${digits(w, 3)}x${String(p)}@example.com`,
  qq: (w, p) => `7${digits(w, 4)}${String(p)}31`,
  wechat: (w, p) => `wxid_${digits(w, 4)}ab${String(p)}cd`,
  card: (w, p) => luhn(`622202${digits(w, 6)}${digits(p, 6)}`),
  plate: (w, p) => `鲁B${digits(w, 3)}${String(p)}Q`,
  passport: (w, p) => `E1${digits(w, 4)}${digits(p, 3)}`,
  address: (w, p) => `青岛市市南区香港中路${String(w + 1)}号${String(p + 1)}单元501室`,
  school: (w, _p, o) => `第${String(2 * w + o + 1)}中学`,
  sex: (_w, p) => (p % 2 === 0 ? '男' : '女'),
  age: (w) => String(20 + (w % 50)),
  note: (w, _p, o) => `重点客户${String(2 * w + o)}`,
}

const SURNAMES = [...'王李张刘陈杨黄赵周徐孙马朱胡郭何罗郑梁谢宋唐许邓冯韩']
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超兰霞平刚桂文辉玲红梅建志华鑫宇浩轩']

const surname = (n: number): string => SURNAMES[n % SURNAMES.length] ?? ''
const given = (n: number): string => GIVEN[(n * 7) % GIVEN.length] ?? ''
const digits = (n: number, length: number): string => String(n).padStart(length, '0')
const mobile = (w: number, n: number): string => `138${digits(w, 4)}${digits(n, 4)}`

function idOf(w: number, n: number): string {
  const body = `1101051990${digits(1 + (w % 12), 2)}${digits(1 + n, 2)}${digits(w, 3)}`
  return body + checkCharacter(body)
}

const wrong = (id: string): string => id.slice(0, 17) + (id.endsWith('1') ? '2' : '1')

/** A list of these lines: a row number, so that no row is blank, then the fields in some order. */
export function headed(lines: readonly MadeLine[], order: readonly Field[]): string {
  const header = ['序号', ...order.map((f) => FIELDS[f][0])].join(',')
  const rows = lines.map((line, i) => [i + 1, ...order.map((f) => line.cells[f] ?? '')].join(','))
  return [header, ...rows, ''].join('\n')
}

/** What the examiner would say of such a list, where the test is about the count and not about recognition. */
export function saidKinds(file: string, order: readonly Field[]): Override[] {
  const base = { file, sheet: null, reading: {}, kind: null, written: `--kind ${file}` }
  const kinds: KindId[] = ['row-no', ...order.map((f) => FIELDS[f][1])]
  return [
    { ...base, reading: { header: 1 } },
    ...kinds.map((kind, column) => ({ ...base, kind: { column, kind } })),
  ]
}
