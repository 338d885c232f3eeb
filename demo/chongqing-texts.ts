/** The text lists of the first story: GBK, UTF-8, UTF-16; commas, tabs, dashes, spaces; a zip with GBK names. */
import { complete, LAPTOP, listed, TELEPHONE, type Made, type Stock } from './chongqing-stock.ts'
import type { EvidenceFile, ListFile } from './files.ts'
import { again, contained, dirty, Originals, scatter } from './lines.ts'
import { columns, type Column, type Content, type Field, type Line } from './list.ts'
import { givenName } from './names.ts'
import { DISTRICTS } from './schools.ts'

export function shapingbaFile(from: Stock): Made {
  const { random, aside } = from
  const order = columns(
    ['孩子姓名', 'name'],
    ['性别', 'sex'],
    ['年龄', 'age'],
    ['就读学校', 'school'],
    ['年级班级', 'grade'],
    ['联系电话', 'phone'],
  )
  const lines = listed(from, from.deal(1_340))
  const originals = new Originals(random, lines)
  const less: readonly Field[] = ['name', 'phone', 'sex', 'age']
  const more = [
    ...again('DUP_IN_FILE', originals.take(60, complete)),
    ...contained(originals.take(36, complete), () => less),
    ...aside.company(8),
    ...aside.badPhone(15),
    ...aside.nameless(10),
    ...aside.damagedPhone(12),
  ]
  const file: ListFile = {
    path: `${LAPTOP}/K12资源/沙坪坝区.csv`,
    format: { as: 'text', encoding: 'gbk', delimiter: ',' },
    sheets: [
      {
        name: '',
        columns: order,
        lines: dirty(random, scatter(random, lines, more), 30),
        titles: ['沙坪坝区学生名单'],
        blankEvery: 400,
        total: true,
        notes: ['备注：重复的请自行删除'],
      },
    ],
  }
  return { file, originals }
}

export function nananFile(from: Stock): Made {
  const { random, aside } = from
  const order = columns(
    ['序号', 'serial'],
    ['家长联系电话', 'phone'],
    ['学生姓名', 'name'],
    ['年级', 'grade'],
    ['学校名称', 'school'],
    ['性别', 'sex'],
    ['年龄', 'age'],
  )
  const lines = listed(from, from.deal(1_120))
  const originals = new Originals(random, lines)
  const more = [...aside.bare(12), ...aside.badPhone(20)]
  const file: ListFile = {
    path: `${LAPTOP}/K12资源/南岸区.csv`,
    format: { as: 'text', encoding: 'utf-8-bom', delimiter: ',' },
    sheets: [{ name: '', columns: order, lines: dirty(random, scatter(random, lines, more), 3) }],
  }
  return { file, originals }
}

/** A zip from a Chinese Windows machine: GBK names, GBK lists; some lines stand in Shapingba's list too. */
export function packedFile(from: Stock, shapingba: Originals): EvidenceFile {
  const { random } = from
  const banan = columns(
    ['姓名', 'name'],
    ['年龄', 'age'],
    ['性别', 'sex'],
    ['学校', 'school'],
    ['班级', 'grade'],
    ['家长电话', 'phone'],
  )
  const beibei = columns(
    ['家长电话', 'phone'],
    ['学生姓名', 'name'],
    ['学校', 'school'],
    ['年级', 'grade'],
    ['性别', 'sex'],
    ['年龄', 'age'],
  )
  const crossed = again('DUP_CROSS_FILE', shapingba.take(40, complete))
  const list = (path: string, order: Column[], lines: readonly Line[]): ListFile => ({
    path,
    format: { as: 'text', encoding: 'gbk', delimiter: ',' },
    sheets: [{ name: '', columns: order, lines }],
  })
  return {
    path: `${LAPTOP}/下载/巴南北碚名单.zip`,
    members: [
      list('巴南区/小学初中.csv', banan, scatter(random, listed(from, from.deal(640)), crossed)),
      list('北碚区名单.csv', beibei, dirty(random, listed(from, from.deal(510)), 12)),
    ],
  }
}

export function headerlessFile(from: Stock): ListFile {
  const order = columns(
    ['', 'name'],
    ['', 'sex'],
    ['', 'age'],
    ['', 'phone'],
    ['', 'school'],
    ['', 'grade'],
  )
  return {
    path: `${LAPTOP}/K12资源/新建文本文档.csv`,
    format: { as: 'text', encoding: 'utf-8', delimiter: ',' },
    sheets: [{ name: '', columns: order, lines: listed(from, from.deal(560)), headerless: true }],
  }
}

export function guardianFile(from: Stock): ListFile {
  const { random } = from
  const order = columns(
    ['区县', 'district'],
    ['学校', 'school'],
    ['年级', 'grade'],
    ['学生姓名', 'name'],
    ['性别', 'sex'],
    ['年龄', 'age'],
    ['家长姓名', 'guardian'],
    ['家长电话', 'phone'],
  )
  const parents = new Map<string, Content>()
  const lines = from.deal(390).map((pupil): Line => {
    const last = pupil.name.length > 3 ? pupil.name.slice(0, 2) : pupil.name.slice(0, 1)
    const parent = parents.get(pupil.phone) ?? {
      district: random.pick(DISTRICTS),
      guardian: last + givenName(random),
    }
    parents.set(pupil.phone, parent)
    return { content: { ...pupil, ...parent }, fate: 'COUNTED' }
  })
  return {
    path: `${LAPTOP}/下载/渝北等区（含家长姓名）.txt`,
    format: { as: 'text', encoding: 'utf-16le', delimiter: '\t' },
    sheets: [{ name: '', columns: order, lines }],
  }
}

export function dadukouFile(from: Stock): ListFile {
  const order = columns(
    ['', 'name'],
    ['', 'sex'],
    ['', 'age'],
    ['', 'school'],
    ['', 'grade'],
    ['', 'phone'],
  )
  return {
    path: `${TELEPHONE}/微信文件/大渡口.txt`,
    format: { as: 'text', encoding: 'gbk', delimiter: '----' },
    sheets: [{ name: '', columns: order, lines: listed(from, from.deal(326)), headerless: true }],
  }
}

/** What somebody typed out of a chat group: a name or 某女士 and a number. */
export function groupFile(from: Stock, jiangbei: Originals): ListFile {
  const { random, aside } = from
  const lines = from
    .deal(96)
    .map(({ name, phone }): Line => ({ content: { name, phone }, fate: 'COUNTED' }))
  const more = [
    ...contained(jiangbei.take(40, complete), () => ['name', 'phone']),
    ...aside.vague(38),
  ]
  return {
    path: `${TELEPHONE}/微信文件/家长群整理.txt`,
    format: { as: 'text', encoding: 'utf-8', delimiter: ' ' },
    sheets: [
      {
        name: '',
        columns: columns(['姓名', 'name'], ['电话', 'phone']),
        lines: scatter(random, lines, more),
        headerless: true,
        blankEvery: 60,
      },
    ],
  }
}

export function numbersFile(from: Stock): ListFile {
  return {
    path: `${TELEPHONE}/QQ文件/号码.txt`,
    format: { as: 'text', encoding: 'utf-8', delimiter: ',' },
    sheets: [
      {
        name: '',
        columns: columns(['', 'phone']),
        lines: from.aside.bare(40),
        headerless: true,
      },
    ],
  }
}
