import { createHash } from 'node:crypto'
import type { CaseProblem } from '../case-report.ts'
import { shown } from '../documents/safe.ts'
import { loadLaw } from '../law/load.ts'
import { checkedYaml, type CheckedYaml } from './checked-yaml.ts'
import type { FactLines } from './facts/file-problems.ts'
import { caseSchema, type CaseFile } from './facts/schema.ts'
import { usableFacts } from './facts/sense.ts'
import type { Complaint } from './facts/tell.ts'

export type { CaseFile }

/** Problems told one by one; more are counted. */
const MOST = 200

/** What remains usable of a case file, and what does not. */
export interface CheckedFacts {
  readonly facts: CaseFile
  readonly problems: readonly CaseProblem[]
  /** For problems that show only with the evidence at hand. */
  readonly lines: FactLines
}

/**
 * Reads a case file. Mistakes of shape (an unknown field, a wrong type) end it, all of them told at once, each with its
 * line, field, what was found and what to write. Mistakes of sense (an unknown person, dates in impossible order) are
 * named and worked around: `facts` is what remains usable, `problems` says what was left out or taken instead.
 *
 * @throws ShuzhengError `case/invalid` for mistakes of shape
 */
export function checkedFacts(text: string, name: string): CheckedFacts {
  const file = checkedYaml(text, name, caseSchema)
  const complaints: Complaint[] = []
  const facts = usableFacts(
    file.value,
    () => loadLaw().readings,
    () => loadLaw().populations,
    (complaint) => complaints.push(complaint),
  )
  const problems = inOrder(complaints.map((c) => problemOf(c, file)))
  return { facts, problems: bounded(problems), lines: linesOf(file, text) }
}

/**
 * The usable facts of a case file alone, for those who do not show problems.
 *
 * @throws ShuzhengError `case/invalid`
 */
export function readCaseFile(text: string, name: string): CaseFile {
  return checkedFacts(text, name).facts
}

/** Of things with one id the first is the one in use; decisions that set rows aside are kept as they were read. */
function linesOf(file: CheckedYaml<CaseFile>, text: string): FactLines {
  const { value } = file
  const of = (list: 'batches' | 'transfers', id: string, rest: readonly (string | number)[]) =>
    file.lineOf([list, value[list].findIndex((thing) => thing.id === id), ...rest])
  return {
    digest: createHash('sha256').update(text).digest('hex'),
    batch: (id, ...rest) => of('batches', id, rest),
    transfer: (id, ...rest) => of('transfers', id, rest),
    decision: (decision, ...rest) =>
      file.lineOf(['decisions', value.decisions.indexOf(decision), ...rest]),
    place: (fact) => {
      if ('by' in fact) return value.decisions.indexOf(fact)
      const list = 'kind' in fact ? value.transfers : value.batches
      return list.findIndex(({ id }) => id === fact.id)
    },
  }
}

function problemOf(complaint: Complaint, file: CheckedYaml<CaseFile>): CaseProblem {
  const { path, problem, remedy, effect } = complaint
  return {
    line: file.lineOf(path),
    field: shown(path.join('.'), 'name'),
    found: file.found(path),
    problem: shown(problem),
    remedy: shown(remedy),
    effect,
  }
}

function inOrder(problems: readonly CaseProblem[]): CaseProblem[] {
  return problems
    .map((problem, i) => ({ problem, i }))
    .toSorted((a, b) => (a.problem.line ?? 0) - (b.problem.line ?? 0) || a.i - b.i)
    .map(({ problem }) => problem)
}

function bounded(problems: readonly CaseProblem[]): CaseProblem[] {
  const more = problems.length - MOST
  if (more <= 0) return [...problems]
  const rest = {
    line: null,
    field: '',
    found: null,
    problem: `另有${more}处问题未逐一列出`,
    remedy: '请先改正以上各处',
    effect: '同类情形按以上办法处理',
  }
  return [...problems.slice(0, MOST), rest]
}
