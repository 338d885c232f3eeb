import type { Report } from '../../report.ts'
import { banners, foot, nature, warnings } from './frame.ts'
import { fromEvidence } from './inquiry/evidence.ts'
import { fromFacts } from './inquiry/facts.ts'
import { GROUPS } from './inquiry/item.ts'
import type { Group, Inquiry } from './inquiry/item.ts'
import { fromQuestions } from './inquiry/questions.ts'
import { body } from './paper.ts'
import type { Paper, Section, Words } from './paper.ts'
import { listed } from './tables.ts'
import type { ColumnOf } from './tables.ts'

/**
 * 补充调查提纲: every open question of the record, grouped by kind and numbered throughout, each with what to get, from
 * whom, and which finding hangs on it (design 5.6: every 待查明 becomes an item).
 */
export function inquiryOutline(report: Report, digest: string): Paper {
  const groups = grouped(inquiries(report))
  const all = groups.reduce((sum, { list }) => sum + list.length, 0)
  return {
    title: '补充调查提纲',
    subtitle: report.title,
    banners: banners(report),
    foot: foot(report, digest),
    front: [
      ...warnings(report),
      body(
        `本提纲由核算记录中的待查事项生成，共${String(all)}项，供办案人员取舍、增删；取得的材料录入案件文件后重新核算。`,
      ),
      ...nature(),
    ],
    sections:
      groups.length === 0 ? [{ title: '待查事项', blocks: [body('无。')] }] : sections(groups),
    annexes: [],
  }
}

/** Everything that is open, without an item twice. */
export function inquiries(report: Report): readonly Inquiry[] {
  const all = [...fromEvidence(report), ...fromQuestions(report), ...fromFacts(report)]
  const seen = new Set<string>()
  return all.filter(({ what }) => !seen.has(what) && Boolean(seen.add(what)))
}

interface GroupList {
  readonly group: Group
  readonly list: readonly Inquiry[]
}

function grouped(all: readonly Inquiry[]): readonly GroupList[] {
  return (Object.keys(GROUPS) as Group[])
    .map((group) => ({ group, list: all.filter((inquiry) => inquiry.group === group) }))
    .filter(({ list }) => list.length > 0)
}

const COLUMNS: readonly ColumnOf[] = [
  ['序号', 6, 'c'],
  ['待查事项', 25],
  ['取得什么', 22],
  ['向谁取得', 15],
  ['影响哪项结果', 32],
]

function sections(groups: readonly GroupList[]): readonly Section[] {
  return groups.map(({ group, list }, i) => {
    const before = groups.slice(0, i).reduce((sum, other) => sum + other.list.length, 0)
    const row = (one: Inquiry, n: number): readonly Words[] => [
      before + n + 1,
      one.what,
      one.get,
      one.from,
      one.why,
    ]
    return { title: GROUPS[group], blocks: [listed(COLUMNS, list, row, 'questions')] }
  })
}
