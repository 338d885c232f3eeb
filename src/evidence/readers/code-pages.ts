import { isAscii } from 'node:buffer'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'

const GBK = 936
export const UTF8 = 65_001
/** Numbers that Excel has for pages that others number otherwise ([MS-XLS] 2.4.52). */
const OTHER: Readonly<Record<number, number>> = { 0x8000: 10_000, 0x8001: 1252, 1200: 1252 }

/** Text of one byte a letter in the code page of its file; of one that is not known the bytes are taken for GBK. */
export function narrowText(bytes: Uint8Array, page: number): string {
  if (isAscii(bytes))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (page === UTF8) return Buffer.from(bytes).toString('utf8')
  const { utils } = codePages as unknown as { readonly utils: CodePages }
  const known = OTHER[page] ?? page
  return utils.decode(utils.hascp(known) ? known : GBK, bytes)
}

interface CodePages {
  decode(page: number, bytes: Uint8Array): string
  hascp(page: number): boolean
}
