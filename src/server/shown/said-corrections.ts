import { caseOverrides, isAboutTable } from '../../case/intake/corrections/overrides.ts'
import type { FolderCount } from '../../case/count-folder.ts'
import { openJournal } from '../../case/journal/journal.ts'
import { logOf } from '../../case/journal/told/log.ts'
import { isObject } from '../../case/journal/value.ts'
import { maskIdentifiers, shown } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import { override } from '../../case/facts/schema.ts'
import type { Override } from '../../case/request.ts'
import type { CaseFile } from '../../case/case-file.ts'

/** A correction that somebody made, as the screen of columns lists it. */
export interface SaidCorrection {
  /** By which it is withdrawn: its key in the journal, or its place on the desk; null: it stands in a case file. */
  readonly id: string | null
  /** Of which file or shape; null: of every file. */
  readonly file: string | null
  readonly sheet: string | null
  readonly shape: string | null
  /** It holds for every table of the shape of this file's. */
  readonly like: boolean
  readonly header: number | null
  readonly encoding: string | null
  readonly delimiter: string | null
  /** Only these sheets are read. */
  readonly sheets: readonly string[]
  /** 0-based columns, with what they hold or the sign that parts them. */
  readonly kind: Override['kind']
  readonly split: Override['split'] | null
  readonly cut: Override['cut'] | null
  readonly join: readonly number[] | null
  /** Tables of this count that it is about, and the first of them. */
  readonly tables: number
  readonly tab: number | null
  readonly by: string | null
  readonly why: string | null
  readonly at: string | null
}

/** What was said at the desk of a bare folder, and by whom. */
export interface DeskCorrection {
  readonly override: Override
  readonly fact: CaseFile['overrides'][number]
  readonly by: string
  readonly why: string
}

type Signed = Pick<SaidCorrection, 'id' | 'by' | 'why' | 'at'>

/** All corrections of what is open, in the order in which they hold: of two on one thing the later. */
export function saidCorrections(
  counted: FolderCount,
  journal: string | null,
  desk: readonly DeskCorrection[],
): readonly SaidCorrection[] {
  const { caseFile } = counted.evidence
  const ofCase =
    journal === null
      ? caseOverrides(caseFile).map((o) => toldOf(o, UNSIGNED, counted))
      : inJournal(journal, counted)
  const own = desk.map(({ override: o, by, why }, i) =>
    toldOf(o, { id: String(i), by: shown(by, 'name'), why: shown(why), at: null }, counted),
  )
  return [...ofCase, ...own]
}

const UNSIGNED: Signed = { id: null, by: null, why: null, at: null }

/** Each with who entered it last, and why. */
function inJournal(folder: string, counted: FolderCount): readonly SaidCorrection[] {
  const journal = openJournal(folder)
  const { entries } = logOf(journal, ['overrides'])
  const facts = [...journal.state.facts.values()].filter(({ path }) => path[0] === 'overrides')
  return facts.flatMap(({ path: [, id = ''], value }) => {
    const read = override.safeParse(isObject(value) ? value : null)
    if (!read.success) return []
    const entry = entries.findLast(({ path }) => path?.[1] === id)
    const said = caseOverrides({ overrides: [read.data] } as unknown as CaseFile)
    const signed = {
      id,
      by: entry ? shown(entry.by, 'name') : null,
      why: entry?.why === undefined ? null : shown(entry.why),
      at: entry?.at ?? null,
    }
    return said.map((o) => toldOf(o, signed, counted))
  })
}

function toldOf(o: Override, signed: Signed, { files }: FolderCount): SaidCorrection {
  const tables = files.flatMap((f) => f.tables.filter((t) => isAboutTable(o, f.outcome, t.outcome)))
  const { header, encoding, delimiter, sheets = [] } = o.reading
  const name = (text: string | null | undefined) => (text == null ? null : maskIdentifiers(text))
  return {
    ...signed,
    file: name(o.file),
    sheet: name(o.sheet),
    shape: name(o.shape),
    like: o.like ?? false,
    header: header ?? null,
    encoding: encoding ?? null,
    delimiter: delimiter ?? null,
    sheets: sheets.map(maskIdentifiers),
    ...{ kind: o.kind, split: o.split ?? null, cut: o.cut ?? null, join: o.join ?? null },
    tables: tables.length,
    tab: tables[0]?.tab ?? null,
  }
}

/** @throws ShuzhengError `server/bad-request` where no such correction is there any more */
export function withoutOne(desk: readonly DeskCorrection[], id: string): readonly DeskCorrection[] {
  const place = /^\d{1,6}$/.test(id) ? Number(id) : -1
  if (desk[place] === undefined) throw new ShuzhengError('server/bad-request', { field: 'id' })
  return desk.filter((_, i) => i !== place)
}
