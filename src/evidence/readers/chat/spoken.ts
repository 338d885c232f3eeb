import { saidInXml } from './wechat-xml.ts'

/** Keys under which exports keep what was said, however deep it lies. */
const SAID =
  /^(?:text|content|msg|message|body|caption|desc|description|title|quote|data|elements|segments)$/i
const DEEPEST = 12

/** A value that an export wrote as text: what was said, or a number; null where it is an object. */
export function plain(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/**
 * What is said in a value that is more than a text, each text once, a line each: `{"text":"…"}`, a list of pieces, the same
 * text as plain and as page. Only what stands under the names of texts, and cards, a line each: numbers of messages are nothing
 * that anyone said.
 */
export function spokenIn(value: unknown): string {
  const said = new Set<string>()
  gather(value, said, 0)
  const cards = new Set<string>()
  gatherCards(value, cards, numbersIn(said), 0)
  return [...said, ...cards].join('\n')
}

/** What is said in a cell that holds an object of JSON (Feishu writes messages so) or WeChat's XML; any other cell is what it says. */
export function spokenText(cell: string): string {
  const inXml = saidInXml(cell)
  if (inXml !== null) return inXml
  if (!cell.startsWith('{') || !cell.trimEnd().endsWith('}')) return cell
  try {
    const said = spokenIn(JSON.parse(cell))
    return said === '' ? cell : said
  } catch {
    return cell
  }
}

function gather(value: unknown, said: Set<string>, depth: number): void {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const isSaid = SAID.test(key)
    if (isSaid && typeof inner === 'string') {
      if (inner.trim() !== '') said.add(inner)
    } else if (isSaid || Array.isArray(value)) gather(inner, said, depth + 1)
  }
}

/** A number that is somebody's, and of no message. */
const OF_PERSON =
  /^(?:(?:\+?86)?[ -]?1[3-9]\d{9}|\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])$/

const NUMBERS = /\d{17}[\dXx]|1[3-9]\d{9}/g

function numbersIn(texts: Iterable<string>): Set<string> {
  return new Set([...texts].flatMap((text) => text.match(NUMBERS) ?? []))
}

/** What an object says that holds somebody's number, in one line: a contact that was sent. */
function gatherCards(
  value: unknown,
  cards: Set<string>,
  said: ReadonlySet<string>,
  depth: number,
): void {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return
  const values = Object.values(value)
  const texts = values.map(plain).filter((text) => text !== null && text.trim() !== '')
  const own = texts.filter((text) => text !== null && OF_PERSON.test(text))
  if (own.some((text) => !said.has(text?.match(NUMBERS)?.[0] ?? ''))) cards.add(texts.join(' '))
  for (const inner of values) gatherCards(inner, cards, said, depth + 1)
}

const NAMES = ['name', 'nickname', 'nickName', 'displayName', 'remark', 'card', 'username']
const ACCOUNTS = ['uin', 'user_id', 'userId', 'wxid', 'id', 'uid']

/** The name of a sender who is told as an object. */
export function nameIn(value: unknown): string | null {
  return oneOf(value, NAMES)
}

/** The account of a sender who is told as an object. */
export function accountIn(value: unknown): string | null {
  return oneOf(value, ACCOUNTS)
}

function oneOf(value: unknown, keys: readonly string[]): string | null {
  if (typeof value !== 'object' || value === null) return null
  const of = value as Record<string, unknown>
  const key = keys.find((k) => (plain(of[k]) ?? '') !== '')
  return key === undefined ? null : plain(of[key])
}
