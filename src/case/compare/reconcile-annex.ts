import { realpathSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { codeLabel } from '../../documents/words/labels.ts'
import { ShuzhengError } from '../../errors.ts'
import { losesData } from '../../evidence/codes.ts'
import { keyColumns } from '../../records/index-file.ts'
import { masked, type OrderedFile, type OrderedTable } from '../assemble.ts'
import { readEvidence } from '../read-evidence.ts'
import type { Progress } from '../intake/progress.ts'
import type { CountRequest, Override } from '../request.ts'
import type { Root } from '../../evidence/discover.ts'
import type { Session } from '../session/session.ts'

/** The annex, read with our own readers under the same case key, so that its keys can be set beside ours. */
export interface Annex {
  readonly path: string
  readonly files: readonly OrderedFile[]
  /** Its index is closed, to be attached by whoever compares; its sealed rows are open. */
  readonly session: Session
  readonly indexPath: string
  /** Key columns of its records. */
  readonly have: readonly string[]
}

/**
 * Reads an annex into an index of its own, which nothing keeps. {@link closeAnnex} leaves no trace of it.
 *
 * @throws ShuzhengError `reconcile/no-annex`, `reconcile/unreadable`
 */
export async function readAnnex(
  path: string,
  request: CountRequest,
  progress: Progress,
): Promise<Annex> {
  const asked: CountRequest = {
    ...request,
    paths: [path],
    key: null,
    hashList: null,
    cache: false,
  }
  const { files, session } = await readEvidence(asked, progress, 'reconcile')
  try {
    refuseEmpty(path, files)
    const have = await keyColumns(session.db)
    session.db.close()
    return { path, files, session, have, indexPath: `${session.folder}/index.duckdb` }
  } catch (error) {
    session.close()
    throw error
  }
}

export function closeAnnex({ session }: Annex): void {
  session.sealed.close()
  session.abandon()
}

/** What is said of no file is said of the annex alone; with a file, of whatever bears that name. */
export function evidenceOverrides(overrides: readonly Override[]): Override[] {
  return overrides.filter((o) => o.file !== null)
}

function refuseEmpty(path: string, files: readonly OrderedFile[]): void {
  if (files.some((f) => f.tables.some((t) => t.outcome.data + (t.outcome.also ?? 0) > 0))) return
  const codes = new Set(files.flatMap((f) => f.outcome.issues.map((i) => i.code)))
  const reason = [...codes].map(codeLabel).join('、') || '没有数据行'
  throw new ShuzhengError('reconcile/unreadable', { path, reason })
}

/**
 * An annex inside the evidence would be counted as evidence and meet itself.
 *
 * @throws ShuzhengError `reconcile/annex-inside`
 */
export function refuseAnnexInside(path: string, roots: readonly Root[]): void {
  const annex = realpathSync(resolve(path))
  const inside = roots.some((root) => {
    const way = relative(realpathSync(root.path), annex)
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)
  })
  if (inside) throw new ShuzhengError('reconcile/annex-inside', { path })
}

export function annexTables({ files }: Annex): readonly OrderedTable[] {
  return files.flatMap((f) => f.tables)
}

/** Files of the annex of which something was not read. */
export function annexUnread({ files }: Annex): { at: (string | number)[]; reason: string }[] {
  return files.flatMap(({ outcome }) => {
    const codes = new Set(outcome.issues.map((i) => i.code).filter(losesData))
    if (codes.size === 0 && outcome.status !== 'unread') return []
    return [{ at: [...masked(outcome.at)], reason: [...codes].map(codeLabel).join('、') }]
  })
}
