/** Items of a list that are written at once: some hundred kilobytes of files or tables. */
const ITEMS = 256

/**
 * `JSON.stringify(value, null, 2)` of an object with a newline behind it, in pieces: the long lists of a report (files,
 * tables) item by item, so that it never stands in memory as one text.
 *
 * @example { a: 1 } → `{`, `\n  "a": 1`, `\n}\n`
 */
export function* jsonPieces(value: object): Generator<string> {
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  yield '{'
  for (const [i, [name, member]] of members.entries()) {
    const head = `${i === 0 ? '' : ','}\n  ${JSON.stringify(name)}: `
    if (Array.isArray(member) && member.length > ITEMS) {
      yield head
      yield* listPieces(member)
    } else yield head + deeper(JSON.stringify(member, null, 2))
  }
  yield members.length === 0 ? '}\n' : '\n}\n'
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  for (let at = 0; at < list.length; at += ITEMS) {
    const items = JSON.stringify(list.slice(at, at + ITEMS), null, 2)
    yield (at === 0 ? '[' : ',') + deeper(items.slice(1, -2))
  }
  yield '\n  ]'
}

/** Line ends stand between strings only: within them they are escaped. */
function deeper(json: string): string {
  return json.replaceAll('\n', '\n  ')
}
