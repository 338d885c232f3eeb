import { hash } from 'node:crypto'

/** What a password costs: its digest over the salt, digested again with a counter as often as the document asks. */
export function stretched(name: string, salt: Buffer, password: string, rounds: number): Buffer {
  const first = hash(name, Buffer.concat([salt, Buffer.from(password, 'utf16le')]), 'buffer')
  const state = Buffer.alloc(4 + first.length)
  first.copy(state, 4)
  for (let i = 0; i < rounds; i++) {
    state.writeUInt32LE(i)
    hash(name, state, 'buffer').copy(state, 4)
  }
  return Buffer.from(state.subarray(4))
}
