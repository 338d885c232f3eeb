/** An expression longer than this stands as it is written. */
const LONGEST = 64 * 1024
/** Calls within calls beyond this are not followed. */
const DEEPEST = 8
/** How an expression of constant texts may begin; any other is not looked into. */
const BEGINS =
  /^(?:[NE]?'|U&'|to_n?clob\s*\(|n?chr\s*\(|n?char\s*\(|concat\s*\(|replace\s*\(|unistr\s*\(|stringdecode\s*\()/i

/**
 * The text that an expression of nothing but constants comes to, as MySQL, Oracle, SQL Server and SQLite write long or odd texts:
 * `'138' || '0013'`, `N'a' + CHAR(10) + N'b'`, `CONCAT('a', 'b')`, `to_clob('a') || to_clob('b')`, `replace('a\nb', '\n', char(10))`,
 * `U&'\5F20'`, `unistr('\5F20')`, `STRINGDECODE('\u5f20')`. Null for anything else. One byte a character, in and out.
 */
export function constantText(
  buf: Uint8Array,
  from: number,
  to: number,
  backslash: boolean,
): string | null {
  if (to - from > LONGEST) return null
  const text = Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('latin1')
  if (!BEGINS.test(text)) return null
  const expression = new Expression(text.trimEnd(), backslash)
  const value = expression.sum(0)
  return expression.isAtEnd && value !== null && value.length <= text.length ? value : null
}

const CALL = /(to_n?clob|n?chr|n?char|concat|replace|unistr|stringdecode)\s*\(\s*/iy
const NUMBERS = /(\d{1,3}(?:\s*,\s*\d{1,3}){0,40})\s*\)/y
const JOINS = /\s*(?:\|\||\+)\s*/y
const COMMA = /\s*,\s*/y
const CLOSES = /\s*\)/y
const PLAIN = /N?'((?:[^']|'')*)'/iy
const BACKSLASHED = /[NE]?'((?:[^'\\]|''|\\[\s\S])*)'/iy
const ESCAPED = /E'((?:[^'\\]|''|\\[\s\S])*)'/iy
const UNICODE = /U&'((?:[^']|'')*)'/iy

class Expression {
  readonly #text: string
  readonly #backslash: boolean
  #at = 0

  constructor(text: string, backslash: boolean) {
    this.#text = text
    this.#backslash = backslash
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length
  }

  /** `a || b + c` */
  sum(depth: number): string | null {
    let sum = this.#term(depth)
    while (sum !== null && this.#take(JOINS)) {
      const more = this.#term(depth)
      sum = more === null ? null : sum + more
    }
    return sum
  }

  #term(depth: number): string | null {
    const unicode = this.#take(UNICODE)?.[1]
    if (unicode !== undefined) return codePoints(undoubled(unicode))
    const escaped = this.#take(this.#backslash ? BACKSLASHED : ESCAPED)?.[1]
    if (escaped !== undefined) return unescaped(escaped)
    const plain = this.#take(PLAIN)?.[1]
    if (plain !== undefined) return undoubled(plain)
    const name = depth < DEEPEST ? this.#take(CALL)?.[1] : undefined
    return name === undefined ? null : this.#call(name.toLowerCase(), depth + 1)
  }

  #call(name: string, depth: number): string | null {
    const codes = this.#take(NUMBERS)?.[1]
    if (codes !== undefined) return name.includes('ch') ? characters(codes) : null
    if (name === 'unistr') return this.#unistr()
    if (name === 'stringdecode') return this.#stringDecode()
    const given: string[] = []
    do {
      const value = this.sum(depth)
      if (value === null) return null
      given.push(value)
    } while (this.#take(COMMA))
    if (!this.#take(CLOSES)) return null
    return result(name, given)
  }

  #unistr(): string | null {
    const text = this.#take(PLAIN)?.[1]
    return text !== undefined && this.#take(CLOSES) ? codePoints(undoubled(text)) : null
  }

  /** Of H2: a text as Java writes one, in which only quotes are doubled. */
  #stringDecode(): string | null {
    const text = this.#take(PLAIN)?.[1]
    return text !== undefined && this.#take(CLOSES) ? asInJava(undoubled(text)) : null
  }

  #take(sign: RegExp): RegExpExecArray | null {
    sign.lastIndex = this.#at
    const match = sign.exec(this.#text)
    if (match) this.#at = sign.lastIndex
    return match
  }
}

function result(name: string, given: readonly string[]): string | null {
  const [text = '', sign, by] = given
  if (name === 'concat') return given.join('')
  if (name === 'replace')
    return given.length === 3 && sign !== undefined && by !== undefined && by.length <= sign.length
      ? text.replaceAll(sign, () => by)
      : null
  return /clob$/.test(name) && given.length === 1 ? text : null
}

/** `CHAR(13, 10)`: of ASCII only, for what other codes mean hangs on the database. */
function characters(codes: string): string | null {
  const all = codes.split(',').map(Number)
  return all.every((code) => code < 128) ? String.fromCharCode(...all) : null
}

function undoubled(text: string): string {
  return text.replaceAll("''", "'")
}

const LETTERS: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\x1a',
}

function unescaped(text: string): string {
  return text.replace(/''|\\([\s\S])/g, (_, c?: string) =>
    c === undefined ? "'" : (LETTERS[c] ?? c),
  )
}

const CODES = /(?:\\(?:u?[\da-fA-F]{4}|\+[\da-fA-F]{6}|U[\da-fA-F]{8}))+|\\\\|\\/g
const CODE = /\\[uU+]?([\da-fA-F]+)/g

/** `\5F20`, `\+01F600`, `\u5F20` (SQLite), `\\`: characters by their numbers; null where a backslash stands before none. */
function codePoints(text: string): string | null {
  const none: string[] = []
  const value = text.replace(CODES, (run) => {
    if (run === '\\\\') return '\\'
    const codes = [...run.matchAll(CODE)].map(([, digits = '']) => Number.parseInt(digits, 16))
    if (codes.length > 0 && codes.every((code) => code <= 0x10ffff)) return utf8(codes)
    none.push(run)
    return run
  })
  return none.length === 0 ? value : null
}

const JAVA = /(?:\\u[\da-fA-F]{4})+|\\[btnfr"'\\]|\\/g
const JAVA_LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
}

/** Null where a backslash stands before anything that Java does not escape. */
function asInJava(text: string): string | null {
  const none: string[] = []
  const value = text.replace(JAVA, (run) => {
    if (run === '\\') none.push(run)
    if (run.startsWith('\\u')) return codePoints(run) ?? run
    const letter = run.charAt(1)
    return JAVA_LETTERS[letter] ?? letter
  })
  return none.length === 0 ? value : null
}

/** Halves of a pair stand one behind the other. */
function utf8(codes: readonly number[]): string {
  const text = codes.map((code) => String.fromCodePoint(code)).join('')
  return Buffer.from(text, 'utf8').toString('latin1')
}
