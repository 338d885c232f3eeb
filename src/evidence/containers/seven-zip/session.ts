import { Worker } from 'node:worker_threads'
import type { ByteSource } from '../../source.ts'
import { ANSWERED, BUFFER_BYTES, COUNT, type FromThread, type Task } from './protocol.ts'

/** Bytes that 7-Zip can read as one file of `/in`, under a name of ours. */
export interface Input {
  readonly name: string
  readonly source: ByteSource
}

/** What 7-Zip does, as it comes; `data` is valid until the next event is asked for. */
export type Event =
  | { readonly say: 'file'; readonly name: string }
  | { readonly say: 'data'; readonly data: Uint8Array }
  | { readonly say: 'line'; readonly text: string }
  | { readonly say: 'exit'; readonly code: number | null }

/** One run of 7-Zip on a thread of its own, which stands still while nobody asks for what comes next. */
export class Session {
  readonly #inputs: readonly Input[]
  readonly #worker: Worker
  readonly #control = new Int32Array(new SharedArrayBuffer(8))
  readonly #buffer = new Uint8Array(new SharedArrayBuffer(BUFFER_BYTES))
  readonly #events: Event[] = []
  #waiting: ((event: Event) => void) | null = null
  #unanswered = false

  constructor(args: readonly string[], inputs: readonly Input[]) {
    this.#inputs = inputs
    const volumes = inputs.map(({ name, source }) => ({ name, size: source.size }))
    const control = this.#control.buffer
    const task: Task = { args, volumes, control, buffer: this.#buffer.buffer }
    this.#worker = new Worker(threadFile(), {
      workerData: task,
      env: {},
      stdout: true,
      stderr: true,
    })
    this.#worker.on('message', (message: FromThread) => this.#hear(message))
    this.#worker.on('error', () => this.#tell({ say: 'exit', code: null }))
    this.#worker.on('exit', () => this.#tell({ say: 'exit', code: null }))
  }

  /** The next thing that 7-Zip does; `exit` is the last, and comes again. */
  next(): Promise<Event> {
    if (this.#unanswered) this.#answer(0)
    const event = this.#events.shift()
    if (event) return Promise.resolve(event)
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  /** Ends 7-Zip wherever it stands. */
  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #hear(message: FromThread): void {
    switch (message.say) {
      case 'read': {
        this.#answer(this.#read(message))
        return
      }
      case 'file':
        this.#unanswered = true
        {
          this.#tell(message)
          return
        }
      case 'data':
        this.#unanswered = true
        {
          this.#tell({ say: 'data', data: this.#buffer.subarray(0, message.length) })
          return
        }
      case 'line':
      case 'exit': {
        this.#tell(message)
        return
      }
    }
  }

  #read({ volume, at, length }: Extract<FromThread, { say: 'read' }>): number {
    return this.#inputs[volume]?.source.read(at, this.#buffer.subarray(0, length)) ?? 0
  }

  #answer(count: number): void {
    this.#unanswered = false
    Atomics.store(this.#control, COUNT, count)
    Atomics.store(this.#control, ANSWERED, 1)
    Atomics.notify(this.#control, ANSWERED)
  }

  #tell(event: Event): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting) waiting(event)
    else this.#events.push(event)
  }
}

/** Compiled code runs `.js`, a checkout `.ts`; the thread is the sibling of this file either way. */
function threadFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`./thread.${extension}`, import.meta.url)
}
