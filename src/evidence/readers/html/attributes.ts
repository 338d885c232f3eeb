import { resolveReferences } from './references.ts'

const EACH = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
/** A mobile or an identity number that stands for itself, or an address of mail: programs are full of other long numbers. */
const PERSON =
  /(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})|[1-9]\d{5}(?:19|20)\d{9}[\dXx])(?!\d)|[\w.+-]{1,64}@[\w-]{1,40}(?:\.[A-Za-z]{2,8}){1,3}/
const EACH_PERSON = new RegExp(PERSON, 'g')
/** Without these no attribute is worth a look. */
const WORTH =
  /[1-9]\d{10}|1[3-9]\d[- ]\d{4}|@|%40|\bdata-|\btitle\b|\bvalue\b|\balt\b|\baria-|(?:tel|sms|smsto|callto|mailto):/i
/** Attributes that say where something lies or how it looks. */
const NO_VALUE =
  /^(?:src|srcset|class|style|id|for|action|d|points|content|type|charset|integrity|xmlns.*|x:.*)$/
const LITERAL = /'([^'\\]{1,100})'|"([^"\\]{1,100})"/g
const LONGEST = 200
const MOST = 32

/** A value that an element carries and that the page does not show by itself. */
export interface Carried {
  /** Name of the attribute. */
  readonly name: string
  readonly value: string
}

/** Does a text hold what identifies a person: a mobile, an identity number, an address of mail? */
export function holdsPerson(text: string): boolean {
  return PERSON.test(text)
}

/** What in a text identifies a person, without the signs and the prefix that numbers are written with. */
export function personsIn(text: string): string[] {
  return Array.from(text.matchAll(EACH_PERSON), ([one]) => withoutPrefix(one))
}

function withoutPrefix(one: string): string {
  return one.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
}

/**
 * What the attributes of a tag carry beside its text: values as they stand, of links and code only what could be about somebody.
 *
 * @example ` onclick="copy('13800138001')"` → `{ name: 'onclick', value: '13800138001' }`
 */
export function carriedBy(element: string, attributes: string): Carried[] {
  if (attributes.length < 6 || !WORTH.test(attributes)) return []
  const found: Carried[] = []
  for (const [, named = '', a, b, c] of attributes.matchAll(EACH)) {
    const name = named.toLowerCase()
    const raw = a ?? b ?? c ?? ''
    if (raw === '' || NO_VALUE.test(name)) continue
    if (element === 'input' && name === 'value' && !HIDDEN_INPUT.test(attributes)) continue
    for (const value of valuesOf(name, resolveReferences(raw))) found.push({ name, value })
    if (found.length >= MOST) break
  }
  return found
}

const HIDDEN_INPUT = /\btype\s*=\s*["']?(?:hidden|button|submit|checkbox|radio)/i

function valuesOf(name: string, value: string): readonly string[] {
  if (name.startsWith('on')) return literals(value)
  if (name === 'href') return linked(value)
  const text = value.trim()
  if (/^[[{]/.test(text)) return personsIn(text)
  return text === '' || text.length > LONGEST ? [] : [text]
}

/** `show('王芳','138…')`: the texts in code; a number without quotes counts too. */
function literals(code: string): string[] {
  const quoted = Array.from(code.matchAll(LITERAL), ([, a, b]) => (a ?? b ?? '').trim())
  const others = Array.from(code.matchAll(EACH_PERSON), ([one]) => one)
  const texts = quoted.filter((text) => text !== '')
  return [...texts, ...others.filter((one) => !texts.some((text) => text.includes(one)))]
}

/** Whom a link calls or writes to, and numbers that stand in it as values of their own. */
function linked(href: string): string[] {
  if (/^\s*javascript:/i.test(href)) return literals(href)
  const called = /^\s*(?:tel|sms|smsto|callto|mailto|wtai:\/\/wp\/mc;):?(?:\/\/)?([^?]*)/i.exec(
    href,
  )?.[1]
  const text = decoded(called ?? '')
  if (called !== undefined) return text === '' ? [] : [text]
  const asked = Array.from(
    decoded(href).matchAll(/[?&#][\w.-]{1,40}=([^&#]{1,100})/g),
    ([, one = '']) => one,
  )
  return asked.filter(holdsPerson)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return text.trim()
  }
}
