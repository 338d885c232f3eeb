import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** What stands before the digest of report.json in all that we write. */
const PRINTED = /SHA-256 ([0-9a-f]{64})/
/** Parts of our Word papers and ledgers that hold it: the foot of the page, the sheet of totals. */
const PARTS = /^(?:word\/footer\d*|xl\/worksheets\/sheet\d+)\.xml$/
const LARGEST_PART = 4 * 2 ** 20

/**
 * The digest of the report.json that a paper of ours was made from, as it is printed in it; null where none is found.
 * What lies in a folder may have been put there by anybody: a bounded part of it is read.
 */
export function digestIn(path: string): string | null {
  try {
    return /\.(?:docx|xlsx)$/.test(path) ? inArchive(path) : inText(path)
  } catch {
    return null
  }
}

function inText(path: string): string | null {
  if (statSync(path).size > 256 * 2 ** 20) return null
  const text = readFileSync(path, 'utf8')
  return PRINTED.exec(text.slice(-4000))?.[1] ?? PRINTED.exec(text)?.[1] ?? null
}

interface Part {
  readonly name: string
  readonly at: number
  readonly packed: number
  readonly bytes: number
  readonly deflated: boolean
}

function inArchive(path: string): string | null {
  const file = openSync(path, 'r')
  try {
    const size = statSync(path).size
    const read = (at: number, length: number) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - at)))
      readSync(file, bytes, 0, bytes.length, at)
      return bytes
    }
    for (const part of partsIn(read, size)) {
      const found = PRINTED.exec(textOf(part, read))?.[1]
      if (found) return found
    }
    return null
  } finally {
    closeSync(file)
  }
}

type Read = (at: number, length: number) => Buffer

/** Small parts that may hold the digest, by the list at the end of the archive. */
function partsIn(read: Read, size: number): Part[] {
  const tail = read(Math.max(0, size - 65_557), 65_557)
  const end = tail.lastIndexOf('PK\u0005\u0006')
  if (end < 0) return []
  const list = read(tail.readUInt32LE(end + 16), Math.min(tail.readUInt32LE(end + 12), 2 ** 20))
  const parts: Part[] = []
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === 0x02014b50;) {
    const name = list.toString('utf8', at + 46, at + 46 + list.readUInt16LE(at + 28))
    parts.push({
      name,
      at: list.readUInt32LE(at + 42),
      packed: list.readUInt32LE(at + 20),
      bytes: list.readUInt32LE(at + 24),
      deflated: list.readUInt16LE(at + 10) === 8,
    })
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + list.readUInt16LE(at + field), 0)
  }
  return parts.filter(({ name, bytes }) => PARTS.test(name) && bytes <= LARGEST_PART).reverse()
}

function textOf({ at, packed, deflated }: Part, read: Read): string {
  const head = read(at, 30)
  const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const bytes = read(start, packed)
  const plain = deflated ? inflateRawSync(bytes, { maxOutputLength: LARGEST_PART }) : bytes
  return plain.toString('utf8')
}
