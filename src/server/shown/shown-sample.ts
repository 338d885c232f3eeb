import type { SamplePlan } from '../../case/sample/draw.ts'
import { shown, shownLocator } from '../../documents/safe.ts'
import {
  placeOf,
  sheetNumber,
  type SampleDraw,
  type SampleFinding,
  type SampleResults,
  type SampleStratum,
} from '../../documents/sample/record.ts'

/** Lines of a list that a page shows; the file beside it has them all. */
const LISTED = 200

/** A stratum, and what was found of it once its sheet is back. */
export interface ShownStratum extends SampleStratum {
  readonly found: SampleFinding | null
}

/** A draw without its strata and records: those are asked for by page. */
export function headOfDraw(plan: SamplePlan) {
  const { strata, report, list, law, method, mode, by, tiers, title, demo } = plan
  const sum = (of: (s: SampleStratum) => number, full: boolean) =>
    strata.filter((s) => s.full === full).reduce((n, s) => n + of(s), 0)
  return {
    title: title === null ? null : shown(title),
    demo,
    report,
    list,
    law,
    method,
    mode,
    by,
    tiers,
    seed: shown(plan.seed),
    seedFrom: plan['seed-from'],
    clear: plan['call-sheet'].clear,
    strata: strata.length,
    /** Item 5, of which a part is drawn, and items 3 and 4, which are looked at one by one. */
    sampled: { population: sum((s) => s.population, false), drawn: sum((s) => s.drawn, false) },
    full: sum((s) => s.population, true),
  }
}

/** Strata in the order of the draw, each with what was found. */
export function strataOf(plan: SamplePlan, results: SampleResults | null): ShownStratum[] {
  const found = new Map(results?.strata.map((s) => [s.number, s]))
  return plan.strata.map((s) => ({ ...s, found: found.get(s.number) ?? null }))
}

/** What the filled sheet said; of long lists the first, with how many there are. */
export function shownResults(draw: SampleDraw, results: SampleResults) {
  const { failed, problems, decisions, strata: _strata, ...rest } = results
  return {
    ...rest,
    failed: {
      all: failed.length,
      items: failed.slice(0, LISTED).map((r) => ({
        number: sheetNumber(draw.draw, r.number),
        place: shownLocator(placeOf(r)),
      })),
    },
    problems: { all: problems.length, items: problems.slice(0, LISTED) },
    decisions: { all: decisions.length, items: decisions.slice(0, LISTED) },
  }
}
