import { entered, namesOf, type Names } from './names.ts'
import type { CaseFile } from './schema.ts'
import type { Path, Tell } from './tell.ts'

type Figure = CaseFile['figures'][number]

const UNUSED = '该载明数不采用'

/**
 * Figures that say something of somebody who is entered. One that names an unknown person or deal is not used at all:
 * without the name it would say something else.
 */
export function figures(facts: CaseFile, deals: Names, tell: Tell): CaseFile['figures'] {
  const persons = namesOf('人员', 'parties', facts.parties)
  return facts.figures.filter((figure, i) => {
    const path = ['figures', i] as const
    const of = entered(figure.of ?? [], persons, [...path, 'of'], UNUSED, tell)
    const own = entered(figure.deals ?? [], deals, [...path, 'deals'], UNUSED, tell)
    const named = of.length === (figure.of ?? []).length
    return says(figure, path, tell) && named && own.length === (figure.deals ?? []).length
  })
}

/** A number of records for records and persons, a sum for everything else. */
function says(figure: Figure, path: Path, tell: Tell): boolean {
  const counted = figure.what === 'records' || figure.what === 'persons'
  const [wanted, example] = counted
    ? (['records', 'records: { at-least: 8000 }'] as const)
    : (['amount', 'amount: 12000'] as const)
  if (figure[wanted] !== undefined) return true
  tell({
    path: [...path, 'what'],
    problem: `载明数没有写数值（${wanted}）`,
    remedy: `请补写 ${example}`,
    effect: UNUSED,
  })
  return false
}
