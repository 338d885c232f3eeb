import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib'

/**
 * Seals row text and names (design section 6): zstd, then AES-256-GCM under a key derived from the case key.
 *
 * A sealed piece is `nonce (12) · tag (16) · ciphertext`. What it belongs to (table and rows) is bound as
 * associated data, so that pages cannot be exchanged for one another unnoticed.
 */
export interface Seal {
  close(plain: Uint8Array, belongsTo: string): Uint8Array
  /** The same, packed on another thread; `plain` must stay as it is until then. */
  closeLater(plain: Uint8Array, belongsTo: string): Promise<Uint8Array>
  open(sealed: Uint8Array, belongsTo: string): Uint8Array
}

const NONCE = 12
const TAG = 16

/** `purpose` parts the keys: rows are sealed under another key than names, and neither is the key of the pseudonyms. */
export function seal(caseKey: Uint8Array, purpose: 'rows' | 'names'): Seal {
  return sealWith(deriveKey(caseKey, purpose))
}

/** The key a child process gets: enough to seal rows, not enough to make pseudonyms. */
export function deriveKey(caseKey: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', caseKey, 'shuzheng', purpose, 32))
}

export function sealWith(key: Uint8Array): Seal {
  return {
    close: (plain, belongsTo) => closePacked(key, zstdCompressSync(plain, FAST), belongsTo),
    closeLater: async (plain, belongsTo) =>
      closePacked(key, await packLater(plain, FAST), belongsTo),
    open: (sealed, belongsTo) => openPage(key, sealed, belongsTo),
  }
}

const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const packLater = promisify(zstdCompress)

function closePacked(key: Uint8Array, packed: Uint8Array, belongsTo: string): Uint8Array {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(belongsTo))
  const body = cipher.update(packed)
  cipher.final()
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function openPage(key: Uint8Array, sealed: Uint8Array, belongsTo: string): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
  decipher.setAAD(Buffer.from(belongsTo))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  const packed = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  return zstdDecompressSync(packed)
}
