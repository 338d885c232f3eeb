import type {
  Archive,
  ArchiveEntry,
  ArchiveIssue,
  EntryOptions,
  EntryResult,
} from '../../containers/archive.ts'
import { nameIssues } from '../../containers/name-issues.ts'
import { safeName } from '../../containers/zip-names.ts'
import type { ByteSource } from '../../source.ts'
import { partContent } from './content.ts'
import { mailLines } from './mail-lines.ts'
import { fileName, sortParts } from './mail-parts.ts'
import { MailRows } from './mail-rows.ts'
import { parseMail, type Mail, type Part } from './mime.ts'

/** Where a mail lies in a mailbox. */
interface Place {
  readonly from: number
  readonly to: number
}

/**
 * A mail, or a mailbox (mbox): its attachments are members, the mails themselves rows of its own. Only places are
 * held; attachments are decoded when they are asked for.
 */
export function mailArchive(source: ByteSource): Archive {
  const places = mailsIn(source)
  const issues: ArchiveIssue[] = []
  const files: Part[] = []
  const entries: ArchiveEntry[] = []
  for (const [i, place] of places.entries()) {
    const mail = parseMail(source, place.from, place.to)
    issues.push(...issuesOf(mail))
    const folder = places.length > 1 ? `邮件${i + 1}/` : ''
    const { files: inside, looks } = sortParts(mail.root)
    if (looks > 0) issues.push(styles(looks))
    for (const [k, part] of inside.entries()) {
      files.push(part)
      entries.push(entryOf(part, `${folder}${fileName(part, k + 1)}`))
    }
  }
  return {
    title: places.length > 1 ? '电子邮箱（mbox）' : '电子邮件',
    entries,
    issues: [...issues, ...nameIssues(entries)],
    sequential: true,
    read: (index, emit, options) => Promise.resolve(readPart(source, files[index], emit, options)),
    own: (sink) => {
      const rows = new MailRows(source, sink, places.length > 1)
      places.forEach(({ from, to }, i) => {
        rows.mail(parseMail(source, from, to), i + 1)
      })
      rows.end()
    },
    close: () => undefined,
  }
}

function entryOf(part: Part, name: string): ArchiveEntry {
  const stored = part.to - part.from
  return { name, safeName: safeName(name), directory: false, size: null, compressedSize: stored }
}

function styles(count: number): ArchiveIssue {
  const message = `网页的样式表和字体 ${String(count)} 个，未读 / style sheets and fonts of the page, not read: ${String(count)}`
  return { code: 'NOT_A_TABLE', entry: null, message }
}

function issuesOf({ cut, unended }: Mail): ArchiveIssue[] {
  const issues: ArchiveIssue[] = []
  if (cut)
    issues.push({
      code: 'LIMIT',
      entry: null,
      message: '邮件的部分过多或嵌套过深，其余未读 / too many parts, or too deep',
    })
  if (unended)
    issues.push({
      code: 'CORRUPT',
      entry: null,
      message: '邮件不完整，缺少结尾 / the mail is cut short',
    })
  return issues
}

/** Thrown by our own counting, and caught here. */
class TooMuch extends Error {}

function readPart(
  source: ByteSource,
  part: Part | undefined,
  emit: (chunk: Uint8Array) => void,
  { maxBytes = Infinity }: EntryOptions = {},
): EntryResult {
  if (part === undefined) throw new Error('no such part')
  let bytes = 0
  try {
    partContent(source, part, (chunk) => {
      if (bytes + chunk.length > maxBytes) throw new TooMuch()
      bytes += chunk.length
      emit(chunk)
    })
    return { status: 'ok', bytes, message: '' }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    return { status: 'LIMIT', bytes, message: '附件超过限额 / the attachment exceeds the limit' }
  }
}

/** The mails of a mailbox begin with a line `From …` behind a blank one; a file without such a line is one mail. */
function mailsIn(source: ByteSource): Place[] {
  const begins: { at: number; next: number }[] = []
  let blank = true
  let text = -1
  for (const { bytes, at, next } of mailLines(source, 0, source.size)) {
    if (blank && bytes[0] === 0x46 && isFromLine(bytes)) begins.push({ at, next })
    blank = bytes.length === 0
    if (!blank && text < 0) text = at
  }
  if (begins.length === 0 || begins[0]?.at !== text) return [{ from: 0, to: source.size }]
  return begins.map(({ next }, i) => ({ from: next, to: begins[i + 1]?.at ?? source.size }))
}

function isFromLine(bytes: Uint8Array): boolean {
  return /^From \S{1,300} .{0,80}\d{4}/.test(Buffer.from(bytes.subarray(0, 400)).toString('latin1'))
}
