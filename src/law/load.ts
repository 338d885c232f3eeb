import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ShuzhengError } from '../errors.ts'
import type { LawBook } from './book.ts'
import { BOOK, lawFolder, sourceDigests } from './sources.ts'

/**
 * The law data, checked and frozen.
 *
 * What is read is `law/book.json`, which `compile.ts` makes of the YAML after checking every field; reading YAML and
 * checking it on each start would cost ten times as much. The book names the digest of each file it was made from, and a
 * folder whose YAML has moved on since is refused (`law/stale`): a number is never taken from text that nobody checked.
 */
export function loadLaw(folder: string = lawFolder()): LawBook {
  const path = join(folder, BOOK)
  if (!existsSync(path)) throw new ShuzhengError('law/missing', { path: BOOK })
  const { sources, book } = JSON.parse(readFileSync(path, 'utf8')) as CompiledBook
  const stale = firstDifference(sources, sourceDigests(folder))
  if (stale !== null) throw new ShuzhengError('law/stale', { file: `law/${stale}` })
  return deepFreeze(book)
}

/** What `compile.ts` writes. */
export interface CompiledBook {
  readonly sources: Readonly<Record<string, string>>
  readonly book: LawBook
}

/** The first file by name that differs; null when all agree, or when the folder carries no YAML at all. */
function firstDifference(
  made: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string | null {
  if (Object.keys(now).length === 0) return null
  const names = [...new Set([...Object.keys(made), ...Object.keys(now)])].sort()
  return names.find((name) => made[name] !== now[name]) ?? null
}

/** Freezes a value and all that hangs on it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}
