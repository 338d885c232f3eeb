import type { PartyReport } from '../../../case-report.ts'
import type { Finding, Reason, Report } from '../../../report.ts'
import { OUTCOME, isIdle, robustLabel } from '../../words/labels.ts'
import { body, Strong } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { reasonLines } from '../sources.ts'
import type { Sources } from '../sources.ts'
import { listed } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'
import { counts } from '../words.ts'

const COLUMNS: readonly ColumnOf[] = [
  ['事项', 24],
  ['算式、理由、依据', 76],
]

/**
 * 附表四: how each number and each outcome is had, person by person — parts of the sum with the selections that list their
 * rows, articles with how sure they are, and everything that would change an outcome. Rules that stand under several
 * outcomes are told once, before the persons; what stands in the sum of a person is not repeated under his outcomes.
 */
export function reasonsAnnex(report: Report, sources: Sources): Section {
  const parties = report.case?.parties.filter(counts) ?? []
  const all = [...parties.flatMap((party) => party.findings), ...report.findings]
  const shared = sharedLines(all, sources)
  const whole = findingRows(report.findings, new Set(shared), sources)
  return {
    title: '算式、理由与依据',
    blocks: [
      body('各行以所列命令列出（已脱敏）。每一结果的规则编号供与 report.json 核对。'),
      ...rowsTable(lines('各项结果共同的规则与依据', shared), '共同的规则与依据', 'findings'),
      ...parties.flatMap((party) => ofParty(party, shared, sources)),
      ...rowsTable(whole, '全案口径（只供核对，不等于任何人的涉案条数）', 'findings'),
    ],
  }
}

type Row = readonly Words[]

function rowsTable(rows: readonly Row[], title: string, where: string): readonly Block[] {
  return rows.length === 0 ? [] : [listed(COLUMNS, rows, (row) => row, where, title)]
}

function ofParty(
  party: PartyReport,
  shared: readonly string[],
  sources: Sources,
): readonly Block[] {
  const sum = reasonLines([party.formula], sources)
  const told = new Set([...shared, ...sum.map(bare)])
  const rows: readonly Row[] = [
    ...lines('算式', sum),
    ...findingRows(party.findings, told, sources),
    ...lines(
      '什么会使结果变动',
      party.changes.map(({ text }) => text),
    ),
  ]
  return rowsTable(rows, party.name, 'case.parties')
}

/** Rules with their articles that stand under more than one outcome, in the order in which they first come. */
function sharedLines(findings: readonly Finding[], sources: Sources): readonly string[] {
  const times = new Map<string, number>()
  for (const finding of findings) {
    const own = new Set(why(finding, sources).map(bare))
    for (const line of own) if (isRule(line)) times.set(line, (times.get(line) ?? 0) + 1)
  }
  return [...times].filter(([, n]) => n > 1).map(([line]) => line)
}

/** A rule cites; what also tells a number of the case stays with its outcome. */
function isRule(line: string): boolean {
  return line.includes('——') && !line.includes('各行：')
}

function why(finding: Finding, sources: Sources): readonly string[] {
  return isIdle(finding) ? [] : reasonLines(withoutReadings(finding.reasons), sources)
}

const bare = (line: string): string => line.trim()

function findingRows(
  findings: readonly Finding[],
  told: ReadonlySet<string>,
  sources: Sources,
): readonly Row[] {
  return findings
    .filter((finding) => !isIdle(finding))
    .flatMap((finding) => {
      const { outcome, title, on, rule } = finding
      const assumed = on.assumed ? '（假定）' : ''
      const when = `适用${on.date}的规定${assumed}；${robustLabel(finding)}；规则 ${rule}`
      const own = why(finding, sources).filter((line) => !told.has(bare(line)))
      return lines(`〔${OUTCOME[outcome]}〕${title}`, [when, ...own])
    })
}

/** The first line beside what it is about; the others under it. */
function lines(about: string, texts: readonly string[]): readonly Row[] {
  return texts.map((text, i) => [i === 0 ? new Strong(about) : '', text])
}

/** Counts under other readings stand in 附表五, once, and not under every finding. */
function withoutReadings(reasons: readonly Reason[]): readonly Reason[] {
  return reasons
    .filter(({ text }) => !text.startsWith('备选口径'))
    .map((reason) =>
      reason.because === undefined
        ? reason
        : { ...reason, because: withoutReadings(reason.because) },
    )
}
