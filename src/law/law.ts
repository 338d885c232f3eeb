import type { Sure } from '../report.ts'
import type {
  CountingRule,
  FunnelRule,
  Ground,
  LawBook,
  LimitRule,
  LimitValue,
  QuantityRule,
  QuantityValue,
  ReadingRule,
  Tier,
  Tiering,
} from './book.ts'
import { cite, type Citation } from './cite.ts'
import { limitAs, type Limit } from './limits.ts'
import { inForce, spanOf, type Period } from './period.ts'
import { governing, type CaseDates, type TimedRule } from './time.ts'

/** A number of the law with where it stands: `amount / per` 条, 倍 or 分. */
export interface Standard {
  readonly rule: string
  readonly title: string
  readonly unit: '条' | '倍' | '分'
  readonly amount: number
  readonly per: number
  /** `fashi-2017-10/5.1.5` */
  readonly cite: string
  /** 解释第五条第一款第五项 */
  readonly label: string
  readonly sure: Sure
  readonly checked: string | null
}

/**
 * The law as the findings ask for it. A standard that no rule covers is undefined, and what hangs on it is 待查明,
 * never 未达到.
 *
 * `counting`, `readings`, `tiering` and `funnel` say how this tool counts, whatever the date of the conduct: they rest on
 * rules of proof and on practice, each with its own citation and date.
 */
export interface Law {
  /** The day asked for; for a case, the last day of the conduct. */
  readonly on: string
  /** 情节严重, art. 5(1)(3)–(5). */
  readonly tiers: Readonly<Record<Tier, Standard | undefined>>
  /** ×10, art. 5(2)(3). */
  readonly tenfold: Standard | undefined
  /** 按相应比例合计, art. 5(1)(6). */
  readonly aggregate: Standard | undefined
  /** One half, art. 5(1)(8). */
  readonly insider: Standard | undefined
  /** 违法所得 in fen, art. 5(1)(7). */
  readonly income: Standard | undefined
  /** 获利 in fen, art. 6(1)(1). */
  readonly lawfulBusiness: Standard | undefined
  /** Bounds that are no standards of quantity, by id: multiples of a fine, years since a penalty. Absent: no rule. */
  readonly limits: Readonly<Partial<Record<string, Limit>>>
  /** 以上 includes the number itself, 刑法 99. */
  readonly inclusive: Citation
  readonly counting: readonly CountingRule[]
  readonly readings: readonly ReadingRule[]
  readonly tiering: Tiering
  readonly funnel: readonly FunnelRule[]
  /** Grounds in force on the day. */
  readonly grounds: readonly Ground[]
}

/** The law in force on a day (`YYYY-MM-DD`). A text that is no day gives a law without standards. */
export function lawOn(book: LawBook, date: string): Law {
  const grounds = book.grounds.filter((ground) => inForce(ground, date))
  return lawOf(book, date, grounds, {
    quantity: (rule) => rule.values.find((value) => inForce(value, date)),
    limit: (rule) => rule.values.find((value) => inForce(value, date)),
  })
}

/**
 * The law that governs a case by its dates: an interpretation that came after the conduct and before the decision
 * governs it, see {@link governing}. A date may be a month or a year; a rule that changed within it gives no standard.
 *
 * @example conduct 2016-05, decided 2018 → the standards of 法释〔2017〕10号
 */
export function lawFor(book: LawBook, dates: CaseDates): Law {
  const governs = <V extends Period>(rule: TimedRule<V>, favours?: Favours<V>): V | undefined => {
    const [first, ...others] = variantsOf(dates).map(
      (variant) => governing(rule, variant, book, favours).value,
    )
    return others.every((value) => value === first) ? first : undefined
  }
  const grounds = book.grounds.filter((ground) => governs({ ...ground, values: [ground] }))
  return lawOf(book, dates.conduct?.to ?? '', grounds, {
    quantity: (rule) => governs(rule, higher),
    limit: (rule) => governs(rule),
  })
}

type Favours<V> = (newer: V, older: V) => boolean | undefined

/** The dates with each imprecise one at its first and its last day. */
function variantsOf(dates: CaseDates): CaseDates[] {
  const { conduct } = dates
  return endsOf(conduct?.to ?? null).flatMap((to) =>
    endsOf(dates.decided).map((decided) => ({
      ...dates,
      conduct: conduct && to !== null ? { from: conduct.from, to } : null,
      decided,
    })),
  )
}

function endsOf(date: string | null): (string | null)[] {
  const span = date === null ? null : spanOf(date)
  return span === null ? [null] : [...new Set([span.from, span.to])]
}

/** Which version of a rule is taken. */
interface Choose {
  readonly quantity: (rule: QuantityRule) => QuantityValue | undefined
  readonly limit: (rule: LimitRule) => LimitValue | undefined
}

/** A higher standard favours the accused. */
function higher(newer: QuantityValue, older: QuantityValue): boolean {
  return BigInt(newer.amount) * BigInt(older.per) > BigInt(older.amount) * BigInt(newer.per)
}

function lawOf(book: LawBook, on: string, grounds: readonly Ground[], choose: Choose): Law {
  const standard = (id: string): Standard | undefined => {
    const rule = book.quantities.find((quantity) => quantity.id === id)
    const value = rule && choose.quantity(rule)
    return rule && value && standardOf(book, rule, value)
  }
  const limits = book.limits.flatMap((rule) => {
    const value = choose.limit(rule)
    return value ? [[rule.id, Object.freeze(limitAs(book, rule, value))] as const] : []
  })
  const { counting, readings, tiering, funnel } = book
  return Object.freeze({
    on,
    tiers: Object.freeze({
      A: standard('quantity.tier-a.serious'),
      B: standard('quantity.tier-b.serious'),
      C: standard('quantity.tier-c.serious'),
    }),
    tenfold: standard('quantity.tenfold'),
    aggregate: standard('quantity.aggregate'),
    insider: standard('quantity.insider'),
    income: standard('income.serious'),
    lawfulBusiness: standard('lawful-business.gain'),
    limits: Object.freeze(Object.fromEntries(limits)),
    inclusive: Object.freeze(cite(book, 'xingfa/99')),
    counting,
    readings,
    tiering,
    funnel,
    grounds: Object.freeze(grounds),
  })
}

function standardOf(book: LawBook, rule: QuantityRule, value: QuantityValue): Standard {
  return Object.freeze({
    rule: rule.id,
    title: rule.title,
    unit: rule.unit,
    amount: value.amount,
    per: value.per,
    cite: value.cite,
    label: cite(book, value.cite).label,
    sure: value.sure,
    checked: value.checked,
  })
}
