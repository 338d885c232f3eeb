import type { FoundFile } from '../../evidence/discover.ts'

/** Names that volumes of a split archive have: `名单.part2.rar`, `名单.r00`, `名单.7z.001`, `名单.z01` and their firsts. */
const VOLUME = /(?:\.part\d{1,4})?\.(?:rar|zip|r\d\d|z\d\d|\d{3})$/i

/** Files that are read with another: the logs of a SQLite database, the memos of a dBASE table. */
const OWNED = /-(?:wal|shm|journal)$|\.(?:fpt|dbt)$/i

/**
 * What tells of each file whether it would be read as it was. Files that are read together, volumes of an archive, a
 * database and its logs, have the stamps of all: one that comes, changes or goes has the others read again.
 *
 * What could not be opened has its reason for a stamp, and is tried again when it can be.
 */
export function stampsOf(found: readonly FoundFile[]): string[] {
  const owners = new Set(found.flatMap((file) => (OWNED.test(nameOf(file)) ? [stemOf(file)] : [])))
  const setOf = (file: FoundFile) => {
    const stem = stemOf(file)
    return owners.has(stem) ? stem : volumesOf(file)
  }
  const sets = new Map<string, string[]>()
  for (const file of found) {
    const set = setOf(file)
    if (set !== null) sets.set(set, [...(sets.get(set) ?? []), `${nameOf(file)} ${own(file)}`])
  }
  return found.map((file) => {
    const all = sets.get(setOf(file) ?? '') ?? []
    return all.length < 2 ? own(file) : [own(file), ...all].join('\n')
  })
}

function own({ stamp, refused }: FoundFile): string {
  return refused ?? stamp
}

function nameOf({ at }: FoundFile): string {
  return at.join('/')
}

function volumesOf(file: FoundFile): string | null {
  const name = nameOf(file)
  return VOLUME.test(name) ? `${file.exhibit} ${name.replace(VOLUME, '')}` : null
}

/** The same for a file and for what belongs to it. */
function stemOf(file: FoundFile): string {
  return `${file.exhibit}/${nameOf(file)
    .replace(OWNED, '')
    .replace(/\.dbf$/i, '')}`
}
