/** What stands before JSON in a script, or in an answer that a script asked for. */
const LEAD =
  /^(?:\)\]\}',?[ \t\r]*\n\s*|(?:while[ \t]*\(1\)|for[ \t]*\(;;\))[ \t]*;?[\r\n]*|(?:export\s+default\s|(?:(?:var|let|const)\s+)?[a-z_$][\w$.]{0,100}\s*[=(])\s*)(?=[[{])/i

/** Length of what stands before JSON at the beginning of `text`: `var list =`, `callback(`, `)]}'`; 0 without. */
export function leadOf(text: string): number {
  return LEAD.exec(text)?.[0].length ?? 0
}

const REMARKS = /^(?:\/\*[^*]{0,400}\*\/\s{0,99}|\/\/[^\n]{0,400}\n\s{0,99}){1,20}/

/** `text` without the remarks at its beginning. */
export function behindRemarks(text: string): string {
  return text.startsWith('/') ? text.replace(REMARKS, '') : text
}

/** JSON, and the same as Python prints it: 'a', None, True, tuples; remarks may stand between. */
const JSON_TOKEN =
  /(?:\s|\/\/[^\n]*\n|\/\*[^*]*\*\/)*(?:(u?'(?:[^'\\\n]|\\.)*'|"(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*|true|false|null|None|True|False|NaN|(?:ObjectId|ISODate|NumberLong|NumberInt)\("?[\w:.+-]*"?\))|([{}[\](),:]))/y

/**
 * JSON, or JSON lines: the beginning is read token by token. A list whose first cell looks like JSON goes on with a
 * delimiter after it, or is no JSON at all.
 */
export function isJson(text: string, cut: boolean, inScript = false): boolean {
  JSON_TOKEN.lastIndex = 0
  const open: string[] = []
  let tokens = 0
  let [before, last] = ['', '']
  for (;;) {
    const at = JSON_TOKEN.lastIndex
    const match = JSON_TOKEN.exec(text)
    if (match === null) {
      const ends = tokens >= 3 && mayEndHere(text.slice(at), cut)
      return ends || (inScript && tokens >= 4) || breaksInside(tokens, open)
    }
    const token = match[3] ?? 'value'
    // `{"a", "b"}` is an array of C or Java: a key has a value.
    const isSet = open.at(-1) === '{' && last === 'value' && before !== ':' && token !== ':'
    if (isSet || !follows(last, token, open))
      return (inScript && tokens >= 4) || breaksInside(tokens, open)
    if (OPENING.includes(token)) open.push(token)
    if (CLOSING.includes(token)) open.pop()
    before = last
    last = token
    tokens++
  }
}

const OPENING = ['{', '[', '(']
const CLOSING = ['}', ']', ')']

/** A file that is JSON for a good while and then breaks inside an object is broken JSON; a list breaks between values. */
function breaksInside(tokens: number, open: readonly string[]): boolean {
  return tokens >= 8 && open.length > 0
}

/** What may stand after the last whole token: nothing, or a token that the end of the beginning cut off. */
function mayEndHere(rest: string, cut: boolean): boolean {
  return rest.trim() === '' || (cut && /^\s*["'\w-]/.test(rest))
}

function follows(last: string, token: string, open: readonly string[]): boolean {
  const inside = open.at(-1)
  const ended = last === 'value' || CLOSING.includes(last)
  if (token === ':') return inside === '{' && last === 'value'
  // One object or tuple a line with commas between, as cut out of a list; a list that begins with JSON goes on with other cells.
  if (token === ',') return ended && (inside !== undefined || last === '}' || last === ')')
  if (inside === undefined && last === ',') return token === '{' || token === '('
  const opened = OPENING[CLOSING.indexOf(token)]
  // A comma behind the last value: `[1, 2, ]`, `('a', )`.
  if (opened !== undefined)
    return inside === opened && (ended || last === opened || (last === ',' && opened !== '{'))
  if (ended) return inside === undefined && token !== 'value'
  return inside !== '{' || last === ':' || token === 'value'
}
