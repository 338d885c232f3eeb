import type { ReadSink } from '../../../row.ts'
import type { XmlEvents } from '../../xml-events.ts'
import type { Package } from '../package.ts'

/** Parts of one kind beyond this are not read. */
export const MOST_PARTS = 1000

/** Reads each of the parts by its own taker; gives how many are broken, or too many. */
export async function readParts(
  pack: Package,
  paths: readonly string[],
  take: (path: string, index: number) => XmlEvents,
): Promise<number> {
  let broken = Math.max(0, paths.length - MOST_PARTS)
  for (const [index, path] of paths.slice(0, MOST_PARTS).entries())
    if (!(await readWhole(pack, path, take(path, index)))) broken++
  return broken
}

/** Reads a part; says whether all of it could be read. */
export async function readWhole(pack: Package, path: string, events: XmlEvents): Promise<boolean> {
  const result = await pack.read(path, events)
  return events.finish() && !events.broken && result?.status === 'ok'
}

/** Tells parts that could not be read, or not whole, by their kind. */
export function tellBroken(count: number, zh: string, en: string, sink: ReadSink): void {
  if (count === 0) return
  const many = String(count)
  const message = `${zh}部件损坏或过多 ${many} 个 / parts of ${en} that are broken or too many: ${many}`
  sink.issue({ code: 'CORRUPT', message })
}
