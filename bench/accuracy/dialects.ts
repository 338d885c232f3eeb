import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memorySource } from '../../src/evidence/source.ts'
import { planText } from '../../src/evidence/readers/text/dialect.ts'
import type { TextPlan } from '../../src/evidence/readers/text/plan.ts'
import { DATA } from './data.ts'
import type { Verdict } from './data.ts'

interface DetectSample {
  readonly id: string
  readonly content: string
  readonly delimiter_one_of?: readonly string[] | null
  readonly quotechar?: string | null
}

/** CleverCSV's detection samples. What they do not assert is not asked. */
export function scoreCleverCsv(): Verdict[] {
  return readFileSync(join(DATA, 'csv-clevercsv/detect.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => verdict(JSON.parse(line) as DetectSample))
}

function verdict(sample: DetectSample): Verdict {
  const plan = planText(memorySource(Buffer.from(sample.content)))
  const delimiter = sample.delimiter_one_of
  const isDelimiter = !delimiter || delimiter.includes(plan.delimiter ?? '')
  const found = JSON.stringify([plan.delimiter, plan.quote])
  return { file: sample.id, ok: isDelimiter && isQuote(sample, plan), note: found }
}

/** A quote that stands nowhere in the text reads it as no quote does. */
function isQuote(sample: DetectSample, plan: TextPlan): boolean {
  if (sample.quotechar === null || sample.quotechar === undefined) return true
  if (sample.quotechar === (plan.quote ?? '')) return true
  return sample.quotechar === '' && !sample.content.includes(plan.quote ?? '')
}
