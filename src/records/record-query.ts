import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import type { Tiering } from '../law/book.ts'
import { yearsAt } from './age.ts'
import { both, choose, either, isFalse, none, not } from './condition.ts'
import { keyColumn, keyOf, LINE_COLUMN, lineKey } from './keys.ts'
import type { KindId } from './kinds.ts'
import type { Layout } from './layout.ts'
import { held, holdings, linesQuery, severalOf, type LookedAt } from './lines.ts'
import { STATE_COLUMN } from './people/expand.ts'
import { DOUBTFUL, SPLIT } from './people/judged.ts'
import { CHECKED, valuesOf, type Value } from './values.ts'
import {
  FLAGS,
  IMPERSONAL,
  OTHER_IDENTIFIERS,
  rankNumber,
  reasonNumber,
  WEAK,
  type Flag,
  type ReasonCode,
  type SubjectRank,
} from './verdicts.ts'

/** What is fixed for a run and decides what a record says of itself. */
export interface RecordFacts {
  /** Last day of the conduct (ISO), on which ages are reckoned; null: unknown. */
  readonly conductTo: string | null
  /** Which kinds together suggest 第三项 or 第四项; everything else is 第五项. */
  readonly tierRules: Tiering['rules']
  /** The key that the examiner chose (去重依据); null: the strongest that a line has. */
  readonly key: KeyChoice | null
}

export const KEY_CHOICES = ['id', 'name+phone', 'phone', 'line'] as const
export type KeyChoice = (typeof KEY_CHOICES)[number]

/** Ranks that come first when the examiner has chosen a key. */
const PREFERRED: Readonly<Record<KeyChoice, readonly SubjectRank[]>> = {
  id: ['id'],
  'name+phone': ['name+phone'],
  phone: ['mobile', 'landline'],
  line: ['line'],
}

/**
 * SQL: the records of the lines of one layout, ready for the index: keys, codes and locators only (design section 6).
 *
 * One line is one record (R1 of `law/rules/counting.yaml`). A line that holds nothing is a record too: it is set aside as EMPTY, so that
 * the ledgers close over it.
 */
export function recordQuery(
  source: Sql,
  layout: Layout,
  facts: RecordFacts,
  looked: LookedAt,
): Sql {
  const shape = new Shape(layout)
  const lines = linesQuery(source, layout, looked)
  const judged = sql`select *, ${shape.rank(facts.key)} as rank, ${shape.flags()} as flags from (${lines})`
  const columns = [
    sql`p as part, row_no as line`,
    sql`${shape.reason()} as reason`,
    sql`rank`,
    sql`flags`,
    sql`${shape.tier(facts)} as tier`,
    sql`${shape.age(facts)} as age`,
    ...shape.keys(),
    ...(facts.key === 'line' ? [shape.line()] : []),
    sql`${shape.more()} as more`,
  ]
  return sql`select ${join(columns)} from (select *, r as row_no from (${judged}))`
}

/** The columns of the index that the records of a layout fill. */
export function keyColumnsOf(layout: Layout, facts: RecordFacts): string[] {
  const columns = new Shape(layout).kinds.map(keyColumn)
  return facts.key === 'line' ? [...columns, LINE_COLUMN] : columns
}

/** What the lines of a layout can hold; each method gives the SQL of one column of the record. */
class Shape {
  readonly kinds: readonly KindId[]
  readonly #several: readonly KindId[]
  readonly #bad: readonly Value[]
  readonly #damaged: readonly Value[]
  readonly #people: boolean

  constructor(layout: Layout) {
    this.#people = layout.people != null
    const values = valuesOf(layout)
    this.kinds = holdings(values.filter((v) => v.valid)).map((h) => h.kind)
    this.#several = severalOf(layout)
    this.#bad = values.filter((v) => !v.valid && v.name.startsWith('b'))
    this.#damaged = values.filter((v) => !v.valid && v.name.startsWith('d'))
  }

  /** Is a value of the kind there? `false` where the layout has no such column. */
  #has(kind: KindId): Sql {
    return this.kinds.includes(kind) ? sql`${held(kind)} is not null` : raw('false')
  }

  /** An address that leads to a door: a town or a district is shared by too many to tell anyone by. */
  #home(): Sql {
    if (!this.kinds.includes('address')) return raw('false')
    const address = held('address')
    return sql`coalesce(length(${address}) >= 6 and regexp_matches(${address}, '[0-9一二三四五六七八九十]+(号|弄|室|栋|幢|座|单元|楼|层|组|#|-[0-9])'), false)`
  }

  #any(kinds: readonly KindId[]): Sql {
    return either(kinds.filter((k) => this.kinds.includes(k)).map((k) => this.#has(k)))
  }

  #badOf(kinds: readonly KindId[]): Sql {
    return either(
      this.#bad.filter((v) => kinds.includes(v.kind)).map((v) => sql`${id(v.name)} is not null`),
    )
  }

  #isDamaged(): Sql {
    return either(this.#damaged.map((v) => sql`coalesce(${id(v.name)}, false)`))
  }

  /** By what the line identifies somebody: design 5.2, first that is valid. */
  rank(key: KeyChoice | null): Sql {
    const named = this.#has('name')
    const tests: (readonly [SubjectRank, Sql])[] = [
      ['id', this.#has('resident-id')],
      ['name+phone', both(named, this.#has('mobile'))],
      ['permit', this.#any(['passport', 'permit'])],
      ['mobile', this.#has('mobile')],
      ['landline', this.#has('landline')],
      ['email', this.#has('email')],
      ['qq', this.#has('qq')],
      ['wechat', this.#has('wechat')],
      ['other', this.#any(OTHER_IDENTIFIERS)],
      ['name+address', both(named, this.#home())],
    ]
    const anybody = either(tests.map(([, test]) => test))
    const all = [...tests, ['line', anybody] as const]
    const first = key ? PREFERRED[key] : []
    const ordered = [
      ...all.filter(([rank]) => first.includes(rank)),
      ...all.filter(([rank]) => !first.includes(rank) && rank !== 'line'),
    ]
    return choose(ordered.map(([rank, test]) => [test, rankNumber(rank)] as const))
  }

  flags(): Sql {
    const flags: (readonly [Flag, Sql])[] = [
      ['bare-phone', this.#bare()],
      ['labelled-phone', both(this.#bare(), this.#any([...IMPERSONAL, 'address']))],
      ['vague-name', this.#has('vague-name')],
      ['company', this.#company()],
      ['damaged', this.#isDamaged()],
      ['invalid-id', this.#badOf(['resident-id'])],
      ['invalid-phone', this.#badOf(['mobile', 'guardian-phone', 'landline'])],
      ['several-phones', this.#severalPhones()],
      ['guardian', this.#any(['guardian-name'])],
      ['no-name', not(this.#any(['name', 'vague-name']))],
      ['of-several', this.#state(SPLIT)],
      ['maybe-several', this.#state(DOUBTFUL)],
    ]
    const bits = flags
      .filter(([, test]) => !isFalse(test))
      .map(([flag, test]) => sql`case when ${test} then ${raw(String(FLAGS[flag]))} else 0 end`)
    return bits.length === 0 ? raw('0::uinteger') : sql`(${join(bits, raw(' | '))})::uinteger`
  }

  /** Is the line one of several people's of its row, or of a row that only looks like it? */
  #state(state: number): Sql {
    return this.#people ? sql`${id(STATE_COLUMN)} = ${raw(String(state))}` : raw('false')
  }

  /** Numbers and nothing that tells whose they are (裸号). */
  #bare(): Sql {
    const phones: readonly KindId[] = ['mobile', 'landline']
    const others = this.kinds.filter((k) => !phones.includes(k) && !IMPERSONAL.has(k))
    return both(this.#any(phones), this.#noneTells(others))
  }

  /** No value of these kinds tells people apart. The name of a town does not; an address is looked into last, as it costs most. */
  #noneTells(kinds: readonly KindId[]): Sql {
    const others = kinds.filter((k) => k !== 'address').map((k) => this.#has(k))
    return none(kinds.includes('address') ? [...others, this.#home()] : others)
  }

  /** A form of address or a nickname with a number, and nothing that tells who it is (称谓号码). */
  #vague(): Sql {
    const beside = this.kinds.filter(
      (k) => !['mobile', 'landline', 'vague-name'].includes(k) && !WEAK.has(k),
    )
    return both(
      both(this.#has('vague-name'), this.#any(['mobile', 'landline'])),
      this.#noneTells(beside),
    )
  }

  /** A firm's line: its name or code, and no natural person's name or ID number. */
  #company(): Sql {
    const firm = this.#any(['credit-code', 'employer'])
    const people: readonly KindId[] = ['name', 'resident-id', 'vague-name', 'guardian-name']
    return both(firm, none(people.map((k) => this.#has(k))))
  }

  #severalPhones(): Sql {
    return this.#several.includes('mobile') ? sql`len(${id('rest_mobile')}) > 0` : raw('false')
  }

  /** Steps 7 to 9 of the funnel, as far as a line by itself can tell. */
  reason(): Sql {
    const nobody = raw('rank = 0')
    const filled = either([
      ...this.kinds.map((k) => this.#has(k)),
      this.#isDamaged(),
      this.#badOf([...CHECKED]),
    ])
    const tests: (readonly [ReasonCode, Sql])[] = [
      ['EMPTY', not(filled)],
      ['COMPANY', this.#company()],
      ['DAMAGED', both(nobody, this.#isDamaged())],
      ['BAD_ID', both(nobody, this.#badOf(['resident-id', 'passport', 'permit']))],
      ['BAD_PHONE', both(nobody, this.#badOf(['mobile', 'guardian-phone', 'landline']))],
      ['NOT_IDENTIFYING', nobody],
      ['BARE_PHONE', this.#bare()],
      ['VAGUE_NAME', this.#vague()],
    ]
    return choose(tests.map(([code, test]) => [test, reasonNumber(code)] as const))
  }

  /** 1 第三项, 2 第四项, 3 第五项: the highest that a field of the line supports (mixed-line reading). */
  tier(facts: RecordFacts): Sql {
    const of = (tier: 'A' | 'B') =>
      either(
        facts.tierRules
          .filter((rule) => rule.tier === tier)
          .map((rule) => rule.kinds.map((k) => this.#has(k)).reduce(both, raw('true'))),
      )
    const a = of('A')
    const b = of('B')
    if (isFalse(a) && isFalse(b)) return raw('3::utinyint')
    return sql`case when ${a} then 1 when ${b} then 2 else 3 end::utinyint`
  }

  /** Age group at the end of the conduct, from the ID number or the birth date; else as the list states it (±1 year). */
  age(facts: RecordFacts): Sql {
    const births: Sql[] = []
    if (this.kinds.includes('resident-id')) births.push(this.#bornById())
    if (this.kinds.includes('birth-date')) {
      births.push(sql`replace(${held('birth-date')}, '-', '')`)
    }
    const years: Sql[] = []
    if (facts.conductTo && births.length > 0) years.push(yearsAt(facts.conductTo, births))
    if (this.kinds.includes('age')) years.push(sql`try_cast(${held('age')} as integer)`)
    if (years.length === 0) return raw('0::utinyint')
    const age = sql`coalesce(${join(years)})`
    return sql`case when ${age} is null or ${age} < 0 then 0 when ${age} < 14 then 1 when ${age} < 18 then 2 else 3 end::utinyint`
  }

  /** Of several ID numbers in a line (pupil and father) the youngest person's day: the list is about the child. */
  #bornById(): Sql {
    const day = (number: Sql) => sql`substr(${number}, 7, 8)`
    const first = day(held('resident-id'))
    if (!this.#several.includes('resident-id')) return first
    const rest = sql`list_transform(${id('rest_resident-id')}, x -> ${day(raw('x'))})`
    return sql`greatest(${first}, list_max(${rest}))`
  }

  keys(): Sql[] {
    return this.kinds.map((k) => id(keyColumn(k)))
  }

  /** The key of the whole line, for a count by lines. */
  line(): Sql {
    const keys = this.kinds.map((k) => id(keyColumn(k)))
    return sql`${lineKey(keys, this.more())} as ${id(LINE_COLUMN)}`
  }

  /** Keys of further values of a kind, and of texts that break their kind's rule: part of the content, never a subject. */
  more(): Sql {
    const rest = this.#several.map(
      (k) => sql`coalesce(list_transform(${id(`rest_${k}`)}, x -> ${keyOf(k, raw('x'))}), [])`,
    )
    const bad = this.#bad.map((v) => sql`[${keyOf(v.kind, id(v.name), 'as-written')}]`)
    const lists = [...rest, ...bad]
    if (lists.length === 0) return raw('null::uuid[]')
    const all = lists.reduce((left, right) => sql`list_concat(${left}, ${right})`)
    return sql`nullif(list_sort(list_filter(${all}, x -> x is not null)), [])`
  }
}
