import type { BatchReport, ExhibitReport, HolderReport, Report } from '../../report.ts'
import { BOUND, TIER, flagLabel } from '../words/labels.ts'
import { personsAffected } from '../words/persons.ts'
import { plainBars, stackedBar } from './bars.ts'
import { NOTHING, cut, markup, place, rule, table } from './markup.ts'
import type { Markup } from './markup.ts'

/** Tiers as suggested, with the reason and the named disputes; a person decides. */
export function tiers(report: Report): Markup {
  const { tiers: n } = report
  const bars = (['A', 'B', 'C'] as const).map((tier) => ({
    label: `${TIER[tier]}信息`,
    n: n[tier],
  }))
  const { part, note } = cut(report['tier-reasons'], 2000)
  const rows = part.map((entry) => [
    markup`${TIER[entry.tier]}`,
    markup`${entry.records}`,
    markup`${entry.reason}`,
    markup`${entry.disputes.join('；') || '—'}`,
  ])
  return markup`${plainBars(bars, '条', '信息类型')}
${rule('信息类型（第三、四、五项）为软件建议，由办案人员确定；法释〔2017〕10号第五条第一款第三至五项')}
${rows.length === 0 ? NOTHING : table([{ title: '类型', as: 'x' }, { title: '条数', as: 'n' }, { title: '理由' }, { title: '争议' }], rows)}${note}`
}

/** Persons apart from records, and age groups that add up. */
export function persons(report: Report): Markup {
  const { persons: who, ages } = report
  const lines = who.lines.map(({ label, count, bound }) => [
    markup`${label}`,
    markup`${BOUND[bound]}${count}`,
  ])
  return markup`<p>涉及人数 <b>${personsAffected(who)}</b>${who.unresolved > 0 ? `；另有 ${String(who.unresolved)} 条可能与他人为同一人，未合并` : ''}</p>
${lines.length === 0 ? NOTHING : table([{ title: '其中' }, { title: '数量', as: 'n' }], lines)}
${rule('一行含学生与家长的为一条、不多于两人；条数与人数分列')}
<h3>年龄<small>age at the time of conduct</small></h3>
${stackedBar(
  [
    { label: '不满十四周岁', n: ages['under-14'], shade: 'dark' },
    { label: '十四至十七周岁', n: ages['14-17'], shade: 'mid' },
    { label: '已满十八周岁', n: ages.adult, shade: 'pale' },
    { label: '年龄不明', n: ages.unknown, shade: 'loud' },
  ],
  '年龄',
)}
${rule(`依据：${ages.basis}。年龄不改变刑事数量标准的档次`)}`
}

/** Classes that stand beside the count. */
export function flags(report: Report): Markup {
  const entries = Object.entries(report.flags).filter(([, n]) => n !== 0)
  if (entries.length === 0) return markup`<p>无。</p>`
  const rows = entries.map(([flag, n]) => [
    markup`${flagLabel(flag)}`,
    markup`<code>${flag}</code>`,
    markup`${n}`,
  ])
  return markup`${table([{ title: '标记' }, { title: '代码' }, { title: '条数', as: 'n' }], rows)}${rule('标记可以并存，不相加，不改变条数')}`
}

/** Batches, and what each exhibit holds by itself: the same list on two media counts once in the whole, against each holder. */
export function batches(report: Report): Markup {
  const { part, note } = cut(report.batches, 2000)
  const rows = part.map((batch) => [
    markup`${batch.id}`,
    markup`${batch.files.length} 个${batchFiles(batch)}`,
    markup`${batch.counted}`,
    markup`${batch.priced ?? '未载明'}`,
    markup`${batch.free ?? '未载明'}`,
    markup`${batch.note ?? '—'}`,
  ])
  return markup`<h3>批次<small>batches</small></h3>
${rows.length === 0 ? markup`<p>未录入批次。</p>` : table(BATCH, rows)}${note}
<h3>检材与各检材持有数<small>exhibits, and what each holds</small></h3>${exhibits(report)}`
}

const BATCH = [
  { title: '批次', as: 'x' },
  { title: '文件', as: 's' },
  { title: '去重后条数', as: 'n' },
  { title: '计价条数', as: 'n' },
  { title: '附送条数', as: 'n' },
  { title: '说明' },
] as const

function batchFiles(batch: BatchReport): Markup {
  const { part, note } = cut(batch.files, 20)
  return markup`${part.map((at) => markup`<br>${place(at)}`)}${note}`
}

function exhibits(report: Report): Markup {
  const { part, note } = cut(report.exhibits, 2000)
  const known = new Set(report.exhibits.map(({ id }) => id))
  const others = cut(
    report.holders.filter(({ exhibit }) => !known.has(exhibit)),
    2000,
  )
  const rows = [
    ...part.map((exhibit) => exhibitRow(exhibit, report)),
    ...others.part.map(otherHolder),
  ]
  return markup`${table(EXHIBIT, rows)}${note}${others.note}${rule('各检材分别去重；各检材之间不相加，同一批信息在全案只计一次')}`
}

function exhibitRow(exhibit: ExhibitReport, report: Report): readonly Markup[] {
  const held = report.holders.find((entry) => entry.exhibit === exhibit.id)
  const listed = [exhibit.list, exhibit.evidence].filter((text) => text !== null)
  return [
    markup`${exhibit.id}`,
    markup`${exhibit.holder ?? '未载明'}`,
    markup`${held?.held ?? '未计算'}`,
    markup`${exhibit.path}`,
    markup`${exhibit['seized-on'] ?? '未载明'}`,
    markup`${listed.join('；') || '未载明'}`,
  ]
}

/** Held on something that is not among the exhibits: shown all the same. */
function otherHolder({ exhibit, holder, held }: HolderReport): readonly Markup[] {
  const none = markup`—`
  return [markup`${exhibit}`, markup`${holder ?? '未载明'}`, markup`${held}`, none, none, none]
}

const EXHIBIT = [
  { title: '检材', as: 'x' },
  { title: '持有人' },
  { title: '去重后条数', as: 'n' },
  { title: '位置' },
  { title: '扣押日期', as: 'x' },
  { title: '清单、卷页' },
] as const
