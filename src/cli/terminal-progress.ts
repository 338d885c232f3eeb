import { readFileSync } from 'node:fs'
import type { Progress } from '../case/intake/progress.ts'
import { renderError } from '../documents/terminal/error.ts'
import { ShuzhengError } from '../errors.ts'

const EVERY_MS = 200
const MIB = 2 ** 20

/** Progress on a terminal: bytes, rate, time left. Not on a pipe, and no names: they come from suspects. */
export function terminalProgress(): Progress & { done(): void } {
  return new TerminalProgress(process.stderr.isTTY)
}

class TerminalProgress implements Progress {
  readonly #shown: boolean
  #total = 0
  #read = 0
  #began = 0
  #last = 0

  constructor(shown: boolean) {
    this.#shown = shown
  }

  begin(totalBytes: number): void {
    this.#total = totalBytes
    this.#read = 0
    this.#began = performance.now()
  }

  add(bytes: number): void {
    this.#read += bytes
    const now = performance.now()
    if (now - this.#last < EVERY_MS) return
    this.#last = now
    this.#draw(this.#line(now))
  }

  stage(stage: 'count' | 'report'): void {
    this.#draw(stage === 'count' ? '核算中 counting …' : '写报告 writing …')
  }

  /** Ctrl-C stops the readers and lets the run end in order; what was done stays done. */
  onCancel(work: () => void): () => void {
    return onSignal(() => {
      this.#draw('正在停止，已完成的部分保留 / stopping; what is done is kept')
      work()
    })
  }

  /** Ctrl-C while nothing can be ended in order: what is read is in the index already. */
  onAbort(work: () => void): () => void {
    return onSignal(() => {
      this.#draw('')
      work()
      process.stderr.write(renderError(STOPPED))
      process.exit(STOPPED.exit)
    })
  }

  done(): void {
    this.#draw('')
  }

  #line(now: number): string {
    const seconds = (now - this.#began) / 1000
    const rate = this.#read / Math.max(0.001, seconds)
    const left = Math.max(0, this.#total - this.#read) / Math.max(1, rate)
    const percent =
      this.#total > 0 ? Math.min(100, Math.floor((this.#read * 100) / this.#total)) : 100
    return `读取 ${String(percent)}%  ${mib(this.#read)} / ${mib(this.#total)} MB  速度 ${mib(rate)} MB/s  预计剩余 ${String(Math.ceil(left))} 秒`
  }

  #draw(text: string): void {
    if (this.#shown) process.stderr.write(`\r\u001b[K${text}`)
  }
}

const STOPPED = new ShuzhengError('run/stopped')

/** Ctrl-C, the request to end, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function onSignal(stop: () => void): () => void {
  const heard = SIGNALS.filter((signal) => signal !== 'SIGHUP' || !isHangUpIgnored())
  for (const signal of heard) process.once(signal, stop)
  return () => {
    for (const signal of heard) process.off(signal, stop)
  }
}

/**
 * Ends the process in order when it is to stop and nothing that is under way hears of it, so that what it holds in its temporary
 * folder goes with it.
 */
export function endOnSignals(): void {
  for (const signal of SIGNALS) {
    if (signal === 'SIGHUP' && isHangUpIgnored()) continue
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return
      process.stderr.write(renderError(STOPPED))
      process.exit(STOPPED.exit)
    })
  }
}

/** Under `nohup` a run goes on when its terminal is closed. Where that cannot be known it is taken to be so. */
function isHangUpIgnored(): boolean {
  if (process.platform === 'win32') return false
  try {
    const [, ignored = ''] =
      /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? []
    return ignored === '' || Number.parseInt(ignored.slice(-1), 16) % 2 === 1
  } catch {
    return true
  }
}

function mib(bytes: number): string {
  return (bytes / MIB).toFixed(1)
}
