/**
 * A second generator of columns, by another hand: precision, recall and F1 of the kinds, by what stands above the columns
 * and by what happened to their cells. The product is run as a user runs it, and only its answer is read.
 *
 * node bench/accuracy/second/run.ts [lists of each kind and state] [seed] [right | missing | wrong | misleading | short]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HEADINGS, SELF_TOLD } from './headings.ts'
import { HEADED, makeList, STATES, type Headed, type MadeList } from './lists.ts'

interface Judged {
  readonly list: MadeList
  readonly made: string
  readonly said: string
  readonly heading: string
  readonly cells: readonly string[]
}

const each = Number(process.argv[2] ?? '1')
const seed = Number(process.argv[3] ?? '1')
const only = HEADED.filter((h) => process.argv[4] === undefined || process.argv[4] === h)
for (const headed of only) {
  const judged = judge(listsOf(headed))
  console.log(`\n## ${headed}: ${share(judged)}\n`)
  for (const state of STATES)
    console.log(`${state}: ${share(judged.filter((j) => j.list.state === state))}`)
  printKinds(judged)
  printWrong(judged.filter((j) => j.made !== j.said))
}

function listsOf(headed: Headed): MadeList[] {
  const kinds = headed === 'right' || headed === 'short' ? Object.keys(HEADINGS) : SELF_TOLD
  return kinds.flatMap((kind, k) =>
    STATES.flatMap((state, s) =>
      Array.from({ length: each }, (_, i) =>
        makeList(
          kind,
          headed,
          state,
          seed + ((k * STATES.length + s) * each + i) * 7 + HEADED.indexOf(headed),
        ),
      ),
    ),
  )
}

function judge(lists: readonly MadeList[]): Judged[] {
  const folder = mkdtempSync(join(tmpdir(), 'second-'))
  try {
    lists.forEach((list, i) => {
      writeFileSync(join(folder, `${String(i)}.csv`), list.csv)
    })
    return answers(lists, reportOf(folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Report {
  readonly tables: readonly {
    readonly at: readonly [string, ...unknown[]]
    readonly columns: readonly { readonly index: number; readonly kind: string }[]
  }[]
}

function reportOf(folder: string): Report {
  const program = join(import.meta.dirname, '../../../bin/shuzheng.js')
  const args = [program, 'read', folder, '--json', '--no-cache']
  return JSON.parse(
    execFileSync(process.execPath, args, { maxBuffer: 2 ** 30 }).toString(),
  ) as Report
}

function answers(lists: readonly MadeList[], { tables }: Report): Judged[] {
  const byFile = new Map(tables.map((t) => [t.at[0], t]))
  return lists.flatMap((list, i) =>
    list.columns.flatMap((column, c): Judged[] => {
      if (column.cells.every((cell) => cell === '')) return []
      const said = byFile.get(`${String(i)}.csv`)?.columns[c]?.kind ?? 'no column'
      return [
        {
          list,
          made: column.kind,
          said: alike(column.kind, said, list.headed),
          heading: column.heading,
          cells: column.cells,
        },
      ]
    }),
  )
}

/** Without a heading nothing tells whose name or telephone it is, nor whether a day is one of birth. */
function alike(made: string, said: string, headed: Headed): string {
  if (headed === 'right' || headed === 'short') return said
  const same = [
    ['name', 'guardian-name'],
    ['mobile', 'guardian-phone'],
  ].some((kinds) => kinds.includes(made) && kinds.includes(said))
  return same ? made : said
}

function share(judged: readonly Judged[]): string {
  const right = judged.filter((j) => j.made === j.said).length
  return `${String(right)} of ${String(judged.length)} (${percent(right / judged.length)})`
}

function percent(x: number): string {
  return `${(100 * x).toFixed(2)} %`
}

function printKinds(judged: readonly Judged[]): void {
  console.log('\n| kind | columns | precision | recall | F1 |\n|---|---|---|---|---|')
  for (const kind of [...new Set(judged.map((j) => j.made))].sort()) {
    const made = judged.filter((j) => j.made === kind)
    const said = judged.filter((j) => j.said === kind)
    const right = made.filter((j) => j.said === kind).length
    const [p, r] = [right / Math.max(1, said.length), right / made.length]
    const f1 = right === 0 ? 0 : (2 * p * r) / (p + r)
    console.log(
      `| ${kind} | ${String(made.length)} | ${percent(p)} | ${percent(r)} | ${percent(f1)} |`,
    )
  }
}

function printWrong(wrong: readonly Judged[]): void {
  for (const j of wrong.slice(0, 60))
    console.log(
      `${j.made} → ${j.said}: ${j.list.state}, ${j.heading}, ${JSON.stringify(j.cells.slice(0, 5))} beside ${j.list.columns.map((c) => c.kind).join(', ')}`,
    )
}
