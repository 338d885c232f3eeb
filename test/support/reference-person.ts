/**
 * The count of a person once more, in plain TypeScript and in memory, line by line (design 5.3, glossary 4). It shares
 * nothing with the code that it judges: it knows no signatures, no key columns and no bounds. A batch is simply its lines;
 * what nobody has seen may have lines too, and then this is the truth that bounds are held against.
 */
export type RefTier = 'A' | 'B' | 'C'

export interface RefLine {
  readonly batch: string
  readonly kind: 'full' | 'bare' | 'labelled' | 'vague' | 'company' | 'damaged'
  /** Who the line is about, by the strongest key in it. */
  readonly subject: string
  /** Every value of the line. */
  readonly content: ReadonlySet<string>
  readonly number: string | null
  readonly name: string | null
  readonly tier: RefTier
  /** Values of the fields that can contradict each other. */
  readonly fields?: readonly (string | null)[]
  /** A parent is named beside the pupil. */
  readonly guardian?: boolean
}

export interface RefAct {
  readonly by: readonly string[]
  /** null: obtained. */
  readonly buyer: string | null
  readonly unidentified: boolean
  readonly members: number | null
  readonly batch: string
  readonly inDuty: readonly string[]
}

export interface RefChain {
  readonly lines: readonly RefLine[]
  readonly acts: readonly RefAct[]
}

export interface RefChoice {
  readonly kinds?: readonly RefLine['kind'][]
  readonly oneNumberOnePerson?: boolean
  readonly ordinary?: boolean
  readonly eachChanged?: boolean
  readonly eachSupplement?: boolean
  readonly eachParent?: boolean
  readonly eachUnknown?: boolean
  readonly eachMember?: boolean
}

export type RefTiers = Record<RefTier, number>

export interface RefCount {
  readonly whole: RefTiers
  readonly buyers: ReadonlyMap<string, RefTiers>
  readonly unsold: RefTiers
  readonly obtained: RefTiers
  readonly inDuty: RefTiers
}

/** Persons and their tiers in some batches; `numbers` are those known only by a number. */
interface Seen {
  readonly persons: Map<string, RefTier>
  readonly numbers: Map<string, RefTier>
}

export function referencePerson(chain: RefChain, party: string, choice: RefChoice = {}): RefCount {
  const own = chain.acts.filter((a) => a.by.includes(party))
  const given = byBuyer(
    own.filter((a) => a.buyer !== null),
    choice,
  )
  const duty = byBuyer(
    own.filter((a) => a.buyer !== null && a.inDuty.includes(party)),
    choice,
  )
  const got = batchesOf(own.filter((a) => a.buyer === null))
  const all = new Set([...given.values()].flatMap((g) => [...g.batches]))
  const buyers = new Map<string, RefTiers>()
  for (const [buyer, { batches, factor }] of given)
    buyers.set(buyer, multiplied(distinct(chain, batches, choice), factor))
  const unsold = left(chain, got, all, choice)
  const inDuty = [...duty.values()].map((d) =>
    multiplied(distinct(chain, d.batches, choice), d.factor),
  )
  return {
    whole: summed([...buyers.values(), unsold]),
    buyers,
    unsold,
    obtained: distinct(chain, got, choice),
    inDuty: summed(inDuty),
  }
}

function byBuyer(acts: readonly RefAct[], choice: RefChoice) {
  const buyers = new Map<string, { batches: Set<string>; factor: number }>()
  for (const act of acts) {
    const name = act.unidentified && !choice.eachUnknown ? 'unknown' : (act.buyer ?? '')
    const factor = choice.eachMember ? (act.members ?? 1) : 1
    const known = buyers.get(name) ?? { batches: new Set<string>(), factor }
    known.batches.add(act.batch)
    known.factor = Math.min(known.factor, factor)
    buyers.set(name, known)
  }
  return buyers
}

function batchesOf(acts: readonly RefAct[]): Set<string> {
  return new Set(acts.map((a) => a.batch))
}

/** Each person once, in the highest tier in which he stands in these batches. */
function distinct(chain: RefChain, batches: ReadonlySet<string>, choice: RefChoice): RefTiers {
  const seen = see(chain, batches, batches, choice)
  const more = summed([
    merged(seen, chain),
    ...itemsOf(chain, choice).map((i) => reached(i, batches)),
  ])
  return tallied([...seen.persons.values(), ...seen.numbers.values()], choice, more)
}

function see(
  chain: RefChain,
  batches: ReadonlySet<string>,
  beside: ReadonlySet<string>,
  choice: RefChoice,
): Seen & { readonly lines: readonly RefLine[]; readonly choice: RefChoice } {
  const here = chain.lines.filter((l) => batches.has(l.batch))
  const full = here.filter((l) => l.kind === 'full')
  const around = chain.lines.filter((l) => l.kind === 'full' && beside.has(l.batch))
  const persons = new Map<string, RefTier>()
  for (const line of full) {
    if (around.some((other) => holds(other, line))) continue
    for (const own of full.filter((l) => l.subject === line.subject))
      raise(persons, own.subject, own.tier)
  }
  const named = new Set(around.map((l) => l.number))
  const numbers = new Map<string, RefTier>()
  for (const line of here) {
    if (line.kind === 'full' || !choice.kinds?.includes(line.kind)) continue
    const isNumber = line.kind !== 'company' && line.kind !== 'damaged'
    if (isNumber && named.has(line.number)) continue
    const what = isNumber ? `number ${line.number ?? ''}` : `${line.kind} ${text(line)}`
    raise(numbers, what, 'C')
  }
  return { persons, numbers, lines: full, choice }
}

function text(line: RefLine): string {
  return [...line.content].sort().join(' ')
}

/** The other line is about somebody known by another key, and says all that this one says, and more. */
function holds(other: RefLine, line: RefLine): boolean {
  return (
    other.subject !== line.subject &&
    other.content.size > line.content.size &&
    [...line.content].every((v) => other.content.has(v))
  )
}

function raise(seen: Map<string, RefTier>, who: string, tier: RefTier): void {
  const known = seen.get(who)
  if (known === undefined || tier < known) seen.set(who, tier)
}

/** Under “one number, one person”: for each number with several names, the names go and the number comes. */
function merged(
  seen: { readonly lines: readonly RefLine[]; readonly choice: RefChoice },
  chain: RefChain,
): RefTiers {
  if (!seen.choice.oneNumberOnePerson) return { A: 0, B: 0, C: 0 }
  const names = new Map<string, RefTier>()
  const numbers = new Map<string, RefTier>()
  for (const line of seen.lines.filter((l) => isShared(l, chain))) {
    raise(names, `${line.number ?? ''} ${line.name ?? ''}`, line.tier)
    raise(numbers, line.number ?? '', line.tier)
  }
  return minus(plain([...numbers.values()]), plain([...names.values()]))
}

function isShared(line: RefLine, chain: RefChain): boolean {
  if (line.number === null || line.name === null) return false
  return chain.lines.some(
    (l) => l.kind === 'full' && l.number === line.number && l.name !== null && l.name !== line.name,
  )
}

/** What was got and not given, person by person. */
function left(
  chain: RefChain,
  got: ReadonlySet<string>,
  given: ReadonlySet<string>,
  choice: RefChoice,
): RefTiers {
  const both = new Set([...got, ...given])
  const mine = see(chain, got, both, choice)
  const passed = chain.lines.filter((l) => given.has(l.batch))
  const gone = (who: string) =>
    passed.some(
      (l) =>
        l.kind === 'full' &&
        (l.subject === who || chain.lines.some((w) => isFull(w, who) && holds(w, l))),
    )
  const persons = [...mine.persons].filter(([who]) => !gone(who)).map(([, tier]) => tier)
  const sold = see(chain, given, given, choice)
  const numbers = [...mine.numbers].filter(([what]) => !passed.some((l) => isOf(l, what, choice)))
  const kept = minus(
    tallied(
      [...persons, ...numbers.map(([, tier]) => tier)],
      { ...choice, ordinary: false },
      summed([
        restOfMerged(chain, got, given, choice),
        ...itemsOf(chain, choice)
          .filter((i) => !i.lines.some((l) => given.has(l.batch)))
          .map((i) => reached(i, got)),
      ]),
    ),
    plain(alsoSoldBare(chain, got, sold.numbers)),
  )
  return choice.ordinary ? { A: 0, B: 0, C: kept.A + kept.B + kept.C } : kept
}

function isFull(line: RefLine, who: string): boolean {
  return line.kind === 'full' && line.subject === who
}

function isOf(line: RefLine, what: string, choice: RefChoice): boolean {
  if (line.kind === 'full' || !choice.kinds?.includes(line.kind)) return false
  return what === `number ${line.number ?? ''}` || what === `${line.kind} ${text(line)}`
}

/** Numbers sold bare whose full line was got and kept: counted as sold, so not kept as well. */
function alsoSoldBare(
  chain: RefChain,
  got: ReadonlySet<string>,
  sold: ReadonlyMap<string, RefTier>,
): RefTier[] {
  const kept = new Map<string, RefTier>()
  for (const line of chain.lines) {
    if (line.kind !== 'full' || !got.has(line.batch)) continue
    const what = `number ${line.number ?? ''}`
    if (sold.has(what)) raise(kept, what, line.tier)
  }
  return [...kept.values()]
}

function restOfMerged(
  chain: RefChain,
  got: ReadonlySet<string>,
  given: ReadonlySet<string>,
  choice: RefChoice,
): RefTiers {
  if (!choice.oneNumberOnePerson) return { A: 0, B: 0, C: 0 }
  const names = new Map<string, RefTier>()
  const numbers = new Map<string, RefTier>()
  const full = chain.lines.filter((l) => l.kind === 'full' && isShared(l, chain))
  const passed = full.filter((l) => given.has(l.batch))
  for (const line of full.filter((l) => got.has(l.batch))) {
    if (!passed.some((l) => l.number === line.number && l.name === line.name))
      raise(names, `${line.number ?? ''} ${line.name ?? ''}`, line.tier)
    if (!passed.some((l) => l.number === line.number)) raise(numbers, line.number ?? '', line.tier)
  }
  return minus(plain([...numbers.values()]), plain([...names.values()]))
}

function tallied(tiers: readonly RefTier[], choice: RefChoice, more: RefTiers): RefTiers {
  const sum = summed([plain(tiers), more])
  return choice.ordinary ? { A: 0, B: 0, C: sum.A + sum.B + sum.C } : sum
}

function plain(tiers: readonly RefTier[]): RefTiers {
  const of = (t: RefTier) => tiers.filter((one) => one === t).length
  return { A: of('A'), B: of('B'), C: of('C') }
}

function summed(all: readonly RefTiers[]): RefTiers {
  const of = (t: RefTier) => all.reduce((sum, one) => sum + one[t], 0)
  return { A: of('A'), B: of('B'), C: of('C') }
}

function minus(a: RefTiers, b: RefTiers): RefTiers {
  return { A: a.A - b.A, B: a.B - b.B, C: a.C - b.C }
}

function multiplied(a: RefTiers, by: number): RefTiers {
  return { A: a.A * by, B: a.B * by, C: a.C * by }
}

/** Something that is there where one of some lines is, and counts for or against. */
interface Item {
  readonly lines: readonly RefLine[]
  readonly sign: 1 | -1
}

function reached({ lines, sign }: Item, batches: ReadonlySet<string>): RefTiers {
  const tiers = lines.filter((l) => batches.has(l.batch)).map((l) => l.tier)
  const best = tiers.sort()[0]
  const one = plain(best === undefined ? [] : [best])
  return multiplied(one, sign)
}

/** Contents that count by themselves, and parents: as what they are was decided over all lines of the case. */
function itemsOf(chain: RefChain, choice: RefChoice): Item[] {
  if (!choice.eachChanged && !choice.eachSupplement && !choice.eachParent) return []
  const full = chain.lines.filter((l) => l.kind === 'full')
  return [...new Set(full.map((l) => l.subject))].flatMap((subject) => {
    const own = full.filter((l) => l.subject === subject)
    const contents = contentsOf(own, full)
    return [...differing(contents, choice), ...parents(own, contents, choice)]
  })
}

interface Content {
  readonly lines: readonly RefLine[]
  readonly conflict: boolean
}

/** Different contents of a person that stand in no fuller line, the counted one first. */
function contentsOf(own: readonly RefLine[], full: readonly RefLine[]): Content[] {
  const fuller = (l: RefLine, other: RefLine) =>
    other.content.size > l.content.size && [...l.content].every((v) => other.content.has(v))
  const outer = own.filter((l) => !full.some((other) => fuller(l, other) && isAbout(other, l)))
  const texts = [...new Set(outer.map(text))]
  const differ = (outer[0]?.fields ?? []).map(
    (_, i) => new Set(outer.flatMap((l) => l.fields?.[i] ?? [])).size > 1,
  )
  const contents = texts.map((t) => {
    const lines = outer.filter((l) => text(l) === t)
    return { lines, conflict: differ.some((d, i) => d && (lines[0]?.fields?.[i] ?? null) !== null) }
  })
  const first = (c: Content) => own.findIndex((l) => c.lines.includes(l))
  return contents.sort((a, b) => Number(b.conflict) - Number(a.conflict) || first(a) - first(b))
}

/** Any fuller line of the person himself; of another, one that holds all that this line is known by. */
function isAbout(other: RefLine, line: RefLine): boolean {
  return other.subject === line.subject || holds(other, line)
}

function differing(contents: readonly Content[], choice: RefChoice): Item[] {
  if (contents.length < 2 || !(choice.eachChanged || choice.eachSupplement)) return []
  const apart = contents.filter(
    (c, i) => i > 0 && (c.conflict ? choice.eachChanged : choice.eachSupplement),
  )
  const together = contents.filter((c) => !apart.includes(c))
  return [
    ...apart.map((c): Item => ({ lines: c.lines, sign: 1 })),
    { lines: together.flatMap((c) => c.lines), sign: 1 },
    { lines: contents.flatMap((c) => c.lines), sign: -1 },
  ]
}

function parents(own: readonly RefLine[], contents: readonly Content[], choice: RefChoice): Item[] {
  if (!choice.eachParent || contents.length === 0 || !own.some((l) => l.guardian)) return []
  return [{ lines: own.filter((l) => l.guardian), sign: 1 }]
}
