import { basename } from 'node:path'
import { formatByMagic } from '../format/magic.ts'
import { fileSource, type ByteSource, type FilePath } from '../source.ts'
import { joinedSource } from './joined.ts'
import { volumeSetOf, type VolumeSet } from './volumes.ts'
import { findDirectory } from './zip-directory.ts'
import { bytesAt } from './zip-records.ts'

/** A split archive put together; {@link wholeOf} finds it by the source that stands for it. */
export interface Whole {
  readonly how: VolumeSet['how']
  /** The volume whose file is listed for the whole. */
  readonly own: ByteSource
  readonly volumes: readonly ByteSource[]
  /** Names of volumes that are missing although later ones are there. */
  readonly missing: readonly string[]
}

const WHOLES = new WeakMap<ByteSource, Whole>()

export function wholeOf(source: ByteSource): Whole | undefined {
  return WHOLES.get(source)
}

/**
 * What a file is in a split archive: the whole, by its source; or a volume that is read with `first`, unless one that
 * is missing stands before it.
 */
export type InSplit =
  | { readonly whole: ByteSource; readonly close: () => void }
  | { readonly first: string; readonly missing: string | null }

/** Is the file a volume of a split archive, by name and content? Null when it stands alone. */
export function splitAt(path: FilePath, source: ByteSource): InSplit | null {
  const set = typeof path === 'string' ? volumeSetOf(path) : null
  if (set === null) return null
  const name = basename(path as string)
  const firstIsHere = basename(set.volumes[0] ?? '') === set.first || isLast(set)
  if (name !== set.first) return volumeIn(set, name, source, firstIsHere)
  const opened = set.volumes.map((volume) => [volume, open(volume)] as const)
  const volumes = opened.flatMap(([, volume]) => volume ?? [])
  const close = () => volumes.forEach((volume) => volume.close())
  if (volumes.length < opened.length || !isSplit(set, source, volumes)) {
    close()
    return null
  }
  const whole = set.how === 'rar' ? { ...source } : joinedSource(volumes)
  WHOLES.set(whole, { how: set.how, own: source, volumes, missing: set.missing })
  return { whole, close }
}

/** The last volume of a zip stands for the whole. */
function isLast(set: VolumeSet): boolean {
  return set.how === 'zip' && basename(set.volumes.at(-1) ?? '') === set.first
}

function volumeIn(
  set: VolumeSet,
  name: string,
  source: ByteSource,
  firstIsHere: boolean,
): InSplit | null {
  if (!firstIsHere)
    return hasMark(set, name, source) ? { first: set.first, missing: set.first } : null
  const path = isLast(set) ? set.volumes.at(-1) : set.volumes[0]
  const first = path === undefined ? null : open(path)
  if (first === null) return null
  try {
    if (!isSplit(set, first, [first])) return null
    if (set.first.endsWith('aa') && isContainer(source)) return null
    const isRead = set.volumes.some((volume) => basename(volume) === name)
    return { first: set.first, missing: isRead ? null : (set.missing[0] ?? set.first) }
  } finally {
    first.close()
  }
}

/** Does a volume whose first is not there look like one? */
function hasMark(set: VolumeSet, name: string, source: ByteSource): boolean {
  if (set.how === 'rar') return isRar(source)
  return set.how === 'zip' ? /\.z\d\d$/i.test(name) : /\.(?:7z|zip|rar)\.\d+$/i.test(name)
}

function isSplit(set: VolumeSet, own: ByteSource, volumes: readonly ByteSource[]): boolean {
  if (set.how === 'rar') return isRar(own)
  if (set.how === 'zip') return (findDirectory(own)?.disks ?? 1) > 0 || set.missing.length > 0
  const [first = own, second] = volumes
  return isContainer(first) && !(set.first.endsWith('aa') && second && isContainer(second))
}

function isContainer(source: ByteSource): boolean {
  return CONTAINERS.has(formatByMagic(bytesAt(source, 0, 4096), '', source.size) ?? '')
}

const CONTAINERS: ReadonlySet<string> = new Set([
  'zip',
  '7z',
  'rar',
  'gz',
  'bz2',
  'xz',
  'zst',
  'tar',
])

function isRar(source: ByteSource): boolean {
  return bytesAt(source, 0, 6).toString('latin1') === 'Rar!\x1a\x07'
}

function open(path: string): ByteSource | null {
  try {
    return fileSource(path)
  } catch {
    return null
  }
}
