import { createHash } from 'node:crypto'
import type { LawBook } from './book.ts'

/**
 * SHA-256 (hex) of what the law data says: the rule-set version printed in every report. Line ends, comments, the
 * order of keys and the layout of the files do not count; every value, gist and date does.
 */
export function lawDigest(book: LawBook): string {
  let digest = DIGESTS.get(book)
  if (digest === undefined) {
    digest = createHash('sha256').update(canonical(book)).digest('hex')
    // Several stages of one count ask; a book that can still change is asked anew.
    if (Object.isFrozen(book)) DIGESTS.set(book, digest)
  }
  return digest
}

const DIGESTS = new WeakMap<LawBook, string>()

/** JSON with keys in order of code units. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === undefined) return 'null'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join(',')}}`
}

/** Digest of a source file as text: the same on every platform, whatever its line ends. */
export function sourceDigest(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
}
