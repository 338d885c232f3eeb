import { compoundStream } from '../../readers/xls-container.ts'
import { memorySource } from '../../source.ts'
import { lockOf, type LockedStreams } from './document.ts'

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Is it a document behind a password, or an old xls? Both begin like this. */
export function isCompound(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.length))
}

/** Both streams of a locked document; null for a container that holds none, or is broken. */
export function lockedStreams(bytes: Uint8Array): LockedStreams | null {
  try {
    const [info, content] = compoundStream(bytes, ['/EncryptionInfo', '/EncryptedPackage'])
    if (!info || !content) return null
    return { info: bufferOf(info), content: bufferOf(content) }
  } catch {
    return null
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Why a document could not be opened: another password, another kind of encryption, or bytes that were changed. */
export type Locked = 'password' | 'unsupported' | 'changed'

/** The document behind the password; `unsupported` also for a container that holds none. */
export function unlockedFile(bytes: Uint8Array, password: string): Buffer | Locked {
  const streams = lockedStreams(bytes)
  const lock = streams && lockOf(streams.info)
  if (!streams || !lock) return 'unsupported'
  try {
    const key = lock.opens(password)
    if (key === null) return 'password'
    const content = memorySource(streams.content)
    if (streams.content.length < 8 || lock.isWhole(key, content) === false) return 'changed'
    const source = lock.plain(key, content)
    const plain = Buffer.alloc(source.size)
    return source.read(0, plain) === plain.length ? plain : 'changed'
  } catch {
    return 'changed'
  }
}
