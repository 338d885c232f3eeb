/**
 * Do both lead to the same entry of a container? Numbers of its entries, the outermost first.
 *
 * By itself, so that the command, which asks this of what broke a reader, does not load all readers for it.
 */
export function sameEntry(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i])
}
