import type { ByteSource } from '../../source.ts'

/** How a document of Office is locked, as its `EncryptionInfo` says. */
export interface DocumentLock {
  /** Steps from a password to its key. */
  readonly rounds: number
  /** The key of the content, null when it is another password. */
  opens(password: string): Buffer | null
  /** The document in the clear, deciphered where it is read. */
  plain(key: Buffer, content: ByteSource): ByteSource
  /** Are the locked bytes those that were written? Null where the document does not say. */
  isWhole(key: Buffer, content: ByteSource): boolean | null
}

export const BLOCK = 16
/** The content begins with the number of its plain bytes. */
const SIZE = 8

/** Plain bytes of the content as stated, never more than are there. */
function plainSize(content: ByteSource): number {
  const stated = Buffer.alloc(SIZE)
  if (content.read(0, stated) < SIZE) return 0
  const size = stated.readBigUInt64LE(0)
  const room = content.size - SIZE
  return size > BigInt(room) ? room : Number(size)
}

/** A source whose pieces of a fixed length are deciphered each by itself; the last one read is kept. */
export function pieces(
  content: ByteSource,
  length: number,
  decipher: (piece: Buffer, number: number) => Buffer,
): ByteSource {
  const size = plainSize(content)
  let kept = -1
  let plain: Buffer = Buffer.alloc(0)
  const piece = (number: number) => {
    if (number === kept) return plain
    const sealed = Buffer.alloc(length)
    const got = content.read(SIZE + number * length, sealed)
    plain = decipher(sealed.subarray(0, got - (got % BLOCK)), number)
    kept = number
    return plain
  }
  return {
    size,
    read(offset, into) {
      const end = Math.min(size, offset + into.length)
      let at = offset
      while (at < end) {
        const number = Math.floor(at / length)
        const bytes = piece(number).subarray(at - number * length, end - number * length)
        if (bytes.length === 0) break
        into.set(bytes, at - offset)
        at += bytes.length
      }
      return Math.max(0, at - offset)
    },
    close: () => undefined,
  }
}

export function numbered(i: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(i)
  return bytes
}
