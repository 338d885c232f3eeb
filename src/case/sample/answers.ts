import {
  MODES,
  OUTCOMES,
  sheetNumber,
  type ModeId,
  type OutcomeId,
  type SampleDraw,
  type SampleProblem,
} from '../../documents/sample/record.ts'
import { ShuzhengError } from '../../errors.ts'
import type { FilledRow, FilledSheet } from './sheet.ts'

/** What a filled sheet says of the drawn records, and what of it cannot be taken. */
export interface Answers {
  readonly outcomes: ReadonlyMap<number, OutcomeId>
  readonly modes: Readonly<Partial<Record<ModeId, number>>>
  readonly unsigned: number
  readonly problems: readonly SampleProblem[]
}

/** Numbers named in one sentence. */
const NAMED = 20

/**
 * Reads the answers of a sheet that belongs to the draw. A row whose number is not of the draw, that stands twice with
 * two outcomes, or whose outcome is none of the three, is left aside and named; nothing of its text is repeated.
 *
 * @throws ShuzhengError `sample/other-draw`
 */
export function answersOf(draw: SampleDraw, sheet: FilledSheet, path: string): Answers {
  const numbers = new Map(draw.records.map((r) => [sheetNumber(draw.draw, r.number), r.number]))
  const rows = sheet.rows.filter((r) => r.number !== '' || r.outcome !== '')
  const known = rows.filter((r) => numbers.has(r.number.toUpperCase()))
  const other = sheet.draw !== null && sheet.draw !== draw.draw
  if (other || (known.length === 0 && draw.records.length > 0)) {
    throw new ShuzhengError('sample/other-draw', { path })
  }
  const gathered = new Gathered()
  for (const row of rows) gathered.take(row, numbers.get(row.number.toUpperCase()) ?? null)
  const missing = [...numbers].filter(([, n]) => !gathered.seen.has(n)).map(([text]) => text)
  return gathered.answers(missing)
}

class Gathered {
  readonly seen = new Map<number, FilledRow>()
  readonly #outcomes = new Map<number, OutcomeId>()
  readonly #modes: Partial<Record<ModeId, number>> = {}
  readonly #problems: SampleProblem[] = []
  #unsigned = 0

  take(row: FilledRow, number: number | null): void {
    if (number === null) {
      if (row.outcome !== '') this.#strange(row)
      return
    }
    const before = this.seen.get(number)
    if (before) this.#again(row, before, number)
    else this.#first(row, number)
  }

  answers(missing: readonly string[]): Answers {
    const named = missing.slice(0, NAMED).join('、') + (missing.length > NAMED ? ' 等' : '')
    const gone: SampleProblem = {
      row: null,
      number: null,
      problem: `抽中的 ${String(missing.length)} 条不在表中：${named}`,
      remedy: '从抽样核实表原件补回这些行；现按未填处理',
    }
    return {
      outcomes: this.#outcomes,
      modes: this.#modes,
      unsigned: this.#unsigned,
      problems: missing.length > 0 ? [...this.#problems, gone] : this.#problems,
    }
  }

  #first(row: FilledRow, number: number): void {
    this.seen.set(number, row)
    if (row.outcome === '') return
    const outcome = idOf(OUTCOMES, row.outcome)
    if (outcome === null) {
      const words = Object.values(OUTCOMES).join('、')
      this.#tell(row, `核实结果不是${words}之一，按未填处理`, `只填${words}`)
      return
    }
    this.#outcomes.set(number, outcome)
    if (!row.signed) this.#unsigned++
    this.#count(row)
  }

  #count(row: FilledRow): void {
    const mode = idOf(MODES, row.mode)
    if (mode !== null) this.#modes[mode] = (this.#modes[mode] ?? 0) + 1
    else
      this.#tell(row, '核实方式没有填，或者不在列表内', `填${Object.values(MODES).join('、')}之一`)
  }

  #again(row: FilledRow, before: FilledRow, number: number): void {
    const same = row.outcome === before.outcome || row.outcome === ''
    if (!same) this.#outcomes.delete(number)
    const first = `第 ${String(before.row)} 行`
    const what = same ? `与${first}编号相同，只取一次` : `与${first}编号相同而结果不同，按未填处理`
    this.#tell(row, what, '查明后只留一行')
  }

  #strange(row: FilledRow): void {
    this.#tell(row, '编号不在抽样清单内（抄写有误，或是另一张表的行），未采用', '按原表改正编号')
  }

  #tell({ row, number }: FilledRow, problem: string, remedy: string): void {
    const shown = /^\d{1,7}-[0-9A-Fa-f]{4}$/.test(number) ? number.toUpperCase() : null
    this.#problems.push({ row, number: shown, problem, remedy })
  }
}

function idOf<Id extends string>(list: Readonly<Record<Id, string>>, text: string): Id | null {
  const found = (Object.keys(list) as Id[]).find((id) => list[id] === text)
  return found ?? null
}

/** Outcomes of people who were found otherwise, without a draw: no number is looked up. */
export function loneAnswers(sheet: FilledSheet): Answers {
  const gathered = new Gathered()
  const rows = sheet.rows.filter((r) => r.outcome !== '')
  rows.forEach((row, i) => gathered.take(row, i + 1))
  return gathered.answers([])
}
