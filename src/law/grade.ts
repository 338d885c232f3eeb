import type { Sure } from '../report.ts'

/** How sure, as people read it; null where nothing needs to be said. The words are those of the papers. */
export const GRADE: Readonly<Record<Sure, string | null>> = {
  verified: null,
  page: '据网页摘要',
  'from-memory': '凭记忆，未核对',
  inference: '推论',
}

const ORDER = ['verified', 'page', 'from-memory', 'inference'] as const satisfies readonly Sure[]

/**
 * The least sure of several: a conclusion is no surer than the weakest value in it.
 *
 * @example leastSure(['verified', 'from-memory']) → 'from-memory'; of nothing → 'verified'
 */
export function leastSure(grades: readonly Sure[]): Sure {
  return ORDER.findLast((grade) => grades.includes(grade)) ?? 'verified'
}

/** A text with its grade behind it, where one must be shown: 车辆档案：……（据网页摘要）. */
export function graded(text: string, sure: Sure): string {
  const grade = GRADE[sure]
  return grade === null ? text : `${text}（${grade}）`
}
