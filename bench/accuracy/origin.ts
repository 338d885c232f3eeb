/**
 * Precision and recall of the edges and directions of origin on made markets with known truth, through the whole product.
 *
 * node bench/accuracy/origin.ts [markets] [first seed] [of a hundred batches so many not seized] [--wrong]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseOrigin } from '../../src/case/chain/origin.ts'
import { readEvidence } from '../../src/case/read-evidence.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { nameLines } from '../../src/count/lines.ts'
import type { OriginReport } from '../../src/report/origin.ts'
import { makeMarket, type Market } from '../../test/support/market/market.ts'
import { add, NOTHING, score, type Score } from '../../test/support/market/score.ts'
import { writeMarket, type Ids } from '../../test/support/market/write.ts'

const numbers = process.argv.slice(2).filter((a) => !a.startsWith('--'))
const markets = Number(numbers[0] ?? '100')
const firstSeed = Number(numbers[1] ?? '1')
const missing = Number(numbers[2] ?? '12')
const tell = process.argv.includes('--wrong')

let sum: Score = NOTHING
for (let seed = firstSeed; seed < firstSeed + markets; seed++) {
  const market = makeMarket(seed, { missing })
  const dir = mkdtempSync(join(tmpdir(), 'market-'))
  try {
    const ids = writeMarket(market, dir)
    sum = add(sum, score(market, ids, await originOfCase(dir)))
    if (tell) tellWrong(market, ids)
    if ((seed - firstSeed) % 10 === 9) print(sum, seed - firstSeed + 1)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
print(sum, markets)

/** Reads the files as any command does, and compares the batches of the case file. */
async function originOfCase(dir: string): Promise<OriginReport> {
  const { files, session, evidence } = await readEvidence(
    {
      paths: [dir],
      overrides: [],
      conduct: null,
      decided: null,
      key: null,
      hashList: null,
      cache: false,
      temp: null,
      threads: 1,
    },
    SILENT,
    'overlap',
  )
  try {
    if (!evidence.caseFile) throw new Error('no case file')
    await nameLines(session.db)
    return await caseOrigin(evidence.caseFile, { files, db: session.db, sealed: session.sealed })
  } finally {
    session.close()
  }
}

function tellWrong(market: Market, ids: Ids): void {
  const last = sum.wrong.splice(0)
  if (last.length === 0) return
  console.log(`seed ${String(market.seed)}`)
  for (const b of market.batches)
    console.log(
      `  ${ids.get(b.number) ?? '–'} (${String(b.number)}): ${b.from.map((n) => ids.get(n) ?? String(n)).join('+')} ${b.acts.join(' ')} ${String(b.list.lines.length)} [${b.list.fields.join(' ')}]`,
    )
  for (const line of last) console.log(`  ${line}`)
}

function print(s: Score, done: number): void {
  const share = (n: number, of: number) =>
    `${String(n)} of ${String(of)} (${of === 0 ? '–' : ((100 * n) / of).toFixed(1)} %)`
  console.log(
    `markets ${String(done)} from seed ${String(firstSeed)}, not seized ${String(missing)} %`,
  )
  console.log(`batches ${String(s.batches)}, true edges ${String(s.true)}`)
  console.log(`edges right of those told: ${share(s.edgesRight, s.edges)}`)
  console.log(`  with one source named: ${share(s.singleRight, s.single)}`)
  console.log(`true edges told: ${share(s.found, s.true)}`)
  console.log(`directions right of those claimed: ${share(s.directionsRight, s.directions)}`)
  console.log(`true edges with their direction claimed: ${share(s.foundDirected, s.true)}`)
  console.log(`merges right: ${share(s.mergesRight, s.merges)}`)
  console.log(`unions told by coverage that were merged: ${share(s.unionsMerged, s.unions)}`)
}
