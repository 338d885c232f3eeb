/** Groups things that follow one another until a bundle is full. */
export function bundles<T>(
  things: readonly T[],
  bytesOf: (thing: T) => number,
  most: { readonly bytes: number; readonly files: number },
): T[][] {
  const groups: T[][] = []
  let group: T[] = []
  let bytes = 0
  for (const thing of things) {
    const own = bytesOf(thing)
    if (group.length > 0 && (bytes + own > most.bytes || group.length >= most.files)) {
      groups.push(group)
      group = []
      bytes = 0
    }
    group.push(thing)
    bytes += own
  }
  if (group.length > 0) groups.push(group)
  return groups
}
