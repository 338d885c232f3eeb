import type { InsideFile } from '../containers/inside.ts'
import { objectsIn } from '../containers/ole-objects.ts'
import { openCompound, streamAt, type Folder } from './compound.ts'

/** An OLE file as far as it matters. */
export interface Opened {
  readonly stream: Uint8Array | null
  readonly encrypted: boolean
  /** Embedded objects. */
  readonly embedded: number
  /** Files that stand in it as objects. */
  readonly files: readonly InsideFile[]
  /** What pivot tables sum up, each a stream. */
  readonly caches: readonly Buffer[]
  /** The container is cut short; zeros stand for what is missing. */
  readonly cut: boolean
}

/** What stands in an OLE file: the workbook stream, or that it is encrypted. Throws on a broken container. */
export function openContainer(bytes: Uint8Array): Opened {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return { ...contents(whole, false), cut: false }
  } catch (error) {
    const size = statedSize(whole)
    if (size <= whole.length || size > Math.min(LARGEST, 16 * whole.length)) throw error
    const padded = Buffer.concat([whole, Buffer.alloc(size - whole.length)])
    return { ...contents(padded, true), cut: true }
  }
}

/** Streams of an OLE file by their paths; throws on a broken container. */
export function compoundStream(
  bytes: Uint8Array,
  paths: readonly string[],
): readonly (Uint8Array | null)[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const root = rootOf(whole)
  return paths.map((path) => streamAt(root, path)?.read() ?? null)
}

/** A stated size beyond this, or many times the file's, is a lie rather than a cut. */
const LARGEST = 1 << 28

/** The size up to which the sector table of an OLE file reaches. */
function statedSize(bytes: Buffer): number {
  if (bytes.length < 512) return 0
  const sector = bytes.readUInt16LE(30) === 12 ? 4096 : 512
  return (bytes.readUInt32LE(44) * (sector / 4) + 1) * sector
}

function rootOf(bytes: Buffer): Folder {
  const root = openCompound(bytes)
  if (root === null) throw new Error('no OLE file')
  return root
}

/** `cut`: streams may lack some of their bytes. */
function contents(bytes: Buffer, cut: boolean): Omit<Opened, 'cut'> {
  const root = rootOf(bytes)
  const found = streamAt(root, '/Workbook') ?? streamAt(root, '/Book')
  const stream = found?.read() ?? null
  const { files, unread } = objectsIn(root, (name) => OBJECT.test(name))
  if (found && stream && stream.length < found.size && !cut) throw new Error('cut short')
  return {
    stream: stream === null || stream.length === 0 ? null : stream,
    encrypted: ['/EncryptedPackage', '/encryption'].some((path) => streamAt(root, path) !== null),
    embedded: unread,
    files,
    caches: [...(root.folders.get('_SX_DB_CUR')?.streams.values() ?? [])].map((s) => s.read()),
  }
}

/** Folders of objects. */
const OBJECT = /^MBD[0-9A-F]{8}$/i
