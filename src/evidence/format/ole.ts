import type { FormatId } from './titles.ts'
import type { ByteSource } from '../source.ts'

/**
 * Names of the streams in an OLE compound file (xls, doc, msg, encrypted xlsx …), from its directory.
 * Bounded: at most 64 directory sectors; a chain that leaves the file or goes in circles just ends.
 */
export function oleStreams(head: Uint8Array, source?: ByteSource): string[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.length < 512) return []
  const size = view.getUint16(30, true) === 12 ? 4096 : 512
  const names: string[] = []
  let sector = view.getUint32(48, true)
  for (let seen = 0; seen < 64 && sector < MAX_SECTOR; seen++) {
    const bytes = readAt(head, source, (sector + 1) * size, size)
    if (bytes === null) break
    names.push(...namesIn(bytes))
    sector = nextSector(head, source, sector, size)
  }
  return names
}

const MAX_SECTOR = 0xffff_fffa

function nextSector(
  head: Uint8Array,
  source: ByteSource | undefined,
  sector: number,
  size: number,
): number {
  const perSector = size / 4
  const index = Math.floor(sector / perSector)
  if (index >= 109) return MAX_SECTOR
  const table = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(
    76 + 4 * index,
    true,
  )
  if (table >= MAX_SECTOR) return MAX_SECTOR
  const entry = readAt(head, source, (table + 1) * size + 4 * (sector % perSector), 4)
  return entry === null
    ? MAX_SECTOR
    : new DataView(entry.buffer, entry.byteOffset, 4).getUint32(0, true)
}

function readAt(
  head: Uint8Array,
  source: ByteSource | undefined,
  at: number,
  length: number,
): Uint8Array | null {
  if (at + length <= head.length) return head.subarray(at, at + length)
  if (source === undefined || at + length > source.size) return null
  const into = new Uint8Array(length)
  return source.read(at, into) === length ? into : null
}

function namesIn(sector: Uint8Array): string[] {
  const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength)
  const names: string[] = []
  for (let at = 0; at + 128 <= sector.length; at += 128) {
    const bytes = Math.min(view.getUint16(at + 64, true), 64)
    if (bytes < 4 || sector[at + 66] === 0) continue
    const units = Array.from({ length: bytes / 2 - 1 }, (_, i) => view.getUint16(at + 2 * i, true))
    names.push(String.fromCharCode(...units))
  }
  return names
}

const BY_STREAM: readonly (readonly [RegExp, FormatId])[] = [
  [/^(?:encryptedpackage|encryptioninfo)$/, 'encrypted-office'],
  [/^(?:workbook|book)$/, 'xls'],
  [/^worddocument$/, 'doc'],
  [/^powerpoint document$/, 'ppt'],
  [/^visiodocument$/, 'vsd'],
  [/^__(?:properties_version1|nameid_version1|substg1)/, 'msg'],
]
const BY_NAME: readonly (readonly [RegExp, FormatId])[] = [
  [/\.(?:xls|et|xlt)$/i, 'xls'],
  [/\.(?:doc|wps|dot)$/i, 'doc'],
  [/\.(?:ppt|dps)$/i, 'ppt'],
  [/\.msg$/i, 'msg'],
  [/\.vsd$/i, 'vsd'],
]

/** What an OLE compound file is: by its streams; by its name only when none of them tells. */
export function formatOfOle(head: Uint8Array, name: string, source?: ByteSource): FormatId {
  const streams = oleStreams(head, source).map((stream) => stream.toLowerCase())
  for (const [pattern, format] of BY_STREAM) if (streams.some((s) => pattern.test(s))) return format
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'ole'
}
