import type { Archive, ArchiveIssue } from '../../containers/archive.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import { mailArchive } from '../mail/mail.ts'
import { bodyFile } from './body-file.ts'
import { asMime, type Letter, type LetterFile } from './letter.ts'
import { charsetOf, decoded, PROPERTY as P } from './properties.ts'
import { NO_DATA, tell } from './told.ts'
import { TNEF_MAGIC, TnefProperties, tnefRecords, type TnefRecord } from './tnef-records.ts'

const CUT = '内容被截断，只读出已有部分 / cut off; what is there was read'
const TITLE = 'Outlook 富文本附件（winmail.dat）'
const LARGEST = 512 * 2 ** 20
/** Letters inside one another. */
const DEEPEST = 8
const RECORD = {
  SUBJECT: 0x8004,
  BODY: 0x800c,
  FILE: 0x800f,
  FILE_NAME: 0x8010,
  PROPERTIES: 0x9003,
  FILE_BEGINS: 0x9002,
  FILE_PROPERTIES: 0x9005,
  CODE_PAGE: 0x9007,
} as const
/** An embedded letter stands behind the number of its kind. */
const BEFORE_LETTER = 16

/** What Outlook packs text and attachments into (`winmail.dat`, TNEF): read as the mail it was, its files as members. */
export function tnefArchive(source: ByteSource): Archive {
  const bytes = Buffer.alloc(Math.min(source.size, LARGEST))
  source.read(0, bytes)
  const issues: ArchiveIssue[] = []
  if (source.size > LARGEST)
    issues.push({
      code: 'LIMIT',
      entry: null,
      message: '超过 512 MB，只读开头 / beyond 512 MB, only its beginning was read',
    })
  const mail = mailArchive(memorySource(asMime(letterOf(bytes, 0, issues))))
  return { ...mail, title: TITLE, issues: [...issues, ...mail.issues] }
}

interface Parts {
  readonly own: readonly TnefRecord[]
  readonly files: readonly (readonly TnefRecord[])[]
}

function letterOf(bytes: Buffer, depth: number, issues: ArchiveIssue[]): Letter {
  const { records, whole } = tnefRecords(bytes)
  const parts = partsOf(records)
  const said = dataOf(parts.own, RECORD.CODE_PAGE)
  const codePage = said !== null && said.length >= 4 ? said.readUInt32LE(0) : 936
  const properties = propertiesOf(parts.own, RECORD.PROPERTIES)
  if (!whole || !properties.whole) tell(issues, 'CORRUPT', CUT)
  const plain = (id: number) => {
    const data = dataOf(parts.own, id)
    return data === null ? null : decoded(data, codePage).replace(/\0+$/, '')
  }
  const rtf = properties.bytes(P.RTF)
  const text = properties.text(P.BODY, codePage) ?? plain(RECORD.BODY)
  const page = properties.bytes(P.HTML)
  const body = text === null && page === null ? bodyFile(rtf, issues) : []
  return {
    subject: properties.text(P.SUBJECT, codePage) ?? plain(RECORD.SUBJECT),
    date: null,
    from: properties.text(P.SENDER_NAME, codePage),
    to: properties.text(P.TO, codePage),
    cc: properties.text(P.CC, codePage),
    bcc: properties.text(P.BCC, codePage),
    text,
    page,
    pageCharset: charsetOf(codePage),
    files: [...body, ...parts.files.flatMap((file, i) => fileOf(file, i, codePage, depth, issues))],
  }
}

function partsOf(records: readonly TnefRecord[]): Parts {
  const files: TnefRecord[][] = []
  for (const record of records) {
    if (!record.isOfFile) continue
    const open = files.at(-1)
    // What is said twice belongs to another file, though its beginning is not told.
    if (record.id === RECORD.FILE_BEGINS || !open || open.some(({ id }) => id === record.id))
      files.push([record])
    else open.push(record)
  }
  return { own: records.filter((record) => !record.isOfFile), files }
}

function propertiesOf(records: readonly TnefRecord[], id: number): TnefProperties {
  return new TnefProperties(dataOf(records, id) ?? Buffer.alloc(0))
}

function dataOf(records: readonly TnefRecord[], id: number): Buffer | null {
  return records.find((record) => record.id === id)?.data ?? null
}

function fileOf(
  records: readonly TnefRecord[],
  i: number,
  codePage: number,
  depth: number,
  issues: ArchiveIssue[],
): LetterFile[] {
  const properties = propertiesOf(records, RECORD.FILE_PROPERTIES)
  if (!properties.whole) tell(issues, 'CORRUPT', CUT)
  const title = dataOf(records, RECORD.FILE_NAME)
  const name =
    properties.text(P.LONG_FILE, codePage) ??
    (title === null ? null : decoded(title, codePage).replace(/\0+$/, '')) ??
    `附件${String(i + 1)}`
  const inside = properties.bytes(P.DATA)?.subarray(BEFORE_LETTER)
  if (inside && inside.length > 4 && inside.readUInt32LE(0) === TNEF_MAGIC && depth < DEEPEST)
    return [{ name: `${name}.eml`, data: asMime(letterOf(inside, depth + 1, issues)) }]
  const data = dataOf(records, RECORD.FILE) ?? properties.bytes(P.DATA)
  if (data === null) tell(issues, 'UNSUPPORTED', NO_DATA)
  return data === null ? [] : [{ name, data }]
}
