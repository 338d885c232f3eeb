import { readFileSync } from 'node:fs'
import { ShuzhengError } from '../../errors.ts'
import type { DigestName } from '../../evidence/jobs/job.ts'
import type { Digests } from '../../evidence/outcome.ts'
import type { Report } from '../../report.ts'
import type { OrderedFile } from '../assemble.ts'
import type { CountRequest, ListedDigest } from '../request.ts'

/** Digests by their length in hex; SHA-256 and SM3 are of one length, and both are tried. */
const BY_LENGTH: Readonly<Record<number, readonly DigestName[]>> = {
  32: ['md5'],
  40: ['sha1'],
  64: ['sha256', 'sm3'],
}

/**
 * Reads the police list (电子数据清单): lines of digest and path in either order, as md5sum, certutil and forensic tools
 * write them, UTF-8 or GB18030.
 *
 * @throws ShuzhengError `hash-list/unreadable` when it cannot be opened, or no line holds a digest
 */
export function readHashList(path: string): ListedDigest[] {
  const list = decode(bytesAt(path)).split(/\r?\n/).flatMap(listed)
  if (list.length === 0) throw new ShuzhengError('hash-list/unreadable', { path })
  return list
}

function bytesAt(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new ShuzhengError('hash-list/unreadable', { path })
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function listed(line: string): ListedDigest[] {
  const found = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-f])/i.exec(line)
  if (!found) return []
  const rest = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`
  const path = rest.replace(/^[\s,;|*"']+|[\s,;|*"']+$/g, '').replaceAll('\\', '/')
  return [{ digest: found[0].toLowerCase(), path: path === '' ? null : path }]
}

/** Which digests must be taken so that the list can be compared. */
export function neededDigests(list: readonly ListedDigest[] | null): DigestName[] {
  const lengths = new Set((list ?? []).map((l) => l.digest.length))
  const needed = [...lengths].flatMap((length) => BY_LENGTH[length] ?? [])
  return [...new Set<DigestName>(['sha256', 'sm3', ...needed])]
}

/**
 * 一致 when the digest stands in the list; 不一致 when the list names the file with another; else 清单未载明. A list
 * names a file by its path or by the end of it.
 */
function matchDigests(
  list: readonly ListedDigest[],
  path: string,
  digests: Digests,
): 'match' | 'mismatch' | 'not-listed' {
  const own = new Set(Object.values(digests))
  const named = list.filter((l) => l.path !== null && sameFile(l.path, path))
  if (named.length > 0) return named.some((l) => own.has(l.digest)) ? 'match' : 'mismatch'
  return list.some((l) => own.has(l.digest)) ? 'match' : 'not-listed'
}

function sameFile(listed: string, path: string): boolean {
  const a = listed.normalize('NFC')
  return a === path || path.endsWith(`/${a}`) || a.endsWith(`/${path}`)
}

/** What the list says of a file of the evidence; null where there is no list, or the file is no file of the medium. */
export function digestMatch(
  request: CountRequest,
  file: OrderedFile,
): Report['files'][number]['digest-match'] {
  if (!request.hashList) return null
  // A list names what was seized: files on the medium. Members of a container are covered by its digest.
  if (file.outcome.at.length > 1) return null
  return matchDigests(request.hashList, String(file.outcome.at[0]), file.outcome.digests)
}
