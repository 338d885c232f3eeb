import { describe, expect, test } from 'vitest'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { checkCharacter, luhn } from '../support/lists/numbers.ts'
import { headed, saidKinds, type Field, type MadeLine } from '../support/made-lines.ts'
import { referenceCount, type TypedValue } from '../support/reference-count.ts'

/** Lines of which many share a value: where comparing all with all would never end, and where counts go wrong. */
const base = workspace('crowds')
const KIND: Partial<Record<Field, TypedValue['kind']>> = {
  name: 'name',
  phone: 'mobile',
  phone2: 'mobile',
  id: 'resident-id',
  school: 'school',
  card: 'bank-card',
  note: 'text',
}

type Cells = Partial<Record<Field, string>>

/** 无 says that there is nothing. */
function lineOf(cells: Cells, file = 0): MadeLine {
  const filled = Object.entries(cells).filter(([, value]) => value !== '无')
  const values = filled.map(([f, value]) => ({ kind: KIND[f as Field] ?? 'text', value }))
  return { file, cells, values }
}

async function bothCounts(lists: readonly (readonly Cells[])[], order: readonly Field[]) {
  const made = lists.map((cells, file) => cells.map((each) => lineOf(each, file)))
  const files = made.map((lines, i) => [`${String(i)}.csv`, headed(lines, order)] as const)
  const report = await counted([folderOf(base, Object.fromEntries(files))], {
    overrides: files.flatMap(([name]) => saidKinds(name, order)),
  })
  const { out, counted: n, duplicate, 'set-aside': aside } = report.records
  const { keys: _keys, ...reference } = referenceCount(made.flat())
  expect({ out, counted: n, duplicate, aside }).toEqual(reference)
  return reference
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i)
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超兰霞平刚桂文辉玲红梅建志华鑫']
const name = (n: number) => `王${GIVEN[n % 32] ?? ''}${GIVEN[Math.floor(n / 32)] ?? ''}`
const card = (n: number) => luhn(`622202${String(n).padStart(12, '0')}`)
const SHARED = '13800138000'

describe('crowds', () => {
  test('of names on one number are as many people, and a bare number is none', async () => {
    const named = range(1000).map((i) => ({ name: name(i), phone: SHARED }))
    const bare = range(1000).map(() => ({ phone: SHARED }))
    const found = await bothCounts([named, bare], ['name', 'phone'])
    expect(found).toMatchObject({ out: 2000, counted: 1000, aside: { BARE_PHONE: 1000 } })
  })

  test('of 无 are nothing: it joins nobody and tells nobody apart', async () => {
    const nothing = range(1000).map((i) => ({ name: name(i), phone: '无', card: '无', note: '无' }))
    const cards = range(200).map((i) => ({ name: name(i), phone: '无', card: card(i), note: '无' }))
    const found = await bothCounts([nothing, cards], ['name', 'phone', 'card', 'note'])
    expect(found).toMatchObject({ counted: 200, aside: { NOT_IDENTIFYING: 1000 } })
  })

  test('of contents about one person are one record, whichever way they are compared', async () => {
    const whole = { name: '李建国', phone: SHARED }
    const schools = range(120).map((i) => ({ ...whole, school: `第${String(i + 1)}中学` }))
    const cards = range(60).map((i) => ({ ...whole, card: card(i), school: '第1中学' }))
    const less = [{ ...whole, card: card(3) }, { ...whole }, { ...whole }]
    const found = await bothCounts([schools, cards, less], ['name', 'phone', 'school', 'card'])
    // The line of the first school stands in every line with a card; the rest contradict one another.
    const duplicate = { DUP_CONTAINED: 3, DUP_IN_FILE: 1, CHANGED: 178 }
    expect(found).toMatchObject({ out: 183, counted: 1, duplicate })
  })

  test('a shorter line is found in one that is known by another number', async () => {
    const id = `11010519900307001${checkCharacter('11010519900307001')}`
    const full = {
      id,
      name: '李建国',
      phone: '13800000002',
      phone2: '13800000001',
      school: '第1中学',
    }
    const shorter = [
      { name: '李建国', phone: '13800000001' },
      { name: '李建国', phone: '13800000002', school: '第1中学' },
      { phone: '13800000002', school: '第1中学' },
      { id },
    ]
    const apart = [{ name: '李建国', phone: '13800000001', school: '第2中学' }]
    const order: Field[] = ['id', 'name', 'phone', 'phone2', 'school']
    const found = await bothCounts([[full], shorter, apart], order)
    expect(found).toMatchObject({ counted: 2, duplicate: { DUP_CONTAINED: 4 } })
  })

  test('two children with one parent’s number are two, one child with two numbers in a line is one', async () => {
    const list = [
      { name: '李建国', phone: '13800000001' },
      { name: '李建军', phone: '13800000001' },
      { name: '王秀英', phone: '13800000002', phone2: '13800000003' },
      { name: '王秀英', phone: '13800000003', phone2: '13800000002' },
      { name: '王秀英', phone: '13800000003' },
    ]
    const found = await bothCounts([list], ['name', 'phone', 'phone2'])
    expect(found).toMatchObject({ counted: 3, duplicate: { DUP_IN_FILE: 1, DUP_CONTAINED: 1 } })
  })

  test('of several numbers in a line the one that other lists know stands for the pupil', async () => {
    const [father, mother, aunt, other] = [
      '13800000001',
      '13800000002',
      '13800000003',
      '13800000004',
    ]
    const school = '第1中学'
    const parents = [
      { name: '李雨桐', phone: father, phone2: mother, school },
      { name: '张天佑', phone: mother, phone2: aunt },
      { name: '王一诺', phone: father, phone2: other },
    ]
    const mothers = [
      { name: '李雨桐', phone: mother, note: '女' },
      { name: '张天佑', phone: other },
      { name: '王一诺', phone: aunt, phone2: other, school },
      { name: '王一诺', phone: other, note: '女' },
    ]
    const order: Field[] = ['name', 'phone', 'phone2', 'school', 'note']
    const found = await bothCounts([parents, mothers], order)
    expect(found).toMatchObject({ out: 7, counted: 4, duplicate: { DUP_SUPPLEMENT: 3 } })
  })

  test('of a pupil are one record whatever his parent’s number is taken for', async () => {
    const rows = range(6).map((i) => [
      name(i),
      `1390000000${String(9 - i)}`,
      `1380000000${String(i)}`,
    ])
    const text = (head: string) => [head, ...rows.map((row) => row.join())].join('\n')
    const folder = folderOf(base, {
      'a.csv': text('学生姓名,父亲电话,母亲电话'),
      'b.csv': text('学生姓名,手机号,家长电话'),
    })
    const report = await counted([folder])
    expect(report.records).toMatchObject({ out: 12, counted: 6, duplicate: { DUP_CROSS_FILE: 6 } })
  })

  test('of customers beside a few pupils are called neither pupils nor parents', async () => {
    const pupils = range(6).map((i) => `${name(i)},第1中学,1390000000${String(i)}`)
    const customers = range(30).map((i) => `${name(100 + i)},138000000${String(10 + i)}`)
    const lists = {
      'pupils.csv': ['学生姓名,学校,家长电话', ...pupils].join('\n'),
      'customers.csv': ['姓名,手机', ...customers].join('\n'),
    }
    const words = async (files: Record<string, string>) => {
      const { keys, persons } = await counted([folderOf(base, files)])
      return [...persons.lines.map((line) => line.label), keys.find((k) => k.used)?.title]
    }
    const { 'pupils.csv': alone } = lists
    expect(await words({ 'pupils.csv': alone })).toEqual(['学生', '家长号码', '学生姓名＋家长电话'])
    expect(await words(lists)).toEqual(['信息主体', '电话号码', '姓名＋电话'])
  })
})
