import { relative, resolve, sep } from 'node:path'
import type { FolderCount } from '../../case/count-folder.ts'
import { recordPaths } from '../../case/persons/batches.ts'

/** More are found by writing a part of the name. */
const MOST = 200

/** Names of files, by which a fact speaks of them: folders first, as patterns, then files. */
export interface EvidenceNames {
  readonly all: number
  readonly items: readonly { readonly name: string; readonly folder: boolean }[]
}

/**
 * Files of the counted evidence that hold records, and their folders, as batches and decisions name them.
 *
 * @example `../检材/甲硬盘/**`, `../检材/甲硬盘/客户.csv`
 */
export function evidenceNames({ files, evidence }: FolderCount, find: string): EvidenceNames {
  const paths = recordPaths(files)
  const tops = new Set(evidence.roots.map(({ prefix }) => prefix))
  const folders = [...new Set(paths.flatMap((path) => foldersOf(path, tops)))].sort()
  const names = [
    ...folders.map((folder) => ({ name: `${folder}/**`, folder: true })),
    ...paths.toSorted().map((name) => ({ name, folder: false })),
  ]
  const wanted = find.trim().toLowerCase()
  const found = names.filter(({ name }) => name.toLowerCase().includes(wanted))
  return { all: found.length, items: found.slice(0, MOST) }
}

/** Folders on the way to a file, up to that of its exhibit. */
function foldersOf(path: string, tops: ReadonlySet<string>): string[] {
  const end = path.lastIndexOf('/')
  if (end <= 0) return []
  const folder = path.slice(0, end)
  return tops.has(folder) ? [folder] : [folder, ...foldersOf(folder, tops)]
}

/** 计算口径 that may be decided, with their options, as decisions name them. */
export function readingChoices({ law }: FolderCount) {
  return law.readings.map(({ id, title, options }) => ({
    id,
    title,
    options: options.map((o) => ({ id: o.id, label: o.label })),
  }))
}

/** How a case file names what lies at a path: from its own folder; on another drive by the whole path. */
export function nearName(folder: string, path: string): string {
  return relative(resolve(folder), resolve(path)).split(sep).join('/')
}
