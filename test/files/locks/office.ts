import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { CFB } from '@e965/xlsx'

/** Writes documents of Office behind a password, straight from MS-OFFCRYPTO; shares nothing with the reader. */
interface Compound {
  readonly utils: {
    cfb_new(): object
    cfb_add(file: object, path: string, content: Uint8Array): void
    cfb_del(file: object, path: string): boolean
  }
  write(file: object, options: { readonly type: 'buffer' }): Uint8Array
}
const compound = CFB as Compound

/** An OLE file of these streams. */
export function oleOf(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const file = compound.utils.cfb_new()
  for (const [path, content] of Object.entries(streams)) compound.utils.cfb_add(file, path, content)
  compound.utils.cfb_del(file, '/\u0001Sh33tJ5')
  return Buffer.from(compound.write(file, { type: 'buffer' }))
}

const u32 = (n: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n >>> 0)
  return bytes
}
const digest = (name: string, ...parts: Uint8Array[]) =>
  createHash(name).update(Buffer.concat(parts)).digest()
const fill = (bytes: Buffer, length: number) =>
  Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), 0x36)]).subarray(0, length)
const padded = (bytes: Buffer) =>
  Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)])

export interface Agile {
  readonly hash: 'sha1' | 'sha512'
  readonly bits: 128 | 256
  readonly spin: number
  /** What the file claims instead of the truth. */
  readonly claimed?: string
  readonly chaining?: 'CBC' | 'CFB'
}

/** 2.3.4.10–15: agile encryption. */
export function agile(plain: Buffer, password: string, how: Agile): Buffer {
  const mode = how.chaining === 'CFB' ? 'cfb8' : 'cbc'
  const seal = (key: Buffer, iv: Buffer, bytes: Buffer) => {
    const cipher = createCipheriv(`aes-${key.length * 8}-${mode}`, key, iv).setAutoPadding(false)
    return Buffer.concat([cipher.update(padded(bytes)), cipher.final()])
  }
  const [dataSalt, lockSalt, secret] = [randomBytes(16), randomBytes(16), randomBytes(how.bits / 8)]
  let h = digest(how.hash, lockSalt, Buffer.from(password, 'utf16le'))
  for (let i = 0; i < how.spin; i++) h = digest(how.hash, u32(i), h)
  const under = (block: string, bytes: Buffer) =>
    seal(fill(digest(how.hash, h, Buffer.from(block, 'hex')), how.bits / 8), lockSalt, bytes)
  const vector = (block: Buffer) => fill(digest(how.hash, dataSalt, block), 16)
  const size = Buffer.alloc(8)
  size.writeUInt32LE(plain.length)
  const pieces = [size]
  for (let i = 0; i * 4096 < plain.length; i++) {
    pieces.push(seal(secret, vector(u32(i)), plain.subarray(i * 4096, i * 4096 + 4096)))
  }
  const content = Buffer.concat(pieces)
  const input = randomBytes(16)
  const hmacKey = randomBytes(how.hash === 'sha1' ? 20 : 64)
  const hmac = createHmac(how.hash, hmacKey).update(content).digest()
  const common = `saltSize="16" blockSize="16" keyBits="${how.bits}" hashSize="${hmac.length}" cipherAlgorithm="AES" cipherChaining="ChainingMode${how.chaining ?? 'CBC'}" hashAlgorithm="${how.hash.toUpperCase()}"`
  const b64 = (bytes: Buffer) => bytes.toString('base64')
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${common} saltValue="${b64(dataSalt)}"/><dataIntegrity encryptedHmacKey="${b64(seal(secret, vector(Buffer.from('5fb2ad010cb9e1f6', 'hex')), hmacKey))}" encryptedHmacValue="${b64(seal(secret, vector(Buffer.from('a0677f02b22c8433', 'hex')), hmac))}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${how.claimed ?? how.spin}" ${common} saltValue="${b64(lockSalt)}" encryptedVerifierHashInput="${b64(under('fea7d2763b4b9e79', input))}" encryptedVerifierHashValue="${b64(under('d7aa0f6d3061344e', digest(how.hash, input)))}" encryptedKeyValue="${b64(under('146e0be7abacd0d6', secret))}"/></keyEncryptor></keyEncryptors></encryption>`
  const info = Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(xml)])
  return oleOf({ '/EncryptionInfo': info, '/EncryptedPackage': content })
}

/** 2.3.4.5–9: standard encryption, AES-128 and SHA-1. */
export function standard(plain: Buffer, password: string): Buffer {
  const salt = randomBytes(16)
  let h = digest('sha1', salt, Buffer.from(password, 'utf16le'))
  for (let i = 0; i < 50_000; i++) h = digest('sha1', u32(i), h)
  h = digest('sha1', h, u32(0))
  const x1 = digest('sha1', Buffer.from(Buffer.alloc(64, 0x36).map((b, i) => b ^ (h[i] ?? 0))))
  const key = x1.subarray(0, 16)
  const seal = (bytes: Buffer) => {
    const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
    return Buffer.concat([cipher.update(bytes), cipher.final()])
  }
  const verifier = randomBytes(16)
  const hash = Buffer.concat([digest('sha1', verifier), Buffer.alloc(12)])
  const provider = Buffer.from('Microsoft Enhanced RSA and AES Cryptographic Provider\0', 'utf16le')
  const header = Buffer.concat([...[0x24, 0, 0x660e, 0x8004, 128, 0x18, 0, 0].map(u32), provider])
  const info = Buffer.concat([
    ...[Buffer.from([3, 0, 2, 0]), u32(0x24), u32(header.length), header],
    ...[u32(16), salt, seal(verifier), u32(20), seal(hash)],
  ])
  const size = Buffer.alloc(8)
  size.writeUInt32LE(plain.length)
  return oleOf({
    '/EncryptionInfo': info,
    '/EncryptedPackage': Buffer.concat([size, seal(padded(plain))]),
  })
}
