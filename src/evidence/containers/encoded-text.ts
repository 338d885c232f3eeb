import { LOOKED_AT, wholeEncoding } from '../format/encoded.ts'
import type { ByteSource } from '../source.ts'
import type { Archive, EntryOptions, EntryResult, OpenContext } from './archive.ts'
import { nameInside } from './by-seven-zip.ts'
import { DECODERS } from './encoded-decode.ts'
import { nameIssues } from './name-issues.ts'
import { blocksIn, MOST_BLOCKS, type Block } from './uu-blocks.ts'
import { safeName } from './zip-names.ts'
import { bytesAt } from './zip-records.ts'

/** The files that a text carries in letters, and the words around them. */
export function encodedTextArchive(source: ByteSource, { name }: OpenContext): Archive {
  const blocks = blocksIn(source)
  const whole = blocks.length === 0 ? wholeEncoding(bytesAt(source, 0, LOOKED_AT)) : null
  const inside = nameInside(name, /\.(?:b64|base64|uue?|qp)$/i)
  const all: readonly Block[] =
    whole === null
      ? blocks.slice(0, MOST_BLOCKS)
      : [{ name: inside, from: 0, to: source.size, how: whole, ended: true }]
  const entries = all.map((block) => ({
    name: block.name,
    safeName: safeName(block.name),
    directory: false,
    size: null,
    compressedSize: block.to - block.from,
  }))
  const over = blocks.length > MOST_BLOCKS
  return {
    title: '编码文本',
    entries,
    issues: [...nameIssues(entries), ...(over ? [TOO_MANY] : [])],
    sequential: false,
    read: (index, emit, options = {}) =>
      Promise.resolve(decoded(source, all[index], emit, options)),
    close: () => undefined,
  }
}

const TOO_MANY = {
  code: 'LIMIT',
  entry: null,
  message: `编码文件超过 ${String(MOST_BLOCKS)} 个，其余未读 / more than ${String(MOST_BLOCKS)} encoded files, the others are not read`,
} as const

const SLICE = 256 << 10

function decoded(
  source: ByteSource,
  block: Block | undefined,
  emit: (chunk: Uint8Array) => void,
  { maxBytes = Infinity }: EntryOptions,
): EntryResult {
  if (block === undefined) throw new Error('no such block')
  const decoder = DECODERS[block.how]()
  let bytes = 0
  const give = (chunk: Uint8Array): boolean => {
    const room = maxBytes - bytes
    if (room > 0) emit(chunk.subarray(0, room))
    bytes += Math.min(room, chunk.length)
    return chunk.length <= room
  }
  for (let at = block.from; at < block.to; at += SLICE) {
    const slice = bytesAt(source, at, Math.min(SLICE, block.to - at)).toString('latin1')
    if (!give(decoder.push(slice))) return { status: 'LIMIT', bytes, message: OVER }
  }
  if (!give(decoder.end())) return { status: 'LIMIT', bytes, message: OVER }
  if (decoder.broken) return { status: 'CORRUPT', bytes, message: DAMAGED }
  return block.ended
    ? { status: 'ok', bytes, message: '' }
    : { status: 'CORRUPT', bytes, message: CUT }
}

const OVER = '解压后超出限额 / unpacks to more than the limit'
const CUT = '编码的文件不完整 / the encoded file is incomplete'
const DAMAGED = '编码的文件有损坏 / the encoded file is damaged'
