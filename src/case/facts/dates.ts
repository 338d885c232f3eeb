import { NOTED } from '../../case-report.ts'
import { beginning, isBefore, type Span } from './days.ts'
import type { CaseFile } from './schema.ts'
import type { Path, Tell } from './tell.ts'

type Dates = NonNullable<CaseFile['dates']>
type Criminal = NonNullable<CaseFile['criminal']>

/** What comes first, and what cannot come before it. */
const ORDER = [
  ['filed', 'accepted'],
  ['filed', 'heard'],
  ['accepted', 'heard'],
  ['filed', 'decided'],
  ['accepted', 'decided'],
  ['heard', 'decided'],
] as const satisfies readonly (readonly [keyof Dates, keyof Dates])[]

const CRIMINAL_ORDER = [
  ['decided', 'served'],
  ['decided', 'effective'],
  ['served', 'effective'],
] as const satisfies readonly (readonly [keyof Criminal, keyof Criminal])[]

const TITLES: Readonly<Record<string, string>> = {
  filed: '起诉日期',
  accepted: '受理日期',
  heard: '开庭日期',
  decided: '裁判日期',
  served: '送达日期',
  effective: '生效日期',
  'harm-until': '损害持续截止日期',
}

/** Dates of the case in an order that can be: of two that cannot both be right neither is used. */
export function datesInOrder(facts: CaseFile, tell: Tell): CaseFile {
  const { dates, criminal } = facts
  return {
    ...facts,
    ...(dates ? { dates: caseDates(dates, tell) } : {}),
    ...(criminal ? { criminal: ordered(criminal, CRIMINAL_ORDER, 'criminal', tell) } : {}),
  }
}

function caseDates(dates: Dates, tell: Tell): Dates {
  const conduct = forwards(dates.conduct, ['dates', 'conduct'], tell)
  const known = ordered({ ...dates, conduct }, ORDER, 'dates', tell)
  return afterConduct(known, conduct?.from ?? null, tell)
}

function ordered<T extends object>(
  dates: T,
  pairs: readonly (readonly [keyof T & string, keyof T & string])[],
  list: string,
  tell: Tell,
): T {
  const wrong = new Set<keyof T>()
  for (const [earlier, later] of pairs) {
    const [a, b] = [dates[earlier], dates[later]]
    if (typeof a !== 'string' || typeof b !== 'string' || !isBefore(b, a)) continue
    tell(reversed([list, later], titleOf(later), `${titleOf(earlier)}（${a}）`))
    wrong.add(earlier).add(later)
  }
  return without(dates, wrong)
}

function reversed(path: Path, later: string, earlier: string) {
  return {
    path,
    problem: `${later}早于${earlier}`,
    remedy: '请核对这两个日期',
    effect: '两个日期均不采用，按待查明处理',
  }
}

/** The suit and the harm cannot end before the conduct began. */
function afterConduct(dates: Dates, began: string | null, tell: Tell): Dates {
  if (began === null) return dates
  const wrong = (['filed', 'accepted', 'heard', 'decided', 'harm-until'] as const).filter(
    (name) => dates[name] != null && isBefore(dates[name], began),
  )
  for (const name of wrong) {
    tell({
      path: ['dates', name],
      problem: `${titleOf(name)}早于行为开始日期（${began}）`,
      remedy: '请核对这两个日期',
      effect: '该日期不采用，按待查明处理',
    })
  }
  return without(dates, new Set(wrong))
}

function titleOf(name: string): string {
  return TITLES[name] ?? name
}

function without<T extends object>(dates: T, wrong: ReadonlySet<keyof T>): T {
  return Object.fromEntries(
    Object.entries(dates).filter(([name]) => !wrong.has(name as keyof T)),
  ) as T
}

/** A period whose end is before its start says nothing. */
export function forwards<T extends Span | null | undefined>(
  period: T,
  path: Path,
  tell: Tell,
): T | undefined {
  if (!period || !isBefore(period.to, period.from)) return period
  tell({
    path,
    problem: `终止日期（${period.to}）早于起始日期（${period.from}）`,
    remedy: '请核对，写作 { from: 较早的日期, to: 较晚的日期 }',
    effect: '该日期不采用，按待查明处理',
  })
  return undefined
}

/** The date of an act, unless it is reversed or lies after the decision of the case. */
export function ofAct(
  on: Span | undefined,
  path: Path,
  decided: string | null | undefined,
  tell: Tell,
): Span | undefined {
  const period = forwards(on, path, tell)
  if (!period || decided == null || !isBefore(decided, period.from)) return period
  tell({
    path,
    problem: `日期（${period.from}）晚于裁判日期（${decided}）`,
    remedy: '请核对这两个日期',
    effect: '该日期不采用，按待查明处理',
  })
  return undefined
}

/** What was seized before the conduct began is only noted: the conduct may have begun earlier than is known. */
export function seizures(facts: CaseFile, tell: Tell): void {
  const began = beginning(facts)
  if (began === null) return
  for (const [i, exhibit] of facts.exhibits.entries()) {
    const seized = exhibit['seized-on']
    if (seized === undefined || !isBefore(seized, began)) continue
    tell({
      path: ['exhibits', i, 'seized-on'],
      problem: `扣押日期（${seized}）早于行为开始日期（${began}）`,
      remedy: '请核对扣押清单和行为日期',
      effect: NOTED,
    })
  }
}
