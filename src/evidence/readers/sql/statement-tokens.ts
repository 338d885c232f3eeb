import { columnList, nameAt } from './names.ts'
import { NEW_STATEMENT } from './skip.ts'

/** Text at which a statement is cut: `depth` counts the brackets around it. */
export interface Token {
  readonly text: string
  readonly at: number
  readonly depth: number
}

const BACKSLASHED =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"|`[^`]*`|\[[^\]]*\]|[\w$@#.\u0080-\u00ff]+|\S/gy
const PLAIN =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[\w$@#.\u0080-\u00ff]+|\S/gy

/** What stands in a statement, up to the end of the statement, and that end; null when it is not in the text. */
export function tokensOf(text: string, from: number, backslash: boolean, done: boolean) {
  const cut = backslash ? BACKSLASHED : PLAIN
  const tokens: Token[] = []
  let depth = 0
  cut.lastIndex = from
  for (let match = cut.exec(text); match; match = cut.exec(text)) {
    const [part] = match
    const at = match.index
    if (part === ';' && depth === 0) return ended(tokens, at, at + 1)
    if (/^\s/.test(part)) {
      // What follows WITH may stand on lines of its own.
      const goesOn = tokens.at(-1)?.text === ')' && /^with\s/i.test(text)
      if (part.includes('\n') && !goesOn && NEW_STATEMENT.test(lineAt(text, cut.lastIndex)))
        return ended(tokens, at, cut.lastIndex)
      continue
    }
    if (/^(?:--|\/\*)/.test(part)) continue
    if (/^['"`]$/.test(part)) return null
    if (part === ')') depth--
    tokens.push({ text: part, at, depth })
    if (part === '(') depth++
  }
  return done ? ended(tokens, text.length, text.length) : null
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, end < 0 ? at + 400 : Math.min(end, at + 400))
}

function ended(tokens: Token[], at: number, length: number) {
  return { tokens: [...tokens, { text: ';', at, depth: 0 }], length }
}

/** Where the next such token stands, -1 for none. Looked for from here on: a statement may have a hundred thousand of them. */
export function nextOf(
  tokens: readonly Token[],
  from: number,
  is: (token: Token) => boolean,
): number {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    if (token && is(token)) return i
  }
  return -1
}

export function isWord(token: Token | undefined, word: string): boolean {
  return token?.text.toLowerCase() === word
}

/** What stands in the bracket that opens with this token, as text of its own, and the token behind it. */
export function within(tokens: readonly Token[], open: number) {
  const depth = tokens[open]?.depth
  if (tokens[open]?.text !== '(' || depth === undefined) return null
  const close = nextOf(tokens, open + 1, (t) => t.depth === depth && t.text === ')')
  const end = tokens[close]
  if (!end) return null
  const inside = tokens.slice(open + 1, close)
  const own = inside.map((t) => ({ ...t, depth: t.depth - depth - 1 }))
  return { tokens: [...own, { text: ';', at: end.at, depth: 0 }], behind: close + 1 }
}

/** `[as] s (a, b)` */
export function columnsBehind(
  text: string,
  tokens: readonly Token[],
  from: number,
): readonly string[] | null {
  const named = isWord(tokens[from], 'as') ? from + 1 : from
  const open = [named, named + 1].map((i) => tokens[i]).find((t) => t?.text === '(')
  return open ? (columnList(text, open.at)?.names ?? null) : null
}

/** The name that begins with this token, without what stands before its last dot. */
export function lastName(text: string, { at }: Token): string {
  return nameAt(text, at)?.parts.at(-1) ?? ''
}
