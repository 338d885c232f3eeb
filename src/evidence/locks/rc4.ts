/** The key stream of RC4, which Node's OpenSSL no longer offers; from its first byte. */
export function rc4(key: Uint8Array, length: number): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    const byte = state[i] ?? 0
    j = (j + byte + (key[i % key.length] ?? 0)) & 255
    state[i] = state[j] ?? 0
    state[j] = byte
  }
  const stream = new Uint8Array(length)
  for (let k = 0, i = 0, j = 0; k < length; k++) {
    i = (i + 1) & 255
    const byte = state[i] ?? 0
    j = (j + byte) & 255
    const other = state[j] ?? 0
    state[i] = other
    state[j] = byte
    stream[k] = state[(byte + other) & 255] ?? 0
  }
  return stream
}

/** The bytes under a key stream that begins with them. */
export function under(stream: Uint8Array, bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte, i) => byte ^ (stream[i] ?? 0)))
}
