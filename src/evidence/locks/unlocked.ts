import { formatOf, type Format } from '../format/formats.ts'
import { lastName, type Locator } from '../locator.ts'
import type { ReaderIssue } from '../row.ts'
import type { ByteSource } from '../source.ts'
import type { Keys } from './keys.ts'

const NO_DOCUMENT: ReaderIssue = {
  code: 'UNSUPPORTED',
  message: '口令已打开，但其中不是文档 / opened, and what is in it is no document',
}

/** A file as it can be read: in the clear, or locked and closed, with what is to be told of it. */
export interface Unlocked {
  readonly source: ByteSource
  readonly format: Format
  readonly issues: readonly ReaderIssue[]
  readonly closed: boolean
}

/** A document that is locked as a whole, in the clear; any other as it is. */
export async function unlocked(
  source: ByteSource,
  at: Locator,
  format: Format,
  keys: Keys,
): Promise<Unlocked> {
  if (format.id !== 'encrypted-office') return { source, format, issues: [], closed: false }
  // Its library takes longer to start than the rest of a reader process together.
  const { unlockedOffice } = await import('./office/office.ts')
  const plain = unlockedOffice(source, keys)
  if (plain.source === null) return { source, format, issues: plain.issues, closed: true }
  const inner = formatOf(plain.source, lastName(at))
  if (inner.read === 'container') {
    return { source, format, issues: [...plain.issues, NO_DOCUMENT], closed: true }
  }
  return { source: plain.source, format: inner, issues: plain.issues, closed: false }
}
