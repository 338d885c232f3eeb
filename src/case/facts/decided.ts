import { letters } from '../intake/corrections/correction.ts'
import { entered, namesOf } from './names.ts'
import { nearest } from './nearest.ts'
import type { CaseFile } from './schema.ts'
import type { Path, Tell } from './tell.ts'

type Decision = CaseFile['decisions'][number]
type Of<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>

/** A reading of the law (计算口径) with its options by id; the labels are what people see. */
export interface KnownReading {
  readonly id: string
  readonly title: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
}

const UNUSED = '该决定不采用'

/** Decisions that decide something: of two on one thing the later. */
export function decisions(
  facts: CaseFile,
  readings: () => readonly KnownReading[],
  tell: Tell,
): CaseFile['decisions'] {
  const kept = facts.decisions.map((decision, i): Decision | null => {
    const path = ['decisions', i] as const
    if (decision.kind === 'tier') return tierDecision(decision, facts, path, tell)
    if (decision.kind === 'reading') {
      return isReading(decision, readings(), path, tell) ? decision : null
    }
    return decision
  })
  return kept.filter((decision, i): decision is Decision => {
    if (decision === null) return false
    const later = kept.findLastIndex((other) => other !== null && isSameMatter(decision, other))
    if (later > i) tell(overruled(decision, i, later))
    return later <= i
  })
}

/** All batches gone, the decision would be about the whole case: it is left out. */
function tierDecision(
  decision: Of<'tier'>,
  facts: CaseFile,
  path: Path,
  tell: Tell,
): Decision | null {
  if (decision.batches === undefined) return decision
  const names = namesOf('批次', 'batches', facts.batches)
  const batches = entered(decision.batches, names, [...path, 'batches'], '该决定不及于此批', tell)
  if (batches.length === decision.batches.length) return decision
  if (batches.length > 0 || (decision.files ?? []).length > 0) return { ...decision, batches }
  tell({
    path: [...path, 'batches'],
    problem: '该决定没有写到已登记的批次',
    remedy: '请改正 batches；决定及于全案的，删去 batches',
    effect: UNUSED,
  })
  return null
}

function isReading(
  decision: Of<'reading'>,
  readings: readonly KnownReading[],
  path: Path,
  tell: Tell,
): boolean {
  const reading = readings.find((r) => r.id === decision.reading)
  const [field, known] = reading
    ? (['option', reading.options.map((o) => [o.id, o.label] as const)] as const)
    : (['reading', readings.map((r) => [r.id, r.title] as const)] as const)
  if (reading && known.some(([id]) => id === decision.option)) return true
  const meant = nearest(
    decision[field],
    known.map(([id]) => id),
  )
  tell({
    path: [...path, field],
    problem: reading ? `计算口径“${reading.title}”没有这个选项` : '没有这个计算口径',
    remedy: `${meant === null ? '' : `是否为 ${meant}？`}可写：${known.map(([id, label]) => `${id}（${label}）`).join('、')}`,
    effect: `${UNUSED}，按默认口径计算`,
  })
  return false
}

function isSameMatter(one: Decision, other: Decision): boolean {
  return one.kind === other.kind && matter(one) === matter(other)
}

function matter(decision: Decision): string {
  switch (decision.kind) {
    case 'reading':
      return decision.reading
    case 'tier':
      return JSON.stringify([decision.batches ?? [], decision.files ?? []])
    case 'set-aside':
      return JSON.stringify([decision.file, decision.sheet, decision.rows])
  }
}

function overruled(decision: Decision, i: number, later: number) {
  const field = { reading: 'reading', tier: 'tier', 'set-aside': 'file' }[decision.kind]
  return {
    path: ['decisions', i, field],
    problem: `同一事项有后一决定（decisions.${later}）`,
    remedy: '请只保留现行的决定；改变决定的经过由操作记录保存',
    effect: '按后一决定，此项不采用',
  }
}

/** A column of which nothing is said, or a kind without a column, corrects nothing. */
export function overrides(facts: CaseFile, tell: Tell): CaseFile['overrides'] {
  return facts.overrides.flatMap((override, i) => {
    const { column, kind, ...rest } = override
    const said = kind ?? override.split ?? override.cut
    if ((column === undefined) === (said === undefined)) return [override]
    const [there, lacking, example] =
      column === undefined
        ? (['kind', 'column', `column: ${letters(2)}`] as const)
        : (['column', 'kind', 'kind: mobile'] as const)
    tell({
      path: ['overrides', i, there],
      problem: `写了 ${there}，没有写 ${lacking}`,
      remedy: `请补写 ${example}`,
      effect: '该列的指定不采用，仍按内容判定',
    })
    const { header, encoding, delimiter } = rest
    return header === undefined && encoding === undefined && delimiter === undefined ? [] : [rest]
  })
}
