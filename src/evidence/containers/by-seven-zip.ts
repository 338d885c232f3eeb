import type { ByteSource } from '../source.ts'
import type { Archive, OpenContext } from './archive.ts'
import { withFront } from './in-front.ts'
import { withoutProgram } from './self-extracting.ts'
import { cabNames, lhaNames } from './stored-names.ts'
import { openSevenZip } from './seven-zip/seven-zip.ts'
import { bytesAt } from './zip-records.ts'

/** A 7z archive: LZMA, LZMA2, PPMd, bzip2, deflate, filters, AES of content and list. */
export async function sevenZipArchive(
  whole: ByteSource,
  { passwords, alive }: OpenContext,
): Promise<Archive> {
  const { source, at } = withoutProgram(whole, '7z')
  const archive = await openSevenZip({
    inputs: [{ name: 'a.7z', source }],
    type: '7z',
    title: '7z 压缩包',
    passwords,
    alive,
    lockable: hasLockedList(source),
  })
  return withFront(archive, whole, at)
}

/** Is the list of a 7z packed with AES (06F10701)? It stands at the end, and where it lies at the front. */
function hasLockedList(source: ByteSource): boolean {
  const head = bytesAt(source, 0, 32)
  if (head.length < 32) return false
  const at = 32 + Number(head.readBigUInt64LE(12))
  return bytesAt(source, at, 4096).includes('06f10701', 0, 'hex')
}

/** A RAR archive, 4 or 5, whole or in volumes (the first first). */
export async function rarArchive(
  whole: ByteSource,
  { volumes, passwords, alive }: OpenContext,
): Promise<Archive> {
  const { source, at } = withoutProgram(whole, 'rar')
  const type = bytesAt(source, 0, 7)[6] === 1 ? 'rar5' : 'rar'
  const archive = await openSevenZip({
    inputs: (volumes ?? [source]).map((volume, i) => ({
      name: type === 'rar' && !hasNewNames(source) ? oldName(i) : `a.part${String(i + 1)}.rar`,
      source: volume,
    })),
    type,
    title: 'RAR 压缩包',
    passwords,
    alive,
    lockable: true,
  })
  return withFront(archive, whole, at)
}

/** Do volumes of this RAR 4 name the next one `.part2.rar`? 7-Zip asks for it by what the header says, not by our names. */
function hasNewNames(source: ByteSource): boolean {
  return ((bytesAt(source, 0, 11)[10] ?? 0) & 0x10) !== 0
}

/** `.rar`, `.r00` … `.r99`, `.s00` … */
function oldName(number: number): string {
  if (number === 0) return 'a.rar'
  const letter = String.fromCharCode('r'.charCodeAt(0) + Math.floor((number - 1) / 100))
  return `a.${letter}${String((number - 1) % 100).padStart(2, '0')}`
}

/** A cabinet, also behind a program. */
export async function cabArchive(
  whole: ByteSource,
  { passwords, alive }: OpenContext,
): Promise<Archive> {
  const { source, at } = withoutProgram(whole, 'cab')
  const inputs = [{ name: 'a', source }]
  const names = cabNames(source)
  const file = {
    inputs,
    type: 'cab',
    title: 'CAB 压缩包',
    passwords,
    alive,
    lockable: false,
    names,
  }
  return withFront(await openSevenZip(file), whole, at)
}

/** A LHA archive; the encoding of its names is for us to find out. */
export function lhaArchive(
  source: ByteSource,
  { passwords, alive }: OpenContext,
): Promise<Archive> {
  const inputs = [{ name: 'a', source }]
  const names = lhaNames(source)
  const file = {
    inputs,
    type: 'lzh',
    title: 'LHA 压缩包',
    passwords,
    alive,
    lockable: false,
    names,
  }
  return openSevenZip(file)
}

/** Other archives that 7-Zip knows; `ownList` as it names the list of their files, where it shows that. */
export function otherArchive(type: string, title: string, ownList?: string) {
  return (source: ByteSource, { passwords, alive }: OpenContext): Promise<Archive> => {
    const inputs = [{ name: 'a', source }]
    const file = { inputs, type, title, passwords, alive, lockable: false }
    return openSevenZip(ownList === undefined ? file : { ...file, ownList })
  }
}

/** One packed file, named for the container: `名单.csv.bz2` holds `名单.csv`. */
export function packedFile(type: string, title: string, extension: RegExp) {
  return (source: ByteSource, { name }: OpenContext): Promise<Archive> =>
    openSevenZip({
      inputs: [{ name: 'a', source }],
      type,
      title,
      passwords: [],
      lockable: false,
      onlyName: nameInside(name, extension),
    })
}

/** The first piece of a packed file that was cut: `名单.csv.gz.001`, `名单.tgz.aa`. */
const FIRST_PIECE = /(\.(?:t?gz|tbz2?|bz2|t?xz|t?zst|lzma|lz4|z))\.(?:0{2,4}1|aa)$/i

/** The name of a packed file: without the ending that packing gave it. */
export function nameInside(name: string, extension: RegExp): string {
  const last = (name.split('/').at(-1) ?? '').replace(FIRST_PIECE, '$1')
  const short = last.replace(/\.t(?:lz|gz|bz2?|xz|zst|lz4|az)$/i, '.tar').replace(extension, '')
  return short === '' ? 'data' : short
}
