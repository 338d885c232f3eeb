import type { ReaderIssue } from '../../row.ts'
import type { Keys } from '../keys.ts'
import { EXCEL_OWN } from '../office/document.ts'
import { closedIssue, openedIssue } from '../told.ts'
import { xlsLock, type Clear, type XlsLock } from './lock.ts'

const FILE_PASS = 0x002f
const EOF = 0x000a
/** A record that says nothing (Intl). */
const HARMLESS = 0x0061
const BOUND_SHEET = 0x0085
/** Records that stand in the clear (MS-XLS 2.2.10): beginnings, the lock itself, marks of use and of the interface. */
const CLEAR: ReadonlySet<number> = new Set([
  0x0009,
  0x0209,
  0x0409,
  0x0809,
  FILE_PASS,
  0x0194,
  0x0195,
  0x00e1,
  0x0196,
  0x0138,
])

/** A workbook stream in the clear, or null; and what is to be told. */
export interface UnlockedStream {
  readonly stream: Buffer | null
  readonly issue: ReaderIssue
}

/** Opens the stream of a locked xls by Excel's own password or one of the list. Its lock becomes a record that says nothing. */
export function unlockWorkbook(stream: Buffer, version: number, keys: Keys): UnlockedStream {
  const at = passOf(stream)
  const pass = stream.subarray(at + 4, at + 4 + (at < 0 ? 0 : stream.readUInt16LE(at + 2)))
  const lock: XlsLock | null = at < 0 ? null : xlsLock(pass, version)
  if (lock === null) return { stream: null, issue: UNKNOWN }
  const opens = (password: string) => lock.opens(password)
  const found = keys.find({ opens, rounds: 1, own: [EXCEL_OWN] })
  if (found.key === null) return { stream: null, issue: closedIssue(LOCKED, found) }
  return { stream: clearStream(stream, found.opened), issue: openedIssue(found.key.line) }
}

const LOCKED = '工作簿有打开口令 / the workbook is protected by a password'
const UNKNOWN: ReaderIssue = {
  code: 'PASSWORD',
  message:
    '工作簿已加密，其加密方式不支持 / the workbook is encrypted in a way that is not supported',
}

/** Where the lock stands; -1 without one. */
function passOf(stream: Buffer): number {
  for (const { at, type } of records(stream)) {
    if (type === FILE_PASS) return at
    if (type === EOF) return -1
  }
  return -1
}

interface Record {
  readonly at: number
  readonly type: number
  readonly length: number
}

/** Heads of records are never locked. */
function* records(stream: Buffer): Generator<Record> {
  for (let at = 0; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2)
    yield { at, type: stream.readUInt16LE(at), length }
    at += 4 + length
  }
}

function clearStream(locked: Buffer, clear: Clear): Buffer {
  const stream = Buffer.from(locked)
  for (const { at, type, length } of records(locked)) {
    if (type === FILE_PASS) stream.writeUInt16LE(HARMLESS, at)
    if (CLEAR.has(type)) continue
    // Where a sheet begins stands in the clear.
    const from = at + 4 + (type === BOUND_SHEET ? 4 : 0)
    clear(stream, from, Math.min(at + 4 + length, stream.length), length)
  }
  return stream
}
