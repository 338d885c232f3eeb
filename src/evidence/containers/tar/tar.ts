import type { ByteSource } from '../../source.ts'
import type { Archive, ArchiveEntry, ArchiveIssue, EntryOptions, EntryResult } from '../archive.ts'
import { copied, CUT } from '../copied.ts'
import { encodingOfNames, nameIn } from '../name-encoding.ts'
import { nameIssues } from '../name-issues.ts'
import { MAX_ENTRIES } from '../zip-directory.ts'
import { safeName } from '../zip-names.ts'
import { KINDS } from './header.ts'
import { TarWalk, type TarEntry } from './list.ts'
import { expand, filledParts } from './sparse.ts'

/** A tar archive (ustar, GNU, pax); its entries can be read in any order. */
export function tarArchive(source: ByteSource): Archive {
  const walk = new TarWalk(source)
  const entries = renamed(walk.entries).map(shown)
  return {
    title: 'tar 归档',
    entries,
    issues: [...issuesOf(walk), ...nameIssues(entries)],
    sequential: false,
    read: (index, emit, options = {}) => {
      const entry = walk.entries[index]
      if (entry === undefined) throw new Error(`no entry ${String(index)}`)
      return Promise.resolve(copy(source, entry, emit, options))
    },
    close: () => undefined,
  }
}

/** Names that are not UTF-8 are in one encoding, which all of them together show. */
function renamed(entries: readonly TarEntry[]): readonly TarEntry[] {
  const encoding = encodingOfNames(entries.flatMap(({ raw }) => raw ?? []))
  if (encoding === 'gb18030') return entries
  return entries.map((e) => (e.raw === null ? e : { ...e, name: nameIn(e.raw, encoding) }))
}

function shown({ name, type, size, stored }: TarEntry): ArchiveEntry {
  const special = KINDS[type]
  return {
    name,
    safeName: safeName(name),
    directory: type === '5' || (type === '0' && name.endsWith('/') && size === 0),
    size,
    compressedSize: stored,
    ...(special === undefined ? {} : { special }),
  }
}

function issuesOf({ entries, broken, cut, stray, negative }: TarWalk): ArchiveIssue[] {
  const issues: ArchiveIssue[] = []
  const say = (code: ArchiveIssue['code'], entry: number | null, message: string) =>
    issues.push({ code, entry, message })
  const [place] = broken
  if (place !== undefined) {
    const n = String(broken.length)
    say('CORRUPT', null, `${n} 处不是文件头，越过后继续 / no header where one was due: ${n}`)
  }
  if (cut) say('CORRUPT', null, '没有结束标记，可能被截断 / no end mark; it may be cut off')
  if (stray) say('CORRUPT', null, STRAY)
  if (negative > 0) {
    const n = String(negative)
    say('CORRUPT', null, `${n} 个条目记载的大小为负 / entries that state a size below naught: ${n}`)
  }
  const pieces = entries.filter((e) => e.type === 'M').length
  if (pieces > 0) say('CORRUPT', null, PIECE)
  const guessed = entries.filter((e) => e.guessedName).length
  if (guessed > 0) {
    const n = String(guessed)
    say('NAME_ENCODING', null, `${n} 个条目名不是 UTF-8，按中文编码解读 / names not UTF-8: ${n}`)
  }
  if (entries.length >= MAX_ENTRIES) {
    const n = String(MAX_ENTRIES)
    say('LIMIT', null, `条目超过 ${n} 个 / more than ${n} entries`)
  }
  return issues
}

const STRAY = '结束标记之后还有内容，未读 / more stands behind the end mark, not read'
const PIECE =
  '多卷归档：有文件的前半部分在上一卷 / of several volumes: the beginning of a file is in the one before'
const HOLLOW =
  '稀疏文件展开后超出限额，只读出存有的部分，空洞未展开 / with its holes the file is larger than the limit; what is stored was read without them'
const NO_MAP =
  '稀疏文件的空洞记录有误，只读出存有的部分 / what is told of the holes of a sparse file makes no sense; only what is stored was read'

function copy(
  source: ByteSource,
  entry: TarEntry,
  emit: (chunk: Uint8Array) => void,
  { maxBytes = Infinity }: EntryOptions,
): EntryResult {
  const { at, size, stored, holes } = entry
  if (holes === null) return copied(source, at, stored, emit, maxBytes)
  const filled = filledParts(source, holes, size, at)
  if (filled === null) {
    const { bytes } = copied(source, at, stored, emit, maxBytes)
    return { status: 'CORRUPT', bytes, message: NO_MAP }
  }
  if (size > maxBytes) {
    const { bytes } = copied(source, filled.at, at + stored - filled.at, emit, maxBytes)
    return { status: 'LIMIT', bytes, message: HOLLOW }
  }
  const bytes = expand(source, filled, size, emit)
  if (bytes === size) return { status: 'ok', bytes, message: '' }
  return { status: 'CORRUPT', bytes, message: CUT }
}
