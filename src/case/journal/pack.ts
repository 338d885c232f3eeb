import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { ShuzhengError } from '../../errors.ts'
import { readEntry, type Sealed } from './entry.ts'
import { isFault, problemLine, type Head, type Journal } from './journal.ts'
import { neutralLines, TAKEN_OUT } from './neutral.ts'
import { SCHEMA } from './store/database.ts'
import type { Stored } from './store/store.ts'
import { between } from './store/store.ts'
import { verify, type Verified } from './verify.ts'

/** First member of the first line of every pack. */
const PACK_FORMAT = 'shuzheng.case-pack/1'

/** A journal of a hundred thousand entries is a tenth of this; more is a bomb. */
const LARGEST = 512 * 2 ** 20

const header = z.object({
  format: z.literal(PACK_FORMAT),
  /** Hash of the first entry: packs of one case have the same, with or without what is personal. */
  case: z.string(),
  personal: z.boolean(),
  head: z.object({ number: z.number(), count: z.number(), hash: z.string() }),
  reserved: z.number().int().min(0).max(1_000_000),
  removed: z.array(z.string()),
})

const line = z.object({
  on: z.enum(['main', 'strand']),
  hash: z.string(),
  body: z.string(),
})

export type PackHeader = z.output<typeof header>

/** A pack that was read and proved whole. */
export interface Pack extends Verified {
  readonly header: PackHeader
  readonly stored: Stored
  readonly head: Head
}

/**
 * One file to hand on: the whole journal as gzipped lines of JSON, never any evidence. Without what is personal, names,
 * numbers and texts are replaced by neutral labels and the file says so; hashes stay, so that both kinds of pack can be
 * told to be of one case.
 */
export function packBytes(journal: Journal, personal: boolean): Buffer {
  const lines = personal ? wholeLines(journal.stored) : neutralLines(journal)
  const first: PackHeader = {
    format: PACK_FORMAT,
    case: caseOf(journal),
    personal,
    head: journal.head,
    reserved: journal.stored.numbers.at(-1) ?? 0,
    removed: personal ? [] : [...TAKEN_OUT],
  }
  const text = [first, ...lines].map((part) => `${JSON.stringify(part)}\n`).join('')
  return gzipSync(text, { level: 9 })
}

function wholeLines({ entries, strands }: Stored): object[] {
  return [
    ...entries.map(({ hash, body }) => ({ on: 'main', hash, body })),
    ...strands.map(({ hash, body }) => ({ on: 'strand', hash, body })),
  ]
}

/** The hash of its first entry, which holds random bytes: no two cases share it. */
export function caseOf({ entries }: Verified): string {
  return entries[0]?.hash ?? ''
}

/**
 * Reads a pack and proves it whole, link by link.
 *
 * @throws ShuzhengError `journal/bad-pack`, `evidence/path-missing`
 */
export function readPack(path: string): Pack {
  const fail = (problem: string) => new ShuzhengError('journal/bad-pack', { path, problem })
  const lines = textAt(path, fail).split('\n')
  const first = header.safeParse(parsed(lines[0] ?? ''))
  if (!first.success) throw fail('不是本软件的案件包，或者由更新的版本生成')
  const { data } = first
  if (!data.personal) throw fail('此包已去除个人信息，只供核对，不能并入')
  const stored = storedIn(data, lines.slice(1), fail)
  const verified = verify(stored)
  const [problem] = verified.problems.filter(isFault)
  if (problem) throw fail(problemLine(problem))
  const last = stored.entries.at(-1)
  if (!last || last.hash !== data.head.hash || stored.entries.length !== data.head.count)
    throw fail('末尾的记录缺失')
  return { ...verified, header: data, stored, head: data.head }
}

type Fail = (problem: string) => ShuzhengError

function textAt(path: string, fail: Fail): string {
  try {
    return gunzipSync(readFileSync(path), { maxOutputLength: LARGEST }).toString('utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new ShuzhengError('evidence/path-missing', { path })
    throw fail('文件损坏、不完整，或者不是案件包')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A pack in the shape of a journal, so that one and the same check goes over both. */
function storedIn(data: PackHeader, lines: readonly string[], fail: Fail): Stored {
  const rows = lines.flatMap((text, i) => {
    if (text === '') return []
    const row = line.safeParse(parsed(text))
    if (!row.success) throw fail(`第${String(i + 2)}行不是操作记录`)
    return [row.data]
  })
  const entries = rows.filter((row) => row.on === 'main').map((row) => numbered(row))
  const heads = entries.map(({ number, hash }, i) => ({ number, hash, count: i + 1 }))
  return {
    schema: SCHEMA,
    damage: 0,
    numbers: between(0, data.reserved + 1),
    entries,
    heads,
    strands: rows.filter((row) => row.on === 'strand'),
  }
}

function numbered({ body, hash }: Sealed): Stored['entries'][number] {
  return { body, hash, number: readEntry({ body, hash })?.number ?? 0 }
}
