/** The spreadsheets of the first story: xlsx with shared and with inline strings, xls, a hidden sheet. */
import { damagedCell } from './asides.ts'
import { complete, gaps, LAPTOP, listed, type Made, type Stock } from './chongqing-stock.ts'
import type { ListFile } from './files.ts'
import { again, changed, contained, dirty, Originals, scatter } from './lines.ts'
import { columns, type Content, type Field, type Line } from './list.ts'
import { wrongId } from './numbers.ts'
import { pupilId, type Pupil } from './people.ts'
import { at, type Random } from './random.ts'
import { school, stageOf } from './schools.ts'

export function yuzhongFile(from: Stock): Made {
  const { random, aside } = from
  const order = columns(
    ['序号', 'serial', true],
    ['学生姓名', 'name'],
    ['性别', 'sex'],
    ['年龄', 'age', true],
    ['学校', 'school'],
    ['年级', 'grade'],
    ['家长电话', 'phone'],
  )
  const first = listed(from, from.deal(1_460))
  const [second, old] = [listed(from, from.deal(420)), listed(from, from.deal(80))]
  const originals = new Originals(random, [...first, ...second])
  const more = [...aside.bare(9), ...aside.badPhone(12), ...aside.nameless(11)]
  const inFile = again('DUP_IN_FILE', originals.take(60, complete))
  const hidden = again('DUP_IN_FILE', originals.take(60, complete))
  const full = [...scatter(random, first, [...more, ...inFile]), ...aside.empty(6)]
  const file: ListFile = {
    path: `${LAPTOP}/K12资源/渝中区.xlsx`,
    format: { as: 'xlsx', strings: 'shared' },
    sheets: [
      {
        name: '名单1',
        columns: order,
        lines: full,
        titles: ['渝中区在校学生信息汇总表'],
        remarks: ['统计时间：2021年9月'],
        gap: true,
        repeatEvery: 500,
        total: true,
        notes: ['注：家长电话以学校登记为准，仅供内部使用。'],
      },
      {
        name: '名单2',
        columns: order,
        lines: second,
        titles: ['渝中区在校学生信息汇总表（续）'],
        total: true,
      },
      { name: '旧名单', hidden: true, columns: order, lines: scatter(random, old, hidden) },
    ],
  }
  return { file, originals }
}

export function jiulongpoFile(from: Stock): Made {
  const { random, aside } = from
  const order = columns(
    ['手机', 'phone', true],
    ['姓名', 'name'],
    ['所在学校', 'school'],
    ['班级', 'grade'],
    ['年龄', 'age', true],
    ['性别', 'sex'],
  )
  const lines = listed(from, from.deal(1_996))
  const originals = new Originals(random, lines)
  const more = [
    ...again('DUP_IN_FILE', originals.take(52, complete)),
    ...gaps(random, originals, 27),
    ...aside.vague(10),
    ...aside.badPhone(10),
  ]
  const file: ListFile = {
    path: `${LAPTOP}/K12资源/九龙坡区2021秋.xlsx`,
    format: { as: 'xlsx', strings: 'inline' },
    sheets: [
      { name: 'Sheet1', columns: order, lines: scatter(random, lines, more), blankEvery: 600 },
    ],
  }
  return { file, originals }
}

export function jiangbeiFile(from: Stock): Made {
  const { random, aside } = from
  const order = columns(
    ['学校', 'school'],
    ['年级', 'grade'],
    ['姓名', 'name'],
    ['性别', 'sex'],
    ['年龄', 'age', true],
    ['家长手机号码', 'phone', true],
  )
  const lines = listed(from, from.deal(1_480))
  const originals = new Originals(random, lines)
  const more = [
    ...again('DUP_IN_FILE', originals.take(40, complete)),
    ...aside.company(6),
    ...aside.nameless(12),
  ]
  const file: ListFile = {
    path: `${LAPTOP}/K12资源/江北区.xls`,
    format: { as: 'xls' },
    sheets: [
      {
        name: '江北',
        columns: order,
        lines: scatter(random, lines, more),
        titles: ['江北区学生花名册'],
        total: true,
      },
    ],
  }
  return { file, originals }
}

/** Resident IDs of which Excel kept fifteen digits; some survived as text, a few were never right. */
export function idFile(from: Stock): ListFile {
  const order = columns(
    ['序号', 'serial', true],
    ['姓名', 'name'],
    ['性别', 'sex'],
    ['年龄', 'age', true],
    ['身份证号', 'id'],
    ['学校', 'school'],
    ['年级', 'grade'],
    ['联系电话', 'phone', true],
  )
  const { random } = from
  const lines = from.deal(402).map((pupil, index) => idLine(random, pupil, index))
  return {
    path: `${LAPTOP}/K12资源/身份证版.xlsx`,
    format: { as: 'xlsx', strings: 'shared' },
    sheets: [
      {
        name: '含身份证',
        columns: order,
        lines: scatter(random, lines, from.aside.damagedId(9)),
        titles: ['学籍信息（含身份证号）'],
      },
    ],
  }
}

function idLine(random: Random, pupil: Pupil, index: number): Line {
  const id = pupilId(random, pupil, index)
  const kind = index % 67
  if (kind < 25) return { content: { ...pupil, id }, fate: 'COUNTED' }
  const cell = kind < 27 ? wrongId(id) : damagedCell(id)
  return { content: { ...pupil }, fate: 'COUNTED', written: { id: cell } }
}

/** A later list that says again, in part and otherwise, what the lists of four districts say. */
export function additionsFile(from: Stock, origins: readonly Originals[]): ListFile {
  const { random } = from
  const order = columns(
    ['姓名', 'name'],
    ['学校名称', 'school'],
    ['年级', 'grade'],
    ['性别', 'sex'],
    ['年龄', 'age', true],
    ['电话', 'phone'],
  )
  const lines = listed(from, from.deal(214))
  const more = origins.flatMap((originals, index) => additions(random, originals, index))
  return {
    path: `${LAPTOP}/K12资源/附加名单.xlsx`,
    format: { as: 'xlsx', strings: 'shared' },
    sheets: [
      {
        name: '9月新增',
        columns: order,
        lines: dirty(random, scatter(random, lines, more), 25),
        titles: ['9月新增及更新'],
      },
    ],
  }
}

/** Fields that survive in the shorter lines, by turns. */
const SHORTER: readonly (readonly Field[])[] = [
  ['name', 'phone'],
  ['name', 'phone', 'sex', 'school', 'grade'],
  ['name', 'phone', 'age', 'sex'],
]

function additions(random: Random, originals: Originals, origin: number): Line[] {
  const count = (shares: readonly number[]): number => at(shares, origin)
  const otherSchool = (content: Content): string => {
    const { kind } = stageOf(random, Number(content.age))
    let other = school(random, kind)
    while (other === content.school) other = school(random, kind)
    return other
  }
  return [
    ...again('DUP_CROSS_FILE', originals.take(count([40, 36, 28, 24]), complete)),
    ...contained(originals.take(count([34, 30, 24, 22]), complete), (_, i) => at(SHORTER, i % 3)),
    ...gaps(random, originals, count([24, 18, 14, 14])),
    ...changed(originals.take(count([24, 20, 16, 14]), complete), 'school', otherSchool),
  ]
}
