import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { makePrivate, privateFolders } from '../case/session/private-folder.ts'

/** What the workbench keeps of whoever works at this machine, for its next start. */
const kept = z.object({
  by: z.string().max(64).default(''),
  language: z.enum(['zh', 'en']).nullable().default(null),
})
export type Worker = z.output<typeof kept>

const NOBODY: Worker = { by: '', language: null }

/**
 * Who worked here last. It lies in the user's private configuration folder, beside the key: a browser would keep it by
 * the port, which is another one at each start.
 */
export function lastWorker(): Worker {
  try {
    const read = kept.safeParse(JSON.parse(readFileSync(fileIn(privateFolders().config), 'utf8')))
    return read.success ? read.data : NOBODY
  } catch {
    return NOBODY
  }
}

/** Keeps it, readable by its user alone; where it cannot be kept, nothing else fails. */
export function keepWorker(worker: Worker): void {
  const { config } = privateFolders()
  try {
    makePrivate(config)
    const part = `${fileIn(config)}.${String(process.pid)}`
    writeFileSync(part, JSON.stringify(worker), { mode: 0o600 })
    renameSync(part, fileIn(config))
  } catch {
    // A name that has to be typed again is no fault.
  }
}

function fileIn(config: string): string {
  return join(config, 'workbench.json')
}
