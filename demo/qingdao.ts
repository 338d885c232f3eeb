/**
 * The second story: 30,000 shareholders bought in 2019 at 0.15 yuan a line, and 7,002 more for nothing, in four files
 * on one person's disk; one of the files lies on the buyer's computer too. The earlier deal left no files.
 */
import { asides, type Asides } from './asides.ts'
import type { EvidenceFile, ListFile } from './files.ts'
import { writeCase } from './folder.ts'
import { again, changed, contained, dirty, Originals, scatter, supplementary } from './lines.ts'
import { columns, type Column, type Content, type Line } from './list.ts'
import { phoneBook } from './numbers.ts'
import { qingdaoCase } from './qingdao-case.ts'
import { randomFrom, type Random } from './random.ts'
import { asKnown, broker, city, shareholders, type Shareholder } from './shareholders.ts'
import type { Truth } from './truth.ts'

/** What was paid for (12,000 + 10,000 + 8,000) and what came with it. */
const LISTS = { a: 12_000, b: 10_000, c: 8_000, free: 7_002 }

const DISK = 'evidence/JC-1-董某某移动硬盘/股民'
const COMPUTER = 'evidence/JC-2-吴某某办公电脑/客户资料'

/** Writes the case into `dir`; the same bytes on every call. */
export function makeQingdao(dir: string): Truth {
  return writeCase(dir, qingdaoCase, evidence(randomFrom(20190315)))
}

interface Stock {
  readonly random: Random
  readonly people: { readonly [list in keyof typeof LISTS]: readonly Shareholder[] }
  readonly aside: Asides
}

function stock(random: Random): Stock {
  const phones = phoneBook(random, '0013')
  const draw = (pairs: number): Shareholder[] => shareholders(random, phones, pairs)
  const people = { a: draw(LISTS.a), b: draw(LISTS.b), c: draw(LISTS.c), free: draw(LISTS.free) }
  const more = (): Content => ({ broker: broker(random), city: city(random) })
  const place = { city: '青岛', areaCode: '0532', more }
  return { random, people, aside: asides(random, phones, place) }
}

function evidence(random: Random): EvidenceFile[] {
  const from = stock(random)
  const [a, b, c, free] = (['a', 'b', 'c', 'free'] as const).map((list) => known(from, list))
  const originals = new Originals(random, b ?? [])
  const listA = fileA(a ?? [])
  return [
    listA,
    fileB(from, b ?? [], originals),
    fileC(from, c ?? [], originals),
    fileFree(from, free ?? []),
    { path: `${COMPUTER}/新建 Microsoft Excel 工作表.xlsx`, copyOf: listA.path },
  ]
}

const known = ({ random, people }: Stock, list: keyof typeof LISTS): Line[] =>
  people[list].map((one) => ({ content: asKnown(random, one), fate: 'COUNTED' }))

const complete = (content: Content): boolean => Object.keys(content).length === 4

/** Neat: the file that was handed on as it stood. */
function fileA(lines: readonly Line[]): ListFile {
  const order = columns(
    ['序号', 'serial', true],
    ['姓名', 'name'],
    ['手机号码', 'phone', true],
    ['开户券商', 'broker'],
    ['省市', 'city'],
  )
  return {
    path: `${DISK}/股民A.xlsx`,
    format: { as: 'xlsx', strings: 'shared' },
    sheets: [{ name: '股民', columns: order, lines, titles: ['股民资源A'], gap: true }],
  }
}

function fileB({ random, aside }: Stock, lines: readonly Line[], originals: Originals): ListFile {
  const order = columns(
    ['手机', 'phone'],
    ['客户姓名', 'name'],
    ['所在地', 'city'],
    ['开户券商', 'broker'],
  )
  const more = [
    ...again('DUP_IN_FILE', originals.take(138, complete)),
    ...contained(originals.take(96, complete), () => ['name', 'phone', 'city']),
    ...filled(random, originals, 35),
    ...aside.bare(44),
    ...aside.vague(27),
    ...aside.badPhone(31),
  ]
  const mixed = dirty(random, scatter(random, lines, more), 40)
  return {
    path: `${DISK}/股民B.xlsx`,
    format: { as: 'xlsx', strings: 'inline' },
    sheets: [{ name: 'Sheet1', columns: order, lines: mixed, repeatEvery: 3_000 }],
  }
}

/** The broker where the first line had the town, or the other way round. */
function filled(random: Random, originals: Originals, count: number): Line[] {
  return supplementary(
    originals.take(count, (content) => !complete(content)),
    (content) => (content.broker === undefined ? 'city' : 'broker'),
    (content) =>
      content.broker === undefined ? { broker: broker(random) } : { city: city(random) },
  )
}

function fileC({ random, aside }: Stock, lines: readonly Line[], originals: Originals): ListFile {
  const order = columns(
    ['姓名', 'name'],
    ['联系电话', 'phone'],
    ['省市', 'city'],
    ['券商', 'broker'],
  )
  const more = [
    ...again('DUP_CROSS_FILE', originals.take(412, complete)),
    ...contained(originals.take(60, complete), () => ['name', 'phone']),
    ...changed(originals.take(58, complete), 'broker', (content) => otherBroker(random, content)),
    ...aside.company(16),
    ...aside.nameless(22),
    ...aside.damagedPhone(18),
  ]
  const sheet = {
    name: '',
    columns: order,
    lines: dirty(random, scatter(random, lines, more), 25),
    titles: ['股民资源C'],
    blankEvery: 2_000,
    total: true,
  }
  return {
    path: `${DISK}/股民C.csv`,
    format: { as: 'text', encoding: 'gbk', delimiter: ',' },
    sheets: [sheet],
  }
}

function otherBroker(random: Random, content: Content): string {
  let other = broker(random)
  while (other === content.broker) other = broker(random)
  return other
}

/** 附送: what came for nothing, on two sheets. */
function fileFree({ random, aside }: Stock, lines: readonly Line[]): ListFile {
  const order: Column[] = columns(
    ['姓名', 'name'],
    ['手机号', 'phone', true],
    ['开户券商', 'broker'],
    ['省市', 'city'],
  )
  const second = scatter(random, lines.slice(5_000), [...aside.bare(9), ...aside.badPhone(6)])
  return {
    path: `${DISK}/附送7002.xlsx`,
    format: { as: 'xlsx', strings: 'shared' },
    sheets: [
      { name: '附送一', columns: order, lines: lines.slice(0, 5_000), titles: ['附送股民资源'] },
      { name: '附送二', columns: order, lines: second, notes: ['注：以上为附送，不计价'] },
    ],
  }
}
