import type { ByteSource } from '../source.ts'
import type { Archive, ArchiveEntry, ArchiveIssue } from './archive.ts'
import { copied } from './copied.ts'
import { nameIssues } from './name-issues.ts'
import { namesAsText } from './stored-names.ts'
import { safeName } from './zip-names.ts'

/** A file that lies in an archive as it is. */
export interface FlatEntry {
  readonly raw: Buffer
  readonly size: number
  readonly at: number
  /** The mode of Unix. */
  readonly mode: number
}

export interface FlatList {
  readonly entries: readonly FlatEntry[]
  /** It breaks off before its end. */
  readonly cut: boolean
  /** Behind its end stands something that belongs to no entry. */
  readonly stray: boolean
  /** Places where no header stood although one was due. */
  readonly broken: number
}

/** An archive whose files are not packed (cpio, ar): they can be read in any order. */
export function flatArchive(source: ByteSource, title: string, list: FlatList): Archive {
  const stored = list.entries.map(({ raw, size }) => ({ raw, size, text: null }))
  const { names, guessed, encoding } = namesAsText(stored)
  const entries = list.entries.map((entry, i) => shown(entry, names[i] ?? ''))
  return {
    title,
    entries,
    issues: [...issuesOf(list, guessed, encoding), ...nameIssues(entries)],
    sequential: false,
    read: (index, emit, { maxBytes = Infinity } = {}) => {
      const entry = list.entries[index]
      if (entry === undefined) throw new Error(`no entry ${String(index)}`)
      return Promise.resolve(copied(source, entry.at, entry.size, emit, maxBytes))
    },
    close: () => undefined,
  }
}

const KIND = 0o170000
const FOLDER = 0o040000
const KINDS: Readonly<Record<number, string>> = {
  0o120000: '符号链接 / symbolic link',
  0o020000: '字符设备 / character device',
  0o060000: '块设备 / block device',
  0o010000: '管道 / FIFO',
  0o140000: '套接字 / socket',
}

function shown({ size, mode }: FlatEntry, name: string): ArchiveEntry {
  const special = KINDS[mode & KIND]
  return {
    name,
    safeName: safeName(name),
    directory: (mode & KIND) === FOLDER && size === 0,
    size,
    compressedSize: size,
    ...(special === undefined ? {} : { special }),
  }
}

function issuesOf(
  { cut, stray, broken }: FlatList,
  guessed: number,
  encoding: string,
): ArchiveIssue[] {
  const issues: ArchiveIssue[] = []
  const say = (code: ArchiveIssue['code'], message: string) =>
    issues.push({ code, entry: null, message })
  if (broken > 0) {
    const n = String(broken)
    say('CORRUPT', `${n} 处不是文件头，越过后继续 / no header where one was due: ${n}`)
  }
  if (cut) say('CORRUPT', '没有结束标记，可能被截断 / no end mark; it may be cut off')
  if (stray)
    say('CORRUPT', '结束标记之后还有内容，未读 / more stands behind the end mark, not read')
  if (guessed > 0) {
    const n = String(guessed)
    say(
      'NAME_ENCODING',
      `${n} 个条目名未标明编码，按 ${encoding} 解读 / names read as ${encoding}: ${n}`,
    )
  }
  return issues
}
