import { leadOf } from '../../format/json.ts'
import type { TextInput } from '../input.ts'

const LONGEST_LEAD = 256

/**
 * Passes over what a script has around its JSON, at the place at hand: `var list =` before, `;` or `)` or what hands it on behind. False
 * when nothing of that kind stands there.
 */
export function passScript(input: TextInput): boolean {
  input.need(LONGEST_LEAD)
  const { buf, at, end } = input
  const c = buf[at]
  if (at < end && (c === 0x3b || c === 0x29)) {
    const lead = c === 0x29 ? leadAt(input) : 0
    input.at += lead > 0 ? lead : 1
    return true
  }
  const lead = leadAt(input) || tailAt(input)
  input.at += lead
  return lead > 0
}

/** What hands on the list that was read: `module.exports = users;`, `export default users`. */
const TAIL =
  /^(?:(?:module\.)?exports(?:\.[\w$]{1,100})?\s*=|export\s+default\s)\s*[\w$.]{1,100}(?=[\s;]|$)/

function tailAt(input: TextInput): number {
  return TAIL.exec(textAt(input))?.[0].length ?? 0
}

function leadAt(input: TextInput): number {
  return leadOf(textAt(input))
}

function textAt({ buf, at, end }: TextInput): string {
  const to = Math.min(end, at + LONGEST_LEAD)
  return Buffer.from(buf.subarray(at, to)).toString('latin1')
}
