import type { EntryOptions, EntryResult } from '../archive.ts'
import { faultOf, type Fault } from './listing.ts'
import type { Event, Session } from './session.ts'

const DEFAULT_MAX = 64 * 2 ** 30
/** Bytes that one run may unpack for nothing, on the way to what is wanted. */
const MOST_SKIPPED = 32 * 2 ** 30
/** A name that 7-Zip prints is looked for among so many files that follow. */
const NEAR = 256

/** The files that 7-Zip unpacks in one run, in the order of the list. */
export class Unpacked {
  readonly #session: Session
  /** Paths of the files in the order of the list; empty for the one file of a container that does not name it. */
  readonly #paths: readonly string[]
  /** File that 7-Zip is at; -1 before the first. */
  #at = -1
  /** Seen while an entry was read, and the first thing of the next one. */
  #held: Event | null = null
  #skipped = 0
  #broke = false
  readonly #alive: () => void

  constructor(session: Session, paths: readonly string[], alive: () => void = () => undefined) {
    this.#session = session
    this.#alive = alive
    this.#paths = paths
  }

  /** Files up to this one cannot be had from this run any more. */
  get at(): number {
    return this.#at
  }

  /** 7-Zip broke down: nothing more comes of this run. */
  get broke(): boolean {
    return this.#broke
  }

  /** Ends the run. */
  close(): Promise<void> {
    return this.#session.close()
  }

  /** Unpacks the file with this place among the files. */
  async read(
    index: number,
    emit: (chunk: Uint8Array) => void,
    { maxBytes = DEFAULT_MAX }: EntryOptions = {},
  ): Promise<EntryResult> {
    if (!(await this.#reach(index))) {
      return this.#skipped > MOST_SKIPPED ? { status: 'LIMIT', bytes: 0, message: OVER } : MISSING
    }
    const faults: Fault[] = []
    let bytes = 0
    for (;;) {
      const event = await this.#next()
      if (event.say === 'exit' || this.#beginning(event) !== null) {
        this.#held = event
        return resultOf(faults, bytes, event.say === 'exit' ? event.code : 0)
      }
      if (event.say === 'line') note(faults, event.text)
      if (event.say !== 'data') continue
      const room = maxBytes - bytes
      if (room > 0) emit(event.data.subarray(0, room))
      bytes += Math.min(room, event.data.length)
      if (event.data.length > room) return { status: 'LIMIT', bytes, message: OVER }
    }
  }

  /** Lets 7-Zip run on until it begins the file; false when it does not. */
  async #reach(index: number): Promise<boolean> {
    for (;;) {
      const event = await this.#next()
      const begun = this.#beginning(event)
      if (begun !== null) {
        if (begun > index) this.#held = event
        else this.#at = begun
        if (begun >= index) return begun === index
      }
      if (event.say === 'data') {
        this.#skipped += event.data.length
        this.#alive()
      }
      if (event.say === 'exit' || this.#skipped > MOST_SKIPPED) {
        this.#held = event
        return false
      }
    }
  }

  async #next(): Promise<Event> {
    const event = this.#held ?? (await this.#session.next())
    this.#held = null
    if (event.say === 'exit' && event.code === null) this.#broke = true
    return event
  }

  /** The entry that a line of 7-Zip says to be begun: `- 名单/a.txt`, or `T …` where it only tests. */
  #beginning(event: Event): number | null {
    if (event.say !== 'line' || !/^[-T] /.test(event.text)) return null
    const path = event.text.slice(2)
    const from = this.#at + 1
    if (this.#paths[from] === '') return from
    const near = this.#paths.slice(from, from + NEAR).indexOf(path)
    return near < 0 ? null : from + near
  }
}

/**
 * Links are listed, never made: what 7-Zip says of those that stand behind a file is no damage of the file. They are not said
 * to be begun.
 */
function note(faults: Fault[], line: string): void {
  const fault = faultOf(line)
  if (fault && !/\blink\b|\bset file attribute\b/i.test(fault.text)) faults.push(fault)
}

const OVER = '解压后超出限额 / unpacks to more than the limit'
const MISSING: EntryResult = {
  status: 'CORRUPT',
  bytes: 0,
  message: '压缩数据损坏，未能解出 / the packed data is damaged; nothing was unpacked',
}

const MESSAGES: Readonly<Record<Fault['code'], string>> = {
  PASSWORD: '口令不对或没有口令 / wrong password, or none',
  UNSUPPORTED: '压缩方式不支持 / compression method not supported',
  LIMIT: '解压所需内存超出限额 / unpacking needs more memory than the limit',
  CORRUPT: '压缩数据损坏 / the packed data is damaged',
}

function resultOf(faults: readonly Fault[], bytes: number, code: number | null): EntryResult {
  const [fault] = faults
  if (fault) return { status: fault.code, bytes, message: MESSAGES[fault.code] }
  if (code === null) return { status: 'CORRUPT', bytes, message: MESSAGES.CORRUPT }
  return { status: 'ok', bytes, message: '' }
}
