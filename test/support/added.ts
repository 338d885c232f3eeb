/** Two ledgers added up, figure by figure; what only one of them has stays. */
export function added<T extends object>(a: T, b: T): T {
  const sum = { ...a } as Record<string, unknown>
  for (const [name, value] of Object.entries(b))
    sum[name] = name in a ? total(sum[name], value) : value
  return sum as T
}

function total(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  return added(a as object, b as object)
}
