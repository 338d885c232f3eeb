import type { FigureReport } from '../case-report.ts'
import type { FigureConflict, PleadingFigure } from '../report/gains.ts'
import { yuan, type Bound } from './money.ts'

/** A stated figure with its number, and the report that was made of it. */
export interface StatedFigure {
  readonly report: FigureReport
  readonly tier: string | null
  /** Fen, or a number of records or persons; null: none is stated. */
  readonly value: number | null
  readonly bound: Bound
}

interface Placed extends StatedFigure {
  readonly place: number
}

/** Figures of one thing: the same what, persons, deals and tier. */
function subjects(figures: readonly StatedFigure[]): readonly (readonly Placed[])[] {
  const found = new Map<string, Placed[]>()
  for (const [place, figure] of figures.entries()) {
    const { what, of, deals } = figure.report
    const key = JSON.stringify([what, [...of].sort(), [...deals].sort(), figure.tier])
    found.set(key, [...(found.get(key) ?? []), { ...figure, place }])
  }
  return [...found.values()]
}

/**
 * Figures of one thing that cannot all be right (证据不一致): side by side, none chosen. 约 contradicts nothing, 以上 only
 * what is less.
 *
 * @example 起诉书 16500.00, 判决 15000.00 → 起诉书载明16500.00元，判决载明15000.00元，相差1500.00元…
 */
export function conflictsOf(figures: readonly StatedFigure[]): readonly FigureConflict[] {
  return subjects(figures).flatMap((own): FigureConflict[] => {
    const said = own.filter(({ value }) => value !== null)
    const pair = contradiction(said)
    const [first] = said
    if (!pair || !first) return []
    const { what, of, deals } = first.report
    const texts = said.map(({ report }) => `${report.source}载明${report.stated}`)
    const gap = gapText(pair[0], pair[1])
    const sentence = `${texts.join('，')}${gap}，${said.length === 2 ? '两者' : '各数'}并列，未作取舍。`
    return [{ what, of, deals, figures: said.map(({ place }) => place), sentence }]
  })
}

/** The two that lie farthest apart and cannot both be right. */
function contradiction(said: readonly Placed[]): readonly [Placed, Placed] | null {
  const firm = said.filter(({ bound }) => bound !== 'about')
  const exact = firm
    .filter(({ bound }) => bound === 'exactly')
    .toSorted((a, b) => worth(a) - worth(b))
  const least = firm
    .filter(({ bound }) => bound === 'at-least')
    .toSorted((a, b) => worth(b) - worth(a))
  const [low, high, open] = [exact[0], exact.at(-1), least[0]]
  if (low && high && worth(low) !== worth(high)) return [low, high]
  return low && open && worth(low) < worth(open) ? [low, open] : null
}

function worth({ value }: StatedFigure): number {
  return value ?? 0
}

function gapText(a: Placed, b: Placed): string {
  const gap = Math.abs(worth(a) - worth(b))
  const { what } = a.report
  if (what === 'records') return `，相差${String(gap)}条`
  return what === 'persons' ? `，相差${String(gap)}人` : `，相差${yuan(gap)}`
}

/**
 * The number that a pleading takes for each thing: that of the effective judgment where there is one, with ours beside it
 * as 复核 (stories B5). Without one nothing is taken, and a person chooses.
 *
 * @param effective does the case file say from when the judgment has effect?
 */
export function pleadingOf(
  figures: readonly StatedFigure[],
  effective: boolean,
): readonly PleadingFigure[] {
  return subjects(figures).flatMap((own): PleadingFigure[] => {
    const [first] = own
    if (!first) return []
    const { what, of, deals, computed } = first.report
    const judged = own.filter(
      ({ report, value }) => report.rank === 'effective-judgment' && value !== null,
    )
    const [only, ...others] = judged
    const taken =
      only && others.every((o) => o.value === only.value && o.bound === only.bound) ? only : null
    const recount = computed === null ? '本软件不能推算，无从复核' : `本软件的${computed}为复核`
    return [
      {
        what,
        of,
        deals,
        taken: taken?.place ?? null,
        stated: taken?.report.stated ?? null,
        recount: computed,
        sentence: `${takenText(taken, judged.length, effective)}；${recount}。`,
      },
    ]
  })
}

function takenText(taken: Placed | null, judged: number, effective: boolean): string {
  if (taken) {
    const { source, stated } = taken.report
    return `文书用${source}载明的${stated}（生效裁判确认）${effective ? '' : '，裁判何时生效待查'}`
  }
  return judged > 1
    ? '几份生效裁判所载的数不一致，由承办人核对'
    : '没有生效裁判确认的数，文书用数由承办人选定'
}
