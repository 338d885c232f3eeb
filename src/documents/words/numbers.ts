/** Whole numbers on screens: 3,214,889 (glossary 9). Papers write them without commas. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** The sentence under every list that is cut: a part is never shown as the whole (promise 1). */
export function partOf(part: number, whole: number): string {
  return `显示 ${grouped(part)} / ${grouped(whole)}`
}

/** Share of a whole in tenths of a percent, by whole-number arithmetic, for the lengths of bars only. */
export function perMille(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1000, Math.round((part * 1000) / whole))
}

export function total(tally: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(tally).reduce<number>((sum, n) => sum + (n ?? 0), 0)
}
