import MDBReader, { type Column, type Value } from 'mdb-reader'

/** The only file that knows mdb-reader. */
export type { Column, Value }
export type Access = MDBReader

/** Opens a database; throws when it is broken or a password is asked for ({@link isPassword}). */
export function openAccess(bytes: Uint8Array, password?: string): Access {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new MDBReader(whole, password === undefined ? {} : { password })
}

export function isPassword(error: unknown): boolean {
  return error instanceof Error && /password|encrypt|codec|decrypt/i.test(error.message)
}
