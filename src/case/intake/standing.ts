import type { Database } from '../../db/database.ts'
import { sql, type Sql } from '../../db/sql.ts'
import type { FoundFile } from '../../evidence/discover.ts'
import type { Page } from '../../evidence/outcome.ts'
import type { Unit } from '../../evidence/jobs/unit.ts'
import type { Override } from '../request.ts'
import { info, keepInfo } from '../session/info.ts'
import type { Session } from '../session/session.ts'
import { keptUnits, type KeptUnit } from './kept.ts'
import { stampsOf } from './stamps.ts'
import { outdated } from './outdated.ts'
import {
  EMPTY,
  keepRegister,
  knownFile,
  openRegister,
  placeOf,
  type KnownFile,
  type Register,
  type WasFile,
} from './register.ts'

/** What lies at the place now, set beside what the index holds of it. */
export interface Standing {
  /** By their number in the index; sparse. */
  readonly files: readonly FoundFile[]
  /** The number of each file of the list, in its order. */
  readonly items: readonly number[]
  /** Null where the index began with this run. */
  readonly since: Since | null
}

/** What became of the place since the index last knew it. */
export interface Since {
  /** Files that the index holds as they are. */
  readonly kept: number
  /** Places in the list of files that were not there. */
  readonly added: readonly number[]
  /** Files that are read again because something else is said of them now. */
  readonly again: number
  readonly changed: readonly WasFile[]
  readonly gone: readonly WasFile[]
}

/**
 * Takes out of the index what is gone, has changed, or is to be read otherwise, and gives every file its number. After it
 * the index holds nothing but what lies there now, so that a count is that of a fresh index.
 */
export async function settle(
  session: Session,
  found: readonly FoundFile[],
  overrides: readonly Override[],
  passwords: string,
): Promise<Standing> {
  const { db, names } = session
  await eraseLeft(session)
  const register = await openRegister(db, names)
  const before = register ?? { ...EMPTY, overrides, passwords }
  const otherwise = await outdated(db, names, before, { overrides, passwords })
  const stamps = stampsOf(found)
  const { items, next } = numbered(before, found, stamps, otherwise)
  const kept = new Set(items)
  const dropped = before.known.filter((k) => !kept.has(k.item))
  const units =
    dropped.length === 0
      ? []
      : await keptUnits(
          db,
          names,
          dropped.map((k) => k.item),
        )
  const places = new Map(before.known.map((k) => [placeOf(k), k]))
  const { changed, gone } = whatBecame(dropped, found, stamps, units)
  const untold = {
    changed: [...before.untold.changed, ...changed],
    gone: [...before.untold.gone, ...gone],
  }
  const known = found.map((file, n) => knownFile(file, items[n] ?? 0, stamps[n] ?? ''))
  const since: Since = {
    kept: before.known.length - dropped.length,
    added: found.flatMap((file, n) => (places.has(placeOf(file)) ? [] : [n])),
    again: dropped.filter((k) => otherwise.has(k.item)).length,
    ...untold,
  }
  if (register === null || dropped.length > 0 || since.added.length > 0 || otherwise.size > 0) {
    const pages = [...units.flatMap(pagesOf), ...pagesOfNotes(session, kept)]
    await replace(session, { known, next, overrides, passwords, untold }, dropped, units, pages)
    await eraseLeft(session)
  } else if (isSaidAnew(register, overrides, passwords)) {
    await db.transaction(() => keepRegister(db, names, { ...register, overrides, passwords }))
  }
  const files: FoundFile[] = []
  found.forEach((file, n) => (files[items[n] ?? 0] = file))
  return { files, items, since: register ? since : null }
}

function isSaidAnew(
  register: Register,
  overrides: readonly Override[],
  passwords: string,
): boolean {
  const same = JSON.stringify(register.overrides) === JSON.stringify(overrides)
  return !same || register.passwords !== passwords
}

/** Whoever asked has been told what changed. */
export async function told({ db, names }: Session): Promise<void> {
  const register = await openRegister(db, names)
  if (!register || register.untold.changed.length + register.untold.gone.length === 0) return
  const untold = { changed: [], gone: [] }
  await db.transaction(() => keepRegister(db, names, { ...register, untold }))
}

/** A file keeps its number while it is what it was; any other gets one that no file has had. */
function numbered(
  { known, next }: Register,
  found: readonly FoundFile[],
  stamps: readonly string[],
  otherwise: ReadonlySet<number>,
): { items: number[]; next: number } {
  const same = new Map(
    known.filter((k) => !otherwise.has(k.item)).map((k) => [`${placeOf(k)}${k.stamp}`, k.item]),
  )
  let free = next
  const items = found.map((file, n) => same.get(`${placeOf(file)}${stamps[n] ?? ''}`) ?? free++)
  return { items, next: free }
}

function whatBecame(
  dropped: readonly KnownFile[],
  found: readonly FoundFile[],
  stamps: readonly string[],
  units: readonly KeptUnit[],
): { changed: WasFile[]; gone: WasFile[] } {
  const now = new Map(found.map((file, n) => [placeOf(file), stamps[n] ?? '']))
  const digests = new Map(units.flatMap((u) => topDigest(u).map((d) => [u.item, d] as const)))
  const was = ({ item, exhibit, at }: KnownFile): WasFile => ({
    exhibit,
    at,
    digest: digests.get(item) ?? null,
  })
  return {
    changed: dropped.filter((k) => now.has(placeOf(k)) && now.get(placeOf(k)) !== k.stamp).map(was),
    gone: dropped.filter((k) => !now.has(placeOf(k))).map(was),
  }
}

/** Of the file itself: what lies in a container is covered by the digest of the container. */
function topDigest({ files }: KeptUnit): string[] {
  return files.flatMap((f) => (f.at.length === 1 && f.digests.sha256 ? [f.digests.sha256] : []))
}

type Range = Pick<Page, 'offset' | 'length'>

function pagesOf(unit: Pick<Unit, 'files'>): Range[] {
  const parts = unit.files.flatMap((f) => f.tables.flatMap((t) => t.parts))
  return parts.flatMap((p) => p.pages.map(({ offset, length }) => ({ offset, length })))
}

/** What a run that was killed had read of files that are gone since. */
function pagesOfNotes({ pending }: Session, kept: ReadonlySet<number>): Range[] {
  const units = (pending?.left ?? []).flatMap((note) => note.units)
  return units.filter((u) => !kept.has(u.item)).flatMap(pagesOf)
}

/** One transaction: the register never names what is not there, nor the index what the register does not name. */
async function replace(
  { db, names }: Session,
  register: Register,
  dropped: readonly KnownFile[],
  units: readonly KeptUnit[],
  pages: readonly Range[],
): Promise<void> {
  const parts = units.flatMap((u) => u.files.flatMap((f) => f.tables.flatMap((t) => t.parts)))
  const p = listed(parts.map((part) => part.p))
  await db.transaction(async () => {
    if (parts.length > 0) {
      await db.run(sql`delete from x.records where part in ${p}`, 'drop records')
      await db.run(sql`delete from x.parts where p in ${p}`, 'drop parts')
    }
    await db.run(sql`delete from x.done where item in ${listed(dropped.map((k) => k.item))}`)
    if (pages.length > 0) await keepInfo(db, 'erase', JSON.stringify(joined(pages)))
    await keepRegister(db, names, register)
  })
  // What was deleted still stands in the file until its blocks are written anew.
  if (parts.length > 0) await db.run(sql`checkpoint x`, 'checkpoint')
}

function listed(numbers: readonly number[]): Sql {
  return sql`(select unnest(from_json(${JSON.stringify(numbers)}::json, '["BIGINT"]')))`
}

/** Pages that follow one another are one range: a file's pages mostly do. */
function joined(pages: readonly Range[]): Range[] {
  const ranges: { offset: number; length: number }[] = []
  for (const { offset, length } of [...pages].sort((a, b) => a.offset - b.offset)) {
    const last = ranges.at(-1)
    if (last && last.offset + last.length === offset) last.length += length
    else ranges.push({ offset, length })
  }
  return ranges
}

/** Overwrites the sealed rows that nothing names any longer; a run that was killed before it leaves it to the next. */
async function eraseLeft({ db, sealed }: Session): Promise<void> {
  const left = JSON.parse(await info(db, 'erase', '[]')) as Range[]
  if (left.length === 0) return
  const within = left.filter((r) => r.offset + r.length <= sealed.length)
  sealed.erase(within)
  const bytes = within.reduce((sum, r) => sum + r.length, Number(await info(db, 'erased', '0')))
  await db.transaction(() => noted(db, bytes))
}

async function noted(db: Database, erased: number): Promise<void> {
  await keepInfo(db, 'erase', '[]')
  await keepInfo(db, 'erased', String(erased))
}
