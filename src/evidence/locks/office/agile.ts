import { createDecipheriv, createHash, createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { ByteSource } from '../../source.ts'
import { BLOCK, numbered, pieces, type DocumentLock } from './lock.ts'
import { stretched } from './stretch.ts'

/** Each piece of the content has its own initial vector. */
const SEGMENT = 4096
/** The largest that the format allows; a list is bounded by the sum of its tries (see `keys.ts`). */
const MOST_SPIN = 10_000_000
const LONGEST_INFO = 65_536
const BLOCKS = {
  input: Buffer.from('fea7d2763b4b9e79', 'hex'),
  value: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
  hmacKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  hmacValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const

/** Agile encryption of Office 2010 and later (MS-OFFCRYPTO 2.3.4.10); null when it is none that we know. */
export function agileLock(info: Buffer): DocumentLock | null {
  const said = readInfo(info)
  if (said === null) return null
  const { data, lock, spin, values } = said
  return {
    rounds: spin,
    opens: (password) => secretOf(password, said),
    plain: (key, content) =>
      pieces(content, SEGMENT, (piece, i) =>
        decipher(data, key, vectorOf(data, numbered(i)), piece),
      ),
    isWhole: (key, content) => (values.hmacKey ? isWhole(key, content, data, values) : null),
  }
  function secretOf(password: string, { data: of }: Info): Buffer | null {
    const base = stretched(lock.hash, lock.salt, password, spin)
    const opened = (block: Buffer, bytes: Buffer) =>
      decipher(lock, keyOf(base, block, lock), sized(lock.salt, BLOCK), bytes)
    const input = opened(BLOCKS.input, values.input).subarray(0, lock.salt.length)
    const stated = opened(BLOCKS.value, values.value)
    const due = hash(lock.hash, input, 'buffer')
    if (!isSame(stated.subarray(0, due.length), due)) return null
    return opened(BLOCKS.key, values.key).subarray(0, of.keyBytes)
  }
}

function isWhole(key: Buffer, content: ByteSource, data: Scheme, values: Values): boolean {
  const { hmacKey, hmacValue } = values
  if (!hmacKey || !hmacValue) return true
  const length = createHash(data.hash).digest().length
  const opened = (block: Buffer, bytes: Buffer) =>
    decipher(data, key, vectorOf(data, block), bytes).subarray(0, length)
  const hmac = createHmac(data.hash, opened(BLOCKS.hmacKey, hmacKey))
  const chunk = Buffer.alloc(1 << 20)
  for (let at = 0; at < content.size; at += chunk.length) {
    hmac.update(chunk.subarray(0, content.read(at, chunk)))
  }
  return isSame(opened(BLOCKS.hmacValue, hmacValue), hmac.digest())
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** How a file says that it was made. */
interface Scheme {
  readonly hash: string
  readonly keyBytes: number
  readonly salt: Buffer
  readonly chaining: 'cbc' | 'cfb8'
}

/** Initial vector of a block: the head of the digest over salt and block. */
function vectorOf({ hash: name, salt }: Scheme, block: Buffer): Buffer {
  return sized(hash(name, Buffer.concat([salt, block]), 'buffer'), BLOCK)
}

function keyOf(base: Buffer, block: Buffer, { hash: name, keyBytes }: Scheme): Buffer {
  return sized(hash(name, Buffer.concat([base, block]), 'buffer'), keyBytes)
}

/** Cut, or filled up as the format says. */
function sized(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length, 0x36)]).subarray(0, length)
}

function decipher({ chaining }: Scheme, key: Buffer, vector: Buffer, bytes: Buffer): Buffer {
  const name = `aes-${String(key.length * 8)}-${chaining}`
  const aes = createDecipheriv(name, key, vector).setAutoPadding(false)
  return Buffer.concat([aes.update(bytes), aes.final()])
}

interface Values {
  readonly hmacKey: Buffer | null
  readonly hmacValue: Buffer | null
  readonly input: Buffer
  readonly value: Buffer
  readonly key: Buffer
}

interface Info {
  readonly data: Scheme
  readonly lock: Scheme
  readonly spin: number
  readonly values: Values
}

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
}
const CHAINING: Readonly<Record<string, Scheme['chaining']>> = {
  ChainingModeCBC: 'cbc',
  ChainingModeCFB: 'cfb8',
}

/** Excel, WPS and LibreOffice write the same elements in their own order; anything else is null. */
function readInfo(info: Buffer): Info | null {
  const agile = info.length >= 8 && info.readUInt32LE(0) === 0x0004_0004
  if (!agile || info.length > LONGEST_INFO) return null
  const xml = info.subarray(8).toString('utf8')
  const lock = elementOf(xml, 'encryptedKey')
  const spin = Number(lock.get('spinCount') ?? Number.NaN)
  const [data, locking] = [schemeOf(elementOf(xml, 'keyData')), schemeOf(lock)]
  const values = valuesOf(lock, elementOf(xml, 'dataIntegrity'))
  if (!data || !locking || !values || !Number.isInteger(spin)) return null
  return spin >= 0 && spin <= MOST_SPIN ? { data, lock: locking, spin, values } : null
}

type Attributes = ReadonlyMap<string, string>

function valuesOf(lock: Attributes, integrity: Attributes): Values | null {
  const bytes = (from: Attributes, name: string) => {
    const value = Buffer.from(from.get(name) ?? '', 'base64')
    return value.length > 0 && value.length % BLOCK === 0 ? value : null
  }
  const input = bytes(lock, 'encryptedVerifierHashInput')
  const value = bytes(lock, 'encryptedVerifierHashValue')
  const key = bytes(lock, 'encryptedKeyValue')
  if (!input || !value || !key) return null
  const hmacKey = bytes(integrity, 'encryptedHmacKey')
  return { input, value, key, hmacKey, hmacValue: bytes(integrity, 'encryptedHmacValue') }
}

/** Attributes of the first element of that name, whatever its prefix. */
function elementOf(xml: string, name: string): Attributes {
  const [, inside = ''] = new RegExp(`<(?:\\w{1,20}:)?${name}\\s([^<>]*)>`).exec(xml) ?? []
  const pairs = [...inside.matchAll(/(\w+)="([^"]*)"/g)]
  return new Map(pairs.map(([, key = '', value = '']) => [key, value]))
}

function schemeOf(element: Attributes): Scheme | null {
  const name = HASHES[element.get('hashAlgorithm') ?? '']
  const chaining = CHAINING[element.get('cipherChaining') ?? '']
  const keyBytes = Number(element.get('keyBits')) / 8
  const salt = Buffer.from(element.get('saltValue') ?? '', 'base64')
  const usual = element.get('cipherAlgorithm') === 'AES' && element.get('blockSize') === '16'
  if (!name || !chaining || !usual || ![16, 24, 32].includes(keyBytes) || salt.length === 0) {
    return null
  }
  return { hash: name, keyBytes, salt, chaining }
}
