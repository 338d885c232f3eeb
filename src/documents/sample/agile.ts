import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

/**
 * The encryption of Office documents, agile form (MS-OFFCRYPTO 2.3.4.10): AES-256 in CBC, SHA-512, a hundred thousand
 * rounds on the password. What opens in Excel, WPS and LibreOffice with the password, and nowhere without.
 */
export interface Agile {
  /** Stream `EncryptionInfo`. */
  readonly info: Buffer
  /** Stream `EncryptedPackage`. */
  readonly content: Buffer
}

const SEGMENT = 4096
const BLOCK = 16
const SPIN = 100_000
/** Version 4.4, agile. */
const VERSION = Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0])
const BLOCKS = {
  input: Buffer.from('fea7d2763b4b9e79', 'hex'),
  value: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
  hmacKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  hmacValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const

/** How a file is made. */
interface Scheme {
  readonly hash: string
  readonly keyBytes: number
  readonly salt: Buffer
}

const OURS = { hash: 'sha512', keyBytes: 32 } as const

/** Encrypts a whole document. The salts are random: two runs give two files. */
export function encryptDocument(plain: Uint8Array, password: string): Agile {
  const data: Scheme = { ...OURS, salt: randomBytes(BLOCK) }
  const lock: Scheme = { ...OURS, salt: randomBytes(BLOCK) }
  const secret = randomBytes(OURS.keyBytes)
  const content = encryptedContent(plain, secret, data)
  const stretched = stretch(password, lock, SPIN)
  const input = randomBytes(BLOCK)
  const closed = (block: Buffer, bytes: Buffer) =>
    cipher(keyOf(stretched, block, lock), lock.salt, bytes)
  const hmacKey = randomBytes(64)
  const hmac = createHmac(data.hash, hmacKey).update(content).digest()
  const info = infoXml({
    data: data.salt,
    lock: lock.salt,
    hmacKey: cipher(secret, vectorOf(data, BLOCKS.hmacKey), hmacKey),
    hmacValue: cipher(secret, vectorOf(data, BLOCKS.hmacValue), hmac),
    input: closed(BLOCKS.input, input),
    value: closed(BLOCKS.value, createHash(lock.hash).update(input).digest()),
    key: closed(BLOCKS.key, secret),
  })
  return { info: Buffer.concat([VERSION, Buffer.from(info)]), content }
}

function encryptedContent(plain: Uint8Array, secret: Buffer, data: Scheme): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(plain.length))
  const segments = segmentsOf(Buffer.from(plain)).map((segment, i) => {
    const padded = Buffer.alloc(Math.ceil(segment.length / BLOCK) * BLOCK)
    segment.copy(padded)
    return cipher(secret, vectorOf(data, numbered(i)), padded)
  })
  return Buffer.concat([size, ...segments])
}

function segmentsOf(bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / SEGMENT)
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * SEGMENT, (i + 1) * SEGMENT))
}

function numbered(i: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(i)
  return bytes
}

/** Initial vector of a block: the head of the digest over salt and block. */
function vectorOf({ hash, salt }: Scheme, block: Buffer): Buffer {
  return createHash(hash).update(salt).update(block).digest().subarray(0, BLOCK)
}

function stretch(password: string, { hash, salt }: Scheme, spin: number): Buffer {
  let digest = createHash(hash).update(salt).update(Buffer.from(password, 'utf16le')).digest()
  for (let i = 0; i < spin; i++)
    digest = createHash(hash).update(numbered(i)).update(digest).digest()
  return digest
}

function keyOf(stretched: Buffer, block: Buffer, { hash, keyBytes }: Scheme): Buffer {
  const digest = createHash(hash).update(stretched).update(block).digest()
  return Buffer.concat([digest, Buffer.alloc(keyBytes, 0x36)]).subarray(0, keyBytes)
}

function cipher(key: Buffer, vector: Buffer, bytes: Buffer): Buffer {
  const aes = createCipheriv(`aes-${String(key.length * 8)}-cbc`, key, vector).setAutoPadding(false)
  return Buffer.concat([aes.update(bytes), aes.final()])
}

interface Values {
  readonly hmacKey: Buffer
  readonly hmacValue: Buffer
  readonly input: Buffer
  readonly value: Buffer
  readonly key: Buffer
}

function infoXml(v: Values & { readonly data: Buffer; readonly lock: Buffer }): string {
  const b64 = (bytes: Buffer) => bytes.toString('base64')
  const how = (salt: Buffer) =>
    `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="${b64(salt)}"`
  const schema = 'http://schemas.microsoft.com/office/2006'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns="${schema}/encryption" xmlns:p="${schema}/keyEncryptor/password"><keyData ${how(v.data)}/><dataIntegrity encryptedHmacKey="${b64(v.hmacKey)}" encryptedHmacValue="${b64(v.hmacValue)}"/><keyEncryptors><keyEncryptor uri="${schema}/keyEncryptor/password"><p:encryptedKey spinCount="${String(SPIN)}" ${how(v.lock)} encryptedVerifierHashInput="${b64(v.input)}" encryptedVerifierHashValue="${b64(v.value)}" encryptedKeyValue="${b64(v.key)}"/></keyEncryptor></keyEncryptors></encryption>`
}
