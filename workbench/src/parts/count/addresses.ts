/** A step of the funnel as the report gives it. */
export interface Step {
  readonly step: number
  readonly difference: Readonly<Record<string, number | undefined>>
}

/** Steps that take out files, and rows of tables; from the sixth on it is records. */
const [FILES, ROWS] = [2, 5]

/**
 * Where the rows behind what goes into a step, or comes out of it, are: records are those that no step before has taken
 * out, named by the codes that the later steps take.
 *
 * @example step 10, out → '/rows?codes=COUNTED,DUP_CROSS_FILE' where only step 11 takes out more
 */
export function stepAddress(funnel: readonly Step[], at: number, side: 'in' | 'out'): string {
  if (at <= FILES) return side === 'out' && at === FILES ? '/evidence?status=opened' : '/evidence'
  if (at <= ROWS || (at === ROWS + 1 && side === 'in')) return '/columns'
  const later = funnel.filter((s) => (side === 'in' ? s.step >= at : s.step > at))
  const codes = later.flatMap((s) => (s.step > ROWS + 1 ? Object.keys(s.difference) : []))
  const first = at === ROWS + 1
  return first ? '/rows' : `/rows?codes=${['COUNTED', ...codes].join(',')}`
}

/** Where the rows, tables or files are that a step takes out for one reason. */
export function takenAddress(at: number, code: string): string {
  if (at <= FILES) return '/evidence?status=unread'
  return at <= ROWS + 1 ? '/columns' : `/rows?codes=${encodeURIComponent(code)}`
}

/** The rows behind 涉及人数: the first kind of person is told by the records, numbers by what stands under their key. */
export const PERSONS = { first: '/rows?codes=COUNTED', numbers: '/rows?key=phone' } as const

/** The rows behind a flag, a key, or by which an option of a reading moves the count. */
export function numberAddress(
  wanted: { flag: string } | { key: string } | { reading: string; option: string },
): string {
  return `/rows?${new URLSearchParams(wanted).toString()}`
}
