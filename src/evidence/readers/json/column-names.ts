/** Names of the columns of lists that stand in one object with them. */
export interface ColumnNames {
  /** What the paths of its keys begin with. */
  readonly within: string
  /** Place in the text of the row that they stand in: each of many objects has names of its own. */
  readonly began: number
  readonly names: readonly string[]
}

/** What programs call such a list. */
const KEYS =
  /^(?:columns?|cols|fields?|headers?|heads?|thead|titles?|keys|(?:column|field|col)_?names?|表头|字段|字段名|列名|列|标题)$/i
const MOST = 200

/**
 * The texts of a list, where its key says that they name columns and they are such: some different texts that are no numbers.
 *
 * @example columns, ["姓名","手机"] → ["姓名","手机"]; tags, ["新","热"] → null; columns, ["138…","139…"] → null
 */
export function columnNames(key: Uint8Array, list: Uint8Array): readonly string[] | null {
  if (!KEYS.test(Buffer.from(key).toString('utf8'))) return null
  const names = textsOf(list)
  if (names.length < 2 || names.length > MOST || new Set(names).size < names.length) return null
  return names.every((name) => name !== '' && name.length <= 40 && !/\d{5}/.test(name))
    ? names
    : null
}

function textsOf(list: Uint8Array): readonly string[] {
  try {
    const value = JSON.parse(Buffer.from(list).toString('utf8')) as unknown
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : []
  } catch {
    return []
  }
}
