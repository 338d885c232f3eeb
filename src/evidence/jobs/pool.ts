import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { FromChild, Job, JobDone } from './job.ts'
import type { SpoolFile } from '../outcome.ts'
import { MOST_MEMORY, startReader, takeStarted } from './reader-process.ts'

/** What a child may use before it is stopped. */
export interface Bounds {
  readonly memoryBytes: number
  /** Longest time without progress. */
  readonly silentMs: number
}

export const BOUNDS: Bounds = { memoryBytes: MOST_MEMORY, silentMs: 120_000 }

/**
 * How a job ended: done, or why not and where: at which of its items, and at which thing in that container (`place`, see
 * {@link FromChild}). STOPPED when the pool was closed over it.
 */
export type Ending =
  | { readonly ended: 'done'; readonly done: JobDone }
  | {
      readonly ended: 'CRASHED' | 'LIMIT' | 'NO_SPACE' | 'FAULT' | 'STOPPED'
      readonly item: number
      readonly place: readonly number[]
      readonly message: string
    }

const STOPPED: Ending = { ended: 'STOPPED', item: 0, place: [], message: '' }

const WATCH_MS = 200

/**
 * Reader processes. A worker thread is no boundary (measured: limited to 64 MB it held 3.2 GB), so each reader is a
 * process of its own; one that takes too much memory, makes no progress, or dies costs its file and nothing else.
 */
export class Pool {
  readonly #size: number
  readonly #bounds: Bounds
  readonly #onProgress: (bytes: number) => void
  readonly #look: string | null
  readonly #idle: Child[] = []
  readonly #waiting: ((child: Child | null) => void)[] = []
  readonly #all = new Set<Child>()
  #closed = false

  /** `look`: address of a module whose `look` tells the class of a cell (`looked-cells.ts`); null: cells are not looked at. */
  constructor(
    size: number,
    onProgress: (bytes: number) => void,
    bounds: Bounds = BOUNDS,
    look: string | null = null,
  ) {
    this.#size = size
    this.#bounds = bounds
    this.#look = look
    this.#onProgress = onProgress
  }

  get size(): number {
    return this.#size
  }

  /** Starts processes before there is work: each takes a quarter of a second to begin. */
  warm(processes = 1): void {
    const wanted = this.#closed ? 0 : Math.min(processes, this.#size)
    while (this.#all.size < wanted) this.#idle.push(this.#start())
  }

  /** Runs a job on the next free process; `onSpool` hears of its spool files that are full before it is done. */
  async run(job: Job, onSpool: (file: SpoolFile) => void = () => undefined): Promise<Ending> {
    const child = await this.#take()
    if (!child) return STOPPED
    const ending = await child.run(job, onSpool)
    if (this.#closed) return ending.ended === 'done' ? ending : STOPPED
    if (child.alive) this.#give(child)
    else this.#replace(child)
    return ending
  }

  /** Ends every reader and every job at once. */
  close(): void {
    this.#closed = true
    for (const child of this.#all) child.stop()
    for (const waiting of this.#waiting.splice(0)) waiting(null)
  }

  /** A reader that is free; null when there will be none any more. */
  #take(): Promise<Child | null> {
    if (this.#closed) return Promise.resolve(null)
    const idle = this.#idle.pop()
    if (idle) return Promise.resolve(idle)
    if (this.#all.size < this.#size) return Promise.resolve(this.#start())
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #start(): Child {
    const child = new Child(this.#bounds, this.#onProgress, this.#look)
    this.#all.add(child)
    return child
  }

  #give(child: Child): void {
    const next = this.#waiting.shift()
    if (next) next(child)
    else this.#idle.push(child)
  }

  #replace(child: Child): void {
    this.#all.delete(child)
    child.stop()
    const next = this.#waiting.shift()
    if (next) next(this.#start())
  }
}

class Child {
  alive = true
  readonly #process: ChildProcess
  readonly #bounds: Bounds
  readonly #onProgress: (bytes: number) => void
  #item = 0
  #place: readonly number[] = []
  #lastSign = 0
  #end: ((ending: Ending) => void) | null = null
  #onSpool: (file: SpoolFile) => void = () => undefined

  constructor(bounds: Bounds, onProgress: (bytes: number) => void, look: string | null) {
    this.#bounds = bounds
    this.#onProgress = onProgress
    this.#process = takeStarted(bounds.memoryBytes, look) ?? startReader(bounds.memoryBytes, look)
    this.#process.on('message', (message: FromChild) => this.#hear(message))
    this.#process.on('exit', (code, signal) => this.#gone(signal ?? String(code)))
    this.#process.on('error', () => this.#gone('error'))
  }

  async run(job: Job, onSpool: (file: SpoolFile) => void): Promise<Ending> {
    this.#onSpool = onSpool
    const watch = setInterval(() => this.#watch(), WATCH_MS)
    this.#item = 0
    this.#place = []
    this.#lastSign = Date.now()
    try {
      return await new Promise<Ending>((resolve) => {
        this.#end = resolve
        if (this.alive) this.#process.send(job, (error) => error && this.#gone('send'))
        else this.#gone('before start')
      })
    } finally {
      clearInterval(watch)
      this.#end = null
    }
  }

  stop(): void {
    this.alive = false
    this.#process.kill('SIGKILL')
  }

  #hear(message: FromChild): void {
    this.#lastSign = Date.now()
    switch (message.type) {
      case 'progress':
        this.#onProgress(message.bytes)
        break
      case 'item':
        this.#item = message.index
        this.#place = message.place
        break
      case 'spool':
        this.#onSpool(message.file)
        break
      case 'done':
        this.#end?.({ ended: 'done', done: message.done })
        break
      case 'failed':
        this.#broken(message.code, message.message)
        break
    }
  }

  #gone(how: string): void {
    this.alive = false
    this.#broken('CRASHED', how)
  }

  #watch(): void {
    const memory = residentBytes(this.#process.pid)
    if (memory > this.#bounds.memoryBytes) this.#exceed(MEMORY)
    else if (Date.now() - this.#lastSign > this.#bounds.silentMs) this.#exceed(TIME)
  }

  #exceed(what: string): void {
    this.#broken('LIMIT', what)
    this.stop()
  }

  #broken(ended: 'CRASHED' | 'LIMIT' | 'NO_SPACE' | 'FAULT', message: string): void {
    this.#end?.({ ended, item: this.#item, place: this.#place, message })
  }
}

const MEMORY = '占用内存超出限额，已停止读取 / it took more memory than is allowed, and was stopped'
const TIME =
  '读取长时间没有进展，已停止 / the reading made no progress for too long, and was stopped'

/** Resident memory of a process; 0 where the system does not tell it in /proc (the heap limit holds there). */
function residentBytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    return Number(readFileSync(`/proc/${String(pid)}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
