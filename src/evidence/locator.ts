/**
 * Where something stands (出处): the steps from the exhibit to the row, as an array that survives every stage.
 *
 * @example ['硬盘.zip', '名单/客户.xlsx', 'Sheet1', 12]
 */
export type Locator = readonly (string | number)[]

/** Name of the file itself; empty where there is none. */
export function lastName(at: Locator): string {
  return String(at.at(-1) ?? '')
}

/** Order by code point (not by UTF-16 unit, not by locale), as promise 3 demands. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
