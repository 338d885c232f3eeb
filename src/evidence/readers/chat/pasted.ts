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
  /(?<!\d)(?:(?:(?:00)?86[- ]?)?1[3-9]\d{9}|1[3-9]\d[- ]\d{4}[- ]\d{4}|[1-9]\d{16}[\dXx]|\d{15,19})(?![\dXx])|[\w.+-]@[\w-]{1,40}\.[A-Za-z]{2,8}/
const EACH_IDENTIFYING = new RegExp(IDENTIFYING, 'g')

/** A word that may be a name, and no word for what a number is: `张三 138…`, not `电话 138…`. */
const NAME = /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?!\p{Script=Han})/u
const LABEL =
  /姓名|电话|手机|号码|证|地址|微信|邮箱|账号|帐号|卡号|客服|单号|订单|网址|[:：]\s{0,4}\S{0,8}\d/u

/** Is a line a person with what identifies him, and nothing that says so in words? */
function isPerson(line: string): boolean {
  return line.length <= 60 && identifies(line) && NAME.test(line) && !LABEL.test(line)
}

/** Does a text hold what identifies a person? */
export function identifies(text: string): boolean {
  return IDENTIFYING.test(text)
}

/** What in a text identifies a person, as it is written. */
export function identifiersIn(text: string): string[] {
  return Array.from(text.matchAll(EACH_IDENTIFYING), ([found]) => found)
}

/**
 * The list in a message, null where it is what people say: three lines at least, of which most hold what identifies a
 * person, or two that are a person each. Blocks and labels over several lines count too.
 */
export function pastedList(text: string): Pasted | null {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '')
  const holding = lines.filter(identifies)
  const isPair = holding.length === 2 && lines.length <= 3 && holding.every(isPerson)
  if (lines.length < FEWEST_LINES && !isPair) return null
  const bytes = Buffer.from(text)
  const plan = planText(memorySource(bytes), { encoding: 'utf-8' })
  if (plan.shape && plan.shape.kind !== 'fixed') return { bytes, plan }
  const mostly = holding.length >= FEWEST_LINES && holding.length * 10 >= lines.length * 6
  return mostly || isPair ? { bytes, plan } : null
}
