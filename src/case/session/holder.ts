import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

/**
 * A process as locks and temporary folders name it: its number and, where the system tells it, a mark of when it began. Numbers
 * are given again: after the machine has gone down, that of a killed run may be a service's, and would hold its lock for good.
 */
export interface Holder {
  readonly pid: number
  /** Of machine start and process start; null where they are not told (elsewhere than on Linux). */
  readonly mark: string | null
}

/** The process that this is. */
export function thisProcess(): Holder {
  return { pid: process.pid, mark: markOf(process.pid) }
}

/** Does it still run? Another process with its number is not it. */
export function isRunning({ pid, mark }: Holder): boolean {
  if (!isAlive(pid)) return false
  const now = markOf(pid)
  return mark === null || now === null || mark === now
}

/** As it is written into a lock: `1234 0a1b2c3d`. */
export function written({ pid, mark }: Holder): string {
  return mark === null ? String(pid) : `${String(pid)} ${mark}`
}

/** The process that a lock names; null: it names none. */
export function holderIn(lock: string): Holder | null {
  const [, pid, mark = null] = /^(\d+)(?: ([0-9a-f]{8}))?$/.exec(lock.trim()) ?? []
  return pid === undefined ? null : { pid: Number(pid), mark }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  if (process.platform === 'linux') return existsSync(`/proc/${String(pid)}`)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Of the fields behind the name of the program, the one that says when the process began, in ticks since the machine did. */
const BEGAN = 19

function markOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1')
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[BEGAN]
    if (began === undefined) return null
    return createHash('sha256').update(`${boot} ${began}`).digest('hex').slice(0, 8)
  } catch {
    return null
  }
}
