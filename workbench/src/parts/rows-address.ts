/** `--flag` or a value, as a person types it: with quotes where there is a space in it. */
const WORD = /'((?:[^']|'\\'')*)'|([^\s']+)/g

/** Parts of a person's number that have no value of their own. */
const PARTS = new Set(['--provided', '--unsold', '--obtained', '--in-duty'])
const ITEMS: Readonly<Record<string, string>> = { 3: 'A', 4: 'B', 5: 'C', A: 'A', B: 'B', C: 'C' }

interface Asked {
  codes: string[]
  shared: string[]
  batches: string[]
  other: Map<string, string>
}

/**
 * The address of the rows behind a number, from the selection that the record carries for `shuzheng rows`; null for one
 * that the screen does not know.
 *
 * @example '--code BARE_PHONE' → '/rows?codes=BARE_PHONE'
 * @example '--person fei --buyer down --item 5' → '/rows?person=fei&buyer=down&item=C'
 */
export function rowsAddress(selection: string): string | null {
  const asked = askedIn(selection)
  if (asked === null) return null
  const { codes, shared, batches, other } = asked
  if (shared.length !== 0 && shared.length !== 2) return null
  if (batches.length > 1 || (batches.length === 1 && codes.length > 0)) return null
  if (Number(shared.length > 0) + Number(batches.length > 0) + Number(other.has('person')) > 1)
    return null
  if (!other.has('person') && other.size > 0) return null
  const query = new URLSearchParams(Object.fromEntries(other))
  if (codes.length > 0) query.set('codes', codes.join(','))
  if (shared.length > 0) query.set('shared', sharedText(shared))
  if (batches[0] !== undefined) query.set('batch', batches[0])
  const text = query.toString()
  return text === '' ? null : `/rows?${text}`
}

/** Two lists in one value: a comma may stand in a name. */
function sharedText(names: readonly string[]): string {
  return names.map((name) => name.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',')
}

/** The address of the rows by which a batch is counted. */
export function batchAddress(id: string): string {
  return `/rows?${new URLSearchParams({ batch: id }).toString()}`
}

function askedIn(selection: string): Asked | null {
  const words = [...selection.matchAll(WORD)].map(
    ([, quoted, bare]) => quoted?.replaceAll("'\\''", "'") ?? bare ?? '',
  )
  const asked: Asked = { codes: [], shared: [], batches: [], other: new Map() }
  for (let i = 0; i < words.length; i++) {
    const flag = words[i] ?? ''
    if (PARTS.has(flag)) asked.other.set('part', flag.slice(2))
    else if (!take(asked, flag, words[++i])) return null
  }
  return asked
}

function take(asked: Asked, flag: string, value: string | undefined): boolean {
  if (value === undefined) return false
  if (flag === '--code') asked.codes.push(value)
  else if (flag === '--shared') asked.shared.push(value)
  else if (flag === '--batch') asked.batches.push(value)
  else if (flag === '--person') asked.other.set('person', value)
  else if (flag === '--buyer') asked.other.set('buyer', value)
  else if (flag === '--item' && ITEMS[value]) asked.other.set('item', ITEMS[value])
  else return false
  return true
}
