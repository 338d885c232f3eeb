import { describe, expect, test } from 'vitest'
import { sampleReport } from '../../../test/support/sample-report.ts'
import type { Report } from '../../report.ts'
import { differences, evidenceChanges } from './verify-compare.ts'

const changed = (more: Partial<Report>): Report => ({ ...sampleReport, ...more })
const paths = (now: Report) => differences(sampleReport, now).listed.map((d) => d.path)

describe('differences', () => {
  test('none between a report and itself', () => {
    expect(differences(sampleReport, structuredClone(sampleReport))).toEqual({ listed: [], all: 0 })
  })

  test('what weighs most stands first', () => {
    const now = changed({
      title: '另一标题',
      flags: { ...sampleReport.flags, guardian: 1 },
      records: { ...sampleReport.records, counted: 11035 },
    })
    expect(differences(sampleReport, now).listed[0]).toEqual({
      path: 'records.counted',
      was: 11034,
      now: 11035,
    })
    expect(paths(now)).toEqual(['records.counted', 'flags.guardian', 'title'])
  })

  test('a finding is met by its rule, not by its place', () => {
    const [first, ...rest] = sampleReport.findings
    expect(paths(changed({ findings: [...rest, ...(first ? [first] : [])] }))).toEqual([])
    const outcome = first?.outcome === 'met' ? 'not-met' : 'met'
    const now = changed({ findings: [...rest, ...(first ? [{ ...first, outcome } as const] : [])] })
    expect(paths(now)).toEqual([`findings[${first?.rule ?? ''}].outcome`])
  })

  test('a code that is gone is told with its number', () => {
    const { EMPTY: _empty, ...aside } = sampleReport.records['set-aside']
    const now = changed({ records: { ...sampleReport.records, 'set-aside': aside } })
    expect(differences(sampleReport, now).listed).toEqual([
      { path: 'records.set-aside.EMPTY', was: 5, now: null },
    ])
  })

  test('no more than a thousand are listed, all are counted', () => {
    const many = (prefix: string) => Array.from({ length: 3000 }, (_, i) => `${prefix}${String(i)}`)
    const was = changed({ questions: many('a') })
    const { listed, all } = differences(was, changed({ questions: many('b') }))
    expect({ listed: listed.length, all }).toEqual({ listed: 1000, all: 3000 })
  })
})

describe('changes of the evidence', () => {
  const [first, second, ...rest] = sampleReport.files
  if (!first || !second) throw new Error('the sample has files')

  test('changed, missing and new files, by place and digest', () => {
    const touched = { ...first, digests: { ...first.digests, sha256: 'f'.repeat(64) } }
    const found = { ...second, at: ['新文件.csv'] }
    const now = changed({ files: [touched, found, ...rest] })
    expect(evidenceChanges(sampleReport, now).map((e) => [e.change, e.at])).toEqual([
      ['changed', first.at],
      ['missing', second.at],
      ['new', ['新文件.csv']],
    ])
    expect(paths(now)).toEqual([])
  })
})
