import type { ReadSink } from '../row.ts'

/** What is said of bytes that are no characters of the encoding in which a file was read. */
export function undecodableText(places: number, encoding: string): string {
  const n = String(places)
  return `${n}处字节不能按${encoding}解码，以U+FFFD代替 / ${n} byte sequences are not valid ${encoding}`
}

/** Tells at the end of a file, where no row is known for them, of bytes that were no characters; nothing where there were none. */
export function tellUndecodable(
  { undecodable, encoding }: { readonly undecodable: number; readonly encoding: string },
  sink: ReadSink,
): void {
  if (undecodable > 0)
    sink.issue({ code: 'UNDECODABLE', message: undecodableText(undecodable, encoding) })
}
