import type { Report } from '../../report.ts'
import { BOUND } from './labels.ts'
import { shown } from '../safe.ts'

type Persons = Pick<Report['persons'], 'distinct' | 'lines'>

/**
 * 涉及人数 as it may be printed: each kind of person with its bound. Where lists hold several kinds (pupils and the numbers
 * of their parents) there is no one number of persons, and 条 would be taken for it.
 *
 * @example 学生不多于 11034，家长号码 10884
 */
export function personsAffected({ distinct, lines }: Persons): string {
  if (lines.length === 0) return String(distinct)
  return lines.map((line) => `${shown(line.label)}${number(line)}`).join('，')
}

/** The kind that is told first, with its bound: for a card that has room for one. */
export function firstPersons({ distinct, lines }: Persons): {
  readonly label: string | null
  readonly n: string
} {
  const [first] = lines
  return first
    ? { label: first.label, n: number(first).trimStart() }
    : { label: null, n: String(distinct) }
}

const number = ({ count, bound }: Persons['lines'][number]): string =>
  `${BOUND[bound] || ' '}${String(count)}`
