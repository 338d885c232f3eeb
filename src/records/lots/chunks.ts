import type { SpoolFile } from '../../evidence/outcome.ts'
import type { ColumnProfile } from '../columns/tally.ts'

/** What columns hold, by part. */
export type ByPart = ReadonlyMap<number, readonly ColumnProfile[]>

/** Spool files of one width that were loaded and looked at together. */
export interface Chunk {
  readonly width: number
  readonly files: readonly SpoolFile[]
  /** Names the rows in memory; null when they are to be read again. */
  readonly relation: string | null
  /** What the columns hold, by part; of whole numbers nothing yet. */
  readonly profiles: ByPart
}

/** A chunk whose rows are in memory. */
export type LoadedChunk = Chunk & { readonly relation: string }

/** Files in an order that no clock decides, each group of one width and no more than can be held. */
export function ofOneWidth(spool: readonly SpoolFile[], most: number): SpoolFile[][] {
  const groups: SpoolFile[][] = []
  let bytes = 0
  for (const file of [...spool].sort(byWidth)) {
    const last = groups.at(-1)
    if (last?.[0] && isAlike(last[0], file) && bytes + file.bytes <= most) {
      last.push(file)
      bytes += file.bytes
    } else {
      groups.push([file])
      bytes = file.bytes
    }
  }
  return groups
}

/** Those whose cells nobody has looked at stand apart. */
function byWidth(a: SpoolFile, b: SpoolFile): number {
  const looked = (f: SpoolFile) => (f.looked ? 1 : 0)
  return a.width - b.width || looked(a) - looked(b) || compare(a.path, b.path)
}

function isAlike(a: SpoolFile, b: SpoolFile): boolean {
  return a.width === b.width && (a.looked === null) === (b.looked === null)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Bytes of the spool. */
export function bytesOf(files: readonly SpoolFile[]): number {
  return files.reduce((sum, f) => sum + f.bytes, 0)
}

/** How much text is worked on in one statement: of a lot, and where it is held and worked on at once. */
interface Room {
  readonly worked: number
  readonly beside: number
}

/**
 * Chunks that become records together: of one width all, where they are little, for each statement is long to plan; else those
 * in memory. Little ones of several widths go together too.
 */
export function together(chunks: readonly Chunk[], { worked, beside }: Room): Chunk[][] {
  const little: Chunk[][] = []
  const much = [...new Set(chunks.map((c) => c.width))].flatMap((width) => {
    const own = chunks.filter((c) => c.width === width)
    if (bytesOfChunks(own) <= beside) {
      little.push(own)
      return []
    }
    const held = own.filter((c) => c.relation !== null)
    const others = workedOn(
      own.filter((c) => c.relation === null).map((c) => [c]),
      worked,
    )
    return held.length > 0 ? [held, ...others] : others
  })
  return [...workedOn(little, beside), ...much]
}

/** As many at once as may be worked on. */
function workedOn(parts: readonly (readonly Chunk[])[], most: number): Chunk[][] {
  const groups: { readonly chunks: Chunk[]; bytes: number }[] = []
  for (const part of parts) {
    const bytes = bytesOfChunks(part)
    const last = groups.at(-1)
    if (last && last.bytes + bytes <= most) {
      last.chunks.push(...part)
      last.bytes += bytes
    } else groups.push({ chunks: [...part], bytes })
  }
  return groups.map((g) => g.chunks)
}

function bytesOfChunks(chunks: readonly Chunk[]): number {
  return bytesOf(chunks.flatMap((c) => c.files))
}
