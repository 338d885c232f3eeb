import type { PartyReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { COUNT_HEAD, TIER } from '../../words/labels.ts'
import { personsAffected } from '../../words/persons.ts'
import { completeness } from '../../terminal/terminal.ts'
import { besides, records } from '../amounts.ts'
import { nature, robustLines, warnings } from '../frame.ts'
import { note, Strong } from '../paper.ts'
import type { Block, Words } from '../paper.ts'
import { table } from '../tables.ts'
import { counts } from '../words.ts'

/** First page: what the paper is, what must be seen first, and the numbers that people look for. */
export function front(report: Report): readonly Block[] {
  return [...nature(), ...warnings(report), main(report), ...closing(report)]
}

function main(report: Report): Block {
  const { records: all, rows, persons } = report
  const lines: (readonly Words[])[] = [
    ['读取情况', completeness(report)],
    ['查获行数', `${String(rows.found)}行（行不是条）`],
    ['去重后条数', new Strong(`${String(all.counted)}条（${COUNT_HEAD}）`)],
    ['其中（信息类型为建议）', tiers(report)],
    ['涉及人数', `${personsAffected(persons)}（与条数分列，不相混）`],
    ...(report.case?.parties.filter(counts).map(partyLine) ?? []),
  ]
  return table(
    [
      ['项目', 30],
      ['核算结果', 70],
    ],
    lines,
    '主要数字',
    report.case === null ? null : '人与人之间不相加；各人条数的根据见“分人结果”',
  )
}

function tiers({ tiers: n }: Report): string {
  return (['A', 'B', 'C'] as const).map((t) => `${TIER[t]}${String(n[t])}条`).join('，')
}

function partyLine(party: PartyReport): readonly Words[] {
  return [`${party.name}涉案条数`, new Strong(partyCount(party))]
}

/** 第五项37002条以上: each tier of a person that holds anything. */
export function partyCount({ tiers: n }: PartyReport): string {
  const parts = (['A', 'B', 'C'] as const)
    .filter((t) => n[t]['at-least'] > 0 || n[t].declared !== null)
    .map((t) => {
      const more = besides(n[t])
      return `${TIER[t]}${records(n[t])}${more === null ? '' : `（${more}）`}`
    })
  return parts.join('；') || '0条'
}

function closing(report: Report): readonly Block[] {
  const lines = robustLines(report).map((text) => note(text))
  if (report.case !== null) return lines
  return [...lines, note('未录入案件事实：本说明只有全案口径的数字，不等于任何人的涉案条数。')]
}
