import type { FolderCount } from '../../case/count-folder.ts'
import type { OrderedFile } from '../../case/assemble.ts'
import type { FileReport, Report, TableReport } from '../../report.ts'

/** A file as the tree shows it: its number is its place in the record, for names may be masked alike. */
export interface Leaf {
  readonly id: number
  readonly file: FileReport
  /** Files directly inside, and at any depth. */
  readonly members: number
  readonly inside: number
  readonly sheets: number
  /** Files inside, at any depth, that were not read or not whole. */
  readonly unread: number
}

/** What an exhibit holds. */
export interface ExhibitSum {
  readonly files: number
  readonly top: number
  readonly bytes: number
  readonly unread: number
  readonly locked: number
  /** Agreement with the police list (清单) of the files that lie there themselves; null without a list. */
  readonly digests: {
    readonly match: number
    readonly mismatch: number
    readonly missing: number
  } | null
}

interface Node {
  readonly inside: number[]
  all: number
  unread: number
}

/** 检材 › 压缩包 › 文件 › 工作表 of a finished count, by numbers. */
export class EvidenceTree {
  readonly #report: Report
  readonly #files: readonly OrderedFile[]
  readonly #nodes: readonly Node[]
  readonly #tops = new Map<string, number[]>()

  constructor({ report, files }: Pick<FolderCount, 'report' | 'files'>) {
    this.#report = report
    this.#files = files
    this.#nodes = files.map(() => ({ inside: [], all: 0, unread: 0 }))
    this.#grow()
  }

  /** Files that lie in the exhibit itself. */
  top(exhibit: string): readonly number[] {
    return this.#tops.get(exhibit) ?? []
  }

  inside(id: number): readonly number[] {
    return this.#nodes[id]?.inside ?? []
  }

  /** All files in the order of the record that satisfy a question. */
  find(wanted: (file: FileReport) => boolean): number[] {
    return this.#report.files.flatMap((file, id) => (wanted(file) ? [id] : []))
  }

  leaf(id: number): Leaf | null {
    const [file, node, ordered] = [this.#report.files[id], this.#nodes[id], this.#files[id]]
    if (!file || !node || !ordered) return null
    const { inside, all, unread } = node
    return { id, file, members: inside.length, inside: all, unread, sheets: ordered.tables.length }
  }

  /** Tables of a file, in its order. */
  sheets(id: number): readonly TableReport[] {
    const tables = this.#files[id]?.tables ?? []
    return tables.flatMap(({ tab }) => this.#report.tables[tab] ?? [])
  }

  sum(exhibit: string): ExhibitSum {
    const files = this.#report.files.filter((f) => f.exhibit === exhibit)
    const tops = this.top(exhibit).flatMap((id) => this.#report.files[id] ?? [])
    const matches = tops.map((f) => f['digest-match']).filter((m) => m !== null)
    const of = (what: string) => matches.filter((m) => m === what).length
    return {
      files: files.length,
      top: tops.length,
      bytes: tops.reduce((sum, f) => sum + f.bytes, 0),
      unread: files.filter(isUnread).length,
      locked: files.filter(isLocked).length,
      digests:
        matches.length === 0
          ? null
          : { match: of('match'), mismatch: of('mismatch'), missing: of('not-listed') },
    }
  }

  #addTop(exhibit: string, id: number): void {
    const tops = this.#tops.get(exhibit)
    if (tops) tops.push(id)
    else this.#tops.set(exhibit, [id])
  }

  #grow(): void {
    const known = new Map<string, number>()
    this.#files.forEach(({ exhibit, outcome: { at } }, id) => {
      const parents = at.slice(1).map((_, i) => known.get(nameOf(exhibit, at.slice(0, i + 1))))
      const parent = parents.at(-1)
      if (parent === undefined) this.#addTop(exhibit, id)
      else this.#nodes[parent]?.inside.push(id)
      const lost = isUnread(this.#report.files[id])
      for (const above of parents) {
        const node = above === undefined ? undefined : this.#nodes[above]
        if (!node) continue
        node.all++
        if (lost) node.unread++
      }
      // Of entries with one name the first holds what lies in them.
      const own = nameOf(exhibit, at)
      if (!known.has(own)) known.set(own, id)
    })
  }
}

function nameOf(exhibit: string, at: readonly (string | number)[]): string {
  return JSON.stringify([exhibit, ...at])
}

export function isUnread(file: FileReport | undefined): boolean {
  return file?.status === 'unread' || file?.status === 'partial'
}

/** Something in it, or it itself, stays closed for want of a password. */
export function isLocked({ issues }: FileReport): boolean {
  return issues.some(({ code }) => code === 'PASSWORD')
}

const trees = new WeakMap<Report, EvidenceTree>()

/** The tree of a count, made once. */
export function treeOf(counted: FolderCount): EvidenceTree {
  const known = trees.get(counted.report)
  if (known) return known
  const tree = new EvidenceTree(counted)
  trees.set(counted.report, tree)
  return tree
}
