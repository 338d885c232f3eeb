import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { papersOf } from '../../src/documents/papers/all.ts'
import { sourcesOf } from '../../src/documents/papers/sources.ts'
import { wordParts } from '../../src/documents/word/document.ts'
import { portionsOf } from '../../src/documents/word/portions.ts'
import { loadLaw } from '../../src/law/load.ts'
import { qingdaoReport } from '../support/sample-case-report.ts'
import { largeReport, withHostileText, sampleReport } from '../support/sample-report.ts'

const sources = sourcesOf(loadLaw())

/** What the library dates anew each time is no part of the text. */
const DATED = 'docProps/core.xml'

const REPORTS = [
  ['a case', qingdaoReport],
  ['many files', largeReport(700)],
  ['markup in every text', withHostileText(sampleReport, () => '<w:body><w:sectPr>$&')],
] as const

test.each(REPORTS)(
  'of %s a paper made in portions is the paper made at once',
  async (_, report) => {
    for (const { paper } of papersOf(report, '0'.repeat(64), sources)) {
      const whole = await undated(wordParts(paper, Infinity))
      for (const atOnce of [25, 500]) expect(await undated(wordParts(paper, atOnce))).toEqual(whole)
    }
  },
)

async function undated(made: ReturnType<typeof wordParts>): Promise<string[]> {
  const parts = (await made).filter(({ name }) => name !== DATED)
  return parts.map(({ name, text }) => `${name} ${createHash('sha256').update(text).digest('hex')}`)
}

const weights = fc.array(fc.nat({ max: 30 }), { maxLength: 40 })

test.prop([weights, fc.nat({ max: 60 })])(
  'portions are the pieces in order, none heavier than may be but by one piece',
  (all, atOnce) => {
    const portions = portionsOf(
      all.map((weight, i) => ({ weight, make: () => [i] })),
      atOnce,
    )
    expect(portions.flat().flatMap((piece) => piece.make())).toEqual(all.map((_, i) => i))
    for (const portion of portions) {
      const weight = portion.reduce((sum, piece) => sum + piece.weight, 0)
      expect(portion.length === 1 || weight <= atOnce).toBe(true)
    }
  },
)
