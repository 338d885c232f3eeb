/**
 * Measures the text path against material with known answers that lies outside the repository, and prints what
 * `docs/accuracy.md` states: `node bench/accuracy/run.ts`.
 */
import { share } from './data.ts'
import type { Verdict } from './data.ts'
import { scoreCleverCsv } from './dialects.ts'
import { scoreEncodings, scoreForeign, scoreLatin, scoreTiny, unclaimed } from './encodings.ts'
import { scoreLedgers } from './ledger.ts'
import { CONTENDERS, fileScore, scorePollock, simpleScore, weightedScore } from './pollock.ts'
import type { PollockFile } from './pollock.ts'
import { scoreMadeTexts } from './made-texts.ts'
import { scorePollutions } from './polluted-tables.ts'
import { scoreSheets } from './sheets.ts'
import { scoreSpectrum } from './spectrum.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

function tell(title: string, verdicts: readonly Verdict[]): void {
  print(`${title}: ${share(verdicts)}`)
  for (const v of verdicts.filter((each) => !each.ok)) print(`  ${v.file} — ${v.note}`)
}

/** Short and hard lists, made in each encoding: what is right of each kind, and what is not. */
function tellMadeTexts(): void {
  for (const { kind, encoding, verdicts } of scoreMadeTexts())
    print(`Made lists, ${kind}, ${encoding}: ${share(verdicts)}`)
}

function tellSheets(sheets: number): void {
  const { scores, wrong, whole } = scoreSheets(sheets)
  print(`Made sheets: ${String(whole)} of ${String(sheets)} with every row right`)
  const percent = (n: number, of: number) => `${((100 * n) / of).toFixed(2)} %`
  for (const { role, made, found, both } of scores)
    print(
      `  ${role}: ${String(made)} made, precision ${percent(both, found)}, recall ${percent(both, made)}`,
    )
  for (const line of wrong) print(`  ${line}`)
}

function tellPollock(part: string, files: readonly PollockFile[]): void {
  print(`Pollock, ${part}: ${files.length} files`)
  CONTENDERS.forEach((name, i) => {
    const weighted = part === 'polluted' ? `, weighted ${weightedScore(files, i).toFixed(3)}` : ''
    print(`  ${name}: simple ${simpleScore(files, i).toFixed(3)}${weighted}`)
  })
  for (const file of files.filter((f) => fileScore(f, 0) < 9.9995)) {
    const scores = CONTENDERS.map((_, i) => fileScore(file, i).toFixed(3)).join(' / ')
    print(`  ${scores}  ${file.file}`)
  }
}

function tellPollutions(): void {
  const scored = scorePollutions()
  for (const { table, files, score, low } of scored) {
    print(`Pollutions of ${table}: ${score.toFixed(3)}, ${String(files)} files`)
    for (const line of low) print(`  ${line}`)
  }
  const files = scored.reduce((n, each) => n + each.files, 0)
  const sum = scored.reduce((n, each) => n + each.score * each.files, 0)
  print(`Pollutions of all: ${(sum / files).toFixed(3)}, ${String(files)} files`)
}

tell('Encodings that we claim', scoreEncodings())
tell('Three lines of addresses in five encodings', scoreTiny())
tell('Western one-byte files not taken for Chinese', scoreLatin())
tell('Encodings that we do not know, not taken for Chinese', unclaimed())
tell('Japanese and Korean, read as such', scoreForeign())
tellMadeTexts()
tellSheets(2000)
tell('CleverCSV dialects', scoreCleverCsv())
tell('csv-spectrum', scoreSpectrum())
tell('Ledgers of text files', scoreLedgers())
tellPollutions()
tellPollock('polluted', await scorePollock('polluted'))
tellPollock('survey_sample', await scorePollock('survey_sample'))
