import { memorySource } from '../../source.ts'
import { planText } from '../text/dialect.ts'
import type { TextPlan } from '../text/plan.ts'

/** A list that somebody pasted into a message. */
export interface Pasted {
  readonly bytes: Uint8Array
  readonly plan: TextPlan
}

const FEWEST_LINES = 3
/** What identifies a person, anywhere in a line: mobile, identity number, card, e-mail. */
const IDENTIFYING =
  /(?<!\d)(?:1[3-9]\d{9}|1[3-9]\d[- ]\d{4}[- ]\d{4}|[1-9]\d{16}[\dXx]|\d{15,19})(?![\dXx])|[\w.+-]{1,40}@[\w-]{1,40}\.[A-Za-z]{2,8}/

/** Does a text hold what identifies a person? */
export function identifies(text: string): boolean {
  return IDENTIFYING.test(text)
}

/**
 * The list in a message, null where it is what people say: three lines at least, of which most hold what identifies a
 * person. Blocks and labels over several lines count too.
 */
export function pastedList(text: string): Pasted | null {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  if (lines.length < FEWEST_LINES) return null
  const holding = lines.filter((line) => identifies(line)).length
  const bytes = Buffer.from(text)
  const plan = planText(memorySource(bytes), { encoding: 'utf-8' })
  if (plan.shape && plan.shape.kind !== 'fixed') return { bytes, plan }
  const mostly = holding >= FEWEST_LINES && holding * 10 >= lines.length * 6
  return mostly ? { bytes, plan } : null
}
