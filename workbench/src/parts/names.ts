/** Persons and groups by their ids, as the case calls them. */
export type NameOf = (ids: readonly string[]) => string

export function nameIn(names: Readonly<Record<string, string>> | undefined): NameOf {
  return (ids) => ids.map((id) => names?.[id] ?? id).join('、') || '未载明'
}
