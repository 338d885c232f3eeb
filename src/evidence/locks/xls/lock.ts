import { hash } from 'node:crypto'
import { passwordBytes } from '../../containers/zip-lock/password-bytes.ts'
import { numbered } from '../office/lock.ts'
import { rc4, under } from '../rc4.ts'
import { turned8, xorBytes } from './xor.ts'

/** Makes bytes `from … to` of the stream clear, in place: they are data of one record of that length. */
export type Clear = (stream: Buffer, from: number, to: number, length: number) => void

export interface XlsLock {
  opens(password: string): Clear | null
}

/** The key of RC4 is another one for each stretch of so many bytes of the stream. */
const STRETCH = 1024

/** What the FILEPASS record of a workbook says; null when it is no lock that we know. */
export function xlsLock(pass: Buffer, version: number): XlsLock | null {
  if (version < 8) return pass.length >= 4 ? xorLock(pass.subarray(0, 4)) : null
  if (pass.length < 6) return null
  if (pass.readUInt16LE(0) === 0) return xorLock(pass.subarray(2, 6))
  const [major, minor] = [pass.readUInt16LE(2), pass.readUInt16LE(4)]
  if (major === 1 && minor === 1) return plainRc4(pass.subarray(6))
  return [2, 3, 4].includes(major) && minor === 2 ? cryptoApi(pass.subarray(6)) : null
}

function xorLock(check: Buffer): XlsLock {
  const stated = { key: check.readUInt16LE(0), verifier: check.readUInt16LE(2) }
  return {
    opens: (password) => {
      for (const bytes of passwordBytes(password)) {
        const round = xorBytes(bytes, stated)
        if (round) return xorClear(round)
      }
      return null
    },
  }
}

/** Which of the sixteen bytes it is goes by the place in the stream and the length of the record. */
function xorClear(round: Buffer): Clear {
  return (stream, from, to, length) => {
    for (let i = from; i < to; i++) {
      stream[i] = turned8(stream[i] ?? 0, 3) ^ (round[(i + length) & 15] ?? 0)
    }
  }
}

/** RC4 of Excel 97 (MS-OFFCRYPTO 2.3.6): MD5, keys of which forty bits are secret. */
function plainRc4(body: Buffer): XlsLock | null {
  if (body.length < 48) return null
  const salt = body.subarray(0, 16)
  return {
    opens: (password) => {
      const first = hash('md5', Buffer.from(password, 'utf16le'), 'buffer').subarray(0, 5)
      const many = Array.from({ length: 16 }, () => Buffer.concat([first, salt]))
      const base = hash('md5', Buffer.concat(many), 'buffer').subarray(0, 5)
      const keyOf = (n: number) => hash('md5', Buffer.concat([base, numbered(n)]), 'buffer')
      return opened(keyOf, body.subarray(16, 32), body.subarray(32, 48), 'md5')
    },
  }
}

/** RC4 by the CryptoAPI (MS-OFFCRYPTO 2.3.5): SHA-1, keys of the stated length. */
function cryptoApi(body: Buffer): XlsLock | null {
  const at = 8
  if (body.length < at + 20) return null
  const verifier = at + body.readUInt32LE(4)
  const [algorithm, bits] = [body.readUInt32LE(at + 8), body.readUInt32LE(at + 16) || 40]
  const known = (algorithm === 0x6801 || algorithm === 0) && bits % 8 === 0 && bits <= 128
  if (!known || bits < 40 || body.length < verifier + 60) return null
  const salt = body.subarray(verifier + 4, verifier + 20)
  return {
    opens: (password) => {
      const text = Buffer.from(password, 'utf16le')
      const base = hash('sha1', Buffer.concat([salt, text]), 'buffer')
      const keyOf = (n: number) => {
        const key = hash('sha1', Buffer.concat([base, numbered(n)]), 'buffer').subarray(0, bits / 8)
        // Of forty bits the key is filled up with zeros to a hundred and twenty-eight.
        return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key
      }
      const check = body.subarray(verifier + 20, verifier + 36)
      return opened(keyOf, check, body.subarray(verifier + 40, verifier + 60), 'sha1')
    },
  }
}

type KeyOf = (stretch: number) => Buffer

function opened(keyOf: KeyOf, check: Buffer, stated: Buffer, name: string): Clear | null {
  const both = under(rc4(keyOf(0), 16 + stated.length), Buffer.concat([check, stated]))
  const due = hash(name, both.subarray(0, 16), 'buffer')
  return both.subarray(16).equals(due) ? rc4Clear(keyOf) : null
}

function rc4Clear(keyOf: KeyOf): Clear {
  let number = -1
  let mask: Uint8Array = new Uint8Array()
  return (stream, from, to) => {
    for (let i = from; i < to; i++) {
      const stretch = Math.floor(i / STRETCH)
      if (stretch !== number) {
        mask = rc4(keyOf(stretch), STRETCH)
        number = stretch
      }
      stream[i] = (stream[i] ?? 0) ^ (mask[i % STRETCH] ?? 0)
    }
  }
}
