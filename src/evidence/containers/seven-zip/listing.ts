import type { EntryResult } from '../archive.ts'
import { Session, type Input } from './session.ts'

/** What 7-Zip lists of one entry: its fields as printed. */
export interface Listed {
  /** Control characters stand as `_`: 7-Zip prints a name on one line. */
  readonly path: string
  readonly fields: ReadonlyMap<string, string>
}

/** What 7-Zip says of an archive. */
export interface Listing {
  readonly entries: readonly Listed[]
  /** Fields of the archive itself: `Type`, `Solid`, `ERROR`, `WARNING` … */
  readonly about: readonly (readonly [string, string])[]
  readonly faults: readonly Fault[]
  /** It could not be opened at all. */
  readonly refused: boolean
  /** 7-Zip broke down over it. */
  readonly broken: boolean
}

/** An error that 7-Zip printed, in our codes; `path` where it names an entry. */
export interface Fault {
  readonly code: Exclude<EntryResult['status'], 'ok'>
  readonly text: string
  readonly path: string | null
}

/** More lines than these are not kept: a list is held in memory (LIMIT). */
const MOST_LINES = 30_000_000

/** What never changes: no progress, no questions, UTF-8. */
export const ALWAYS = ['-bd', '-y', '-sccUTF-8', '-mmt=1'] as const

/** Lists an archive with a password (empty for none). */
export async function list(
  inputs: readonly Input[],
  type: string,
  password: string,
): Promise<Listing> {
  const [first] = inputs
  const session = new Session(
    ['l', '-slt', ...ALWAYS, `-t${type}`, `-p${password}`, '--', `/in/${first?.name ?? ''}`],
    inputs,
  )
  const lines: string[] = []
  try {
    for (;;) {
      const event = await session.next()
      if (event.say === 'exit') return listingOf(lines, event.code)
      if (event.say === 'line' && lines.length < MOST_LINES) lines.push(event.text)
    }
  } finally {
    await session.close()
  }
}

const RULE = '----------'

function listingOf(lines: readonly string[], code: number | null): Listing {
  const rule = lines.indexOf(RULE)
  const about = lines.slice(0, rule < 0 ? lines.length : rule)
  const refused = about.some((l) => l.startsWith('ERROR: ') || /^Cannot open /.test(l))
  return {
    entries: rule < 0 ? [] : entriesOf(lines, rule + 1),
    about: about.map((line) => fieldOf(line)).filter((field) => field !== null),
    faults: lines.flatMap((line) => faultOf(line) ?? []),
    refused: refused || (rule < 0 && code !== 0),
    broken: code === null,
  }
}

/** Each entry is a run of `field = value` that begins with its path, if it has one, and ends with an empty line. */
function entriesOf(lines: readonly string[], from: number): Listed[] {
  const entries: Listed[] = []
  let fields: Map<string, string> | null = null
  for (const line of lines.slice(from)) {
    const field = fieldOf(line)
    if (line === '') fields = null
    if (field === null) continue
    if (fields === null) {
      fields = new Map()
      entries.push({ path: field[0] === 'Path' ? field[1] : '', fields })
    }
    if (!fields.has(field[0])) fields.set(field[0], field[1])
  }
  return entries
}

function fieldOf(line: string): readonly [string, string] | null {
  const at = line.indexOf(' = ')
  if (at < 0) return line.endsWith(' =') ? [line.slice(0, -2), ''] : null
  return [line.slice(0, at), line.slice(at + 3)]
}

const WORDS: readonly (readonly [RegExp, Fault['code']])[] = [
  [/wrong password|encrypted/i, 'PASSWORD'],
  [/unsupported|not implemented/i, 'UNSUPPORTED'],
  [/memory/i, 'LIMIT'],
]

/** `ERROR: CRC Failed : a.txt`, `ERROR = Missing volume : a.part2.rar`, and lines of an archive that does not open. */
export function faultOf(line: string): Fault | null {
  const error = /^(?:ERROR(?::| =)|WARNING =) (.*)$/.exec(line)?.[1]
  const text = error ?? (/^(?:Cannot open |Unexpected end|Headers Error)/.test(line) ? line : null)
  if (text === null) return null
  const [what = '', ...where] = text.replace(/^\/in\/\S* : /, '').split(' : ')
  const code = WORDS.find(([words]) => words.test(what))?.[1] ?? 'CORRUPT'
  return { code, text: what, path: where.length > 0 ? where.join(' : ') : null }
}
