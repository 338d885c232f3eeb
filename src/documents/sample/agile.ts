import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'
import { randomBytes, timingSafeEqual } from 'node:crypto'

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
/** More rounds than this are not asked of a machine by a file. */
const MOST_SPIN = 10_000_000
/** Version 4.4, agile. */
const VERSION = Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0])
const BLOCKS = {
  input: Buffer.from('fea7d2763b4b9e79', 'hex'),
  value: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
  hmacKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  hmacValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const

/** How a file says that it was made; ours are always the first. */
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

/** Why a document could not be opened: another password, another kind of encryption, or bytes that were changed. */
export type Locked = 'password' | 'unsupported' | 'changed'

/** The document behind the password, or why not. */
export function decryptDocument({ info, content }: Agile, password: string): Buffer | Locked {
  const said = readInfo(info)
  if (said === null) return 'unsupported'
  const { data, lock, spin, values } = said
  const stretched = stretch(password, lock, spin)
  const opened = (block: Buffer, bytes: Buffer) =>
    decipher(keyOf(stretched, block, lock), lock.salt, bytes)
  const input = opened(BLOCKS.input, values.input)
  const value = opened(BLOCKS.value, values.value)
  const expected = createHash(lock.hash).update(input.subarray(0, BLOCK)).digest()
  if (!isSame(value.subarray(0, expected.length), expected)) return 'password'
  const secret = opened(BLOCKS.key, values.key).subarray(0, data.keyBytes)
  const hmacKey = decipher(secret, vectorOf(data, BLOCKS.hmacKey), values.hmacKey)
  const hmac = decipher(secret, vectorOf(data, BLOCKS.hmacValue), values.hmacValue)
  const length = createHash(data.hash).digest().length
  const found = createHmac(data.hash, hmacKey.subarray(0, length)).update(content).digest()
  if (!isSame(hmac.subarray(0, length), found)) return 'changed'
  return plainContent(content, secret, data)
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
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

function plainContent(content: Buffer, secret: Buffer, data: Scheme): Buffer | Locked {
  if (content.length < 8 || (content.length - 8) % BLOCK !== 0) return 'changed'
  const size = Number(content.readBigUInt64LE(0))
  const segments = segmentsOf(content.subarray(8)).map((segment, i) =>
    decipher(secret, vectorOf(data, numbered(i)), segment),
  )
  return Buffer.concat(segments).subarray(0, size)
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

function decipher(key: Buffer, vector: Buffer, bytes: Buffer): Buffer {
  const name = `aes-${String(key.length * 8)}-cbc`
  const aes = createDecipheriv(name, key, vector).setAutoPadding(false)
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

interface Info {
  readonly data: Scheme
  readonly lock: Scheme
  readonly spin: number
  readonly values: Values
}

const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
}

/** Excel, WPS and LibreOffice write the same elements in their own order; anything else is null. */
function readInfo(info: Buffer): Info | null {
  if (!info.subarray(0, 4).equals(VERSION.subarray(0, 4)) || info.length > 65_536) return null
  const xml = info.subarray(8).toString('utf8')
  const [keyData, integrity, lock] = [
    elementOf(xml, 'keyData'),
    elementOf(xml, 'dataIntegrity'),
    elementOf(xml, 'encryptedKey'),
  ]
  const spin = Number(lock.get('spinCount'))
  const data = schemeOf(keyData)
  const locking = schemeOf(lock)
  if (!data || !locking || !Number.isInteger(spin) || spin < 0 || spin > MOST_SPIN) return null
  const bytes = (from: ReadonlyMap<string, string>, name: string) =>
    Buffer.from(from.get(name) ?? '', 'base64')
  const values = {
    hmacKey: bytes(integrity, 'encryptedHmacKey'),
    hmacValue: bytes(integrity, 'encryptedHmacValue'),
    input: bytes(lock, 'encryptedVerifierHashInput'),
    value: bytes(lock, 'encryptedVerifierHashValue'),
    key: bytes(lock, 'encryptedKeyValue'),
  }
  const whole = Object.values(values).every((v) => v.length > 0 && v.length % BLOCK === 0)
  return whole ? { data, lock: locking, spin, values } : null
}

/** Attributes of the first element of that name, whatever its prefix. */
function elementOf(xml: string, name: string): ReadonlyMap<string, string> {
  const [, inside = ''] = new RegExp(`<(?:\\w{1,20}:)?${name}\\s([^<>]*)>`).exec(xml) ?? []
  const pairs = [...inside.matchAll(/(\w+)="([^"]*)"/g)]
  return new Map(pairs.map(([, key = '', value = '']) => [key, value]))
}

function schemeOf(element: ReadonlyMap<string, string>): Scheme | null {
  const hash = HASHES[element.get('hashAlgorithm') ?? '']
  const keyBytes = Number(element.get('keyBits')) / 8
  const salt = Buffer.from(element.get('saltValue') ?? '', 'base64')
  const usual =
    element.get('cipherAlgorithm') === 'AES' &&
    element.get('cipherChaining') === 'ChainingModeCBC' &&
    element.get('blockSize') === '16'
  if (!hash || !usual || ![16, 24, 32].includes(keyBytes) || salt.length !== BLOCK) return null
  return { hash, keyBytes, salt }
}
