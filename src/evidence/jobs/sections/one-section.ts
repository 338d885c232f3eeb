import type { Section } from './section.ts'
import type { SectionPlan } from './sections.ts'

/** The plan with what is known at the beginning of one section alone: of a long script that may be much. */
export function forSection(plan: SectionPlan, index: number): SectionPlan {
  if (plan.of === 'chat') return { ...plan, sections: onlyAt(plan.sections, index) }
  if (plan.of === 'json') return { ...plan, sections: onlyAt(plan.sections, index) }
  return { ...plan, sections: onlyAt(plan.sections, index) }
}

/** Nothing is known at the beginning of the first section. */
function onlyAt<S>(sections: readonly Section<S>[], index: number): Section<S>[] {
  return sections.map((s, i) => (i === index ? s : { ...s, start: (sections[0] ?? s).start }))
}
