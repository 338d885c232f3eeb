import type { ByteSource } from '../source.ts'
import type { Archive, ArchiveIssue } from './archive.ts'
import { bytesAt } from './zip-records.ts'

/** An empty archive is its marks and lengths; a packer's comment, or blocks of naught. */
const EMPTY_ARCHIVE = 128
const LOOKED_AT = 1 << 20

/**
 * What is said of an archive that lists no file, and of which nothing else is said: that it is empty, that it holds only
 * folders, or that what it holds was not listed, as where its list is damaged in a way that unpackers take for its end.
 */
export function nothingListed(archive: Archive, source: ByteSource): ArchiveIssue | null {
  const { entries, issues } = archive
  if (issues.length > 0 || archive.own || !entries.every((entry) => entry.directory)) return null
  if (entries.length > 0) return onlyFolders(entries.length)
  const bytes = bytesAt(source, 0, LOOKED_AT)
  let filled = 0
  for (const byte of bytes) if (byte !== 0 && byte !== 0x20) filled++
  if (filled <= EMPTY_ARCHIVE)
    return {
      code: 'EMPTY_FILE',
      entry: null,
      message: '压缩包中没有文件 / the archive holds no file',
    }
  const message =
    '未能列出任何文件，其内容未读 / no file could be listed; what it holds was not read'
  return { code: 'CORRUPT', entry: null, message }
}

function onlyFolders(folders: number): ArchiveIssue {
  const n = String(folders)
  const message = `压缩包中只有文件夹 ${n} 个，没有文件 / the archive holds ${n} folders and no file`
  return { code: 'EMPTY_FILE', entry: null, message }
}
