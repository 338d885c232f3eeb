import { B } from './tag-bytes.ts'

/** Letters, digits, `:`, `-`, `_` and what is not ASCII. */
function isNameByte(byte: number): boolean {
  return byte > B.GT || (byte > B.SLASH && byte < B.SEMICOLON) || byte === 0x2d
}

/** After an attribute that does not matter, or -1. */
export function skipAttribute(b: Uint8Array, q: number): number {
  while (isNameByte(b[q] as number)) q++
  if (b[q] !== B.EQ || b[q + 1] !== B.QUOTE) return -1
  q += 2
  while (b[q] !== B.QUOTE && b[q] !== B.LT) q++
  return b[q] === B.QUOTE ? q + 1 : -1
}

const PRESERVE = Buffer.from(' xml:space="preserve"')

/** The byte before the `>` of `<t xml:space="preserve">`, whose `t` is at `q`; -1 when it is another tag. */
export function afterPreserve(b: Uint8Array, q: number): number {
  for (let i = 0; i < PRESERVE.length; i++) if (b[q + 1 + i] !== PRESERVE[i]) return -1
  return q + PRESERVE.length
}

/** The first letter of the element after a formula, whose `f` is at `q`; -1 when it is not of the usual form. */
export function afterFormula(b: Uint8Array, q: number, k: number): number {
  q++
  while (b[q] === B.SPACE) if ((q = skipAttribute(b, q + 1)) < 0) return -1
  if (b[q] === B.SLASH && b[q + 1] === B.GT) return b[q + 2] === B.LT ? q + 3 + k : -1
  // What leads elsewhere (`HYPERLINK`) is looked at.
  if (b[q] !== B.GT || (b[q + 1] === 0x48 && b[q + 2] === 0x59)) return -1
  while (b[++q] !== B.LT);
  if (b[q + 1] !== B.SLASH || b[q + 2 + k] !== 0x66 || b[q + 3 + k] !== B.GT) return -1
  return b[q + 4 + k] === B.LT ? q + 5 + 2 * k : -1
}

/** After `</v></c>` (or another one-letter element), or -1. */
export function cellEnd(b: Uint8Array, q: number, k: number, letter: number): number {
  if (b[q] !== B.LT || b[q + 1] !== B.SLASH || b[q + 2 + k] !== letter || b[q + 3 + k] !== B.GT)
    return -1
  const c = q + 4 + k
  if (b[c] !== B.LT || b[c + 1] !== B.SLASH || b[c + 2 + k] !== 0x63 || b[c + 3 + k] !== B.GT)
    return -1
  return c + 4 + k
}

/** After `</t></is></c>`, or -1. */
export function inlineEnd(b: Uint8Array, q: number, k: number): number {
  if (b[q] !== B.LT || b[q + 1] !== B.SLASH || b[q + 2 + k] !== 0x74 || b[q + 3 + k] !== B.GT)
    return -1
  const is = q + 4 + k
  if (b[is] !== B.LT || b[is + 1] !== B.SLASH || b[is + 2 + k] !== 0x69) return -1
  if (b[is + 3 + k] !== 0x73 || b[is + 4 + k] !== B.GT) return -1
  const c = is + 5 + k
  if (b[c] !== B.LT || b[c + 1] !== B.SLASH || b[c + 2 + k] !== 0x63 || b[c + 3 + k] !== B.GT)
    return -1
  return c + 4 + k
}

/** Short runs byte by byte: faster than a call for each. */
export function copyBytes(
  from: Buffer,
  start: number,
  end: number,
  into: Buffer,
  at: number,
): void {
  if (end - start > 64) {
    from.copy(into, at, start, end)
    return
  }
  for (let i = start; i < end;) into[at++] = from[i++] as number
}
