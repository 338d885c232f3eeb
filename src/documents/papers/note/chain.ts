import type { CaseReport, DealReport, FigureReport, LawInTime } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { personsAffected } from '../../words/persons.ts'
import { NO_EVIDENCE } from '../../pictures/chain/legend.ts'
import { isDerived, isEvidenced, numbered } from '../../pictures/chain/texts.ts'
import { statedUnits } from '../../words/stated-units.ts'
import { money, unitPrice } from '../amounts.ts'
import { body, items, note, Strong } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { reasonLines } from '../sources.ts'
import type { Sources } from '../sources.ts'
import { listed } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'
import { UNSTATED, checkSentence, graded, lawOutcome, namesOf, period, term } from '../words.ts'

const DEAL: readonly ColumnOf[] = [
  ['流转', 11],
  ['自', 15],
  ['至', 15],
  ['批次', 8],
  ['日期、卷页', 19],
  ['条数', 15],
  ['单价、总额', 17],
]

/** 流转: what the case file tells, with what follows by arithmetic marked 推算. */
export function deals(facts: CaseReport): Section {
  const names = namesOf(facts)
  const row = (deal: DealReport, i: number): readonly Words[] => [
    `${numbered(i + 1)} ${deal.id} ${term(deal.kind)}${isDerived(deal) ? '（推算）' : ''}`,
    names(deal.from),
    names(deal.to),
    deal.batch,
    `${period(deal.on)}；${isEvidenced(deal) ? (deal.evidence ?? '') : NO_EVIDENCE}`,
    units(deal, facts),
    price(deal),
  ]
  return {
    title: '流转',
    blocks: [
      body(
        '同一批信息在各人之间流转，人与人之间不相加。附送的条数计入条数，不计价。编号与流转图（流转图-A4.svg、流转图-A3.svg）相同。',
      ),
      facts.deals.length === 0
        ? body('未录入流转。')
        : listed(DEAL, facts.deals, row, 'case.deals', '流转'),
    ],
  }
}

/** 计价30000，附送7002; where the transfer says neither, what its batch is stated to hold: 载明8000条以上（见批次表）. */
function units(deal: DealReport, facts: CaseReport): string {
  const { priced, free, batch } = deal
  const stated = priced === null && free === null ? statedUnits(batch, facts) : null
  if (stated !== null) return `批次载明${stated}（见批次表）`
  return `计价${String(priced ?? UNSTATED)}，附送${String(free ?? UNSTATED)}`
}

function price(deal: DealReport): string {
  const unit = deal['unit-price']
  const each = unit === null ? '单价未载明' : unitPrice(unit)
  return `${each}；${deal.total === null ? '总额不明' : money(deal.total)}`
}

const FIGURE: readonly ColumnOf[] = [
  ['事项', 11],
  ['人员、流转', 17],
  ['载明', 13, 'n'],
  ['来源、证据等次', 20],
  ['本软件核算', 13, 'n'],
  ['比对', 26],
]

/** 载明数: a figure that somebody states, beside ours, each with its 证据等次 (stories B5). */
export function figures(facts: CaseReport): Section {
  const names = namesOf(facts)
  const row = (figure: FigureReport): readonly Words[] => [
    term(figure.what),
    [names(figure.of), ...figure.deals].join('；'),
    figure.stated,
    [figure.source, term(figure.rank), figure.status, figure.evidence]
      .filter((text) => text !== null)
      .join('；'),
    figure.computed ?? '—',
    checkSentence(figure),
  ]
  return {
    title: '载明数与核算数',
    blocks: [
      body('他人载明的数与本软件核算的数并列，不作取舍；“约”“以上”等用语照来源保留。'),
      facts.figures.length === 0
        ? body('未录入载明数。')
        : listed(FIGURE, facts.figures, row, 'case.figures', '载明数'),
    ],
  }
}

const LAW: readonly ColumnOf[] = [
  ['依据', 25],
  ['时间效力', 19],
  ['按何日', 16],
  ['施行期间', 16],
  ['结果', 24],
]

/** 适用法律: four dates, never one; and notes on proof and procedure. */
export function law(facts: CaseReport, sources: Sources): Section {
  const row = (rule: LawInTime): readonly Words[] => [
    `${rule.article} ${rule.title}${graded(rule.sure)}`,
    term(rule.time),
    `${term(rule.asked.which)}：${rule.asked.date ?? UNSTATED}`,
    `${rule.from ?? '—'}至${rule.to ?? '今'}`,
    lawOutcome(rule),
  ]
  return {
    title: '适用法律与举证',
    blocks: [
      body('行为、起诉、开庭、裁判四个日期分别适用法律，不以一个日期代替。'),
      listed(LAW, facts.law, row, 'case.law', '各依据在各日期'),
      ...facts.notes.flatMap(({ title, text, reasons }) => [
        body(new Strong(`${title}：`), text),
        ...reasonLines(reasons, sources).map((line) => note(line)),
      ]),
    ],
  }
}

const AGES = [
  ['under-14', '不满十四周岁'],
  ['14-17', '十四至十七周岁'],
  ['adult', '已满十八周岁'],
  ['unknown', '年龄不明'],
] as const

/** 信息类型与年龄: tiers as suggested with their disputes, persons apart from records, ages that add up. */
export function tiersAndAges(report: Report): Section {
  const { ages, persons } = report
  const reasons = report['tier-reasons'].map(
    ({ tier, records, reason, disputes }) =>
      `${{ A: '第三项', B: '第四项', C: '第五项' }[tier]}${String(records)}条：${reason}。争议：${disputes.join('；') || '无'}`,
  )
  const parts = AGES.map(([id, label]) => `${label}${String(ages[id])}`)
  const sum = AGES.reduce((all, [id]) => all + ages[id], 0)
  return {
    title: '信息类型与年龄',
    blocks: [
      body(
        '信息类型（第三、四、五项）为建议，由办案人员确定；敏感个人信息（个保法第二十八条）是另一分类，本文不据以分档。',
      ),
      ...items(reasons),
      ...personBlocks(persons),
      body(
        `年龄（条数，合计${String(sum)}）：${parts.join('，')}。依据：${ages.basis}。年龄不改变刑事数量标准的档次。`,
      ),
    ],
  }
}

function personBlocks(persons: Report['persons']): readonly Block[] {
  const open =
    persons.unresolved === 0
      ? ''
      : `；另有${String(persons.unresolved)}条可能与他人为同一人，未合并`
  return [body(`涉及人数：${personsAffected(persons)}${open}。人数与条数分列，不相混。`)]
}
