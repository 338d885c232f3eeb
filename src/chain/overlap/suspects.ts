import type { KindId } from '../../records/kinds.ts'
import type { SuspectLines } from '../../report/chain.ts'

/** A line as it stands in its list, in order. */
export type Cells = readonly (string | null)[]

/** Which columns are looked at. */
export interface SuspectColumns {
  /** Numbers that nobody is given one after another: mobile, landline, QQ. */
  readonly counted: readonly number[]
  /** Numbers in which one character may have been changed: those, ID and card numbers. */
  readonly numbers: readonly number[]
  /** All columns but the numbers of rows. */
  readonly all: readonly number[]
}

const COUNTED: ReadonlySet<KindId> = new Set(['mobile', 'guardian-phone', 'landline', 'qq'])
const NUMBERS: ReadonlySet<KindId> = new Set([...COUNTED, 'resident-id', 'bank-card'])
const IGNORED: ReadonlySet<KindId> = new Set(['row-no', 'empty'])

export function suspectColumns(
  columns: readonly { readonly index: number; readonly kind: KindId }[],
): SuspectColumns {
  const of = (test: (kind: KindId) => boolean) =>
    columns.filter((c) => test(c.kind)).map((c) => c.index)
  return {
    counted: of((k) => COUNTED.has(k)),
    numbers: of((k) => NUMBERS.has(k)),
    all: of((k) => !IGNORED.has(k)),
  }
}

/** So many neighbours with the same step are no chance, even in a list that is sorted by number. */
const RUN = 20

/** A copied line stands near its original. */
const NEAR = 4

/** What was found of one table; a line may stand under both reasons, they are not added. */
export type SuspectFound = Readonly<
  Partial<Record<SuspectLines['reason'], { readonly rows: number; readonly first: number }>>
>

/**
 * Looks over the lines of a table, in order, for what somebody may have made up to fill it: numbers that go up by the same
 * step from line to line, twenty at least; lines that are one of the four before them with one digit of a number changed.
 * A hint for people, nothing is taken away for it.
 *
 * @example 13800130001, 13800130002, … twenty of them → in-sequence 20
 */
export class SuspectScan {
  readonly #columns: SuspectColumns
  readonly #runs: Run[]
  readonly #before: Cells[] = []
  readonly #found = new Map<SuspectLines['reason'], { rows: number; first: number }>()
  /** Last line that was told in sequence: two columns may go up at once, or two runs share a line. */
  #told = -1

  constructor(columns: SuspectColumns) {
    this.#columns = columns
    this.#runs = columns.counted.map((index) => new Run(index))
  }

  /** @param at number of the line in its table, ascending */
  line(cells: Cells, at: number): void {
    for (const run of this.#runs) {
      const lines = run.next(cells, at)?.filter((line) => line > this.#told) ?? []
      this.#add('in-sequence', lines)
      this.#told = lines.at(-1) ?? this.#told
    }
    if (this.#before.some((other) => isOneApart(cells, other, this.#columns)))
      this.#add('one-apart', [at])
    this.#before.push(cells)
    if (this.#before.length > NEAR) this.#before.shift()
  }

  found(): SuspectFound {
    return Object.fromEntries(this.#found)
  }

  #add(reason: SuspectLines['reason'], lines: readonly number[]): void {
    const [first] = lines
    if (first === undefined) return
    const known = this.#found.get(reason)
    if (known) known.rows += lines.length
    else this.#found.set(reason, { rows: lines.length, first })
  }
}

/** Numbers of one column that go on by the same step. */
class Run {
  readonly #index: number
  #last: number | null = null
  #step = 0
  #lines: number[] = []

  constructor(index: number) {
    this.#index = index
  }

  /** Lines that have just turned out to be in sequence: the whole run at its twentieth, then one by one. */
  next(cells: Cells, at: number): readonly number[] | null {
    const number = numberOf(cells[this.#index] ?? null)
    const step = number === null || this.#last === null ? 0 : number - this.#last
    if (step !== 0 && step === this.#step) this.#lines.push(at)
    else this.#lines = step === 0 ? [at] : [...this.#lines.slice(-1), at]
    this.#step = step
    this.#last = number
    if (this.#lines.length < RUN) return null
    return this.#lines.length === RUN ? [...this.#lines] : [at]
  }
}

function numberOf(cell: string | null): number | null {
  const text = cell?.trim() ?? ''
  return /^\d{5,15}$/.test(text) ? Number(text) : null
}

/** Is all the same, and something is there, but for one digit of one number? */
function isOneApart(one: Cells, other: Cells, { numbers, all }: SuspectColumns): boolean {
  const differing = all.filter((i) => (one[i] ?? '') !== (other[i] ?? ''))
  const [index] = differing
  if (index === undefined || differing.length > 1 || !numbers.includes(index)) return false
  const same = all.some((i) => i !== index && (one[i] ?? '').trim() !== '')
  return same && digitsApart(one[index] ?? '', other[index] ?? '') === 1
}

/** Places in which two numbers of one length differ; 0 where they cannot be compared. */
function digitsApart(one: string, other: string): number {
  if (one.length !== other.length || !/^[\dXx]{7,19}$/.test(one)) return 0
  return [...one].filter((digit, i) => digit !== other[i]).length
}
