import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ShuzhengError } from '../../errors.ts'
import type { Precedent } from '../../report/precedents.ts'
import { sourceDigest } from '../digest.ts'
import { deepFreeze } from '../load.ts'
import { lawFolder } from '../sources.ts'

/** Name of the compiled file in the law folder. It is read when somebody asks for precedents, never by a count. */
export const PRECEDENTS = 'precedents.json'

/** What the compiler writes. */
export interface CompiledPrecedents {
  readonly sources: Readonly<Record<string, string>>
  readonly precedents: readonly Precedent[]
}

/**
 * The published cases, checked and frozen, in the order of their numbers. Throws `law/missing` without the compiled
 * file, `law/stale` when a YAML file was changed and not checked.
 */
export function loadPrecedents(folder: string = lawFolder()): readonly Precedent[] {
  const path = join(folder, PRECEDENTS)
  if (!existsSync(path)) throw new ShuzhengError('law/missing', { path: PRECEDENTS })
  const { sources, precedents } = JSON.parse(readFileSync(path, 'utf8')) as CompiledPrecedents
  const now = precedentSources(folder)
  const names = [...new Set([...Object.keys(sources), ...Object.keys(now)])].sort()
  const stale = names.find((name) => sources[name] !== now[name])
  if (stale !== undefined && Object.keys(now).length > 0)
    throw new ShuzhengError('law/stale', { file: `law/${stale}` })
  return deepFreeze(precedents)
}

/** The YAML files by name relative to the law folder, with their digests; empty where only the compiled file is carried. */
export function precedentSources(folder: string): Record<string, string> {
  const inside = join(folder, 'precedents')
  if (!existsSync(inside)) return {}
  const names = readdirSync(inside).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(
    names
      .sort()
      .map((name) => [
        `precedents/${name}`,
        sourceDigest(readFileSync(join(inside, name), 'utf8')),
      ]),
  )
}
