import { MOST_INSIDE, packedFiles, type InsideFile, type TakeInside } from '../containers/inside.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'
import type { Package } from './xlsx/package.ts'

/** Where files lie that were put into a document of Office, as they are or as objects. */
const EMBEDDED = /(?:^|\/)(?:embeddings\/[^/]+|afchunk\w*\.\w+)$/i

/** Is this part of a package a file of its own? */
export function isEmbedded(path: string): boolean {
  return EMBEDDED.test(path)
}

/** Hands on the files that lie within a package of Office, to be read as files of their own; else they are told. */
export function handOnEmbedded(
  source: ByteSource,
  pack: Package,
  take: TakeInside | undefined,
  sink: ReadSink,
): void {
  const named = (path: string) =>
    isEmbedded(path) ? `嵌入文件/${path.slice(path.lastIndexOf('/') + 1)}` : null
  handOn(packedFiles(source, pack.directory, named), take, sink)
}

/** Hands on files that were found within a document; where nobody takes them they are told. */
export function handOn(
  files: readonly InsideFile[],
  take: TakeInside | undefined,
  sink: ReadSink,
): void {
  if (files.length === 0) return
  const taken = take === undefined ? 0 : Math.min(files.length, MOST_INSIDE)
  take?.(files.slice(0, taken))
  const left = files.length - taken
  if (left === 0) return
  const message = `嵌入文件 ${String(left)} 个，未读 / embedded files, not read: ${String(left)}`
  sink.issue({ code: take === undefined ? 'NOT_A_TABLE' : 'LIMIT', message })
}
