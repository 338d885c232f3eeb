import type { Decisions, SetAside, TierDecided } from '../../count/lines.ts'
import { NOTHING_DECIDED } from '../../count/lines.ts'
import type { OrderedFile, OrderedTable } from '../assemble.ts'
import { batchesOf, pathOf } from './batches.ts'
import { isNamed } from '../facts/glob.ts'
import type { CaseFile } from '../facts/schema.ts'

type Decision = CaseFile['decisions'][number]
type Of<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>

/** What people have decided in the case file, in the terms of the index: parts and lines (`count/lines.ts`). */
export function decisionsOf(facts: CaseFile | null, files: readonly OrderedFile[]): Decisions {
  if (!facts) return NOTHING_DECIDED
  return {
    tiers: facts.decisions.flatMap((d, i) =>
      d.kind === 'tier' ? [tierDecided(d, i, facts, files)] : [],
    ),
    setAside: facts.decisions.flatMap((d, i) =>
      d.kind === 'set-aside' ? setAside(d, i, files) : [],
    ),
  }
}

/** Reading → option, as people have decided; what is not decided keeps its default. */
export function choicesOf(facts: CaseFile | null): Readonly<Record<string, string>> {
  const decided = (facts?.decisions ?? []).flatMap((d) =>
    d.kind === 'reading' ? [[d.reading, d.option] as const] : [],
  )
  return Object.fromEntries(decided)
}

/** Without batches and files a tier is decided for the whole case. */
function tierDecided(
  decision: Of<'tier'>,
  number: number,
  facts: CaseFile,
  files: readonly OrderedFile[],
): TierDecided {
  const { batches, files: globs, tier } = decision
  const whole = batches === undefined && globs === undefined
  const holding = batchesOf(facts, files)
  const inBatch = (f: OrderedFile) =>
    holding(f).some((i) => batches?.includes(facts.batches[i]?.id ?? ''))
  const own = files.filter((f) => whole || inBatch(f) || isNamed(pathOf(f.outcome), globs ?? []))
  return { decision: number, tier, parts: own.flatMap((f) => f.tables.flatMap(partsOf)) }
}

function partsOf(table: OrderedTable): number[] {
  return table.outcome.parts.map((part) => part.p)
}

function setAside(
  decision: Of<'set-aside'>,
  number: number,
  files: readonly OrderedFile[],
): SetAside[] {
  const { file, sheet, rows, code } = decision
  const tables = files
    .filter((f) => isNamed(pathOf(f.outcome), [file]) || f.outcome.at.join('/') === file)
    .flatMap((f) => f.tables)
    .filter((t) => sheet === undefined || t.outcome.sheet === sheet)
  return tables.flatMap((t) =>
    t.outcome.parts.map((part) => ({
      decision: number,
      part: part.p,
      lines: rows ? rows.map((row) => row - part.rowBase) : null,
      code,
    })),
  )
}
