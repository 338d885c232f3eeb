import { compareLists, type ComparedList } from '../../../chain/overlap/overlap.ts'
import { MOST_BATCHES } from '../../../chain/overlap/measure.ts'
import {
  populationsOn,
  published,
  statedPopulation,
  type Circle,
  type Populations,
} from '../../../chain/overlap/populations.ts'
import type { Relation } from '../../../chain/overlap/stated.ts'
import { keyTitle, usedKey } from '../../../count/key-titles.ts'
import { nameLines } from '../../../count/lines.ts'
import { namePlaces } from '../../../count/place.ts'
import { kindsHeld, rankTallies } from '../../../count/tally.ts'
import { ShuzhengError } from '../../../errors.ts'
import type { PublishedPopulation } from '../../../law/book.ts'
import { loadLaw } from '../../../law/load.ts'
import { keyColumns } from '../../../records/index-file.ts'
import type { KeyChoice } from '../../../records/record-query.ts'
import type { BatchBy, OverlapReport, Population } from '../../../report/chain.ts'
import { placesOf, type OrderedFile } from '../../assemble.ts'
import type { FolderCount } from '../../count-folder.ts'
import type { CaseFile } from '../../facts/schema.ts'
import { isIncomplete } from '../../folder-report.ts'
import { decisionsOf } from '../../persons/decided.ts'
import type { CountRequest } from '../../request.ts'
import type { Evidence } from '../../roots.ts'
import type { Session } from '../../session/session.ts'
import { BARE_BY, listsBy, listsOfCase } from './lists.ts'
import { hubTexts } from './hub-texts.ts'
import { suspectLines } from './suspect-lines.ts'

/** What is open when lists are compared. */
export interface OpenFolder {
  readonly session: Session
  readonly files: readonly OrderedFile[]
  readonly evidence: Evidence
  /** End of the conduct, else the day of the law data: which numbers of the population hold. */
  readonly day: string
  readonly key: KeyChoice | null
}

/** How lists are taken and what is assumed of them. */
export interface OverlapRequest {
  /** null: the batches of the case where it has two with files, else every file. */
  readonly by: BatchBy | null
  /** People from whom both lists of any pair come, as somebody states it; null: the country. */
  readonly among: number | null
}

/**
 * Compares the lists of a folder that is read and not counted.
 *
 * @throws ShuzhengError `overlap/no-batches` when a case is to be compared by batches and has none with files
 */
export async function folderOverlap(
  folder: OpenFolder,
  request: OverlapRequest,
): Promise<OverlapReport> {
  const { session, files, evidence } = folder
  const ids = evidence.exhibits.map((e) => e.id)
  await namePlaces(session.db, placesOf(files, ids), [])
  await nameLines(session.db, decisionsOf(evidence.caseFile, files))
  return overlapOf(folder, request, true)
}

/**
 * Compares the batches of a case, after its count. Null where fewer than two have files.
 */
export async function caseOverlap(folder: OpenFolder): Promise<OverlapReport | null> {
  const { caseFile } = folder.evidence
  if (!caseFile || listsOfCase(caseFile, folder.files).length < 2) return null
  return overlapOf(folder, { by: 'batch', among: null }, false)
}

/**
 * Compares the lists of a folder that was counted: its batches where it has two, else its files, or as it is asked.
 *
 * @throws ShuzhengError `overlap/too-many`, `overlap/no-batches`
 */
export async function countedOverlap(
  { session, files, evidence, book }: FolderCount,
  { key, conduct }: Pick<CountRequest, 'key' | 'conduct'>,
  asked: OverlapRequest = { by: null, among: null },
): Promise<OverlapReport> {
  const day = conduct?.to ?? book.checked
  return overlapOf({ session, files, evidence, day, key }, asked, false)
}

async function overlapOf(
  folder: OpenFolder,
  { by: asked, among }: OverlapRequest,
  wholeText: boolean,
): Promise<OverlapReport> {
  const { session, files, evidence, day, key } = folder
  const { by, lists } = listsFor(evidence.caseFile, files, asked)
  if (lists.length > MOST_BATCHES)
    throw new ShuzhengError('overlap/too-many', { n: lists.length, limit: MOST_BATCHES })
  const have = await keyColumns(session.db)
  const { populations } = loadLaw()
  const used = usedKey(await rankTallies(session.db), key)
  const kinds = new Set(await kindsHeld(session.db, have))
  return compareLists(session.db, have, {
    by,
    lists,
    incomplete: files.some(isIncomplete),
    key: keyTitle(used, kinds),
    relations: by === 'batch' ? relationsOf(evidence.caseFile) : [],
    populations: populationsFor(populations, day, among),
    circles:
      by === 'batch' && among === null ? circlesOf(evidence.caseFile, lists, populations) : [],
    named: (places) => hubTexts(session, files, places),
    suspect: wholeText ? suspectLines(session, files, lists) : new Map(),
  })
}

function listsFor(
  facts: CaseFile | null,
  files: readonly OrderedFile[],
  asked: BatchBy | null,
): { readonly by: BatchBy; readonly lists: readonly ComparedList[] } {
  const batches = facts ? listsOfCase(facts, files) : []
  if (asked === 'batch' && batches.length === 0) throw new ShuzhengError('overlap/no-batches')
  if (asked === 'batch' || (asked === null && batches.length > 1))
    return { by: 'batch', lists: batches }
  const by = BARE_BY.find((b) => b === asked) ?? 'file'
  return { by, lists: listsBy(files, by) }
}

function relationsOf(facts: CaseFile | null): readonly Relation[] {
  return (facts?.batches ?? []).flatMap((batch) =>
    (['part-of', 'same-as'] as const).flatMap((kind) => {
      const other = batch[kind]
      return other === undefined ? [] : [{ a: batch.id, b: other, kind }]
    }),
  )
}

function populationsFor(
  all: readonly PublishedPopulation[],
  day: string,
  among: number | null,
): Populations {
  return among === null ? populationsOn(all, day) : statedPopulation(among, '--among')
}

/** 共同人群 of the case file, with the lists that are said to come from each. */
function circlesOf(
  facts: CaseFile | null,
  lists: readonly ComparedList[],
  all: readonly PublishedPopulation[],
): readonly Circle[] {
  return (facts?.populations ?? []).flatMap((stated): Circle[] => {
    const population = circleOf(stated, all)
    if (!population) return []
    const { batches } = stated
    const own = lists.flatMap(({ id }, i) => (batches?.includes(id) ? [i] : []))
    return [{ population, lists: batches === undefined ? null : new Set(own) }]
  })
}

function circleOf(
  { id, of, title, size, on, source }: CaseFile['populations'][number],
  all: readonly PublishedPopulation[],
): Population | null {
  const known = all.find((p) => p.id === of)
  if (known) return { ...published(known), id, ...(title === undefined ? {} : { title }) }
  if (size === undefined) return null
  return {
    id,
    title: title ?? '指定的共同人群',
    size,
    on: on ?? '',
    source: source ?? '案件文件，来源未写明',
    sure: 'inference',
  }
}
