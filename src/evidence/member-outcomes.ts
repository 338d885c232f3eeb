import type { EntryResult } from './containers/archive.ts'
import { digestSource } from './digest.ts'
import type { DigestName } from './jobs/job.ts'
import type { Locator } from './locator.ts'
import { openedBy } from './locks/told.ts'
import type { FileOutcome, FilesLater } from './outcome.ts'
import { unreadOutcome, withIssue } from './refusal.ts'
import type { ByteSource } from './source.ts'

/** Why a member is not read that has nothing wrong: what is left of the limit is used up. */
export const NO_ROOM = {
  code: 'LIMIT',
  message: '压缩包内各层解压总量超出限额 / all that is in the file unpacks to more than the limit',
} as const
/** The same: the file is given up. */
export const NO_MORE = {
  code: 'LIMIT',
  message:
    '此前多个成员使解析程序中断，其后不再读取 / too many members before it broke their reader',
} as const

/** A member that could not be unpacked at all. */
export function refused(at: Locator, result: EntryResult, bytes: number): FileOutcome {
  const code = result.status === 'ok' ? 'CORRUPT' : result.status
  return unreadOutcome(at, code, result.message, bytes)
}

/** How the unpacking ended is told of the file itself, before what is in it. */
export function told(
  files: FilesLater,
  { status, message, passwordLine }: EntryResult,
): FilesLater {
  const [own, ...inside] = files
  if (own === undefined) return files
  if (status !== 'ok') return [() => withIssue(own(), status, message), ...inside]
  if (passwordLine === undefined) return files
  return [() => withIssue(own(), 'PASSWORD_OPENED', openedBy(passwordLine)), ...inside]
}

/** A volume of a split archive that is not the first. */
export function volumeOutcome(
  at: Locator,
  source: ByteSource,
  { first, missing }: { readonly first: string; readonly missing: string | null },
  names: readonly DigestName[],
): FileOutcome {
  const message = missing
    ? `分卷，缺少 ${missing}，未能读取 / not read: a volume before it is missing`
    : `分卷，随 ${first} 一并读取 / read with the first volume`
  const code = missing ? 'CORRUPT' : 'VOLUME'
  const issues = [{ code, sheet: null, row: null, message }] as const
  const digests = digestSource(source, names)
  const status = missing ? 'unread' : 'listed'
  return {
    ...{ at, bytes: source.size, digests, format: '压缩包分卷', encoding: null },
    ...{ status, issues, tables: [] },
  }
}

/** A member that is no file with bytes of its own: a link, a device. */
export function listedOnly(at: Locator, why: string): FileOutcome {
  const issues = [{ code: 'NOT_FOLLOWED', sheet: null, row: null, message: why }] as const
  const nothing = { bytes: 0, digests: {}, format: '', encoding: null, tables: [] }
  return { at, ...nothing, status: 'listed', issues }
}
