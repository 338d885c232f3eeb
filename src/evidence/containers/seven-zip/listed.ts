import type { ByteSource } from '../../source.ts'
import type { ArchiveEntry, ArchiveIssue } from '../archive.ts'
import { nameIssues } from '../name-issues.ts'
import { safeName } from '../zip-names.ts'
import { bytesAt } from '../zip-records.ts'
import type { Fault, Listed, Listing } from './listing.ts'

/** An entry as 7-Zip lists it; `onlyName` names the one file of a container that holds just one, `ownList` the list of its files. */
export function entryOf(
  { path, fields }: Listed,
  onlyName?: string,
  ownList?: string,
): ArchiveEntry {
  const attributes = ` ${fields.get('Attributes') ?? ''}`
  const name = onlyName ?? path
  const special = path === ownList ? OWN_LIST : specialOf(fields, attributes)
  return {
    name,
    safeName: safeName(name),
    directory:
      fields.get('Folder') === '+' ||
      fields.get('Type') === 'directory' ||
      / (?:[A-CE-Z]*D[A-Z]*(?= |$)|d[r-][w-])/.test(attributes),
    size: numberOf(fields.get('Size')),
    compressedSize: numberOf(fields.get('Packed Size')),
    ...(special === null ? {} : { special }),
  }
}

const OWN_LIST = '归档自身的目录，不是其中的文件 / the list of files of the archive itself'

/** Unix attributes stand behind those of Windows: `A lrwxrwxrwx`. */
function specialOf(fields: ReadonlyMap<string, string>, attributes: string): string | null {
  if (fields.get('Symbolic Link') || / l[r-][w-]/.test(attributes))
    return '符号链接 / symbolic link'
  if (fields.get('Hard Link')) return '硬链接 / hard link'
  return / [bcps][r-][w-]/.test(attributes) ? '设备文件 / device' : null
}

function numberOf(text: string | undefined): number | null {
  const number = text === undefined || text === '' ? NaN : Number(text)
  return Number.isFinite(number) ? number : null
}

/** What the list says is wrong with the archive as a whole. */
export function issuesOf(
  listing: Listing,
  entries: readonly ArchiveEntry[],
  source?: ByteSource,
): ArchiveIssue[] {
  const { faults, refused, broken } = listing
  if (entries.length === 0 && faults.some((f) => f.code === 'PASSWORD')) {
    return [
      of('PASSWORD', '目录已加密，没有能打开的口令 / the list is encrypted; no password opens it'),
    ]
  }
  const said = new Map(faults.map((f) => [f.text + (f.path ?? ''), of(f.code, wordsOf(f))]))
  if (said.size === 0 && (refused || broken)) {
    said.set('', of('CORRUPT', '打不开 / it does not open'))
  }
  return [
    ...said.values(),
    ...tailOf(listing, source),
    ...commentOf(listing),
    ...nameIssues(entries),
  ]
}

/** 7-Zip states how much stands behind a 7z, as a field among others; of other kinds it counts what belongs to them. */
function tailOf({ about }: Listing, source: ByteSource | undefined): ArchiveIssue[] {
  const bytes = about.find(([field]) => field === 'Tail Size')?.[1] ?? '0'
  const length = Number(bytes)
  const isKnown = about.some(([field, value]) => field === 'Type' && value === '7z')
  if (!isKnown || !(length > 0) || (source && isFilling(source, length))) return []
  const english = `bytes behind the end that belong to no entry, not read: ${bytes}`
  return [of('CORRUPT', `结尾之后还有 ${bytes} 字节不属于任何条目，未读 / ${english}`)]
}

const SLICE = 1 << 20

/** Packers that write in blocks fill the last one with zeros. */
function isFilling(source: ByteSource, length: number): boolean {
  for (let at = source.size - length; at < source.size; at += SLICE)
    if (bytesAt(source, at, SLICE).some((byte) => byte !== 0)) return false
  return true
}

function commentOf({ about }: Listing): ArchiveIssue[] {
  const comment = about.find(([field]) => field === 'Comment')?.[1] ?? ''
  if (comment === '') return []
  return [
    of('NOT_A_TABLE', '压缩包有注释，未作清单读取 / the archive has a comment, not read as rows'),
  ]
}

function of(code: ArchiveIssue['code'], message: string): ArchiveIssue {
  return { code, entry: null, message }
}

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/Missing volume/, '缺少后面的分卷'],
  [/Unexpected end/, '内容被截断'],
  [/after the end|There are some data/, '结尾之后还有不属于压缩包的内容'],
  [/Headers Error/, '目录有错误'],
  [/CRC/, '校验不符'],
  [/Cannot open/, '打不开'],
]

/** In Chinese what is known; the words of 7-Zip beside it, without any name. */
function wordsOf({ text }: Fault): string {
  const chinese = KNOWN.find(([words]) => words.test(text))?.[1] ?? '文件损坏'
  return `${chinese} / ${text
    .replaceAll(/\/in\/\S*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()}`
}
