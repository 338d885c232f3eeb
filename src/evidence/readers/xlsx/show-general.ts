/** Stored texts shorter than this, without exponent, show as they stand under the general format. */
const LONG = 16
const EXPONENT = /[eE]/

/**
 * The general format rounds off the trace of binary storage (`0.10000000000000001` is 0.1) and writes out numbers
 * of up to eleven digits (`1.3800138E10` is 13800138000).
 */
export function showGeneral(text: string): string | null {
  const exponent = EXPONENT.test(text)
  if (!exponent && (text.length < LONG || !text.includes('.'))) return null
  const number = Number(text)
  const size = Math.abs(number)
  if (!(size >= 1e-4 && size < 1e11)) return null
  const plain = String(Number(number.toPrecision(15)))
  return plain.includes('e') ? null : plain
}
