/**
 * Precision, recall and F1 of the column kinds on made lists, kind by kind, and where the errors lie.
 *
 * node bench/accuracy/columns.ts [lists] [first seed] [traded | right | missing | wrong | trap | misleading]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../src/db/database.ts'
import { judge } from '../../test/support/lists/judge.ts'
import { HARD_MODES, makeHardList, type HardMode } from '../../test/support/lists/hard-lists.ts'
import { makeList } from '../../test/support/lists/lists.ts'
import {
  confusions,
  scores,
  type Confusion,
  type KindScore,
} from '../../test/support/lists/score.ts'

/** Lists that are judged in one statement. */
const PIECE = 200

const wanted = Number(process.argv[2] ?? '2000')
const firstSeed = Number(process.argv[3] ?? '1')
const mode = HARD_MODES.find((m) => m === process.argv[4])
const tempDir = mkdtempSync(join(tmpdir(), 'columns-'))
const db = await Database.open({ tempDir, memory: '4GB', threads: 4 })
const pairs: Confusion[] = []
for (let from = 0; from < wanted; from += PIECE) {
  const count = Math.min(PIECE, wanted - from)
  const lists = Array.from({ length: count }, (_, i) => made(firstSeed + from + i, mode))
  pairs.push(...confusions(lists, await judge(db, lists)))
}
rmSync(tempDir, { recursive: true })
print(scores(pairs))
printErrors(pairs.filter((p) => p.made !== p.said))

function made(seed: number, hard: HardMode | undefined) {
  return hard === undefined ? makeList(seed) : makeHardList(seed, hard)
}

function print(rows: readonly KindScore[]): void {
  console.log('| kind | columns | precision | recall | F1 |\n|---|---|---|---|---|')
  for (const r of rows)
    console.log(
      `| ${r.kind} | ${String(r.made)} | ${percent(r.precision)} | ${percent(r.recall)} | ${percent(r.f1)} |`,
    )
  const made = rows.reduce((sum, r) => sum + r.made, 0)
  const right = rows.reduce((sum, r) => sum + r.right, 0)
  console.log(`\n${String(right)} of ${String(made)} columns right (${percent(right / made)})`)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

/** Commonest errors first, each with one list in which it happened. */
function printErrors(wrong: readonly Confusion[]): void {
  const groups = Map.groupBy(wrong, (p) => `${p.made} → ${p.said} (${p.list.headings})`)
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length).slice(0, 40)
  for (const [what, cases] of sorted) {
    const [one] = cases
    const column = one?.list.columns[one.column]
    const cells = one?.list.rows.slice(0, 4).map((row) => row[one.column])
    console.log(
      `${String(cases.length)} × ${what}: seed ${String(one?.list.seed)}, column ${String(one?.column)}, ${String(column?.heading)}: ${JSON.stringify(cells)}`,
    )
  }
}
