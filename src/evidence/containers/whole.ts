import type { Format } from '../format/formats.ts'
import type { ByteSource } from '../source.ts'
import { openArchive, type Archive, type OpenContext } from './archive.ts'
import { withoutHollow } from './hollow.ts'
import { wholeOf, type Whole } from './split.ts'

/** So many missing volumes are named. */
const MOST_NAMES = 20

/** Opens a container that is one file, or whose volumes stand beside one another. */
export async function openWhole(
  source: ByteSource,
  format: Format,
  context: OpenContext,
): Promise<Archive> {
  const whole = wholeOf(source)
  const archive =
    whole === undefined
      ? await openArchive(source, format.id, context)
      : await openVolumes(source, format, whole, context)
  return withoutHollow(archive)
}

/** A split archive; the volumes that are missing are named. */
async function openVolumes(
  source: ByteSource,
  format: Format,
  { how, volumes, missing }: Whole,
  context: OpenContext,
): Promise<Archive> {
  const given = how === 'cut' ? context : { ...context, volumes }
  const archive = await openArchive(source, format.id, given)
  if (missing.length === 0) return archive
  const names = missing.slice(0, MOST_NAMES).join('、')
  const count = String(missing.length)
  const message = `缺少分卷 ${count} 个：${names} / volumes missing: ${count}`
  const issues = [{ code: 'CORRUPT', entry: null, message } as const, ...archive.issues]
  const { title, entries, sequential, passwordLine } = archive
  const read: Archive['read'] = (...asked) => archive.read(...asked)
  return { title, entries, sequential, passwordLine, issues, read, close: () => archive.close() }
}
