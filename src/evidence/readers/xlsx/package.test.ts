import { expect, test } from 'vitest'
import { zipOf } from '../../../../test/files/zip/build.ts'
import { openZip } from '../../containers/zip.ts'
import { memorySource } from '../../source.ts'
import { Package } from './package.ts'

const LONG = '汉'.repeat(4_000_000)

test.each([0, 1, 2])(
  'who stops in the middle of a character has lost nothing (%d)',
  async (shift) => {
    const part = {
      name: 'a.xml',
      data: Buffer.from(`${'x'.repeat(300 + shift)}${LONG}`),
      method: 8,
    }
    const source = memorySource(zipOf([part]))
    const pack = new Package(source, openZip(source), {})
    let taken = 0
    const taker = { feed: (chunk: Uint8Array) => (taken += chunk.length) }
    const stopped = await pack.read('a.xml', taker, () => taken > 0)
    expect(taken).toBeLessThan(LONG.length)
    expect(stopped?.undecodable).toBe(false)
    expect((await pack.read('a.xml', taker))?.undecodable).toBe(false)
  },
)
