import type { Archive, ArchiveIssue } from '../../containers/archive.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import { mailArchive } from '../mail/mail.ts'
import { openCompound, type Folder } from '../compound.ts'
import { asMime, type Letter, type LetterFile } from './letter.ts'
import { bodyFile } from './body-file.ts'
import { charsetOf, Properties, PROPERTY as P } from './properties.ts'
import { NO_DATA, tell } from './told.ts'

const TITLE = 'Outlook 邮件（msg）'
/** A message is held in memory, and once more as it is handed on. */
const LARGEST = 512 * 2 ** 20
/** Messages inside one another. */
const DEEPEST = 8

/** A message saved by Outlook: read as the mail it was, its attachments as members, messages attached to it as mails. */
export function msgArchive(source: ByteSource): Archive {
  if (source.size > LARGEST)
    return refused({
      code: 'LIMIT',
      entry: null,
      message: '邮件超过 512 MB / a message beyond 512 MB',
    })
  const bytes = Buffer.alloc(source.size)
  source.read(0, bytes)
  const root = openCompound(bytes)
  if (root === null)
    return refused({
      code: 'CORRUPT',
      entry: null,
      message: '邮件结构损坏 / the message is damaged',
    })
  const issues: ArchiveIssue[] = []
  const mail = mailArchive(memorySource(asMime(letterOf(root, 0, issues))))
  return { ...mail, title: TITLE, issues: [...issues, ...mail.issues] }
}

function refused(issue: ArchiveIssue): Archive {
  const read = () => Promise.reject(new Error('no entries'))
  return {
    title: TITLE,
    entries: [],
    issues: [issue],
    sequential: true,
    read,
    close: () => undefined,
  }
}

function letterOf(folder: Folder, depth: number, issues: ArchiveIssue[]): Letter {
  const of = new Properties(folder, depth === 0 ? 'message' : 'inside')
  const text = of.text(P.BODY)
  const html = of.bytes(P.HTML) ?? null
  const htmlText = of.text(P.HTML)
  const rtf = text === null && html === null && htmlText === null ? of.bytes(P.RTF) : null
  const body = bodyFile(rtf, issues)
  return {
    subject: of.text(P.SUBJECT),
    date: of.time(P.SUBMITTED) ?? of.time(P.DELIVERED),
    from: address(of.text(P.SENDER_NAME), of.text(P.SENDER_SMTP) ?? of.text(P.SENDER_ADDRESS)),
    ...recipientsOf(folder, of),
    text,
    page: html ?? (htmlText === null ? null : Buffer.from(htmlText)),
    pageCharset: html === null ? 'utf-8' : charsetOf(of.number(P.PAGE_CODE_PAGE) ?? of.codePage),
    files: [...body, ...attachmentsOf(folder, of.codePage, depth, issues)],
  }
}

function recipientsOf(folder: Folder, of: Properties): Pick<Letter, 'to' | 'cc' | 'bcc'> {
  const found = [[], [], []] as [string[], string[], string[]]
  for (const one of numbered(folder, '__recip_version1.0_#')) {
    const who = new Properties(one, 'part', of.codePage)
    const kind = (who.number(P.RECIPIENT_KIND) ?? 1) & 3
    const text = address(who.text(P.NAME), who.text(P.SMTP) ?? who.text(P.ADDRESS))
    if (text !== null) found[kind === 2 ? 1 : kind === 3 ? 2 : 0].push(text)
  }
  const [to, cc, bcc] = found.map((list) => (list.length > 0 ? list.join(', ') : null))
  return {
    to: to ?? of.text(P.TO),
    cc: cc ?? of.text(P.CC),
    bcc: bcc ?? of.text(P.BCC),
  }
}

function attachmentsOf(
  folder: Folder,
  codePage: number,
  depth: number,
  issues: ArchiveIssue[],
): LetterFile[] {
  return numbered(folder, '__attach_version1.0_#').flatMap((one, i): LetterFile[] => {
    const of = new Properties(one, 'part', codePage)
    const inside = one.folders.get('__substg1.0_3701000D')
    const name =
      of.text(P.LONG_FILE) ?? of.text(P.SHORT_FILE) ?? of.text(P.NAME) ?? `附件${String(i + 1)}`
    const stream = one.streams.get('__substg1.0_37010102')
    const data = stream?.read() ?? null
    if (stream && data && data.length < stream.size)
      tell(issues, 'CORRUPT', '附件不完整 / an attachment is cut short')
    if (data !== null) return [{ name, data }]
    if (
      inside &&
      [...inside.streams.keys()].some((s) => s.startsWith('__properties')) &&
      depth < DEEPEST
    )
      return [{ name: `${name}.eml`, data: asMime(letterOf(inside, depth + 1, issues)) }]
    tell(issues, 'UNSUPPORTED', NO_DATA)
    return []
  })
}

function numbered(folder: Folder, prefix: string): Folder[] {
  return [...folder.folders]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
}

function address(name: string | null, mail: string | null): string | null {
  if (mail === null || mail === name) return name
  return name === null || name === '' ? mail : `${name} <${mail}>`
}
