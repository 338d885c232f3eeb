import { fullName, vagueName } from './lists/people.ts'
import { address, company, school } from './lists/places.ts'
import { mobile } from './lists/numbers.ts'
import { randomFrom, type Random } from './lists/random.ts'

/** A list of pupils as it is traded, with every class of duplicate and most reasons for setting aside. */
export type Row = readonly string[]
export const HEADERS: Row = ['学生姓名', '性别', '年龄', '就读学校', '家长电话', '家庭住址']

export function dirtyPupils(seed: number, rows: number): Row[] {
  const r = randomFrom(seed)
  const clean = Array.from({ length: Math.round(rows * 0.6) }, () => pupil(r))
  const more = Array.from({ length: rows - clean.length }, (_, i) => twisted(r, clean, i))
  return r.shuffle([...clean, ...more])
}

const pupil = (r: Random): Row => [
  fullName(r),
  r.pick(['男', '女']),
  String(r.int(7, 17)),
  school(r),
  mobile(r),
  r.chance(0.8) ? address(r) : '',
]

/** One kind of dirt after the other. */
function twisted(r: Random, clean: readonly Row[], i: number): Row {
  const [name = '', sex = '', age = '', at = '', phone = '', home = ''] = r.pick(clean)
  const ways: readonly (() => Row)[] = [
    () => [name, sex, age, at, phone, home],
    () => [name, sex, age, at, `+86 ${phone}`, home],
    () => [name, '', '', '', phone, ''],
    () => [name, sex, age, `${at}（分校）`, phone, home],
    () => [fullName(r), sex, age, at, phone, home],
    () => ['', '', '', '', mobile(r), ''],
    () => [vagueName(r), '', '', '', mobile(r), ''],
    () => [company(r), '', '', '', mobile(r), ''],
    () => [fullName(r), sex, age, at, `100${phone.slice(3)}`, ''],
    () => [fullName(r), sex, age, '', '无', ''],
    () => [fullName(r), '', '', '', '1.38E+10', ''],
    () => [name, sex, String(Number(age) + 1), at, phone, home],
    () => [name, sex, age, '', phone, home || address(r)],
  ]
  return ways[i % ways.length]?.() ?? []
}
