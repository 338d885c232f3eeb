import { beforeAll, expect, test } from 'vitest'
import { randomFrom } from '../../../demo/random.ts'
import { UNREAD } from '../../../src/evidence/codes.ts'
import { collectAny } from '../xlsx/collect-any.ts'
import { everyFormat, madeList } from './same-list.ts'

/** Rounds of damage a file; `SHUZHENG_ROUNDS=200` for the long run. */
const ROUNDS = Number(process.env['SHUZHENG_ROUNDS'] ?? '12')
const list = madeList(6)
let files: Map<string, Buffer>
beforeAll(async () => {
  files = await everyFormat(list)
})

type Damage = (bytes: Buffer, random: (below: number) => number) => Buffer

const DAMAGES: Readonly<Record<string, Damage>> = {
  'bytes flipped': (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let i = 0; i < 1 + random(8); i++) copy[random(copy.length)] = random(256)
    return copy
  },
  cut: (bytes, random) => bytes.subarray(0, random(bytes.length)),
  doubled: (bytes, random) => {
    const at = random(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(random(at + 1))])
  },
}

test.each(Object.keys(DAMAGES))(
  '%s: no crash, every grid ends, and what is missing is named',
  async (name) => {
    const source = randomFrom(name.length)
    const random = (below: number) => source.int(Math.max(1, below))
    for (const [file, bytes] of files) {
      for (let round = 0; round < ROUNDS; round++) {
        const damaged = DAMAGES[name]?.(bytes, random) ?? bytes
        const { grids, codes, format } = await collectAny(damaged, file, true)
        if (format === 'zip') continue
        expect(grids.map((grid) => grid.ended)).toEqual(grids.map(() => 1))
        const told = codes.some((code) => code in UNREAD || code === 'EMPTY_FILE')
        const lost = grids.some((grid) => grid.unread.length > 0)
        const rows = grids.reduce((sum, grid) => sum + grid.rows.length, 0)
        expect([file, round, told || lost || rows > 0]).toEqual([file, round, true])
      }
    }
  },
  120_000,
)
