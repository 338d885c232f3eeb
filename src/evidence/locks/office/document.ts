import type { ReaderIssue } from '../../row.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import type { Keys } from '../keys.ts'
import { closedIssue, openedIssue } from '../told.ts'
import { agileLock } from './agile.ts'
import type { DocumentLock } from './lock.ts'
import { standardLock } from './standard.ts'

/** Excel's own password for what is only write-protected; it is no secret. */
export const EXCEL_OWN = 'VelvetSweatshop'

/** The streams that hold a locked document of Office, from its OLE container. */
export interface LockedStreams {
  readonly info: Buffer
  readonly content: Buffer
}

/** Which lock it is; null for one that we do not know (rights management, certificates). */
export function lockOf(info: Buffer): DocumentLock | null {
  return agileLock(info) ?? standardLock(info)
}

/** A document that was locked: its plain bytes if a password opened it, and what is to be told. */
export interface Unlocked {
  readonly source: ByteSource | null
  readonly issues: readonly ReaderIssue[]
}

const UNKNOWN: ReaderIssue = {
  code: 'UNSUPPORTED',
  message:
    '加密方式不支持（权限管理、证书或参数超出规范）/ encrypted in a way that is not supported',
}
const CHANGED: ReaderIssue = {
  code: 'CORRUPT',
  message:
    '加密内容与其校验值不符，可能已损坏 / the encrypted content does not agree with its code',
}
const LOCKED = '文档有打开口令 / the document is protected by a password'

/** Opens a locked document by Excel's own password or one of the list. */
export function unlockDocument(streams: LockedStreams, keys: Keys): Unlocked {
  const lock = lockOf(streams.info)
  if (lock === null) return { source: null, issues: [UNKNOWN] }
  const { rounds } = lock
  const opens = (password: string) => lock.opens(password)
  const found = keys.find({ opens, rounds, own: [EXCEL_OWN] })
  if (found.key === null) return { source: null, issues: [closedIssue(LOCKED, found)] }
  const content = memorySource(streams.content)
  const issues = [openedIssue(found.key.line)]
  if (lock.isWhole(found.opened, content) === false) issues.push(CHANGED)
  return { source: lock.plain(found.opened, content), issues }
}
