import type { FormatId } from '../format/titles.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'

/** Bytes taken at once. */
const BLOCK = 1 << 20
/** No text of any encoding holds so many zeros in a row. */
const RUN = Buffer.alloc(32)

/** Formats whose files are words from one end to the other. The lists of lines among texts tell of zeros themselves. */
const WORDS: ReadonlySet<FormatId> = new Set([
  ...(['html', 'xml', 'xml-spreadsheet', 'word-xml', 'fods', 'uof', 'rtf'] as const),
  ...(['json', 'sql', 'vcf', 'ics', 'ldif', 'dif', 'sylk'] as const),
  ...(['chat-html', 'chat-json', 'chat-text'] as const),
])
/** May hold the bytes of a picture as they are. */
const WITH_BYTES: ReadonlySet<FormatId> = new Set(['rtf'])

/**
 * Tells of stretches of zeros in a file of words: a disk that lost sectors, or a copy that was never finished, leaves them where
 * rows were, and a page or a script is read past them as past blanks. At the end of a file there may have been nothing.
 */
export function tellZeros(source: ByteSource, id: FormatId, sink: ReadSink): void {
  if (!WORDS.has(id)) return
  const { within, behind } = zerosOf(source)
  if (within > 0) {
    const message = `文件中间有${String(within)}字节被零填充，原有内容已不在，未读 / ${String(within)} bytes within the file are zeros: what stood there is gone, not read`
    sink.issue({ code: WITH_BYTES.has(id) ? 'NUL_BYTES' : 'CORRUPT', message })
  }
  if (behind > 0) {
    const message = `文件末尾有${String(behind)}字节是零，没有内容 / ${String(behind)} bytes at the end of the file are zeros and hold nothing`
    sink.issue({ code: 'NUL_BYTES', message })
  }
}

/** Does a stretch of zeros stand in the file? */
export function hasZeros(source: ByteSource): boolean {
  const { within, behind } = zerosOf(source)
  return within + behind > 0
}

/** Zeros in stretches of at least {@link RUN} that lie within a block: followed by words, and at the end. */
function zerosOf(source: ByteSource): { within: number; behind: number } {
  const block = Buffer.alloc(Math.min(BLOCK, Math.max(1, source.size)))
  let within = 0
  let behind = 0
  for (let at = 0; at < source.size; at += block.length) {
    const held = block.subarray(0, source.read(at, block))
    for (let from = 0; from < held.length;) {
      const begin = behind > 0 && held[from] === 0 ? from : held.indexOf(RUN, from)
      if (begin !== from || held[from] !== 0) {
        within += behind
        behind = 0
      }
      if (begin < 0) break
      from = begin
      while (from < held.length && held[from] === 0) from++
      behind += from - begin
    }
  }
  return { within, behind }
}
