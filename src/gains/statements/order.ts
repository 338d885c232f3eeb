/** Order of texts by code unit: for times and numbers, which are ASCII. */
export function compareByCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
