import type { TextInput } from '../input.ts'
import { shortList } from './ahead.ts'
import type { KeyNode } from './grids.ts'

/** More numbers than these are no one person's. */
const MOST_WAYS = 16

/** What address books call the lists of somebody's numbers, mails and names. */
const WAYS =
  /^(?:(?:phone|mobile|tel|telephone|cell)s?(?:_?(?:numbers?|nos?|lists?|infos?))?|numbers|e-?mails?(?:_?(?:addresses|lists?))?|names|电话|手机|手机号码?|联系电话|号码|邮箱)$/i
/** An object with such a key is a person of its own. */
const OF_PERSON = /name|nick|owner|contact|姓名|名字|联系人|机主|id_?card|身份证|address|地址/i
const LONGEST_KEY = 40

/**
 * Is the list that comes next, under this key of one of many objects, how to reach one person:
 * `{"displayName":"张三","phoneNumbers":[{"value":"138…","type":"mobile"}]}`? Its objects are fields of that row then; in rows of
 * their own numbers would stand apart from the name. Objects with names, or other rows that hold lists, are none.
 */
export function isListOfWays({ key }: KeyNode, input: TextInput): boolean {
  if (key.length > LONGEST_KEY) return false
  const name = Buffer.from(key).toString('utf8')
  const list = WAYS.test(name) ? shortList(input) : null
  const ways = list && listOf(list)
  if (!ways || ways.length === 0 || ways.length > MOST_WAYS) return false
  return ways.every((way) => isPlain(way) && (name === 'names' || !isPerson(way)))
}

function listOf(bytes: Uint8Array): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** An object without lists in it. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((v) => typeof v !== 'object' || v === null || isPlain(v))
}

function isPerson(way: object): boolean {
  return Object.keys(way).some((key) => OF_PERSON.test(key))
}
