import { createHash } from 'node:crypto'
import { randomFrom, type Random } from '../../../demo/random.ts'

/** What is done to a file: bytes overwritten, its end or a piece of it cut away, a piece of it said twice. */
const DAMAGES = ['flipped', 'cut', 'doubled'] as const
export type Damage = (typeof DAMAGES)[number]

/** Most bytes that a piece said twice may have: a file must not grow without end. */
const LONGEST_PIECE = 1 << 16
/** Half of the damage to larger files is done to their heads, where formats keep what decides of the rest. */
const HEAD = 1024

/** A file damaged at random, the same for the same name and round on every machine. */
export function damaged(bytes: Buffer, name: string, round: number): Buffer {
  if (bytes.length === 0) return bytes
  const random = randomFrom(seedOf(name, round))
  const damage = DAMAGES[round % DAMAGES.length] ?? 'flipped'
  return HOW[damage](bytes, random)
}

function seedOf(name: string, round: number): number {
  return createHash('sha256')
    .update(`${name}\0${String(round)}`)
    .digest()
    .readUInt32LE(0)
}

const HOW: Readonly<Record<Damage, (bytes: Buffer, random: Random) => Buffer>> = {
  flipped: (bytes, random) => {
    const copy = Buffer.from(bytes)
    const many = 1 + random.int(random.once(4) ? 64 : 8)
    for (let i = 0; i < many; i++) copy[placeIn(bytes, random)] = valueOf(random)
    return copy
  },
  cut: (bytes, random) => {
    const at = random.int(bytes.length)
    if (!random.once(3)) return bytes.subarray(0, at)
    const next = at + 1 + random.int(Math.min(LONGEST_PIECE, bytes.length - at))
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(next)])
  },
  doubled: (bytes, random) => {
    const from = random.int(bytes.length)
    const to = from + 1 + random.int(Math.min(LONGEST_PIECE, bytes.length - from))
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  },
}

function placeIn(bytes: Buffer, random: Random): number {
  return random.int(random.once(2) ? Math.min(HEAD, bytes.length) : bytes.length)
}

/** Any byte, or one of those that lengths and marks are made of. */
function valueOf(random: Random): number {
  return random.once(2) ? random.int(256) : random.pick([0, 1, 0x7f, 0x80, 0xff, 0x22, 0x0a])
}
