import type { Report } from '../../src/report.ts'
import { counted, folderOf } from './counting.ts'
import { added } from './added.ts'

type Table = Report['tables'][number]

/** What a run says of one of several lists: of all its tables together, and of each. */
export type OfOneList = Pick<Table, 'records' | 'rows'> & Pick<Report, 'tables'>

/** Counts a list of this content, under this name. */
export type CountOne = (content: string, name?: string) => Promise<OfOneList>

interface Asked {
  readonly content: string
  readonly name: string
  readonly done: (found: OfOneList) => void
  readonly failed: (error: unknown) => void
}

/**
 * Counts small lists, all that are asked for at one time in one run: a run costs a second of processor, a further list in it next
 * to nothing. Each list stands in a folder of its own, and no list has a number of another: telephones and identity cards
 * become those of other people, and lists that share other numbers are counted in different runs. That lists give beside each
 * other what each gives alone is shown by `many-layouts.test.ts`. Tests that use it run at one time (`describe.concurrent`).
 */
export function countingTogether(base: string): CountOne {
  let waiting: Asked[] = []
  const run = () => {
    const asked = waiting
    waiting = []
    for (const some of withoutCommonNumbers(asked))
      countAll(base, some).catch((error: unknown) => some.forEach(({ failed }) => failed(error)))
  }
  return (content, name = 'a.csv') =>
    new Promise((done, failed) => {
      waiting.push({ content, name, done, failed })
      if (waiting.length === 1) setImmediate(run)
    })
}

/** The lists, as they are to be counted: in each run those that have no number in common. */
function withoutCommonNumbers(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const runs: { readonly lists: Asked[]; readonly numbers: Set<string> }[] = []
  for (const [i, one] of asked.entries()) {
    const content = ofOthers(one.content, i)
    const own = new Set(content.normalize('NFKC').match(NUMBER))
    let run = runs.find(({ numbers }) => numbers.isDisjointFrom(own))
    if (!run) runs.push((run = { lists: [], numbers: new Set() }))
    run.lists.push({ ...one, content })
    for (const number of own) run.numbers.add(number)
  }
  return runs.map(({ lists }) => lists)
}

const NUMBER = /(?=[A-Z-]*\d)[A-Z\d][A-Z\d-]{5,}/g

async function countAll(base: string, asked: readonly Asked[]): Promise<void> {
  const place = (i: number) => `${String(i)}/${asked[i]?.name ?? ''}`
  const files = asked.map(({ content }, i) => [place(i), content] as const)
  const { tables } = await counted([folderOf(base, Object.fromEntries(files))])
  for (const [i, { done }] of asked.entries()) {
    const own = tables.filter((t) => t.at[0] === place(i))
    const records = own.map((t) => t.records).reduce(added)
    done({ records, rows: own.map((t) => t.rows).reduce(added), tables: own })
  }
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const IDENTITY = /(?<!\d)(\d{14})(\d{3})[\dX](?!\d)/g

/** The same list of other people: two numbers that were equal still are, and two that were not are not. */
function ofOthers(content: string, list: number): string {
  const moved = (digits: string, by: number) =>
    String((Number(digits) + list * by) % 10 ** digits.length).padStart(digits.length, '0')
  return content
    .replaceAll(MOBILE, (number) => number.slice(0, 3) + moved(number.slice(3), 100_003))
    .replaceAll(IDENTITY, (_, first: string, nth: string) => checked(`${first}${moved(nth, 2)}`))
}

/** With its check digit (GB 11643). */
function checked(digits: string): string {
  const sum = [...digits].reduce((all, d, i) => all + Number(d) * (2 ** (17 - i) % 11), 0)
  return `${digits}${'10X98765432'.charAt(sum % 11)}`
}
