import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Truth } from '../../demo/make.ts'
import { shuzheng } from './cli.ts'

/** Where the stories of this run lie; set by `stories-setup.ts`. */
export const STORIES = 'SHUZHENG_STORIES'

/** What a count of a story leaves, as the command left it. */
export interface Told {
  readonly truth: Truth
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const WAIT = 250

/**
 * Makes the evidence of a story and counts it with the command, once in a run of all tests: whoever asks first does it,
 * the others wait and take a copy into their own folder, with the key by which it was counted.
 *
 * @param base folder of the test; gets `name`, `name-out` and the private folder of the key
 */
export function toldOnce(base: string, name: string, make: (dir: string) => Truth): Told {
  const folder = process.env[STORIES]
  if (folder === undefined) throw new Error(`${STORIES} is not set: run by vitest.config.ts`)
  const place = join(folder, name)
  while (!existsSync(join(place, 'told'))) {
    if (isFirst(place)) tellInto(place, name, make)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT)
  }
  for (const part of [name, `${name}-out`, '.config']) {
    const from = join(place, part)
    if (existsSync(from)) cpSync(from, join(base, part), { recursive: true, force: true })
  }
  return deserialize(readFileSync(join(place, 'told'))) as Told
}

function isFirst(place: string): boolean {
  try {
    mkdirSync(place)
    return true
  } catch {
    return false
  }
}

function tellInto(place: string, name: string, make: (dir: string) => Truth): void {
  const before = process.env['XDG_CONFIG_HOME']
  process.env['XDG_CONFIG_HOME'] = join(place, '.config')
  try {
    const dir = join(place, name)
    const truth = make(dir)
    const list = join(dir, 'police-hash-list.txt')
    const out = join(place, `${name}-out`)
    const ran = shuzheng(['count', dir, '--no-cache', '--out', out, '--hash-list', list], place)
    const told: Told = { truth, status: ran.status, stdout: ran.stdout, stderr: ran.stderr }
    writeFileSync(join(place, 'told'), serialize(told))
  } catch (error) {
    // Whoever waits makes the attempt himself, and fails by himself.
    rmSync(place, { recursive: true, force: true })
    throw error
  } finally {
    if (before === undefined) delete process.env['XDG_CONFIG_HOME']
    else process.env['XDG_CONFIG_HOME'] = before
  }
}
