import { isIdentifier } from '../text/cells.ts'
import { planText } from '../text/dialect.ts'
import type { TextPlan } from '../text/plan.ts'
import { memorySource } from '../../source.ts'

/** A list that somebody pasted into a message. */
export interface Pasted {
  readonly bytes: Uint8Array
  readonly plan: TextPlan
}

const FEWEST_LINES = 3
/** What identifies a person, anywhere in a line. */
const IDENTIFYING =
  /(?<!\d)(?:1[3-9]\d{9}|[1-9]\d{16}[\dXx]|\d{15,19})(?![\dXx])|[\w.+-]{1,40}@[\w-]{1,40}\.[A-Za-z]{2,8}/u

/**
 * The list in a message, null where it is what people say: three lines at least, of which most hold what identifies a
 * person. Blocks and labels over several lines count too.
 */
export function pastedList(text: string): Pasted | null {
  if (text.length < 33 || !IDENTIFYING.test(text)) return null
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  if (lines.length < FEWEST_LINES) return null
  const holding = lines.filter((line) => IDENTIFYING.test(line)).length
  const bytes = Buffer.from(text)
  const plan = planText(memorySource(bytes), { encoding: 'utf-8' })
  if (plan.shape && plan.shape.kind !== 'fixed') return holding >= 2 ? { bytes, plan } : null
  const mostly = holding >= FEWEST_LINES && holding * 10 >= lines.length * 6
  return mostly ? { bytes, plan } : null
}

/** Is a word an identifier by itself? For the names of lists, where none may stand. */
export function holdsIdentifier(text: string): boolean {
  return isIdentifier(text) || IDENTIFYING.test(text)
}
