import type { Report } from '../../report.ts'
import type { Answering, Challenge, Fact } from './challenges/challenge.ts'
import { authenticity, duplicates, method, notIdentifying, tier } from './challenges/count.ts'
import { income, lawfulBusiness, obtaining, sharedDrive } from './challenges/persons.ts'
import { banners, foot, nature, robustLines, warnings } from './frame.ts'
import { body, items, lead, Strong } from './paper.ts'
import type { Block, Paper, Section, Words } from './paper.ts'
import { SOURCES_BY_ID } from './sources.ts'
import type { Sources } from './sources.ts'
import { listed } from './tables.ts'
import type { ColumnOf } from './tables.ts'

/** What defence lawyers attack (research notes on counting, D), in that order. */
const ANSWERS: readonly Answering[] = [
  duplicates,
  notIdentifying,
  authenticity,
  tier,
  lawfulBusiness,
  obtaining,
  method,
  sharedDrive,
  income,
]

/**
 * 质证要点: point by point what may be objected, with the numbers of this case, where the rows are, rule and authority
 * with how sure it is, and what is weak.
 */
export function challengeNotes(
  report: Report,
  digest: string,
  sources: Sources = SOURCES_BY_ID,
): Paper {
  return {
    title: '质证要点',
    subtitle: report.title,
    banners: banners(report),
    foot: foot(report, digest),
    front: [
      ...warnings(report),
      body(
        '按可能提出的质疑逐项列出本案的数字、各行所在、规则与依据，以及薄弱之处，供控辩双方核对。各行以所列命令列出（已脱敏）。',
      ),
      ...robustLines(report).map((text) => body(new Strong(text))),
      ...nature(),
    ],
    sections: ANSWERS.map((answer) => section(answer(report, sources))),
    annexes: [],
  }
}

const WITH_ROWS: readonly ColumnOf[] = [
  ['本案数字', 28],
  ['数与说明', 46],
  ['各行所在（命令）', 26],
]

const WITHOUT_ROWS: readonly ColumnOf[] = [
  ['本案数字', 30],
  ['数与说明', 70],
]

function section({ title, objection, facts, grounds, weak }: Challenge): Section {
  return {
    title,
    blocks: [
      lead(new Strong('可能的质疑：'), objection),
      ...(facts.length === 0 ? [body('本案没有这一类数据。')] : [factTable(facts)]),
      lead(new Strong('规则与依据：')),
      ...items(grounds.length === 0 ? ['见条数核算说明所列条文'] : grounds),
      lead(new Strong('薄弱之处：')),
      ...items(weak),
    ],
  }
}

/** Numbers with the command that lists their rows; without that column where none has one. */
function factTable(facts: readonly Fact[]): Block {
  const any = facts.some(({ rows }) => rows !== null)
  const row = ({ text, value, rows }: Fact): readonly Words[] => [
    text,
    value,
    ...(any ? [rows === null ? '—' : `shuzheng rows report.json ${rows}`] : []),
  ]
  return listed(any ? WITH_ROWS : WITHOUT_ROWS, facts, row, 'case')
}
