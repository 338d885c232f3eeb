/** Signs that stand for letters which are not shown. */
const STARS = /[*＊●•]+/
const EACH_TOKEN = /[^\s,，;；:：|、（）()]*[*＊●•][^\s,，;；:：|、（）()]*/g
/** Texts with more are not gone through. */
const MOST = 64

/**
 * The texts of which a part is not shown.
 *
 * @example 张* 138****8001 → ['张*', '138****8001']
 */
export function masksIn(text: string): string[] {
  if (!STARS.test(text)) return []
  const found = Array.from(text.matchAll(EACH_TOKEN), ([token]) => token)
  return found.filter((token) => /[\p{L}\p{N}]/u.test(token)).slice(0, MOST)
}

/** Is the value what the mask shows a part of? `138****8001` of 13800138001, but not of 13900138001. */
export function fills(mask: string, value: string): boolean {
  if (STARS.test(value)) return false
  const parts = mask.split(STARS)
  const stars = mask.length - parts.join('').length
  const text = value.trim()
  if (text.length > mask.length + stars || text.length <= parts.join('').length) return false
  let at = 0
  for (const [i, part] of parts.entries()) {
    const place = i === parts.length - 1 ? text.length - part.length : text.indexOf(part, at)
    if (place < at || (i === 0 && place > 0) || !text.startsWith(part, place)) return false
    at = place + part.length
  }
  return true
}
