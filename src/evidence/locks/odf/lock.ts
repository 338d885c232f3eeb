import { argon2Sync, createDecipheriv, hash, pbkdf2Sync } from 'node:crypto'
import { constants, inflateRawSync } from 'node:zlib'
import { bytesAt } from '../../containers/zip-records.ts'
import type { ByteSource } from '../../source.ts'
import { Blowfish } from './blowfish.ts'
import type { LockedPart } from './manifest.ts'

/** A lock on parts of a document: what a password makes of the locked bytes of the part that proves it. */
export interface OdfLock {
  readonly rounds: number
  opens(password: string, locked: ByteSource): ByteSource | null
}

/** More is not asked of a machine by a file. */
const MOST_ROUNDS = 10_000_000
const MOST_MEMORY = 1 << 18
const MOST_LANES = 16
/** A part under GCM is cleared as a whole: its code stands at its end. */
const LARGEST_GCM = 1 << 30
const CHECKED = 1024

const CLEAR: Readonly<
  Record<string, (part: LockedPart, key: Buffer, locked: ByteSource) => ByteSource | null>
> = {
  'blowfish cfb': (part, key, locked) => feedback(new Blowfish(key), part.vector, locked),
  blowfish: (part, key, locked) => feedback(new Blowfish(key), part.vector, locked),
  'aes128-cbc': (part, key, locked) => chained(key, part.vector, locked),
  'aes192-cbc': (part, key, locked) => chained(key, part.vector, locked),
  'aes256-cbc': (part, key, locked) => chained(key, part.vector, locked),
  'aes256-gcm': (_, key, locked) => sealed(key, locked),
}
const START: Readonly<Record<string, string>> = { sha1: 'sha1', sha256: 'sha256' }

/** The lock of a part; null for a way that we do not know (OpenPGP keys), or one that asks too much. */
export function odfLock(part: LockedPart): OdfLock | null {
  const clear = CLEAR[part.cipher]
  const start = START[part.startKey]
  const derive = derivation(part)
  if (!clear || !start || !derive || !fits(part)) return null
  return {
    rounds: part.derivation === 'pbkdf2' ? part.rounds : part.rounds * part.memory,
    opens: (password, locked) => {
      const plain = clear(part, derive(hash(start, password, 'buffer')), locked)
      return plain && (part.cipher === 'aes256-gcm' || isProved(part, plain)) ? plain : null
    },
  }
}

function fits({ cipher, vector, keySize }: LockedPart): boolean {
  if (cipher.startsWith('blowfish')) return vector.length === 8 && keySize > 0 && keySize <= 56
  const stated = Number(/\d+/.exec(cipher)?.[0]) / 8
  return keySize === stated && (cipher.endsWith('gcm') || vector.length === 16)
}

function derivation(part: LockedPart): ((start: Buffer) => Buffer) | null {
  const { derivation: name, salt, rounds, keySize, memory, lanes } = part
  if (rounds < 1 || rounds > MOST_ROUNDS || keySize > 64) return null
  if (name === 'pbkdf2') return (start) => pbkdf2Sync(start, salt, rounds, keySize, 'sha1')
  if (name !== 'argon2id' || salt.length < 8 || lanes < 1 || lanes > MOST_LANES) return null
  if (memory < 8 * lanes || memory > MOST_MEMORY || rounds > 1000) return null
  return (message) =>
    argon2Sync('argon2id', {
      ...{ message, nonce: salt, parallelism: lanes, tagLength: keySize },
      ...{ memory, passes: rounds },
    })
}

/** Is the digest over the first KiB the stated one? Without one: do the bytes unpack to XML? */
function isProved({ checksumType, checksum }: LockedPart, plain: ByteSource): boolean {
  const first = bytesAt(plain, 0, CHECKED)
  if (checksumType.startsWith('sha1')) return hash('sha1', first, 'buffer').equals(checksum)
  if (checksumType.startsWith('sha256')) return hash('sha256', first, 'buffer').equals(checksum)
  try {
    const finishFlush = constants.Z_SYNC_FLUSH
    const text = inflateRawSync(first, { finishFlush, maxOutputLength: 1 << 22 })
    return text.subarray(0, 64).toString('latin1').trimStart().startsWith('<')
  } catch {
    return false
  }
}

function feedback(cipher: Blowfish, vector: Buffer, locked: ByteSource): ByteSource {
  return blocks(locked, locked.size, 8, vector, (bytes, before) => cipher.clear(bytes, before))
}

/** AES with chained blocks; the last byte says how many were filled up. */
function chained(key: Buffer, vector: Buffer, locked: ByteSource): ByteSource | null {
  const whole = locked.size - (locked.size % 16)
  if (whole === 0) return null
  const name = `aes-${String(key.length * 8)}-cbc`
  const clear = (bytes: Buffer, before: Buffer) =>
    createDecipheriv(name, key, before).setAutoPadding(false).update(bytes)
  const filled = bytesAt(blocks(locked, whole, 16, vector, clear), whole - 1, 1)[0] ?? 0
  return filled < 1 || filled > 16 ? null : blocks(locked, whole - filled, 16, vector, clear)
}

/** A cipher in which a block needs only the locked one before it: read anywhere. */
function blocks(
  locked: ByteSource,
  size: number,
  block: number,
  vector: Buffer,
  clear: (bytes: Buffer, before: Buffer) => Buffer,
): ByteSource {
  return {
    size,
    read(offset, into) {
      const end = Math.min(size, offset + into.length)
      if (end <= offset) return 0
      const from = offset - (offset % block)
      const to = Math.min(locked.size, end + ((block - (end % block)) % block))
      const before = from === 0 ? vector : bytesAt(locked, from - block, block)
      const plain = clear(bytesAt(locked, from, to - from), before)
      into.set(plain.subarray(offset - from, end - from))
      return end - offset
    },
    close: () => undefined,
  }
}

/** AES-GCM as LibreOffice 24.8 writes it: vector, bytes, code. The code tells a wrong password and damage alike. */
function sealed(key: Buffer, locked: ByteSource): ByteSource | null {
  const [vector, code] = [12, 16]
  if (locked.size < vector + code || locked.size > LARGEST_GCM) return null
  const bytes = bytesAt(locked, 0, locked.size)
  const aes = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, vector))
  aes.setAuthTag(bytes.subarray(bytes.length - code))
  try {
    const plain = aes.update(bytes.subarray(vector, bytes.length - code))
    aes.final()
    return {
      size: plain.length,
      read: (at, into) => plain.copy(into, 0, at, at + into.length),
      close: () => undefined,
    }
  } catch {
    return null
  }
}
