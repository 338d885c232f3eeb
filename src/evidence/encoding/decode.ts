import { isUtf8 } from 'node:buffer'
import { doubleByte, fourByteCode } from './double-byte.ts'
import type { DoubleByte } from './double-byte.ts'
import { cutTail, halvesCode, putUtf8, utf8Step } from './utf8.ts'

/**
 * Brings the bytes of a file to UTF-8, piece by piece. What cannot be decoded becomes U+FFFD and is counted and
 * located; no ASCII byte (delimiter, quote, line end) is ever swallowed by a broken character before it.
 */
export interface Transcoder {
  /** At most this many bytes come out for one that goes in. */
  readonly growth: number
  /**
   * Decodes `src[from … to)` into `out` at `at`, and leaves a character that is cut off at `to` for the next call,
   * unless `last`. `into` receives what was done.
   */
  decode(
    src: Uint8Array,
    from: number,
    to: number,
    last: boolean,
    out: Uint8Array,
    at: number,
  ): Done
}

/** What one call of `decode` did. Reused between calls. */
export interface Done {
  /** Bytes taken from the source. */
  consumed: number
  /** Bytes written. */
  written: number
  /** Sequences replaced by U+FFFD. */
  bad: number
  /** Position in `out` of the first of them, or -1. */
  firstBad: number
}

/** UTF-16 labels, the two double-byte encodings and UTF-8 have paths of their own; any other label is a table or the platform's. */
export function transcoder(encoding: string): Transcoder {
  if (encoding === 'utf-8') return utf8()
  if (encoding === 'utf-16le') return utf16(0, 1)
  if (encoding === 'utf-16be') return utf16(1, 0)
  if (encoding === 'gb18030' || encoding === 'gbk' || encoding === 'gb2312')
    return pairs(doubleByte('gb18030'))
  if (encoding === 'big5') return pairs(doubleByte('big5'))
  return platform(encoding)
}

/** Can this label be decoded at all (for `--encoding`)? */
export function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

/** Decodes a whole buffer to UTF-8 bytes, for samples and tests. */
export function toUtf8(encoding: string, bytes: Uint8Array): Uint8Array {
  const coder = transcoder(encoding)
  const out = new Uint8Array(bytes.length * coder.growth + 4)
  return out.subarray(0, coder.decode(bytes, 0, bytes.length, true, out, 0).written)
}

const REPLACEMENT = 0xfffd

export function fresh(): Done {
  return { consumed: 0, written: 0, bad: 0, firstBad: -1 }
}

export function restart(done: Done): void {
  done.consumed = 0
  done.written = 0
  done.bad = 0
  done.firstBad = -1
}

function replace(done: Done, out: Uint8Array, at: number): number {
  done.bad++
  if (done.firstBad < 0) done.firstBad = at
  return putUtf8(out, at, REPLACEMENT)
}

function utf8(): Transcoder {
  const done = fresh()
  const decode: Transcoder['decode'] = (src, from, to, last, out, at) => {
    restart(done)
    const end = last ? to : to - cutTail(src, from, to)
    if (isUtf8(src.subarray(from, end))) {
      if (src !== out || from !== at) out.set(src.subarray(from, end), at)
      done.written = end - from
    } else {
      done.written = mendUtf8(src, from, end, out, at, done) - at
    }
    done.consumed = end - from
    return done
  }
  return { growth: 3, decode }
}

function mendUtf8(
  src: Uint8Array,
  from: number,
  end: number,
  out: Uint8Array,
  at: number,
  done: Done,
): number {
  let p = from
  let q = at
  while (p < end) {
    const step = utf8Step(src, p, end)
    if (step === 6) {
      q = putUtf8(out, q, halvesCode(src, p))
      p += step
    } else if (step > 0) {
      for (let i = 0; i < step; i++) out[q++] = src[p++] ?? 0
    } else {
      q = replace(done, out, q)
      p = step === 0 ? end : p - step
    }
  }
  return q
}

function utf16(lowAt: 0 | 1, highAt: 0 | 1): Transcoder {
  const done = fresh()
  const decode: Transcoder['decode'] = (src, from, to, last, out, at) => {
    restart(done)
    let p = from
    let q = at
    while (p + 1 < to) {
      const unit = (src[p + lowAt] as number) | ((src[p + highAt] as number) << 8)
      if (unit < 0x80) {
        out[q++] = unit
        p += 2
        continue
      }
      if (unit < 0xd800 || unit > 0xdfff) {
        q = putUtf8(out, q, unit)
        p += 2
        continue
      }
      if (unit < 0xdc00 && p + 3 >= to && !last) break
      const low = p + 3 < to ? (src[p + 2 + lowAt] ?? 0) | ((src[p + 2 + highAt] ?? 0) << 8) : 0
      if (unit < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
        q = putUtf8(out, q, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00))
        p += 4
      } else {
        q = replace(done, out, q)
        p += 2
      }
    }
    if (last && p < to) {
      q = replace(done, out, q)
      p = to
    }
    done.consumed = p - from
    done.written = q - at
    return done
  }
  return { growth: 3, decode }
}

function pairs(table: DoubleByte): Transcoder {
  const done = fresh()
  const codes = table.codes
  const decode: Transcoder['decode'] = (src, from, to, last, out, at) => {
    restart(done)
    let p = from
    let q = at
    while (p < to) {
      const lead = src[p] as number
      if (lead < 0x80) {
        out[q++] = lead
        p++
        continue
      }
      const code = p + 1 < to ? (codes[(lead << 8) | (src[p + 1] as number)] as number) : 0
      if (code >= 0x800) {
        out[q] = 0xe0 | (code >> 12)
        out[q + 1] = 0x80 | ((code >> 6) & 0x3f)
        out[q + 2] = 0x80 | (code & 0x3f)
        q += 3
        p += 2
      } else if (code > 0) {
        q = putUtf8(out, q, code)
        p += 2
      } else {
        const step = oddStep(src, p, to, last, table.fourBytes)
        if (step === 0) break
        const beyond = step === 4 ? fourByteCode(src, p) : beyondAt(table, src, p, to)
        q = beyond > 0 ? putUtf8(out, q, beyond) : putOdd(done, out, q, lead, table)
        p += beyond > 0 && step < 2 ? 2 : step
      }
    }
    done.consumed = p - from
    done.written = q - at
    return done
  }
  return { growth: 3, decode }
}

/** Bytes to take where no pair stands: 4 for a four-byte character, 1 or 2 for what is broken, 0 to wait for more. */
function oddStep(
  src: Uint8Array,
  p: number,
  to: number,
  last: boolean,
  fourBytes: boolean,
): number {
  if (p + 1 >= to) return last ? 1 : 0
  const trail = src[p + 1] ?? 0
  if (fourBytes && isDigit(trail)) {
    if (p + 4 > to && !last) return 0
    if (p + 4 <= to && isWide(src, p)) return 4
  }
  return trail < 0x80 || src[p] === 0x80 ? 1 : 2
}

/** The character beyond the basic plane that a pair stands for, 0 without one. */
function beyondAt({ beyond }: DoubleByte, src: Uint8Array, p: number, to: number): number {
  if (beyond.size === 0 || p + 1 >= to) return 0
  return beyond.get(((src[p] ?? 0) << 8) | (src[p + 1] ?? 0)) ?? 0
}

/** Code page 936 has the euro sign at 0x80; everything else here is broken. */
function putOdd(done: Done, out: Uint8Array, q: number, lead: number, table: DoubleByte): number {
  return lead === 0x80 && table.fourBytes ? putUtf8(out, q, 0x20ac) : replace(done, out, q)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isWide(src: Uint8Array, p: number): boolean {
  const third = src[p + 2] ?? 0
  if (third < 0x81 || third > 0xfe || !isDigit(src[p + 3] ?? 0)) return false
  return fourByteCode(src, p) !== 0
}

/** Any other label the platform knows, given by hand or found as Latin; one-byte encodings lose nothing. */
function platform(label: string): Transcoder {
  const decoder = new TextDecoder(label, { ignoreBOM: true })
  const encoder = new TextEncoder()
  const done = fresh()
  const decode: Transcoder['decode'] = (src, from, to, last, out, at) => {
    restart(done)
    const text = decoder.decode(src.subarray(from, to), { stream: !last })
    done.written = encoder.encodeInto(text, out.subarray(at)).written
    done.consumed = to - from
    for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) done.bad++
    if (done.bad > 0)
      done.firstBad = at + encoder.encode(text.slice(0, text.indexOf('\ufffd'))).length
    return done
  }
  return { growth: 4, decode }
}
