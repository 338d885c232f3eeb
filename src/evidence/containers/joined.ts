import type { ByteSource } from '../source.ts'

/** Several sources as one, one after another. Closing it closes none of them. */
export function joinedSource(parts: readonly ByteSource[]): ByteSource {
  const starts: number[] = []
  let size = 0
  for (const part of parts) {
    starts.push(size)
    size += part.size
  }
  return {
    size,
    read(offset, into) {
      let done = 0
      for (const [i, part] of parts.entries()) {
        const at = offset + done - (starts[i] ?? 0)
        if (at < 0 || at >= part.size || done === into.length) continue
        done += part.read(
          at,
          into.subarray(done, done + Math.min(into.length - done, part.size - at)),
        )
      }
      return done
    },
    close: () => undefined,
  }
}

/** A stretch of a source, as a source. */
export function partSource(source: ByteSource, at: number, size: number): ByteSource {
  return {
    size: Math.max(0, Math.min(size, source.size - at)),
    read(offset, into) {
      const room = Math.max(0, Math.min(into.length, this.size - offset))
      return room === 0 ? 0 : source.read(at + offset, into.subarray(0, room))
    },
    close: () => undefined,
  }
}

/** Changes bytes in place, each call going on where the last one ended. */
export type Cipher = (bytes: Uint8Array) => void

/**
 * A source whose bytes are deciphered as they are read in order. Going back begins again from the start; what is
 * skipped is deciphered for nothing.
 */
export function decipheredSource(source: ByteSource, begin: () => Cipher): ByteSource {
  let cipher = begin()
  let next = 0
  const forward = (to: number) => {
    const waste = new Uint8Array(Math.min(1 << 16, Math.max(0, to - next)))
    while (next < to) {
      const part = waste.subarray(0, Math.min(waste.length, to - next))
      if (source.read(next, part) < part.length) return
      cipher(part)
      next += part.length
    }
  }
  return {
    size: source.size,
    read(offset, into) {
      if (offset < next) {
        cipher = begin()
        next = 0
      }
      forward(offset)
      const count = source.read(offset, into)
      cipher(into.subarray(0, count))
      next = offset + count
      return count
    },
    close: () => undefined,
  }
}
