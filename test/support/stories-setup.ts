import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORIES } from './told-once.ts'

/** A folder in which the two stories are made and counted once for all test files (`told-once.ts`). */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'shuzheng-stories-'))
  process.env[STORIES] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
