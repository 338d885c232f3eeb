import type { CaseReport } from '../../case-report.ts'
import type {
  Body,
  ClockReport,
  Condition,
  DaySpan,
  PackReport,
  ProcedureReport,
  RouteReport,
} from '../../report/procedure.ts'
import { weekday } from '../../law/days.ts'
import type { Citing } from '../words/citations.ts'
import { stated } from '../papers/words.ts'
import { CONDITION, PACK, ROUTE } from '../words/procedure.ts'
import { reasonTree, sureTag } from './findings.ts'
import { NOTHING, badge, cut, markup, rule, table } from './markup.ts'
import type { Column, Markup } from './markup.ts'

/** 期限: each clock with 起算日, 届满日, 依据 and what is open; the sentence below with 如…则…. */
export function clocks({ clocks: all }: CaseReport, citing: Citing): Markup {
  const { part, note } = cut(all, 500)
  return markup`${table(
    CLOCK_HEAD,
    part.map((clock) => clockRow(clock)),
  )}${note}${part.map((clock) => clockSentence(clock, citing))}
${rule('起算的事实当日不算，次日起算；末日在休假日的顺延到其后第一个上班日，以国务院办公厅公布的放假、调休为准；“如……则……”是假定，起算的事实查明后须重算')}`
}

const CLOCK_HEAD: readonly Column[] = [
  { title: '期限' },
  { title: '起算的事实' },
  { title: '起算日', as: 'x' },
  { title: '届满日', as: 'x' },
  { title: '最早', as: 'x' },
  { title: '最晚', as: 'x' },
  { title: '依据' },
  { title: '待查事项' },
]

function clockRow(clock: ClockReport): Markup[] {
  const { title, length, begins, last, earliest, latest, article, sure, open } = clock
  return [
    markup`${title}${length === null ? '' : `（${length}）`}`,
    startCell(clock),
    markup`${days(begins)}`,
    markup`${days(last)}`,
    markup`${days(earliest)}`,
    // From an assumed start the last day of a minimum is none: nobody knows when it ends.
    markup`${days(latest)}`,
    markup`${article ?? '—'} ${sureTag(sure)}`,
    markup`${open ?? '—'}`,
  ]
}

function startCell({ start, assumed }: ClockReport): Markup {
  if (start.on !== null) return markup`${start.label} ${start.on}`
  const unknown = markup`${start.label} ${badge('待查', 'warn')}`
  if (assumed === null) return unknown
  return markup`${unknown} 如${assumed.on}（${assumed.label}）`
}

function days(span: DaySpan | null): string {
  if (span === null) return '—'
  if (span.from === span.to) return `${span.from} ${weekday(span.from)}`
  return `${span.from}至${span.to}`
}

function clockSentence(clock: ClockReport, citing: Citing): Markup {
  const extra = [
    ...clock.calendar,
    ...clock.extensions.map(({ title, latest }) => `${title}，至${days(latest)}`),
    ...clock.notes,
  ]
  return markup`<details><summary>${clock.title}</summary><p class="say">${clock.sentence}</p>
${extra.map((text) => markup`<p>${text}</p>`)}${reasonTree(clock.reasons, citing)}</details>`
}

/** Who sues, by which road, with which papers; notes, never a block. */
export function procedure({ procedure: told }: CaseReport, citing: Citing): Markup {
  return markup`${bodies(told)}${told.routes.map(route)}${pack(told.pack)}${settlement(told)}${told.notes.map(
    (note) => markup`<article class="finding"><h3>${note.title}</h3>
<p class="say">${note.text}</p>${reasonTree(note.reasons, citing)}</article>`,
  )}${rule('各条只作核对提示，不作结论；是否受理、由谁起诉由有关机关决定')}`
}

function bodies({ plaintiff, supporter, court }: ProcedureReport): Markup {
  const row = (title: string, body: Body | null): Markup[] => [
    markup`${title}`,
    markup`${body?.name ?? '待查'}`,
    markup`${body?.level ?? '—'}`,
    markup`${stated(body?.evidence ?? null)}`,
  ]
  return table(
    [{ title: '' }, { title: '名称' }, { title: '级别' }, { title: '卷页', as: 's' }],
    [
      row('起诉', plaintiff),
      ...(supporter === null ? [] : [row('支持起诉', supporter)]),
      row('受诉法院', court),
    ],
  )
}

function route({ title, used, state, conditions }: RouteReport): Markup {
  const rows = conditions.map(conditionRow)
  const mark = badge(
    ROUTE[state],
    state === 'open' ? 'good' : state === 'closed' ? 'plain' : 'warn',
  )
  const head = markup`${title} ${used ? badge('本案采用', 'strong') : NOTHING} ${mark}`
  const body = table(
    [{ title: '条件' }, { title: '核对', as: 'x' }, { title: '说明' }, { title: '依据' }],
    rows,
  )
  return used
    ? markup`<h3>${head}</h3>${body}`
    : markup`<details><summary>${head}</summary>${body}</details>`
}

function conditionRow({ title, state, why, article, sure }: Condition): Markup[] {
  const how = { met: 'good', 'not-met': 'warn', unknown: 'warn', none: 'plain' } as const
  return [
    markup`${title}`,
    badge(CONDITION[state], how[state]),
    markup`${why}`,
    markup`${article ?? '—'} ${sureTag(sure)}`,
  ]
}

function pack(told: PackReport | null): Markup {
  if (told === null) return NOTHING
  const how = { there: 'good', missing: 'warn', unknown: 'warn' } as const
  const rows = told.items.map(({ title, state, note, evidence }) => [
    badge(PACK[state], how[state]),
    markup`${title}${note === null ? '' : `（${note}）`}`,
    markup`${stated(evidence)}`,
  ])
  return markup`<h3>${told.title}（${told.article}） ${sureTag(told.sure)}</h3><p class="say">${told.sentence}</p>
${table([{ title: '核对', as: 'x' }, { title: '材料' }, { title: '卷页', as: 's' }], rows)}`
}

function settlement({ settlement: told }: ProcedureReport): Markup {
  if (told === null) return NOTHING
  const words = told.words.length > 1 ? badge('表述不一致', 'warn') : markup`${told.words.join('')}`
  return markup`<h3>和解、调解协议 ${words}</h3><p class="say">${told.sentence}</p>`
}
