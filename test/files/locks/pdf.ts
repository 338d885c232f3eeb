import { createHash } from 'node:crypto'
import { listAsPdf } from '../office/pdf.ts'

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()

/** RC4, once more: what is tested has its own. */
function rc4(key: Uint8Array, bytes: Buffer): Buffer {
  const s = Array.from({ length: 256 }, (_, i) => i)
  const swap = (a: number, b: number) => ([s[a], s[b]] = [s[b] ?? 0, s[a] ?? 0])
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + (s[i] ?? 0) + (key[i % key.length] ?? 0)) % 256))
  let [i, j] = [0, 0]
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) % 256
      j = (j + (s[i] ?? 0)) % 256
      swap(i, j)
      return byte ^ (s[((s[i] ?? 0) + (s[j] ?? 0)) % 256] ?? 0)
    }),
  )
}

const SPECIAL = /[()\\\r\n]/

/** A list as a PDF behind a user password (ISO 32000-1, 7.6.3: revision 3, 128 bits), its streams locked one by one. */
export function lockedPdf(list: readonly (readonly string[])[], password: string): Buffer {
  for (let n = 0; ; n++) {
    // Strings are locked too; with one of a few ids they need no signs that mean something.
    const file = lockedWith(list, password, Buffer.alloc(16, n))
    if (file) return file
  }
}

function lockedWith(
  list: readonly (readonly string[])[],
  password: string,
  id: Buffer,
): Buffer | null {
  const plain = listAsPdf(list, [50, 110, 190, 400]).toString('latin1')
  const user = Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32)
  let base = md5(user)
  for (let n = 0; n < 50; n++) base = md5(base)
  const turned = (key: Buffer, bytes: Buffer) =>
    Array.from({ length: 20 }, (_, n) => n).reduce(
      (sealed, n) => rc4(Buffer.from(key.map((byte) => byte ^ n)), sealed),
      bytes,
    )
  const owner = turned(base, user)
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff])
  let key = md5(user, owner, permissions, id)
  for (let n = 0; n < 50; n++) key = md5(key)
  const check = Buffer.concat([turned(key, md5(PAD, id)), Buffer.alloc(16)])
  const locked = plain.replace(
    /(\d+) 0 obj\n(<< \/Length \d+ >>\nstream\n)([\s\S]*?)(\nendstream)/g,
    (_, number: string, head: string, body: string, tail: string) => {
      const n = Number(number)
      const own = md5(key, Buffer.from([n & 255, n >> 8, 0, 0, 0])).subarray(0, 16)
      return `${number} 0 obj\n${head}${rc4(own, Buffer.from(body, 'latin1')).toString('latin1')}${tail}`
    },
  )
  const font = ['Adobe', 'GB1'].map((text) =>
    rc4(md5(key, Buffer.from([4, 0, 0, 0, 0])), Buffer.from(text)).toString('latin1'),
  )
  if (font.some((text) => SPECIAL.test(text))) return null
  const named = locked.replace('(Adobe)', () => `(${font[0]})`).replace('(GB1)', () => `(${font[1]})`)
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`
  const lock = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${hex(owner)} /U ${hex(check)} >> /ID [${hex(id)} ${hex(id)}]`
  return Buffer.from(named.replace('/Root 1 0 R', `/Root 1 0 R ${lock}`), 'latin1')
}
