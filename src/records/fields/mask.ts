/**
 * Masked display (design section 6): enough to recognise a value beside the evidence, not enough to use it.
 * Each works on any text, valid or not, by code point.
 */

/** `13800138000` → `138****8000`: the first and last of it, at least half of the characters hidden. */
export function maskMiddle(value: string, head: number, tail: number): string {
  const chars = [...value]
  if (chars.length < (head + tail) * 1.5) return maskAll(value)
  const hidden = '*'.repeat(chars.length - head - tail)
  return chars.slice(0, head).join('') + hidden + (tail ? chars.slice(-tail).join('') : '')
}

/** `张三丰` → `张**`; a single character is hidden. */
export function maskName(value: string): string {
  const chars = [...value]
  return chars.length < 2 ? '*' : (chars[0] ?? '') + '*'.repeat(Math.min(chars.length - 1, 8))
}

/** Nothing but, up to eight stars, that something stands there. */
export function maskAll(value: string): string {
  return '*'.repeat(Math.min([...value].length, 8))
}

/** `li.lei@example.com` → `l*****@example.com`. */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? maskAll(value) : `${[...value][0] ?? ''}*****${value.slice(at)}`
}

/** Shown as it stands: values that are shared by many (a sex, an amount, a serial number of a row). */
export function maskNothing(value: string): string {
  return value
}

/** `北京市朝阳区某路1号` → `北京市******`: province level only. */
export function maskAddress(value: string): string {
  const chars = [...value]
  return chars.length < 6 ? maskAll(value) : chars.slice(0, 3).join('') + '*'.repeat(6)
}
