import { argon2Sync, createCipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { deflateRawSync } from 'node:zlib'
import { zipOf } from '../zip/build.ts'

/** Writes OpenDocument files behind a password as OpenDocument 1.2 and LibreOffice do; shares nothing with the reader. */
const MIME = 'application/vnd.oasis.opendocument.spreadsheet'
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const sha = (name: string, bytes: Uint8Array | string) => createHash(name).update(bytes).digest()

/** The content part of a spreadsheet with these rows. */
export function contentOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
  const lines = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`)
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="名单">${lines.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`
}

function manifestOf(path: string, size: number, inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${MIME}"/><manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml" manifest:size="${size}">${inside}</manifest:file-entry></manifest:manifest>`
}

function packed(path: string, locked: Uint8Array, manifest: string): Buffer {
  return zipOf([
    { name: 'mimetype', data: MIME, method: 0 },
    { name: path, data: locked, method: 0 },
    { name: 'META-INF/manifest.xml', data: manifest },
  ])
}

export interface Odf {
  readonly rounds: number
  /** What the file claims instead of the truth. */
  readonly claimed?: string
}

/** AES-256 as OpenDocument 1.2 has it and LibreOffice up to 24.2 writes it. */
export function aesOds(content: string, password: string, { rounds, claimed }: Odf): Buffer {
  const [salt, iv] = [randomBytes(16), randomBytes(16)]
  const plain = deflateRawSync(content)
  const key = pbkdf2Sync(sha('sha256', password), salt, rounds, 32, 'sha1')
  const fill = 16 - (plain.length % 16)
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  const locked = cipher.update(Buffer.concat([plain, randomBytes(fill - 1), Buffer.from([fill])]))
  const inside = `<manifest:encryption-data manifest:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" manifest:checksum="${b64(sha('sha256', plain.subarray(0, 1024)))}"><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="${b64(iv)}"/><manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256" manifest:key-size="32"/><manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="32" manifest:iteration-count="${claimed ?? rounds}" manifest:salt="${b64(salt)}"/></manifest:encryption-data>`
  return packed('content.xml', locked, manifestOf('content.xml', Buffer.byteLength(content), inside))
}

/** Blowfish as OpenOffice up to 3.3 writes it; OpenSSL's own cipher does it, where its old ciphers are there. */
export function blowfishOds(content: string, password: string): Buffer {
  const [salt, iv] = [randomBytes(16), randomBytes(8)]
  const plain = deflateRawSync(content)
  const key = pbkdf2Sync(sha('sha1', password), salt, 1024, 16, 'sha1')
  const args = ['enc', '-bf-cfb', '-provider', 'legacy', '-provider', 'default']
  const locked = execFileSync(
    'openssl',
    [...args, '-K', key.toString('hex'), '-iv', iv.toString('hex')],
    { input: plain },
  )
  const inside = `<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="${b64(sha('sha1', plain.subarray(0, 1024)))}"><manifest:algorithm manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="${b64(iv)}"/><manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:iteration-count="1024" manifest:salt="${b64(salt)}"/></manifest:encryption-data>`
  return packed('content.xml', locked, manifestOf('content.xml', Buffer.byteLength(content), inside))
}

/** The whole package locked by AES-GCM with a key of argon2id, as LibreOffice from 24.8 on writes it. */
export function gcmOds(content: string, password: string, memory = 4096): Buffer {
  const inner = zipOf([
    { name: 'mimetype', data: MIME, method: 0 },
    { name: 'content.xml', data: content },
  ])
  const [nonce, iv] = [randomBytes(16), randomBytes(12)]
  const message = sha('sha256', password)
  const key = argon2Sync('argon2id', {
    ...{ message, nonce, parallelism: 4, tagLength: 32 },
    ...{ memory: Math.min(memory, 4096), passes: 3 },
  })
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const locked = Buffer.concat([iv, cipher.update(deflateRawSync(inner)), cipher.final(), cipher.getAuthTag()])
  const inside = `<manifest:encryption-data><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm" manifest:initialisation-vector="${b64(iv)}"/><manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256" manifest:key-size="32"/><manifest:key-derivation manifest:key-derivation-name="urn:org:documentfoundation:names:experimental:office:manifest:argon2id" manifest:key-size="32" loext:argon2-iterations="3" loext:argon2-memory="${memory}" loext:argon2-lanes="4" manifest:salt="${b64(nonce)}"/></manifest:encryption-data>`
  return packed('encrypted-package', locked, manifestOf('encrypted-package', inner.length, inside))
}
