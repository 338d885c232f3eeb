import { bytesAt } from '../../containers/zip-records.ts'
import type { ByteSource } from '../../source.ts'
import type { Keys } from '../keys.ts'
import { unlockDocument, type Unlocked } from './document.ts'
import { lockedStreams } from './file.ts'

/** Both streams are held in memory. */
const LARGEST = 1 << 30

/** Opens a document of Office that is locked as a whole (`EncryptedPackage` in an OLE file). */
export function unlockedOffice(source: ByteSource, keys: Keys): Unlocked {
  if (source.size > LARGEST) return { source: null, issues: [TOO_LARGE] }
  try {
    const streams = lockedStreams(bytesAt(source, 0, source.size))
    if (streams) return unlockDocument(streams, keys)
  } catch {
    // What it says of its lock does not hold together.
  }
  return { source: null, issues: [BROKEN] }
}

const TOO_LARGE = {
  code: 'LIMIT',
  message: '加密文档超过 1 GB，未打开 / a locked document of more than 1 GB',
} as const
const BROKEN = {
  code: 'PASSWORD',
  message:
    '文档已加密，但加密信息缺失或损坏，不能打开 / encrypted, and what is needed to open it is missing or broken',
} as const
