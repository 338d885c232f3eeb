import type { FoundFile } from '../../evidence/discover.ts'

/** Names that volumes of a split archive have: `名单.part2.rar`, `名单.r00`, `名单.7z.001`, `名单.z01` and their firsts. */
const VOLUME = /(?:\.part\d{1,4})?\.(?:rar|zip|r\d\d|z\d\d|\d{3})$/i

/**
 * What tells of each file whether it would be read as it was. Volumes of an archive are read together, so each has the
 * stamps of all: one that comes, changes or goes has the others read again.
 *
 * What could not be opened has its reason for a stamp, and is tried again when it can be.
 */
export function stampsOf(found: readonly FoundFile[]): string[] {
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

function setOf(file: FoundFile): string | null {
  const name = nameOf(file)
  return VOLUME.test(name) ? `${file.exhibit} ${name.replace(VOLUME, '')}` : null
}
