/**
 * Sheets as offices and sellers make them, with the role of every row known: titles, headers of one to three rows,
 * repeated headers, subtotals and totals, notes, several tables below each other, lists side by side. Shares no code
 * with the finder.
 */
export type Role =
  'data' | 'HEADER' | 'REPEATED_HEADER' | 'TITLE' | 'BLANK_ROW' | 'TOTAL_ROW' | 'NOTE'

export interface MadeRow {
  readonly role: Role
  readonly cells: readonly string[]
}

export interface MadeSheet {
  readonly rows: readonly MadeRow[]
  /** What was put in, for the page of figures. */
  readonly features: readonly string[]
}

/** Numbers of a seed: the same sheets on every machine (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % n
  }

  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }
}

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘欧易兰闫']
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰华建国文辉玲红梅婷鹏宇浩轩佳欣怡涵子梓晨']
const PLACES = ['北京市海淀区', '上海市浦东新区', '重庆市渝中区', '青岛市市南区', '成都市武侯区', '广州市天河区']
const ROADS = ['中山路', '人民路', '解放大道', '学府街', '和平里', '光明巷']
const SCHOOLS = ['第一小学', '实验中学', '育才学校', '第三幼儿园', '外国语学校']
const REMARKS = ['已联系', '意向强', '拒接', '空号', '下周回访', '转介绍', '']

type Maker = (dice: Dice, n: number) => string

const name: Maker = (d) => d.of(SURNAMES) + d.of(GIVEN) + (d.chance(70) ? d.of(GIVEN) : '')
const digits = (d: Dice, n: number): string => Array.from({ length: n }, () => d.below(10)).join('')
const phone: Maker = (d) => `1${d.of(['38', '39', '50', '86', '77', '99'])}${digits(d, 8)}`
const idNumber: Maker = (d) =>
  `${d.of(['110105', '500103', '370202', '510107'])}${1950 + d.below(70)}${d.of(['0102', '0615', '1123'])}${digits(d, 3)}${d.of([...'0123456789X'])}`
const address: Maker = (d) => `${d.of(PLACES)}${d.of(ROADS)}${1 + d.below(200)}号${1 + d.below(30)}单元${101 + d.below(900)}`

interface Column {
  readonly heads: readonly string[]
  readonly make: Maker
  /** Cells that are empty, in a hundred. */
  readonly gaps: number
}

const NAME: Column = { heads: ['姓名', '学生姓名', '客户姓名', '名字', '联系人姓名'], make: name, gaps: 1 }
const PHONE: Column = { heads: ['电话', '手机号', '联系电话', '手机号码', '联系方式'], make: phone, gaps: 3 }
const OTHERS: readonly Column[] = [
  { heads: ['身份证号', '身份证号码', '证件号码'], make: idNumber, gaps: 10 },
  { heads: ['地址', '家庭住址', '通讯地址', '收货地址'], make: address, gaps: 10 },
  { heads: ['学校', '就读学校', '毕业院校'], make: (d) => d.of(SCHOOLS), gaps: 5 },
  { heads: ['性别'], make: (d) => d.of(['男', '女']), gaps: 3 },
  { heads: ['金额', '消费金额', '成交金额'], make: (d) => `${1 + d.below(9999)}.${digits(d, 2)}`, gaps: 5 },
  { heads: ['年龄'], make: (d) => String(6 + d.below(70)), gaps: 5 },
  { heads: ['备注', '跟进情况'], make: (d) => d.of(REMARKS), gaps: 50 },
  { heads: ['登记日期', '下单时间', '注册日期'], make: (d) => `20${10 + d.below(12)}-0${1 + d.below(9)}-1${d.below(9)}`, gaps: 5 },
  { heads: ['班级', '年级'], make: (d) => `${d.of([...'一二三四五六'])}年级${1 + d.below(9)}班`, gaps: 3 },
]
const NUMBER: Column = { heads: ['序号', '编号', 'No'], make: (_, n) => String(n), gaps: 0 }

interface Table {
  readonly heads: readonly string[]
  readonly columns: readonly Column[]
}

function table(dice: Dice): Table {
  const others = OTHERS.filter(() => dice.chance(40))
  const columns = [...(dice.chance(50) ? [NUMBER] : []), NAME, PHONE, ...others]
  return { columns, heads: columns.map((c) => dice.of(c.heads)) }
}

const record = (dice: Dice, t: Table, n: number): string[] =>
  t.columns.map((c) => (dice.chance(c.gaps) ? '' : c.make(dice, n)))

const TITLES = ['2021年学生名单', '客户信息表', '实验小学花名册', '会员资料汇总', '附件一：业主登记表', '股民名单（2020版）']
const ABOVE = ['制表日期：2021-10-26', '单位：某某教育咨询有限公司', '数据来源：内部系统导出']
const BELOW = ['制表人：张三', '审核：李四', '备注：以上信息仅供内部使用', '以上数据截至2021年10月。', '打印日期：2021-10-26']

const lone = (text: string, width: number, at = 0): string[] =>
  Array.from({ length: width }, (_, c) => (c === at ? text : ''))

/** Header rows of a table: one row; groups over fields; or a title of groups over groups over fields. */
function header(dice: Dice, t: Table, feature: (name: string) => void): string[][] {
  if (t.columns.length < 4 || dice.chance(75)) return [[...t.heads]]
  const cut = 2 + dice.below(t.columns.length - 3)
  const group = t.heads.map((_, c) => (c === 0 ? '基本信息' : c === cut ? '其他信息' : ''))
  feature('header of two rows')
  if (dice.chance(70)) return [group, [...t.heads]]
  feature('header of three rows')
  return [t.heads.map((_, c) => (c === 0 ? '登记内容' : c === cut ? '补充内容' : '')), group, [...t.heads]]
}

function total(dice: Dice, t: Table, rows: number, word: string): string[] {
  const amounts = t.columns.map((c) => (c.heads[0] === '金额' ? `${1000 + dice.below(90000)}.00` : ''))
  return amounts.map((cell, c) => (c === 0 ? word : cell !== '' ? cell : c === 1 ? String(rows) : ''))
}

/** One table with what offices put around and into it. */
function block(dice: Dice, feature: (name: string) => void, first: boolean): MadeRow[] {
  const t = table(dice)
  const width = t.columns.length
  const rows: MadeRow[] = []
  const add = (role: Role, cells: readonly string[]): void => void rows.push({ role, cells })
  if (dice.chance(50)) {
    feature('title')
    add('TITLE', lone(dice.of(TITLES), width))
    if (first && dice.chance(30)) add('NOTE', lone(dice.of(ABOVE), width))
  }
  const head = header(dice, t, feature)
  for (const cells of head) add('HEADER', cells)
  const count = 3 + dice.below(60)
  const page = dice.chance(25) ? 5 + dice.below(20) : Infinity
  const subtotals = dice.chance(20)
  for (let n = 1; n <= count; n++) {
    add('data', record(dice, t, n))
    if (n % page === 0 && n < count) {
      if (subtotals) {
        feature('subtotals')
        add('TOTAL_ROW', total(dice, t, page, '小计'))
      }
      feature('repeated header')
      for (const cells of head) add('REPEATED_HEADER', cells)
    }
    if (dice.chance(1)) {
      feature('blank row inside')
      add('BLANK_ROW', lone('', width))
    }
  }
  if (dice.chance(35)) {
    feature('total')
    add('TOTAL_ROW', total(dice, t, count, dice.of(['合计', '总计', `共${String(count)}条`])))
  }
  if (dice.chance(25)) {
    feature('notes below')
    add('NOTE', lone(dice.of(BELOW), width))
  }
  return rows
}

/** Two or three lists side by side, of different lengths. */
function sideBySide(dice: Dice, feature: (name: string) => void): MadeRow[] {
  const lists = 2 + dice.below(2)
  const gap = dice.below(2)
  const t: Table = { columns: [NAME, PHONE], heads: [dice.of(['姓名', '客户姓名']), dice.of(PHONE.heads)] }
  const lengths = Array.from({ length: lists }, () => 3 + dice.below(40))
  const beside = (parts: readonly (readonly string[])[]): string[] =>
    parts.flatMap((p, i) => (i === 0 ? [...p] : [...Array<string>(gap).fill(''), ...p]))
  feature(gap === 0 ? 'lists side by side' : 'lists side by side, column between')
  const rows: MadeRow[] = []
  const width = lists * 2 + (lists - 1) * gap
  if (dice.chance(50)) rows.push({ role: 'TITLE', cells: lone(dice.of(TITLES), width) })
  rows.push({ role: 'HEADER', cells: beside(lengths.map(() => t.heads)) })
  for (let n = 0; n < Math.max(...lengths); n++) {
    const cells = lengths.map((length) => (n < length ? [name(dice, n), phone(dice, n)] : ['', '']))
    rows.push({ role: 'data', cells: beside(cells) })
  }
  return rows
}

/** The sheet of a number. */
export function madeSheet(seed: number): MadeSheet {
  const dice = new Dice(seed)
  const features = new Set<string>()
  const feature = (name: string): void => void features.add(name)
  const rows: MadeRow[] = []
  if (dice.chance(12)) rows.push(...sideBySide(dice, feature))
  else {
    const tables = dice.chance(70) ? 1 : 2 + dice.below(3)
    if (tables > 1) feature('tables below each other')
    for (let i = 0; i < tables; i++) {
      if (i > 0)
        for (let blank = dice.below(3); blank > 0; blank--) rows.push({ role: 'BLANK_ROW', cells: [] })
      rows.push(...block(dice, feature, i === 0))
    }
  }
  const shift = dice.chance(15) ? 1 + dice.below(2) : 0
  if (shift > 0) feature('begins right of column A')
  const space = Array<string>(shift).fill('')
  return { features: [...features], rows: rows.map((r) => ({ ...r, cells: [...space, ...r.cells] })) }
}
