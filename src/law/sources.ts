import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ShuzhengError } from '../errors.ts'
import { sourceDigest } from './digest.ts'

/** Name of the compiled book beside the YAML it was made from. */
export const BOOK = 'book.json'

/** The YAML files of a law folder, by name relative to it, in order. */
export function sourceNames(folder: string): string[] {
  return ['instruments', 'rules', 'calendar'].flatMap((part) => {
    const inside = join(folder, part)
    if (!existsSync(inside)) return []
    const names = readdirSync(inside).filter((name) => name.endsWith('.yaml'))
    return names.sort().map((name) => `${part}/${name}`)
  })
}

export function readSource(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

/** Digest of every YAML file of a law folder; empty when the folder carries only the compiled book. */
export function sourceDigests(folder: string): Record<string, string> {
  return Object.fromEntries(
    sourceNames(folder).map((name) => [name, sourceDigest(readSource(folder, name))]),
  )
}

/**
 * The law folder of this checkout or packed folder: the nearest `law/` above this file that holds instruments or the
 * compiled book.
 */
export function lawFolder(from = import.meta.dirname): string {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'law')
    if (existsSync(join(folder, BOOK)) || existsSync(join(folder, 'instruments'))) return folder
    if (dirname(at) === at) throw new ShuzhengError('law/missing', { path: 'law/' })
  }
}
