import type { ByteSource } from '../../source.ts'
import { mailLines } from './mail-lines.ts'
import type { Part } from './mime.ts'
import { hex, unquote } from './mime-words.ts'

const CHUNK = 1 << 18

/** Hands on the content of a part, its transfer encoding undone, chunk by chunk; a chunk is valid during the call. */
export function partContent(
  source: ByteSource,
  part: Part,
  emit: (chunk: Uint8Array) => void,
): void {
  if (part.encoding === 'base64') base64(source, part, emit)
  else if (part.encoding === 'quoted-printable') quotedPrintable(source, part, emit)
  else if (/^x-?(?:uu|uue|uuencode)$/.test(part.encoding)) uuencoded(source, part, emit)
  else raw(source, part, emit)
}

/** The content of a part whole, as far as it goes into `most` bytes. */
export function wholeContent(
  source: ByteSource,
  part: Part,
  most: number,
): { bytes: Uint8Array; cut: boolean } {
  const chunks: Uint8Array[] = []
  let length = 0
  let cut = false
  partContent(source, part, (chunk) => {
    const room = most - length
    if (chunk.length > room) cut = true
    if (room <= 0) return
    chunks.push(chunk.slice(0, room))
    length += Math.min(room, chunk.length)
  })
  return { bytes: Buffer.concat(chunks), cut }
}

function raw(source: ByteSource, { from, to }: Part, emit: (chunk: Uint8Array) => void): void {
  const block = new Uint8Array(Math.min(CHUNK, Math.max(1, to - from)))
  for (let at = from; at < to;) {
    const got = source.read(at, block.subarray(0, Math.min(block.length, to - at)))
    if (got === 0) return
    emit(block.subarray(0, got))
    at += got
  }
}

/** What is no letter of base64 is skipped, as all mail programs do; behind an equals sign it begins anew. */
function base64(source: ByteSource, part: Part, emit: (chunk: Uint8Array) => void): void {
  let kept = ''
  raw(source, part, (chunk) => {
    const letters = Buffer.from(chunk)
      .toString('latin1')
      .replace(/[^A-Za-z0-9+/=]/g, '')
    const ended = (kept + letters).split(/=+/)
    const last = ended.pop() ?? ''
    for (const piece of ended) if (piece !== '') emit(Buffer.from(piece, 'base64'))
    const whole = last.length - (last.length % 4)
    kept = last.slice(whole)
    if (whole > 0) emit(Buffer.from(last.slice(0, whole), 'base64'))
  })
  if (kept !== '') emit(Buffer.from(kept, 'base64'))
}

function quotedPrintable(
  source: ByteSource,
  { from, to }: Part,
  emit: (chunk: Uint8Array) => void,
): void {
  for (const { bytes, at, next } of mailLines(source, from, to)) {
    const line = trimmedEnd(bytes)
    const last = line.length - 1
    const soft = last >= 0 && line[last] === 0x3d && hex(bytes[last + 1]) < 0
    const ended = next > at + bytes.length
    const content = unquote(soft ? line.subarray(0, last) : line)
    emit(
      soft || !ended
        ? content
        : Buffer.concat([content, Buffer.from(next - at - bytes.length === 2 ? '\r\n' : '\n')]),
    )
  }
}

/** Blanks at the end of a line were put there on the way. */
function trimmedEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09)) end--
  return bytes.subarray(0, end)
}

function uuencoded(source: ByteSource, part: Part, emit: (chunk: Uint8Array) => void): void {
  const { from, to } = part
  let within = false
  for (const { bytes } of mailLines(source, from, to)) {
    const text = Buffer.from(bytes).toString('latin1')
    if (!within) within = /^begin \d{3,4} /.test(text)
    else if (text === 'end') return
    else emit(uuLine(bytes))
  }
  // It is not what it says.
  if (!within) raw(source, part, emit)
}

function uuLine(bytes: Uint8Array): Uint8Array {
  const length = ((bytes[0] ?? 32) - 32) & 63
  const out = new Uint8Array(length)
  const six = (i: number) => ((bytes[i] ?? 32) - 32) & 63
  for (let n = 0, i = 1; n < length; n += 3, i += 4) {
    out[n] = (six(i) << 2) | (six(i + 1) >> 4)
    if (n + 1 < length) out[n + 1] = ((six(i + 1) << 4) | (six(i + 2) >> 2)) & 255
    if (n + 2 < length) out[n + 2] = ((six(i + 2) << 6) | six(i + 3)) & 255
  }
  return out
}
