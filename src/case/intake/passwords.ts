import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ShuzhengError } from '../../errors.ts'

/**
 * Reads the list of passwords to be tried on what is encrypted (`--passwords`): one a line, UTF-8 or GB18030. Blank
 * lines stay in place, so that the number of a line in the report is its number in the file.
 *
 * @throws ShuzhengError `passwords/unreadable` when it cannot be opened, or no line holds anything
 */
export function readPasswords(path: string): string[] {
  const lines = decode(bytesAt(path)).split(/\r?\n/)
  if (lines.every((line) => line === '')) throw new ShuzhengError('passwords/unreadable', { path })
  return lines
}

function bytesAt(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new ShuzhengError('passwords/unreadable', { path })
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/**
 * A list as it is kept with an index: digests of its lines, one after the other. A list that goes on where another
 * ended begins with the words of the other.
 */
export function passwordsDigest(passwords: readonly string[] | undefined): string {
  return (passwords ?? []).map((one) => `${short(one)},`).join('')
}

function short(password: string): string {
  return createHash('sha256').update(password).digest('hex').slice(0, 32)
}
