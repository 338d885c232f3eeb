import { setImmediate } from 'node:timers/promises'
import { DigestStream } from '../../evidence/digest.ts'
import { discover, type FoundFile } from '../../evidence/discover.ts'
import { compareText, type Locator } from '../../evidence/locator.ts'
import { fileSource } from '../../evidence/source.ts'
import { masked, type OrderedFile } from '../assemble.ts'
import type { Evidence } from '../roots.ts'

/** A file that is not what was counted. Identifiers in its name are masked. */
export interface Differing {
  readonly exhibit: string
  readonly at: Locator
  readonly what: 'changed' | 'gone' | 'added' | 'refused'
  /** SHA-256 as it was counted, and as it is now. */
  readonly before: string | null
  readonly after: string | null
}

/** What became of the evidence since it was counted: its files taken anew from the disk, byte by byte. */
export interface Recheck {
  readonly same: number
  readonly differing: readonly Differing[]
}

/** Hears of bytes as they are taken; `going` is false once nobody wants to know. */
export interface Watching {
  begin(totalBytes: number): void
  add(bytes: number): void
  going(): boolean
}

const CHUNK = 4 << 20

/** Compares digests of what lies there now with those that were counted; null when it was stopped. */
export async function recheck(
  evidence: Pick<Evidence, 'roots'>,
  files: readonly OrderedFile[],
  watching: Watching,
): Promise<Recheck | null> {
  const found = discover(evidence.roots)
  watching.begin(found.reduce((sum, file) => sum + file.bytes, 0))
  const left = new Map(
    files
      .filter(({ outcome }) => outcome.at.length === 1)
      .map((file) => [nameOf(file.exhibit, file.outcome.at), file]),
  )
  const differing: Differing[] = []
  let same = 0
  for (const file of found) {
    const name = nameOf(file.exhibit, file.at)
    const was = left.get(name)
    left.delete(name)
    const after = await digestOf(file, watching)
    if (!watching.going()) return null
    const what = differenceOf(was, after)
    if (what === null) same++
    else differing.push({ ...placeOf(file.exhibit, file.at), what, before: digestIn(was), after })
  }
  for (const was of left.values()) {
    const place = placeOf(was.exhibit, was.outcome.at)
    differing.push({ ...place, what: 'gone', before: digestIn(was), after: null })
  }
  return { same, differing: differing.toSorted(byPlace) }
}

function differenceOf(
  was: OrderedFile | undefined,
  after: string | null,
): Differing['what'] | null {
  if (was === undefined) return 'added'
  const before = digestIn(was)
  if (after === null) return before === null ? null : 'refused'
  return before === after ? null : 'changed'
}

function digestIn(was: OrderedFile | undefined): string | null {
  return was?.outcome.digests.sha256 ?? null
}

/** SHA-256 of a file as it lies there; others get their turn between its pieces. */
async function digestOf(file: FoundFile, watching: Watching): Promise<string | null> {
  if (file.refused) return null
  try {
    const source = fileSource(file.path)
    try {
      const stream = new DigestStream(['sha256'])
      const chunk = new Uint8Array(Math.min(CHUNK, Math.max(1, source.size)))
      for (let at = 0; watching.going();) {
        const n = source.read(at, chunk)
        stream.update(chunk.subarray(0, n))
        watching.add(n)
        at += n
        await setImmediate()
        if (n < chunk.length) break
      }
      return stream.digests().sha256 ?? null
    } finally {
      source.close()
    }
  } catch {
    return null
  }
}

function nameOf(exhibit: string, at: Locator): string {
  return JSON.stringify([exhibit, at])
}

function placeOf(exhibit: string, at: Locator): Pick<Differing, 'exhibit' | 'at'> {
  return { exhibit, at: masked(at) }
}

function byPlace(a: Differing, b: Differing): number {
  return compareText(a.at.join('/'), b.at.join('/'))
}
