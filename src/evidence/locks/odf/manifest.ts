import type { Attributes } from '../../readers/xlsx/tag-reader.ts'

/** How a part of an OpenDocument file is locked (OpenDocument 1.3 part 2, 4.8); as the manifest writes it. */
export interface LockedPart {
  readonly path: string
  /** Bytes in the clear, still packed. */
  readonly size: number
  readonly cipher: string
  readonly vector: Buffer
  readonly checksumType: string
  readonly checksum: Buffer
  readonly startKey: string
  readonly derivation: string
  readonly keySize: number
  readonly rounds: number
  /** Of argon2id: KiB of memory, and lanes. */
  readonly memory: number
  readonly lanes: number
  readonly salt: Buffer
}

/** Gathers the locked parts of a manifest, tag by tag. */
export class Manifest {
  readonly parts: LockedPart[] = []
  #entry: Map<string, string> | null = null
  #locked = false

  open(name: string, attributes: Attributes): void {
    if (name === 'file-entry') {
      this.#entry = new Map()
      this.#locked = false
    }
    if (name === 'encryption-data') this.#locked = true
    if (!this.#entry || !KNOWN.has(name)) return
    // Writers have their own prefixes for what is newer than the standard.
    for (const [key, value] of attributes) {
      this.#entry.set(`${name} ${key.replace(/^.*:/, '')}`, value)
    }
  }

  close(name: string): void {
    if (name !== 'file-entry' || !this.#entry) return
    if (this.#locked && this.parts.length < MOST) this.parts.push(partOf(this.#entry))
    this.#entry = null
  }
}

const KNOWN = new Set([
  'file-entry',
  'encryption-data',
  'algorithm',
  'start-key-generation',
  'key-derivation',
])
const MOST = 10_000

function partOf(said: ReadonlyMap<string, string>): LockedPart {
  const word = (name: string) => said.get(name) ?? ''
  const number = (name: string, otherwise: number) => {
    const value = Number(said.get(name) ?? otherwise)
    return Number.isSafeInteger(value) && value >= 0 ? value : 0
  }
  const bytes = (name: string) => Buffer.from(word(name).slice(0, 1024), 'base64')
  return {
    path: word('file-entry full-path'),
    size: number('file-entry size', 0),
    cipher: last(word('algorithm algorithm-name')),
    vector: bytes('algorithm initialisation-vector'),
    checksumType: last(word('encryption-data checksum-type')),
    checksum: bytes('encryption-data checksum'),
    startKey: last(word('start-key-generation start-key-generation-name')) || 'sha1',
    derivation: last(word('key-derivation key-derivation-name')),
    keySize: number('key-derivation key-size', 16),
    rounds:
      number('key-derivation iteration-count', 0) || number('key-derivation argon2-iterations', 0),
    memory: number('key-derivation argon2-memory', 0),
    lanes: number('key-derivation argon2-lanes', 0),
    salt: bytes('key-derivation salt'),
  }
}

/** `http://www.w3.org/2001/04/xmlenc#aes256-cbc` → `aes256-cbc`; old files say `Blowfish CFB` as it stands. */
function last(name: string): string {
  return (
    name.includes('://') || name.startsWith('urn:') ? name.replace(/^.*[#:]/, '') : name
  ).toLowerCase()
}
