import { spanOf } from '../../law/period.ts'
import { listed, namer, type ActsForFact, type PeopleFacts, type SideFact } from './facts.ts'

/** Transfers that a sentence names one by one. */
const NAMED = 8

/**
 * Who may have had a part in transfers and is entered on neither side of them: for whom somebody sold or bought (代为办理),
 * and those said to have acted jointly of whom nothing is entered. Nothing is given to them before a person says so; that
 * they have no count of their own must not look like zero.
 *
 * @example 员工 sold t1 for 老板, who stands nowhere → 员工代老板办理t1……没有计入老板
 */
export function unenteredParts(facts: PeopleFacts): string[] {
  return [...principals(facts), ...joint(facts)]
}

function principals(facts: PeopleFacts): string[] {
  const nameOf = namer(facts)
  const handed = new Set(
    facts.sides.flatMap((s) => s.by.flatMap((who) => s.to.map((to) => key(who, to, s.batch)))),
  )
  return facts.actsFor.flatMap((act) => {
    const own = facts.sides.filter((side) => isErrand(side, act) && !passedOn(side, act, handed))
    if (own.length === 0) return []
    const [who, whom] = [nameOf(act.who), nameOf(act.for)]
    return [
      `${who}代${whom}办理${ids(own)}，${whom}没有录入为该流转的一方：是否由${whom}决定、价款归谁待查；查明前没有计入${whom}的条数和收支。`,
    ]
  })
}

/** What was bought and then handed to the principal is told as a double role, or is his by that transfer. */
function passedOn(side: SideFact, act: ActsForFact, handed: ReadonlySet<string>): boolean {
  return side.to.includes(act.who) && handed.has(key(act.who, act.for, side.batch))
}

function isErrand(side: SideFact, act: ActsForFact): boolean {
  const parts = [...side.by, ...side.to, ...side.inner]
  if (!parts.includes(act.who) || parts.includes(act.for)) return false
  return act.deals === null ? during(side, act) : act.deals.includes(side.id)
}

function during({ on }: SideFact, act: ActsForFact): boolean {
  if (act.on === null || on === null) return true
  const [from, to] = [spanOf(act.on.from)?.from, spanOf(act.on.to)?.to]
  const [first, last] = [spanOf(on.from)?.from, spanOf(on.to)?.to]
  if (from === undefined || to === undefined || first === undefined || last === undefined)
    return true
  return first <= to && from <= last
}

function joint(facts: PeopleFacts): string[] {
  const nameOf = namer(facts)
  const counted = new Set([
    ...facts.sides.flatMap((s) => [
      ...(s.to.length > 0 || s.kind === 'publish' ? s.by : []),
      ...s.to,
    ]),
    ...facts.obtained.flatMap((o) => o.by),
  ])
  return facts.jointly.flatMap((members) => {
    const missing = members.filter((id) => !counted.has(id))
    const others = members.filter((id) => counted.has(id))
    if (missing.length === 0 || others.length === 0) return []
    const own = facts.sides.filter((s) => [...s.by, ...s.to].some((id) => others.includes(id)))
    return [
      `${listed(missing, nameOf)}录入为与${listed(others, nameOf)}共同实施，${ids(own)}没有录入其为一方：是否参与待查，参与的请写入该流转的 from、to；查明前没有计入其条数和收支。`,
    ]
  })
}

function ids(sides: readonly SideFact[]): string {
  const more = sides.length > NAMED ? `等${String(sides.length)}笔` : ''
  return `${sides
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join('、')}${more}`
}

function key(...parts: readonly string[]): string {
  return parts.join('\n')
}
