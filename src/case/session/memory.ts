import { totalmem } from 'node:os'
import type { FoundFile } from '../../evidence/discover.ts'
import { head, opened } from '../../evidence/opened.ts'

/** What the database may take, in bytes. */
export interface Memory {
  readonly usual: number
  /** What a statement may take that cannot do with that. */
  readonly most: number
}

type Weighed = Pick<FoundFile, 'path' | 'bytes'>

const MIB = 2 ** 20
/** What the smallest evidence is given, and what the largest is. */
const LEAST = 512 * MIB
const USUAL = 2560 * MIB
const MOST = 3 * 2 ** 30
/** Of the bytes of the evidence; sheets are packed six to one. What does not fit is spilled. */
const PER_BYTE = 3.5
/** Of text as it stands, up to a gigabyte: with less the records of 88 MB of sentences spill, and take a twelfth longer. */
const PER_BYTE_OF_TEXT = 9
const MUCH_FOR_TEXT = 1024 * MIB
/** Smaller files are not asked what they are: there may be a hundred thousand. */
const LARGE = 8 * MIB

/** In proportion to the evidence, and at most a third of the machine: the readers and the rest of the system need theirs. */
export function memoryFor(files: readonly Weighed[], machine = totalmem()): Memory {
  const most = Math.max(LEAST, Math.min(MOST, Math.floor(machine / 3)))
  const bytes = bytesOf(files)
  const text = bytesOf(files.filter((f) => f.bytes >= LARGE && !isPacked(f)))
  const forText = Math.max(text * PER_BYTE, Math.min(MUCH_FOR_TEXT, text * PER_BYTE_OF_TEXT))
  const wanted = Math.max(LEAST, (bytes - text) * PER_BYTE + forText)
  return { usual: Math.floor(Math.min(most, USUAL, wanted)), most }
}

function bytesOf(files: readonly Weighed[]): number {
  return files.reduce((sum, f) => sum + f.bytes, 0)
}

/** Workbooks and archives that begin like a zip; what cannot be opened is nobody's to hold. */
function isPacked({ path }: Weighed): boolean {
  const source = opened(path)
  if (source === null) return false
  try {
    return Buffer.from(head(source, 4)).toString('latin1') === 'PK\x03\x04'
  } finally {
    source.close()
  }
}
