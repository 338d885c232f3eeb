/**
 * The two characters with which a text that fits an expression can begin, each way once; one where it has no more. Of expressions as lists of words are:
 * characters, classes without ranges but of digits, groups, `?`; whatever stands behind the first two may be anything.
 *
 * @example `单人间|孕[0-9]|信用(?:分|卡)` gives 单人, 孕0 … 孕9, 信用
 */
export function beginnings(source: string): ReadonlySet<string> {
  return new Set(alternatives(source).flatMap((one) => begins(one)))
}

/** Of a sequence: its first two characters, or fewer where it has no more. */
function begins(sequence: string): string[] {
  let open = ['']
  const whole: string[] = []
  for (const atom of atoms(sequence)) {
    const grown = open.flatMap((head) => atom.map((next) => (head + next).slice(0, 2)))
    whole.push(...grown.filter((g) => g.length === 2))
    open = grown.filter((g) => g.length < 2)
    if (open.length === 0) return whole
  }
  return [...whole, ...open]
}

/** What each piece of a sequence can be; an optional one also nothing. */
function* atoms(sequence: string): Generator<readonly string[]> {
  for (let at = 0; at < sequence.length;) {
    const end = pieceEnd(sequence, at)
    const piece = sequence.slice(at, end)
    const isOptional = sequence[end] === '?'
    const can = ways(piece)
    yield isOptional ? [...can, ''] : can
    at = isOptional ? end + 1 : end
  }
}

function ways(piece: string): readonly string[] {
  if (piece.startsWith('(?:')) return alternatives(piece.slice(3, -1)).flatMap((one) => begins(one))
  return piece.startsWith('[') ? [...piece.slice(1, -1).replace('0-9', '0123456789')] : [piece]
}

/** Where a character, a class or a group ends. */
function pieceEnd(source: string, from: number): number {
  if (source[from] === '[') return source.indexOf(']', from) + 1
  if (source[from] !== '(') return from + 1
  let depth = 0
  for (let at = from; at < source.length; at++) {
    if (source[at] === '(') depth++
    if (source[at] === ')' && --depth === 0) return at + 1
  }
  throw new Error('an open group')
}

function alternatives(source: string): string[] {
  const found: string[] = []
  let from = 0
  for (let at = 0; at < source.length; at = pieceEnd(source, at)) {
    if (source[at] !== '|') continue
    found.push(source.slice(from, at))
    from = at + 1
  }
  return [...found, source.slice(from)]
}
