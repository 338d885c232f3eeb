import type { Archive, ArchiveEntry } from './archive.ts'

/** So many members that hold nothing are told of one by one. */
const MOST_HOLLOW = 1000
/** What packing nothing leaves: the end of a stream. */
const NOTHING_PACKED = 2

/**
 * Of very many members that hold nothing their number is told, as that of folders is: each of a million of them would cost a
 * reader its time and the report a line.
 */
export function withoutHollow(archive: Archive): Archive {
  const many = archive.entries.filter((entry) => isHollow(entry)).length
  if (many <= MOST_HOLLOW) return archive
  const entries = archive.entries.map((e) => (isHollow(e) ? { ...e, directory: true } : e))
  const n = String(many)
  const message = `${n} 个成员没有内容，不逐个列出 / members that hold nothing, not listed one by one: ${n}`
  const issues = [...archive.issues, { code: 'EMPTY_FILE', entry: null, message } as const]
  const { title, sequential, passwordLine, own } = archive
  return {
    ...{ title, sequential, passwordLine, entries, issues },
    ...(own === undefined ? {} : { own: (sink) => own.call(archive, sink) }),
    read: (...asked) => archive.read(...asked),
    want: (indices) => archive.want?.(indices),
    close: () => archive.close(),
  }
}

function isHollow({ directory, special, size, compressedSize }: ArchiveEntry): boolean {
  return (
    !directory && special === undefined && size === 0 && (compressedSize ?? 0) <= NOTHING_PACKED
  )
}
