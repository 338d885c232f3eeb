/**
 * The address of the rows behind a number, from the selection that the record carries for `shuzheng rows`; null for one
 * that the screen does not know.
 *
 * @example '--code BARE_PHONE' → '/rows?codes=BARE_PHONE'
 */
export function rowsAddress(selection: string): string | null {
  const codes = [...selection.matchAll(/--code ([A-Z_]+)/g)].map((m) => m[1])
  const rest = selection.replaceAll(/--code [A-Z_]+/g, '').trim()
  return codes.length > 0 && rest === '' ? `/rows?codes=${codes.join(',')}` : null
}
