import { openCompound, type Folder, type Stream } from '../readers/compound.ts'
import type { ByteSource } from '../source.ts'
import { decodeName } from './zip-names.ts'
import type { Archive, ArchiveIssue } from './archive.ts'
import { heldFile, insideArchive, type InsideFile } from './inside.ts'

const TITLE = 'OLE 复合文档'
const NATIVE = '\x01Ole10Native'
const LARGEST = 512 * 2 ** 20
/** Streams that are a file as they stand, with the ending that it had. */
const FILES: readonly (readonly [RegExp, string])[] = [
  [/^(?:workbook|book)$/i, 'xls'],
  [/^package$/i, 'zip'],
  [/^contents$/i, 'pdf'],
]

/** A compound file that is no document itself but what an object of one is kept in: the files that stand in it. */
export function oleArchive(source: ByteSource): Archive {
  const bytes = Buffer.alloc(Math.min(source.size, LARGEST))
  source.read(0, bytes)
  const root = source.size > LARGEST ? null : openCompound(bytes)
  const files = root === null ? [] : objectFiles(root, '对象')
  const archive = { ...insideArchive(files), title: TITLE }
  return files.length > 0 ? archive : { ...archive, issues: [NOTHING] }
}

const NOTHING: ArchiveIssue = {
  code: 'UNSUPPORTED',
  entry: null,
  message: `未读：${TITLE} / OLE compound document`,
}

/** The files that one object holds: a package, a workbook, a file that was dragged into the document. */
export function objectFiles(folder: Folder, name: string): InsideFile[] {
  return [...folder.streams].flatMap(([stream, content]): InsideFile[] => {
    if (stream === NATIVE) return nativeFile(content, name)
    const ending = FILES.find(([pattern]) => pattern.test(stream))?.[1]
    return ending === undefined ? [] : [heldFile(`${name}.${ending}`, content.read())]
  })
}

/** All objects below a folder of a compound file, by the names of their folders; and how many of them hold no file. */
export function objectsIn(folder: Folder, isObject: (name: string) => boolean) {
  const files: InsideFile[] = []
  let unread = 0
  const look = (at: Folder) => {
    for (const [name, inside] of [...at.folders].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!isObject(name)) {
        look(inside)
        continue
      }
      const found = objectFiles(inside, `嵌入文件/${name}`)
      if (found.length === 0) unread++
      files.push(...found)
    }
  }
  look(folder)
  return { files, unread }
}

/**
 * A file that was put into a document as an icon ([MS-OLEDS] 2.3.6 and what Windows writes into it): size, 2, its label, its
 * path, where it lay, its bytes.
 */
function nativeFile(stream: Stream, name: string): InsideFile[] {
  const bytes = stream.read()
  const label = bytes.length > 8 && bytes.readUInt16LE(4) === 2 ? textAt(bytes, 6) : null
  const path = label && textAt(bytes, label.end)
  const temp = path && path.end + 8 <= bytes.length ? path.end + 8 : -1
  const length = temp < 0 ? -1 : bytes.readUInt32LE(temp - 4)
  const at = length < 0 ? -1 : temp + length
  if (label === null || at < 0 || at + 4 > bytes.length)
    return bytes.length > 4 ? [heldFile(name, bytes.subarray(4))] : []
  const size = bytes.readUInt32LE(at)
  const own = label.text.split(/[\\/]/).at(-1) ?? ''
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  return [heldFile(own === '' ? name : `${folder}${own}`, bytes.subarray(at + 4, at + 4 + size))]
}

/** A text up to its end of naught. */
function textAt(
  bytes: Buffer,
  from: number,
): { readonly text: string; readonly end: number } | null {
  const end = bytes.indexOf(0, from)
  if (end < 0 || end - from > 1024) return null
  return { text: decodeName(bytes.subarray(from, end), false, null).name, end: end + 1 }
}
