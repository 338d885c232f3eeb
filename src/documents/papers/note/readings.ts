import type { PartyReading, PartyReport } from '../../../case-report.ts'
import type { Reading, Report, TierCounts } from '../../../report.ts'
import { keyCounted, SURE } from '../../words/labels.ts'
import { robustLines } from '../frame.ts'
import { body, note, Strong } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { authorities } from '../sources.ts'
import type { Sources } from '../sources.ts'
import { listed, signed, table } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'

const COLUMNS: readonly ColumnOf[] = [
  ['计算口径', 16],
  ['取法', 17],
  ['采用', 8, 'c'],
  ['条数', 10, 'n'],
  ['与采用之差', 10, 'n'],
  ['根据，可靠程度', 39],
]

/** 计算口径: first whether the conclusion moves, then every option with its authorities and how sure they are. */
export function readings(report: Report, sources: Sources): Section {
  const { records } = report
  const row = (reading: Reading): readonly Words[] => [
    reading.title,
    reading.option,
    reading.used ? '采用' : '备选',
    reading.counted,
    reading.used ? '—' : signed(reading.counted - records.counted),
    ground(reading, sources),
  ]
  return {
    title: '计算口径',
    blocks: [
      ...robustLines(report).map((text) => body(new Strong(text))),
      listed(COLUMNS, report.readings, row, 'readings', '有争议的规则（全案口径）'),
      note(
        '采用的口径：刑事取存疑有利于被告人；民事按高度可能性，两者不同的，另在各人之下列出。有争议的规则由办案人员确定，并说明理由。',
      ),
    ],
  }
}

/** Ground of the reading in use; for and against once, at the option in use. */
function ground(reading: Reading | PartyReading, sources: Sources): string {
  const rule = reading.used ? sources.reading(reading.id) : null
  const sides =
    rule === null
      ? []
      : [
          ...(rule.for.length > 0 ? [`支持采用：${authorities(rule.for)}`] : []),
          ...(rule.against.length > 0 ? [`支持备选：${authorities(rule.against)}`] : []),
        ]
  const grade = SURE[reading.sure]
  const own = `${reading.ground}${grade === null ? '' : `〔${grade}〕`}`
  return [own, ...sides].join('。')
}

/** 附表五: the count of each person under every reading; null where no persons were counted. */
export function readingsAnnex(report: Report, sources: Sources): Section | null {
  const parties = report.case?.parties.filter((party) => party.readings.length > 0) ?? []
  if (parties.length === 0) return null
  return {
    title: '分人计算口径',
    blocks: parties.flatMap((party) => partyReadings(party, sources)),
  }
}

const PARTY: readonly ColumnOf[] = [
  ['计算口径', 22],
  ['取法', 24],
  ['采用', 16, 'c'],
  ['第三项', 10, 'n'],
  ['第四项', 10, 'n'],
  ['第五项', 18, 'n'],
]

/** The readings of one person: all else as used. */
function partyReadings(party: PartyReport, sources: Sources): readonly Block[] {
  if (party.readings.length === 0) return []
  const row = (reading: PartyReading): readonly Words[] => [
    reading.title,
    reading.option,
    [reading.used ? '采用' : '备选', ...(reading.civil ? ['民事'] : [])].join('、'),
    ...(['A', 'B', 'C'] as const).map((t) => reading.tiers[t]),
  ]
  const grounds = party.readings
    .filter((reading) => reading.used && sources.reading(reading.id) === null)
    .map((reading) => note(`${reading.title}：${ground(reading, sources)}`))
  return [
    listed(PARTY, party.readings, row, 'case.parties', party.name),
    note(`民事各口径同取时：${tierText(party.civil)}。根据与可靠程度见“计算口径”一节。`),
    ...grounds,
  ]
}

export function tierText(n: TierCounts): string {
  return `第三项${String(n.A)}条，第四项${String(n.B)}条，第五项${String(n.C)}条`
}

const KEY: readonly ColumnOf[] = [
  ['去重依据', 30],
  ['口径', 14, 'c'],
  ['计入条数', 18, 'n'],
  ['与采用之差', 18, 'n'],
  ['缺此依据、按本条计', 20, 'n'],
]

/** 去重依据: the count under each key; only the one in use makes the numbers. */
export function keys(report: Report): Section {
  const used = report.keys.find((key) => key.used)?.counted ?? null
  const rows = report.keys.map((key) => [
    key.title,
    key.used ? '采用' : '备选',
    keyCounted(key),
    key.used || key.counted === null || used === null ? '—' : signed(key.counted - used),
    key.without,
  ])
  return {
    title: '去重依据',
    blocks: [
      body('哪些行是同一条，取决于去重依据。各依据之下的条数并列，只有采用的一项用于本文各数。'),
      table(KEY, rows, '各去重依据之下的条数（全案口径）'),
    ],
  }
}
