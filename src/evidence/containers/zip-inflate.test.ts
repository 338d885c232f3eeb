import { deflateRawSync } from 'node:zlib'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { memorySource } from '../source.ts'
import { unpackData } from './zip-inflate.ts'

const TEXT = Buffer.from(Array.from({ length: 900 }, (_, i) => `${(i * 7919) % 1009},`).join(''))

/** What is handed on; with its size known a small entry is unpacked in one go, otherwise as a stream. */
async function handedOn(packed: Uint8Array, size: number, sizesKnown: boolean): Promise<string> {
  const chunks: Uint8Array[] = []
  const stated = {
    method: 8,
    flags: 0,
    size,
    crc32: null,
    compressedSize: packed.length,
    sizesKnown,
  }
  await unpackData(memorySource(packed), stated, (chunk) => {
    chunks.push(Uint8Array.from(chunk))
  })
  return Buffer.concat(chunks).toString('latin1')
}

test.prop(
  [
    fc.integer({ min: 0, max: 4000 }),
    fc.integer({ min: 0, max: 255 }),
    fc.integer({ min: 0, max: 4000 }),
    fc.nat({ max: 2 * TEXT.length }),
  ],
  { numRuns: 150 },
)(
  'damaged, cut off, of a wrong size: in one go and as a stream the same bytes come out',
  async (at, byte, cut, size) => {
    const packed = Buffer.from(deflateRawSync(TEXT))
    packed[at % packed.length] = byte
    const data = packed.subarray(0, cut % 3 === 0 ? cut % packed.length : packed.length)
    expect(await handedOn(data, size, true)).toBe(await handedOn(data, size, false))
  },
)

test('whole, and with bytes behind its end', async () => {
  const packed = deflateRawSync(TEXT)
  for (const data of [packed, Buffer.concat([packed, Buffer.from('more')])]) {
    expect(await handedOn(data, TEXT.length, true)).toBe(TEXT.toString('latin1'))
  }
})

test.each([700_000, 5_000_000])(
  'who looks at chunks no longer than they are handed on gets the same of %i bytes, and keeps none',
  async (size) => {
    const text = Buffer.alloc(size, TEXT)
    const packed = deflateRawSync(text)
    const stated = { method: 8, flags: 0, size, crc32: null, compressedSize: packed.length }
    const copies: Uint8Array[] = []
    const given: Uint8Array[] = []
    const take = (chunk: Uint8Array) => {
      copies.push(Uint8Array.from(chunk))
      given.push(chunk)
    }
    const whole = { ...stated, sizesKnown: true }
    const result = await unpackData(memorySource(packed), whole, take, { brief: true })
    expect(result).toMatchObject({ status: 'ok', bytes: size })
    expect(Buffer.concat(copies).equals(text)).toBe(true)
    // The last chunk of a stream lies in a buffer that is not full.
    expect(given.filter((chunk) => chunk.length > 0).length).toBeLessThanOrEqual(1)
  },
)
