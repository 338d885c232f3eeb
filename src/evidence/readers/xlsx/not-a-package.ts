import { bytesAt } from '../../containers/zip-records.ts'
import type { ReaderIssue } from '../../row.ts'
import type { ByteSource } from '../../source.ts'

const WINDOW = 1 << 20

/** Why a file that is called a workbook is no zip package; null when it may be one. */
export function notAPackage(source: ByteSource): ReaderIssue | null {
  const head = bytesAt(source, 0, 8)
  if (head.length === 0) return { code: 'EMPTY_FILE', message: '空文件 / empty file' }
  if (head.toString('hex') !== 'd0cf11e0a1b11ae1') return null
  if (holds(source, Buffer.from('EncryptedPackage', 'utf16le'))) {
    return { code: 'PASSWORD', message: '工作簿已加密，需要口令 / the workbook is encrypted' }
  }
  return { code: 'UNSUPPORTED', message: '旧式二进制工作簿（xls），不是 xlsx / a binary workbook' }
}

/** Is this run of bytes anywhere in the source? */
function holds(source: ByteSource, bytes: Buffer): boolean {
  for (let at = 0; at < source.size; at += WINDOW - bytes.length) {
    if (bytesAt(source, at, WINDOW).includes(bytes)) return true
  }
  return false
}
