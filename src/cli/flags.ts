import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { columnIndex, nameMeant } from '../case/intake/corrections/correction.ts'
import { readHashList } from '../case/intake/hash-list.ts'
import { readPasswords } from '../case/intake/passwords.ts'
import { firstDay, lastDay } from '../case/facts/days.ts'
import { nearest } from '../case/facts/nearest.ts'
import type { CountRequest, Override } from '../case/request.ts'
import { ShuzhengError } from '../errors.ts'
import { isEncodingChoice } from '../evidence/readers/text/sample.ts'
import { isDay } from '../law/period.ts'
import { kindNamed, KINDS } from '../records/kinds.ts'
import { KEY_CHOICES, type KeyChoice } from '../records/record-query.ts'

/** Flags of the commands that read evidence. */
export const READING_FLAGS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  header: { type: 'string', multiple: true },
  encoding: { type: 'string', multiple: true },
  delimiter: { type: 'string', multiple: true },
  sheet: { type: 'string', multiple: true },
  kind: { type: 'string', multiple: true },
  split: { type: 'string', multiple: true },
  cut: { type: 'string', multiple: true },
  join: { type: 'string', multiple: true },
  'same-shape': { type: 'boolean' },
  lessons: { type: 'string' },
  key: { type: 'string' },
  conduct: { type: 'string' },
  decided: { type: 'string' },
  'hash-list': { type: 'string' },
  passwords: { type: 'string' },
  'no-cache': { type: 'boolean' },
  temp: { type: 'string' },
  threads: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** What a count may be told beside: where its outputs go, and what the terminal lists. */
export const COUNTING_FLAGS = {
  ...READING_FLAGS,
  out: { type: 'string' },
  'no-sheets': { type: 'boolean' },
  questions: { type: 'boolean' },
  by: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** What stands on a command line, once it is known to be well formed. */
export function parsed<T extends ParseArgsOptionsConfig>(
  command: string,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw badFlag(command, misspelt(error, Object.keys(options)))
  }
}

/** What the parser of Node found, in our words; what was meant is guessed. */
function misspelt(error: unknown, known: readonly string[]): string {
  const { code, message } = error as NodeJS.ErrnoException
  const [, flag = ''] = /'(-[^' ]*)/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = nearest(flag.replace(/^-+/, ''), known)
    return `${flag}：没有这个参数${meant === null ? '' : `；是否为 --${meant}？`}`
  }
  if (!message.includes('<value>')) return `${flag}：后面不写值`
  return `${flag}：后面须写值；值以 - 开头的写作 ${flag.replace(/^-\w, /, '')}=值`
}

/** @param problem the flag as it was written, in Latin letters, then what is wrong with it */
export function badFlag(command: string, problem: string): ShuzhengError {
  const [flag = ''] = /^\p{ASCII}+/u.exec(problem) ?? []
  return new ShuzhengError('cli/bad-flag', { command, problem, at: flag && `: ${flag.trim()}` })
}

type Values = Partial<Record<keyof typeof READING_FLAGS, string | boolean | string[]>>

/** @throws ShuzhengError `cli/bad-flag` naming the flag, what was found, and what to write */
export async function requestOf(
  command: string,
  paths: readonly string[],
  values: Values,
): Promise<CountRequest> {
  const fail = (problem: string) => badFlag(command, problem)
  return {
    paths: paths.map((path) => resolve(path)),
    overrides: [...(await lessonsOf(values)), ...overridesOf(values, fail)],
    conduct: periodOf(values.conduct as string | undefined, fail),
    decided: dayOf(values.decided as string | undefined, '--decided', fail),
    key: keyOf(values.key as string | undefined, fail),
    hashList: values['hash-list'] ? readHashList(values['hash-list'] as string) : null,
    ...(values.passwords ? { passwords: readPasswords(values.passwords as string) } : {}),
    cache: !values['no-cache'],
    temp: (values.temp as string | undefined) ?? null,
    threads: threadsOf(values.threads as string | undefined, fail),
  }
}

type Fail = (problem: string) => ShuzhengError

type SaidFlag = 'header' | 'encoding' | 'delimiter' | 'sheet' | 'kind' | 'split' | 'cut' | 'join'

/** What was said of shapes in another case; its reader is loaded where a file is named. */
async function lessonsOf({ lessons }: Values): Promise<Override[]> {
  if (!lessons) return []
  const { readLessons } = await import('../case/facts/lessons.ts')
  return readLessons(lessons as string)
}

function overridesOf(values: Values, fail: Fail): Override[] {
  const each = (flag: SaidFlag) =>
    ((values[flag] as string[] | undefined) ?? []).map((written) => override(flag, written, fail))
  const said = [
    ...each('header'),
    ...each('encoding'),
    ...each('delimiter'),
    ...each('sheet'),
    ...each('kind'),
    ...each('split'),
    ...each('cut'),
    ...each('join'),
  ]
  if (!values['same-shape']) return said
  if (!said.some((o) => o.file !== null)) {
    throw fail('--same-shape：没有写明文件的更正，如 --kind 名单.xlsx!C=mobile --same-shape')
  }
  return said.map(alike)
}

/** What is said of a file holds for all tables that were made as its are. */
function alike(override: Override): Override {
  if (override.file === null) return override
  return { ...override, like: true, written: `${override.written} --same-shape` }
}

/** `VALUE` for all files, or `FILE=VALUE`; of a kind `FILE#SHEET!C=mobile`. */
function override(flag: string, written: string, fail: Fail): Override {
  const cut = written.lastIndexOf('=')
  const file = cut > 0 ? nameMeant(written.slice(0, cut)) : null
  const value = cut > 0 ? written.slice(cut + 1) : written
  const base = { file, sheet: null, reading: {}, kind: null, written: `--${flag} ${written}` }
  switch (flag) {
    case 'header': {
      if (!/^\d{1,7}$/.test(value)) throw fail(`--header ${written}：应为行号，0 表示没有表头`)
      return { ...base, reading: { header: Number(value) } }
    }
    case 'encoding':
      if (!isEncodingChoice(value)) throw fail(`--encoding ${written}：没有这种编码`)
      return { ...base, reading: { encoding: value } }
    case 'delimiter':
      if (value === '') throw fail(`--delimiter ${written}：没有写分隔符号，制表符写作 \\t`)
      return { ...base, reading: { delimiter: value === '\\t' ? '\t' : value } }
    case 'sheet':
      return { ...base, reading: { sheets: [value] } }
    case 'split':
    case 'cut':
      return signOverride(flag, written, base, fail)
    case 'join':
      return joinOverride(written, base, fail)
    default:
      return kindOverride(written, base, fail)
  }
}

/** `FILE#SHEET!C=;`: cells of several people, or a column that is several columns. */
function signOverride(
  flag: 'split' | 'cut',
  written: string,
  base: Override,
  fail: Fail,
): Override {
  const found = /^(?:(.*?)!)?([A-Z]{1,3})=(.+)$/s.exec(written)
  const [, place = '', column = '', sign = ''] = found ?? []
  if (!found || sign.length > 40)
    throw fail(`--${flag} ${written}：应写作 文件#工作表!列=分隔符号，如 名单.xlsx#Sheet1!C=;`)
  return { ...base, ...placed(place), [flag]: { column: columnIndex(column), sign } }
}

/** `FILE#SHEET!B+C`: columns that hold one number between them. */
function joinOverride(written: string, base: Override, fail: Fail): Override {
  const found = /^(?:(.*)!)?([A-Z]{1,3}(?:\+[A-Z]{1,3}){1,7})$/s.exec(written)
  if (!found) throw fail(`--join ${written}：应写作 文件#工作表!列+列，如 名单.xlsx#Sheet1!B+C`)
  const [, place = '', columns = ''] = found
  return { ...base, ...placed(place), join: columns.split('+').map(columnIndex) }
}

/** `FILE#SHEET`, or nothing for all files. */
function placed(place: string): Pick<Override, 'file' | 'sheet'> {
  const hash = place.lastIndexOf('#')
  const file = hash < 0 ? place : place.slice(0, hash)
  const sheet = hash < 0 ? null : nameMeant(place.slice(hash + 1))
  return { file: file === '' ? null : nameMeant(file), sheet }
}

function kindOverride(written: string, base: Override, fail: Fail): Override {
  const found = /^(?:(.*)!)?([A-Z]{1,3})=([^=!]+)$/s.exec(written)
  if (!found)
    throw fail(
      `--kind ${written}：应写作 文件#工作表!列=字段，列写字母，如 名单.xlsx#Sheet1!C=mobile；shuzheng read 列有各表的列`,
    )
  const [, place = '', column = '', word = ''] = found
  const kind = kindNamed(word)
  if (kind === null) {
    const meant = nearest(word, Object.keys(KINDS))
    const guess = meant === null ? '' : `是否为 ${meant}？`
    throw fail(`--kind ${written}：没有字段 ${word}；${guess}可以写 ${ALL_KINDS}`)
  }
  return { ...base, ...placed(place), kind: { column: columnIndex(column), kind } }
}

const ALL_KINDS = Object.entries(KINDS)
  .map(([id, word]) => `${word} ${id}`)
  .join('、')

/** Written as a day or a month, whether or not the calendar has it. */
const DATED = /^\d{4}-\d{2}(?:-\d{2})?$/

function periodOf(written: string | undefined, fail: Fail): CountRequest['conduct'] {
  if (written === undefined) return null
  const [from = '', to = from] = written.split('..')
  const period = { from: firstDay(from), to: lastDay(to) }
  const [wrong] = [[from, period.from] as const, [to, period.to] as const].filter(
    ([, day]) => !isDay(day),
  )
  if (wrong && DATED.test(wrong[0]))
    throw fail(`--conduct ${written}：历法中没有 ${wrong[0]}，请核对`)
  if (wrong) throw fail(`--conduct ${written}：应写作 2021-08..2021-10-26`)
  if (period.from > period.to)
    throw fail(`--conduct ${written}：起在止之后；应写作 2021-08..2021-10-26`)
  return period
}

function dayOf(written: string | undefined, flag: string, fail: Fail): string | null {
  if (written === undefined) return null
  if (!isDay(written)) throw fail(`${flag} ${written}：应写作 2021-11-23`)
  return written
}

function keyOf(written: string | undefined, fail: Fail): KeyChoice | null {
  if (written === undefined) return null
  const key = KEY_CHOICES.find((k) => k === written)
  if (!key) throw fail(`--key ${written}：只能是 ${KEY_CHOICES.join('、')}`)
  return key
}

function threadsOf(written: string | undefined, fail: Fail): number {
  if (written === undefined) return Math.min(16, availableParallelism())
  const threads = Number(written)
  if (!Number.isInteger(threads) || threads < 1 || threads > 256) {
    throw fail(`--threads ${written}：应为 1 至 256`)
  }
  return threads
}
