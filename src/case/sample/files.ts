import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { callSheet } from '../../documents/sample/call-sheet.ts'
import { SAMPLE_FILES } from '../../documents/sample/files.ts'
import { lockedFile } from '../../documents/sample/locked-file.ts'
import { lonePage, samplePage } from '../../documents/sample/page.ts'
import {
  isUnchanged,
  sampleBytes,
  type SampleDraw,
  type SampleResults,
} from '../../documents/sample/record.ts'
import { maskIdentifiers } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import type { Writer } from '../journal/entry.ts'
import { enterOpening, type Opened } from '../journal/journal.ts'
import { makeFolder } from '../session/private-folder.ts'
import type { DrawnSample } from './draw.ts'

/** For what clear text is opened; it stands on the sheet and in the record of the run. */
export interface Opening {
  readonly purpose: string
  readonly password: string | null
  /** Case folder in whose journal the opening is entered, where it has one. */
  readonly folder: string | null
  /** Who opens; the name of the system's account when he does not say. */
  readonly by: string | null
}

/**
 * Writes what a draw leaves, and gives the paths. The call sheet is for its owner alone (0600); a sheet that is there
 * already is not overwritten, for it may hold weeks of work.
 *
 * @throws ShuzhengError `sample/sheet-there`; `run/no-folder`, `evidence/no-space`
 */
export function writeDraw({ draw, clear }: DrawnSample, out: string, opening: Opening): string[] {
  makeFolder(out)
  const sheet = join(out, SAMPLE_FILES.sheet)
  if (existsSync(sheet)) throw new ShuzhengError('sample/sheet-there', { path: sheet })
  const plain = callSheet(draw, opening.purpose, clear)
  const bytes = opening.password === null ? plain : lockedFile(plain, opening.password)
  whole(join(out, SAMPLE_FILES.run), runText(draw, out, opening, bytes))
  whole(join(out, SAMPLE_FILES.draw), sampleBytes(draw))
  whole(join(out, SAMPLE_FILES.page), samplePage(draw, null))
  // Entered before the sheet lies there: what is not written down is not opened.
  enterOpening(opening.folder, openedBy(draw, opening), writerOf(opening))
  whole(sheet, bytes, 0o600)
  return [sheet, join(out, SAMPLE_FILES.page), join(out, SAMPLE_FILES.draw)]
}

/** Writes what a filled sheet leaves; the page is the one of the draw, with its results. */
export function writeResults(
  draw: SampleDraw | null,
  results: SampleResults,
  out: string,
): string[] {
  makeFolder(out)
  const page = draw === null ? lonePage(results) : samplePage(draw, results)
  whole(join(out, SAMPLE_FILES.results), sampleBytes(results))
  whole(join(out, SAMPLE_FILES.page), page)
  return [join(out, SAMPLE_FILES.page), join(out, SAMPLE_FILES.results)]
}

function openedBy(draw: SampleDraw, { purpose, password }: Opening): Opened {
  return {
    purpose: maskIdentifiers(purpose),
    records: draw.records.length,
    fields: [...draw['call-sheet'].clear],
    draw: createHash('sha256').update(sampleBytes(draw)).digest('hex'),
    password: password !== null,
  }
}

function writerOf({ by }: Opening): Writer {
  return { by: by ?? userName(), now: () => new Date() }
}

/** @throws ShuzhengError `sample/bad-draw` for another file, or one that was changed */
export function readDraw(path: string): SampleDraw {
  try {
    const draw = JSON.parse(readFileSync(path, 'utf8')) as SampleDraw
    const schema: string = draw.schema
    if (schema !== 'shuzheng.sample/1' || !isUnchanged(draw)) throw new Error('changed')
    return draw
  } catch {
    throw new ShuzhengError('sample/bad-draw', { path })
  }
}

/** Beside its place first: what is there is whole. */
function whole(path: string, bytes: string | Uint8Array, mode?: number): void {
  const part = `${path}.part`
  writeFileSync(part, bytes, mode === undefined ? {} : { mode })
  if (mode !== undefined) chmodSync(part, mode)
  renameSync(part, path)
}

/** Every opening of clear text: who, when, for what. It belongs to the run and not to the record (promise 3). */
function runText(draw: SampleDraw, out: string, opening: Opening, sheet: Buffer): string {
  const before = openingsIn(join(out, SAMPLE_FILES.run))
  const now = {
    draw: draw.draw,
    opened: new Date().toISOString(),
    by: opening.by ?? userName(),
    purpose: maskIdentifiers(opening.purpose),
    records: draw.records.length,
    fields: draw['call-sheet'].clear,
    sheet: createHash('sha256').update(sheet).digest('hex'),
    password: opening.password !== null,
  }
  const run = { schema: 'shuzheng.sample-run/1', openings: [...before, now] }
  return `${JSON.stringify(run, null, 2)}\n`
}

function openingsIn(path: string): readonly unknown[] {
  try {
    const { openings } = JSON.parse(readFileSync(path, 'utf8')) as { openings?: unknown }
    return Array.isArray(openings) ? openings : []
  } catch {
    return []
  }
}

/** A user without an entry in the system's list has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
