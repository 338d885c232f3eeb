import { NOTED, type CaseProblem } from '../../case-report.ts'
import { shown } from '../../documents/safe.ts'
import { naming, pathSteps } from './glob.ts'
import type { CaseFile } from './schema.ts'

type Batch = CaseFile['batches'][number]
type Transfer = CaseFile['transfers'][number]
type Decision = CaseFile['decisions'][number]
type Steps = readonly (string | number)[]

/** Lines of the case file, for facts that were read from it. */
export interface FactLines {
  /** Of the text that they are lines of. */
  readonly digest: string
  batch(id: string, ...rest: Steps): number
  transfer(id: string, ...rest: Steps): number
  decision(decision: Decision, ...rest: Steps): number
  /** Its number in its list as it is written: facts that cannot be used were left out since. */
  place(fact: Batch | Transfer | Decision): number
}

/** How many names a sentence lists. */
const MOST = 3

/**
 * What shows only with the evidence at hand: globs without a file, files without a batch or with two, sizes that do not
 * agree with what was found.
 *
 * @param paths files on the exhibits that hold records, relative to the case folder as {@link batchOwners} takes them
 * @param counted distinct records of each batch with files, by its id
 */
export function fileProblems(
  facts: CaseFile,
  paths: readonly string[],
  counted: ReadonlyMap<string, number>,
  lines: FactLines | null = null,
): CaseProblem[] {
  const owners = batchOwners(facts.batches, paths)
  const all = { paths, steps: paths.map(pathSteps) }
  return [
    ...facts.batches.flatMap((batch, i) => [
      ...unmatched(batch.files ?? [], ['batches', placeOf(batch, i, lines), 'files'], all, (j) =>
        lineIn(lines, (at) => at.batch(batch.id, 'files', j)),
      ),
      ...claimedTwice(batch, i, facts.batches, owners, lines),
      ...wrongSize(batch, placeOf(batch, i, lines), counted.get(batch.id), lines),
    ]),
    ...facts.transfers.flatMap((t, i) =>
      otherUnits(t, placeOf(t, i, lines), counted.get(t.batch), lines),
    ),
    ...facts.decisions.flatMap((d, i) =>
      d.kind === 'tier'
        ? unmatched(d.files ?? [], ['decisions', placeOf(d, i, lines), 'files'], all, (j) =>
            lineIn(lines, (at) => at.decision(d, 'files', j)),
          )
        : [],
    ),
    ...withoutBatch(facts.batches, paths, owners),
  ]
}

function lineIn(lines: FactLines | null, of: (lines: FactLines) => number): number | null {
  return lines ? of(lines) : null
}

function placeOf(fact: Batch | Transfer | Decision, i: number, lines: FactLines | null): number {
  return lines?.place(fact) ?? i
}

/** To whom a file goes, and who claims it besides. */
interface Owners {
  /** Numbers of the batches that hold the file: the first that names it, and those related to that one. */
  readonly of: readonly number[]
  /** Numbers of the batches that name it and do not get it. */
  readonly refused: readonly number[]
}

/**
 * The batches of each file, by number: a file is one batch's, the first that names it. Batches that are part of that
 * one, or the same, hold it too: that is what the relation says.
 *
 * @example b1: [a/*], b2: [a/1.csv] → a/1.csv is b1's; with `part-of: b1` it is in both
 */
export function batchOwners(
  batches: readonly Batch[],
  paths: readonly string[],
): ReadonlyMap<string, Owners> {
  const families = familiesOf(batches)
  const names = batches.map((b) => naming(b.files ?? []))
  return new Map(
    paths.map((path) => {
      const steps = pathSteps(path)
      const claims = names.flatMap((name, i) => (name(steps) ? [i] : []))
      const [first] = claims
      const family = first === undefined ? -1 : families[first]
      const of = claims.filter((i) => families[i] === family)
      return [path, { of, refused: claims.filter((i) => !of.includes(i)) }]
    }),
  )
}

/** A number for each batch: equal where batches are connected by part-of and same-as. */
function familiesOf(batches: readonly Batch[]): number[] {
  const families = batches.map((_, i) => i)
  const place = new Map(batches.map((b, i) => [b.id, i]))
  const link = (one: number, other: number) => {
    const [from, to] = [families[one], families[other]]
    for (const [i, family] of families.entries()) if (family === from) families[i] = to ?? i
  }
  for (const [i, batch] of batches.entries()) {
    for (const other of [batch['part-of'], batch['same-as']]) {
      const j = other === undefined ? undefined : place.get(other)
      if (j !== undefined) link(i, j)
    }
  }
  return families
}

function unmatched(
  globs: readonly string[],
  field: Steps,
  {
    paths,
    steps,
  }: { readonly paths: readonly string[]; readonly steps: readonly (readonly string[])[] },
  lineOf: (j: number) => number | null,
): CaseProblem[] {
  return globs.flatMap((glob, j) =>
    steps.some(naming([glob]))
      ? []
      : [
          {
            line: lineOf(j),
            field: [...field, j].join('.'),
            found: quoted(glob),
            problem: '没有与之相符的文件',
            remedy: globRemedy(glob, paths),
            effect: '此项不起作用',
          },
        ],
  )
}

function globRemedy(glob: string, paths: readonly string[]): string {
  if (/^(?:\/|[a-z]:|\.\.\/)/i.test(glob))
    return '请写相对于案件文件的路径，如 evidence/硬盘/*.xlsx'
  if (/[[\]{}]/.test(glob)) return '方括号、花括号按原字符理解；请逐个写出文件，或者用 *、? 代替'
  const [example] = paths
  const like = example === undefined ? '' : `，如 ${shown(example, 'name')}`
  return `请核对路径与通配符（* 不跨文件夹，** 跨文件夹，? 为一个字）${like}`
}

function claimedTwice(
  batch: Batch,
  i: number,
  batches: readonly Batch[],
  owners: ReadonlyMap<string, Owners>,
  lines: FactLines | null,
): CaseProblem[] {
  const lost = new Map<string, string[]>()
  for (const [path, { of, refused }] of owners) {
    const owner = batches[of[0] ?? -1]?.id
    if (!refused.includes(i) || owner === undefined) continue
    lost.set(owner, [...(lost.get(owner) ?? []), path])
  }
  return [...lost].map(([owner, files]) => ({
    line: lineIn(lines, (at) => at.batch(batch.id, 'files')),
    field: `batches.${placeOf(batch, i, lines)}.files`,
    found: some(files),
    problem: `${files.length}个文件已归批次“${owner}”，又归批次“${batch.id}”`,
    remedy: `请只归入一个批次；确是同一批或者其部分的，写 same-as: ${owner} 或者 part-of: ${owner}`,
    effect: `只归先登记的批次“${owner}”`,
  }))
}

function wrongSize(
  batch: Batch,
  i: number,
  found: number | undefined,
  lines: FactLines | null,
): CaseProblem[] {
  const { declared } = batch
  if (!declared || found === undefined || (batch.files?.length ?? 0) === 0) return []
  const least = declared.exactly ?? declared['at-least']
  const more = declared.exactly !== undefined && declared.exactly < found
  const less = least !== undefined && least > found
  if (!more && !less) return []
  const word = declared.exactly === undefined ? '条以上' : '条'
  return [
    {
      line: lineIn(lines, (at) => at.batch(batch.id, 'declared')),
      field: `batches.${i}.declared`,
      found: `${least ?? 0}${word}`,
      problem: `载明数${more ? '少于' : '多于'}文件中查得的${found}条`,
      remedy: '请核对载明数的来源，或者该批次的文件是否齐全',
      effect: '按文件计算，载明数并列，未作取舍',
    },
  ]
}

function otherUnits(
  transfer: Transfer,
  i: number,
  found: number | undefined,
  lines: FactLines | null,
): CaseProblem[] {
  const { 'priced-units': priced, 'free-units': free = 0, id } = transfer
  if (priced === undefined || found === undefined || priced + free === found) return []
  const parts =
    free > 0 ? `计价${priced}条、附送${free}条，合计${priced + free}条` : `计价${priced}条`
  return [
    {
      line: lineIn(lines, (at) => at.transfer(id, 'priced-units')),
      field: `transfers.${i}.priced-units`,
      found: String(priced),
      problem: `${parts}，与批次查得的${found}条相差${Math.abs(priced + free - found)}条`,
      remedy: '请核对计价、附送条数；计价包含重复的，属正常',
      effect: `${NOTED}；条数按文件计算，计价条数只用于金额`,
    },
  ]
}

function withoutBatch(
  batches: readonly Batch[],
  paths: readonly string[],
  owners: ReadonlyMap<string, Owners>,
): CaseProblem[] {
  const loose = paths.filter((path) => (owners.get(path)?.of ?? []).length === 0)
  if (batches.length === 0 || loose.length === 0) return []
  return [
    {
      line: null,
      field: 'batches',
      found: some(loose),
      problem: `${loose.length}个文件不属于任何批次`,
      remedy: '请写入批次的 files；与流转无关的可以不写',
      effect: `${NOTED}；计入全案，不计入任何人`,
    },
  ]
}

/** What a decision reached in the evidence, by its number among the decisions in use (`Counts.decided`). */
export interface Reached {
  readonly found: number
}

/** Decisions about rows and files that are not there. */
export function decisionProblems(
  facts: CaseFile,
  reached: ReadonlyMap<number, Reached>,
  lines: FactLines | null = null,
): CaseProblem[] {
  return facts.decisions.flatMap((decision, i): CaseProblem[] => {
    if (decision.kind !== 'set-aside') return []
    const found = reached.get(i)?.found ?? 0
    const wanted = decision.rows ? new Set(decision.rows).size : null
    const nowhere = found === 0
    if (!nowhere && (wanted === null || found === wanted)) return []
    const field = nowhere ? 'file' : 'rows'
    if (wanted !== null && found > wanted) return [inSeveral(decision, i, found, lines)]
    return [
      {
        line: lineIn(lines, (at) => at.decision(decision, field)),
        field: `decisions.${placeOf(decision, i, lines)}.${field}`,
        found: quoted(decision.file),
        problem: nowhere
          ? '决定不计入的文件、工作表或者行不存在'
          : `决定不计入${wanted ?? 0}行，其中${(wanted ?? 0) - found}行不是数据行或者不存在`,
        remedy: '请按核算台账的出处写文件、工作表和行号（行号为文件中的实际行）',
        effect: nowhere ? '该决定未起作用' : `只有存在的${found}行不计入`,
      },
    ]
  })
}

/** A row number without its sheet is about that row of every sheet. */
function inSeveral(
  decision: Extract<Decision, { kind: 'set-aside' }>,
  i: number,
  found: number,
  lines: FactLines | null,
): CaseProblem {
  return {
    line: lineIn(lines, (at) => at.decision(decision, 'rows')),
    field: `decisions.${placeOf(decision, i, lines)}.rows`,
    found: quoted(decision.file),
    problem: '所写的行号在几个工作表或者文件中都有',
    remedy: '请写明 sheet（工作表名）和一个文件',
    effect: `各处的这些行都不计入，共${found}行`,
  }
}

function some(paths: readonly string[]): string {
  const more = paths.length > MOST ? `等${paths.length}个` : ''
  return `${paths
    .slice(0, MOST)
    .map((p) => shown(p, 'name'))
    .join('、')}${more}`
}

function quoted(text: string): string {
  return shown(JSON.stringify(text), 'name')
}
