import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../../documents/json/json.ts'
import { SAMPLE_FILES } from '../../documents/sample/files.ts'
import { isUnchanged, type SampleDraw, type SampleResults } from '../../documents/sample/record.ts'
import type { Report } from '../../report.ts'
import { atHeadOf } from '../journal/at-head.ts'
import { readDraw } from './files.ts'

/** The report that a draw rests on, kept beside it: a draw is whole by itself. */
export const REPORT_BESIDE = 'report.json'

const NAME = /^抽样(?:-([1-9]\d{0,3}))?$/

/** Is it the name of a folder of a draw? */
export function isDrawName(name: string): boolean {
  return NAME.test(name)
}

function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1] ?? 1)
}

/** Names of the folders with a draw below `base`, the latest first. */
export function drawNames(base: string): string[] {
  if (!existsSync(base)) return []
  return readdirSync(base)
    .filter((name) => isDrawName(name) && existsSync(join(base, name, SAMPLE_FILES.draw)))
    .toSorted((a, b) => numberOf(b) - numberOf(a))
}

/** A name that nothing bears yet: draws stand beside each other, none is written over. */
export function newDrawName(base: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? '抽样' : `抽样-${String(n)}`
    if (!existsSync(join(base, name))) return name
  }
}

/** A draw as it lies in its folder. */
export interface Drawn {
  readonly draw: SampleDraw
  /** What its filled sheet said; null while none was read, or what lies there is of another draw. */
  readonly results: SampleResults | null
  /** The call sheet still lies there. */
  readonly sheet: boolean
  /** The count that is open is the one that was drawn from, but for entries of the journal that changed no fact. */
  readonly now: boolean
}

/** @throws ShuzhengError `sample/bad-draw` for a draw that was changed */
export function drawnIn(folder: string, report: Report): Drawn {
  const draw = readDraw(join(folder, SAMPLE_FILES.draw))
  return {
    draw,
    results: resultsIn(folder, draw),
    sheet: existsSync(join(folder, SAMPLE_FILES.sheet)),
    now: isOf(draw, folder, report),
  }
}

function resultsIn(folder: string, draw: SampleDraw): SampleResults | null {
  const results = jsonIn(join(folder, SAMPLE_FILES.results)) as SampleResults | null
  const own = results?.schema === 'shuzheng.sample-results/1' && results.draw === draw.draw
  return own && isUnchanged(draw) ? results : null
}

function isOf(draw: SampleDraw, folder: string, report: Report): boolean {
  if (digestOf(report) === draw.report.digest) return true
  const was = jsonIn(join(folder, REPORT_BESIDE)) as Report | null
  return was !== null && digestOf(atHeadOf(report, was)) === draw.report.digest
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
