/**
 * The count once more, in plain TypeScript and in memory: what becomes of each line by the rules of the glossary
 * (sections 3 and 4) and of design 5.2 and 5.3. It shares nothing with the code that it judges: it takes lines whose
 * values are already known by kind, and compares their contents as sets, all against all.
 */

/** Kinds of a line that the reference knows; a number is the same number whoever's column it stands in. */
export type Kind =
  | 'resident-id'
  | 'mobile'
  | 'landline'
  | 'email'
  | 'qq'
  | 'wechat'
  | 'bank-card'
  | 'account'
  | 'plate'
  | 'passport'
  | 'permit'
  | 'name'
  | 'vague-name'
  | 'employer'
  | 'address'
  | 'school'
  | 'sex'
  | 'age'
  | 'text'

/** One value as it counts: in one form, valid or breaking the rule of its kind, or with digits lost. */
export interface TypedValue {
  readonly kind: Kind
  readonly value: string
  readonly state?: 'broken' | 'damaged'
}

export interface TypedLine {
  /** Files in the order in which they are counted. */
  readonly file: number
  readonly values: readonly TypedValue[]
}

export interface ReferenceCount {
  readonly out: number
  readonly counted: number
  readonly duplicate: Readonly<Record<string, number>>
  readonly aside: Readonly<Record<string, number>>
  /** Different values of each key in the lines that are not set aside. */
  readonly keys: Readonly<Record<'id' | 'name+phone' | 'phone' | 'name' | 'line', number>>
}

/** Who a line is about: the first of these that it holds (design 5.2). */
const SUBJECTS: readonly (readonly Kind[])[] = [
  ['resident-id'],
  ['mobile', 'name'],
  ['passport'],
  ['permit'],
  ['mobile'],
  ['landline'],
  ['email'],
  ['qq'],
  ['wechat'],
  ['bank-card'],
  ['account'],
  ['plate'],
  ['address', 'name'],
]
const PHONES: readonly Kind[] = ['mobile', 'landline']
/** Beside a number these tell nothing of whose it is. */
const SILENT: readonly Kind[] = ['text']
/** Beside “Ms Wang” and a number these tell nothing either: too many share them. */
const COMMON: readonly Kind[] = [...SILENT, 'sex', 'age']

class Line {
  readonly file: number
  readonly aside: string | null
  readonly content: ReadonlySet<string>
  subject: string
  /** The number that stands for the line where other lines of the name know it by that; null: its least. */
  #known: string | null = null
  readonly #values: readonly TypedValue[]

  constructor(line: TypedLine) {
    this.file = line.file
    this.#values = line.values
    this.content = new Set(line.values.map((v) => `${v.kind}${v.state ? '!' : ''}=${v.value}`))
    this.subject = this.#subject()
    this.aside = this.#reason()
  }

  #subject(): string {
    const keys = SUBJECTS.find((kinds) => kinds.every((k) => this.first(k) !== null))
    return keys ? keys.map((k) => `${k}=${String(this.first(k))}`).join('|') : ''
  }

  /** Full name of a line that is known by name and number; null: it is known otherwise. */
  get namedBy(): string | null {
    return this.subject.startsWith('mobile=') && this.subject.includes('|name=')
      ? this.first('name')
      : null
  }

  get mobiles(): readonly string[] {
    return [...new Set(this.#good((k) => k === 'mobile'))]
  }

  knownBy(number: string): void {
    this.#known = number
    this.subject = this.#subject()
  }

  /** Of several values of a kind the first by code point: columns may change places between files. */
  first(kind: Kind): string | null {
    if (kind === 'mobile' && this.#known !== null) return this.#known
    return this.#of(kind).sort()[0] ?? null
  }

  #of(kind: Kind): string[] {
    return this.#good((k) => k === kind)
  }

  get text(): string {
    return [...this.content].sort().join('|')
  }

  within(other: Line): boolean {
    return this.content.size < other.content.size && this.content.isSubsetOf(other.content)
  }

  conflictsWith(other: Line): boolean {
    return this.#values.some(({ kind }) => {
      const [own, others] = [this.first(kind), other.first(kind)]
      if (own === null || others === null || own === others) return false
      return !this.#of(kind).includes(others) && !other.#of(kind).includes(own)
    })
  }

  #good(wanted: (kind: Kind) => boolean): string[] {
    return this.#values.filter((v) => !v.state && wanted(v.kind)).map((v) => v.value)
  }

  #holds(...kinds: readonly Kind[]): boolean {
    return this.#good((k) => kinds.includes(k)).length > 0
  }

  #broken(...kinds: readonly Kind[]): boolean {
    return this.#values.some((v) => v.state && kinds.includes(v.kind))
  }

  #reason(): string | null {
    if (this.#values.length === 0) return 'EMPTY'
    if (this.#holds('employer') && !this.#holds('name', 'resident-id', 'vague-name'))
      return 'COMPANY'
    if (this.subject === '') return this.#nobody()
    if (!this.#holds(...PHONES)) return null
    const beside = (silent: readonly Kind[]) =>
      this.#good((k) => !PHONES.includes(k) && !silent.includes(k)).length > 0
    if (!beside(SILENT)) return 'BARE_PHONE'
    return this.#holds('vague-name') && !beside([...COMMON, 'vague-name']) ? 'VAGUE_NAME' : null
  }

  #nobody(): string {
    if (this.#values.some((v) => v.state === 'damaged')) return 'DAMAGED'
    if (this.#broken('resident-id', 'passport', 'permit')) return 'BAD_ID'
    return this.#broken('mobile', 'landline') ? 'BAD_PHONE' : 'NOT_IDENTIFYING'
  }
}

/** Counts lines; `copies` are the files that repeat an earlier file byte by byte. */
export function referenceCount(
  typed: readonly TypedLine[],
  copies: ReadonlySet<number> = new Set(),
): ReferenceCount {
  const lines = typed.map((line) => new Line(line))
  const eligible = lines.filter((line) => line.aside === null)
  knowNumbers(eligible)
  const duplicate = [...exact(eligible, copies), ...unequal(eligible)]
  const aside = lines.flatMap((line) => line.aside ?? [])
  return {
    out: lines.length,
    counted: eligible.length - duplicate.length,
    duplicate: tally(duplicate),
    aside: tally(aside),
    keys: keysOf(eligible),
  }
}

/** Of several numbers in a line the one that stands in most sets of numbers under the name, if a line is known by it. */
function knowNumbers(lines: readonly Line[]): void {
  const named = Map.groupBy(
    lines.filter((line) => line.namedBy !== null),
    (line) => line.namedBy,
  )
  for (const of of named.values()) {
    const owned = [...new Set(of.map((line) => line.first('mobile')))]
    const sets = of.map((line) => line.mobiles.filter((n) => owned.includes(n)).sort())
    const different = [...new Map(sets.map((set) => [set.join(), set])).values()]
    const times = (n: string | null) => different.filter((set) => set.includes(n ?? '')).length
    const chosen = of.map((line) => {
      const own = line.first('mobile') ?? ''
      const others = owned.filter((n) => n !== null && n !== own && line.mobiles.includes(n))
      return [own, ...others].reduce((best, n) => (times(n) > times(best) ? n : best))
    })
    of.forEach((line, i) => line.knownBy(chosen[i] ?? ''))
  }
}

/** The codes of all lines but the first of each content. */
function exact(lines: readonly Line[], copies: ReadonlySet<number>): string[] {
  const files = new Map<string, Set<number>>()
  return lines.flatMap((line) => {
    const seen = files.get(line.text)
    if (!seen) {
      files.set(line.text, new Set([line.file]))
      return []
    }
    if (copies.has(line.file)) return ['DUP_FILE']
    const code = seen.has(line.file) ? 'DUP_IN_FILE' : 'DUP_CROSS_FILE'
    seen.add(line.file)
    return [code]
  })
}

/** The codes of different contents: one of each person's fullest is counted, and no more. */
function unequal(lines: readonly Line[]): string[] {
  const different = [...new Map(lines.map((line) => [line.text, line])).values()]
  const full = different.filter((line) => !different.some((other) => line.within(other)))
  const contained = Array.from({ length: different.length - full.length }, () => 'DUP_CONTAINED')
  const persons = Map.groupBy(full, (line) => line.subject)
  return [...contained, ...[...persons.values()].flatMap(othersOf)]
}

/** Of one person's fullest lines those that disagree with another change it, the rest add to it; one is counted. */
function othersOf(lines: readonly Line[]): string[] {
  const disagree = lines.filter((line) => lines.some((other) => line.conflictsWith(other))).length
  const changed = Math.max(0, disagree - 1)
  return lines.slice(1).map((_, i) => (i < changed ? 'CHANGED' : 'DUP_SUPPLEMENT'))
}

function keysOf(lines: readonly Line[]): ReferenceCount['keys'] {
  const phone = (line: Line) => line.first('mobile') ?? line.first('landline')
  const both = (line: Line) =>
    line.first('name') !== null && phone(line) !== null
      ? `${String(line.first('name'))}|${String(phone(line))}`
      : null
  const different = (of: (line: Line) => string | null) =>
    new Set(lines.flatMap((line) => of(line) ?? [])).size
  return {
    id: different((line) => line.first('resident-id')),
    'name+phone': different(both),
    phone: different(phone),
    name: different((line) => line.first('name')),
    line: different((line) => line.text),
  }
}

function tally(codes: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]),
  )
}
