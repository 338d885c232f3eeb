/**
 * What the thread that runs 7-Zip and its owner say to one another. 7-Zip works in one go and cannot wait by itself; it
 * is held at each request until the owner has answered, so that never more than one chunk is on its way.
 */
export type FromThread =
  /** Wanted: bytes of a volume, into the shared buffer. */
  | { readonly say: 'read'; readonly volume: number; readonly at: number; readonly length: number }
  /** A file is begun; its name is told to find out which entry it is, and leads nowhere. */
  | { readonly say: 'file'; readonly name: string }
  /** Bytes of the file begun last, in the shared buffer. */
  | { readonly say: 'data'; readonly length: number }
  /** A line that 7-Zip prints; not answered. */
  | { readonly say: 'line'; readonly text: string }
  /** The end: exit code of 7-Zip, null when it broke down. */
  | { readonly say: 'exit'; readonly code: number | null }

export interface Volume {
  /** A name that 7-Zip can tell the kind of volume by; ours, never one of the evidence. */
  readonly name: string
  readonly size: number
}

export interface Task {
  readonly args: readonly string[]
  readonly volumes: readonly Volume[]
  /** Two numbers: {@link ANSWERED}, and how many bytes were read. */
  readonly control: SharedArrayBuffer
  readonly buffer: SharedArrayBuffer
}

export const ANSWERED = 0
export const COUNT = 1
export const BUFFER_BYTES = 1 << 20
