import { memorySource, type ByteSource } from '../../source.ts'
import type { EntryOptions, EntryResult } from '../archive.ts'
import { joinedSource } from '../joined.ts'
import { openSevenZip } from '../seven-zip/seven-zip.ts'
import type { Stated } from '../zip-inflate.ts'
import { methodName } from '../zip-records.ts'

/** What 7-Zip unpacks of zip's methods. */
const KNOWN: ReadonlySet<number> = new Set([1, 6, 9, 12, 14, 20, 93, 95, 98])
/** The two bits that say how something was packed: of LZMA, whether it ends with a mark. */
const LEVEL = 6
/** The first number of zstd, which was given up. */
const OLD_ZSTD = 20
const ZSTD = 93
const WIDEST = 0xffff_fffe

/**
 * Unpacks deflate64, bzip2, LZMA, zstd, xz, PPMd and the old ways of zip: the bytes are put into a zip of one entry,
 * in the clear, and 7-Zip reads that.
 */
export async function unpackOther(
  data: ByteSource,
  stated: Stated,
  emit: (chunk: Uint8Array) => void,
  options: EntryOptions,
): Promise<EntryResult> {
  const { method, size } = stated
  const wide = data.size > WIDEST || size > WIDEST
  if (!KNOWN.has(method) || wide || !stated.sizesKnown) {
    const name = methodName(method)
    const message = `压缩方式 ${name} / compression method ${name}`
    return { status: 'UNSUPPORTED', bytes: 0, message }
  }
  const source = joinedSource([...around(data, stated)])
  const inputs = [{ name: 'a.zip', source }]
  const archive = await openSevenZip({
    ...{ inputs, type: 'zip', title: '', passwords: [], lockable: false },
  })
  try {
    const index = archive.entries.findIndex((e) => !e.directory)
    if (index < 0) return { status: 'CORRUPT', bytes: 0, message: '压缩数据损坏 / damaged' }
    const result = await archive.read(index, emit, options)
    return stated.crc32 === null ? withoutSum(result, size) : result
  } finally {
    archive.close()
  }
}

/** AE-2 states no checksum: a wrong one is no damage then, its size and code are proof enough. */
function withoutSum(result: EntryResult, size: number): EntryResult {
  if (result.status !== 'CORRUPT' || result.bytes !== size) return result
  return { status: 'ok', bytes: size, message: '' }
}

/** A zip of one entry around its packed bytes. */
function around(data: ByteSource, { method, flags, size, crc32 }: Stated): ByteSource[] {
  const common = Buffer.alloc(26)
  common.writeUInt16LE(63, 0)
  common.writeUInt16LE(flags & LEVEL, 2)
  common.writeUInt16LE(method === OLD_ZSTD ? ZSTD : method, 4)
  common.writeUInt32LE(crc32 ?? 0, 10)
  common.writeUInt32LE(data.size, 14)
  common.writeUInt32LE(size, 18)
  common.writeUInt16LE(1, 22)
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from('a')])
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002?\0'),
    common,
    Buffer.alloc(14),
    Buffer.from('a'),
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length + data.size, 16)
  return [memorySource(local), data, memorySource(Buffer.concat([entry, end]))]
}
