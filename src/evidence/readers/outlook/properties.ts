import type { Folder } from '../compound.ts'

/** Numbers of MAPI properties (MS-OXPROPS) that are read. */
export const PROPERTY = {
  SUBJECT: 0x0037,
  SUBMITTED: 0x0039,
  RECIPIENT_KIND: 0x0c15,
  SENDER_NAME: 0x0c1a,
  SENDER_ADDRESS: 0x0c1f,
  SENDER_SMTP: 0x5d01,
  TO: 0x0e04,
  CC: 0x0e03,
  BCC: 0x0e02,
  DELIVERED: 0x0e06,
  BODY: 0x1000,
  RTF: 0x1009,
  HTML: 0x1013,
  NAME: 0x3001,
  ADDRESS: 0x3003,
  SMTP: 0x39fe,
  DATA: 0x3701,
  SHORT_FILE: 0x3704,
  LONG_FILE: 0x3707,
  CODE_PAGE: 0x3ffd,
  PAGE_CODE_PAGE: 0x3fde,
} as const

const FIXED_FROM = { message: 32, inside: 24, part: 8 } as const
/** 100 ns since 1601 to ms since 1970. */
const EPOCH_MS = 11_644_473_600_000n

/** The properties of a message, a recipient or an attachment, as its folder holds them. */
export class Properties {
  readonly #folder: Folder
  readonly #fixed = new Map<number, Buffer>()
  readonly #codePage: number

  constructor(folder: Folder, kind: keyof typeof FIXED_FROM, codePage = 936) {
    this.#folder = folder
    const all = folder.streams.get('__properties_version1.0')?.read() ?? Buffer.alloc(0)
    for (let at: number = FIXED_FROM[kind]; at + 16 <= all.length; at += 16)
      this.#fixed.set(all.readUInt16LE(at + 2), all.subarray(at + 8, at + 16))
    this.#codePage = this.number(PROPERTY.CODE_PAGE) ?? codePage
  }

  get codePage(): number {
    return this.#codePage
  }

  /** Text in two bytes a letter, or in the code page of the message. */
  text(id: number): string | null {
    const wide = this.#stream(id, '001F')
    if (wide !== null) return wide.toString('utf16le').replace(/\0+$/, '')
    const narrow = this.#stream(id, '001E')
    return narrow === null ? null : decoded(narrow, this.#codePage).replace(/\0+$/, '')
  }

  bytes(id: number): Buffer | null {
    return this.#stream(id, '0102')
  }

  number(id: number): number | null {
    return this.#fixed.get(id)?.readInt32LE(0) ?? null
  }

  /** A moment in UTC. */
  time(id: number): Date | null {
    const value = this.#fixed.get(id)?.readBigUInt64LE(0)
    if (value === undefined || value === 0n) return null
    const date = new Date(Number(value / 10_000n - EPOCH_MS))
    return Number.isNaN(date.getTime()) ? null : date
  }

  #stream(id: number, type: string): Buffer | null {
    const name = `__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}${type}`
    return this.#folder.streams.get(name)?.read() ?? null
  }
}

const LABELS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** The name of a code page in MIME. */
export function charsetOf(codePage: number): string {
  return (
    LABELS[codePage] ??
    (codePage >= 1250 && codePage <= 1258 ? `windows-${String(codePage)}` : 'utf-8')
  )
}

export function decoded(bytes: Buffer, codePage: number): string {
  return new TextDecoder(charsetOf(codePage)).decode(bytes)
}
