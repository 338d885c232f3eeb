import { bytesAt } from '../../containers/zip-records.ts'
import type { IssueCode } from '../../codes.ts'
import type { ByteSource } from '../../source.ts'
import type { DbfColumn } from './header.ts'

/** Most bytes of one memo. */
const LONGEST = 1 << 20
/** Many rows may point at one memo: what is read in all stays in proportion to the file. */
const TIMES = 8
const AT_LEAST = 1 << 26
const BLOCK = 512
const END = 0x1a

/** The kinds of columns whose content lies in a memo file. */
export function isMemo({ type, length }: DbfColumn): boolean {
  return 'MGPBW'.includes(type) && (length === 10 || length === 4)
}

/** The block at which the memo of a cell begins: ten digits, or four bytes; 0 where there is none. */
export function memoBlock(bytes: Uint8Array): number {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (held.length === 4) return held.readUInt32LE(0)
  const digits = held.toString('latin1').trim()
  return /^\d{1,10}$/.test(digits) ? Number(digits) : 0
}

/** A memo file: of FoxPro (fpt), of dBASE IV, or of dBASE III, whose texts end with a mark. */
export class Memo {
  /** Memos that lie outside of the file, that were cut or left out, and that hold no text. */
  broken = 0
  cut = 0
  binary = 0
  readonly #source: ByteSource
  readonly #foxPro: boolean
  readonly #block: number
  #left: number

  constructor(source: ByteSource, name: string) {
    const head = bytesAt(source, 0, BLOCK)
    this.#source = source
    this.#foxPro = /\.fpt$/i.test(name)
    this.#block = this.#foxPro ? foxProBlock(head) : dBaseBlock(head)
    this.#left = Math.max(AT_LEAST, TIMES * source.size)
  }

  /** The bytes of the text that begins at a block; null where there is none to give. */
  text(block: number): Uint8Array | null {
    if (block === 0) return null
    const at = block * this.#block
    const head = bytesAt(this.#source, at, 8)
    if (head.length < 8) return this.#lost('broken')
    if (this.#foxPro) {
      if (head.readUInt32BE(0) !== 1) return this.#lost('binary')
      return this.#stated(at + 8, head.readUInt32BE(4))
    }
    const isFour = head.readUInt32LE(0) === 0x0008_ffff
    return isFour ? this.#stated(at + 8, head.readUInt32LE(4) - 8) : this.#marked(at)
  }

  #stated(at: number, length: number): Uint8Array | null {
    if (length < 0 || at + length > this.#source.size) return this.#lost('broken')
    return this.#taken(at, length)
  }

  /** dBASE III states no length: a text goes on to its mark, or to the end of the file. */
  #marked(at: number): Uint8Array | null {
    for (let size = BLOCK; ; size *= 4) {
      const bytes = bytesAt(this.#source, at, Math.min(size, LONGEST + 1))
      const end = bytes.indexOf(END)
      if (end >= 0 || bytes.length < size) return this.#taken(at, end < 0 ? bytes.length : end)
    }
  }

  #taken(at: number, length: number): Uint8Array | null {
    if (this.#left <= 0) return this.#lost('cut')
    if (length > LONGEST) this.cut++
    this.#left -= Math.min(length, LONGEST)
    return bytesAt(this.#source, at, Math.min(length, LONGEST))
  }

  #lost(why: 'broken' | 'cut' | 'binary'): null {
    this[why]++
    return null
  }

  tell(say: (code: IssueCode, message: string) => void): void {
    const { broken, cut, binary } = this
    const [b, c, n] = [broken, cut, binary].map(String)
    if (broken > 0)
      say(
        'CORRUPT',
        `备注文件中找不到的内容${b}处 / ${b} texts are not where the memo file should hold them`,
      )
    if (cut > 0)
      say(
        'LIMIT',
        `备注过长或过多，${c}处只读开头或未读 / ${c} memos too long or too many, not read whole`,
      )
    if (binary > 0)
      say(
        'NOT_A_TABLE',
        `备注文件中的图片等二进制内容${n}处，未读 / ${n} pictures or other binary values in the memo file, not read`,
      )
  }
}

/** FoxPro states its size of block from 1 byte up; an impossible 0 is taken for what it uses itself. */
function foxProBlock(head: Buffer): number {
  return (head.length < 8 ? 0 : head.readUInt16BE(6)) || 64
}

function dBaseBlock(head: Buffer): number {
  return (head.length < 22 ? 0 : head.readUInt16LE(20)) || BLOCK
}
