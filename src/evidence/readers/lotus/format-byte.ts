/** Kinds of format in the upper bits of a cell's first byte; the lower four are decimals, or say more of the last. */
const KIND = { FIXED: 0, SCIENTIFIC: 1, CURRENCY: 2, PERCENT: 3, COMMA: 4, OTHER: 7 } as const
const DATES: ReadonlySet<number> = new Set([2, 3, 4, 9, 10])
const TIMES: ReadonlySet<number> = new Set([7, 8, 11, 12])

/** The code of the number format that a Lotus worksheet gives a cell. */
export function formatCode(format: number): string {
  const low = format & 0x0f
  const decimals = low === 0 ? '' : `.${'0'.repeat(low)}`
  switch ((format >> 4) & 7) {
    case KIND.FIXED:
      return `0${decimals}`
    case KIND.SCIENTIFIC:
      return `0${decimals}E+00`
    case KIND.CURRENCY:
    case KIND.COMMA:
      return `#,##0${decimals}`
    case KIND.PERCENT:
      return `0${decimals}%`
    case KIND.OTHER:
      return DATES.has(low) ? 'yyyy/m/d' : TIMES.has(low) ? 'h:mm:ss' : ''
    default:
      return ''
  }
}
