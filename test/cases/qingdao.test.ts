import { beforeAll, describe, expect, test } from 'vitest'
import { makeQingdao } from '../../demo/make.ts'
import { workspace } from '../support/counting.ts'
import { standing, unmasked } from '../support/printed.ts'
import { expectTruth, numbersOf, tell, type Story } from '../support/story.ts'
import { forbiddenWords } from '../support/wording.ts'

/** The second story: 30,000 shareholders and 7,002 more. Checks Q1 and B3, B4 of ../shared/law/stories.md. */
const base = workspace('qingdao')
let story: Story
beforeAll(() => {
  story = tell(base, 'qingdao', makeQingdao)
})

describe('Qingdao', () => {
  test('is counted as it was made, code by code and file by file', () => {
    expectTruth(story)
  })

  test('Q1: 37002, of which 30000 were paid for and 7002 were free; the sum is our own', () => {
    const { batches, keys } = story.report
    const bought = batches.find((b) => b.id === 'b2')
    expect(bought).toMatchObject({ counted: 37002, priced: 30000, free: 7002 })
    expect(bought?.note).toMatch(/37002条为本软件相加.*分别载明两数/)
    expect(keys.find((k) => k.used)).toMatchObject({ key: 'name+phone', counted: 37002 })
    expect(keys.filter((k) => k.counted === 37002)).toHaveLength(1)
    expect(story.texts.html).toContain('本软件相加')
  })

  test('Q1: the earlier deal left no file: it is named, and nothing is counted for it', () => {
    const early = story.report.batches.find((b) => b.id === 'b1')
    expect(early).toMatchObject({ counted: 0, files: [], priced: null, free: null })
    expect(early?.note).toContain('不计入，另列')
  })

  test('Q1, B4: the file on the second exhibit is named as a copy and counted once', () => {
    const { files, holders, records } = story.report
    const copies = files.filter((f) => f['same-as'] !== null)
    expect(copies.map((f) => [f.exhibit, f['same-as']?.[0]])).toEqual([
      ['JC-2', 'evidence/JC-1-董某某移动硬盘/股民/股民A.xlsx'],
    ])
    expect(records.duplicate.DUP_FILE).toBe(12_000)
    expect(holders.map((h) => [h.exhibit, h.held])).toEqual([
      ['JC-1', 37_002],
      ['JC-2', 12_000],
    ])
  })

  test('the tier is a suggestion; both standards stand apart', () => {
    const { tiers, findings, robust } = story.report
    expect(tiers).toEqual({ A: 0, B: 0, C: 37_002 })
    const outcomes = findings.map((f) => [f.rule, f.outcome])
    expect(outcomes).toContainEqual(['quantity.tier-c.serious', 'met'])
    expect(outcomes).toContainEqual(['quantity.tier-c.especially-serious', 'not-met'])
    expect(findings.map((f) => f.sentence).join()).toContain('差12998条')
    expect(robust.holds).toBe(true)
    expect(story.report['tier-reasons'][0]?.disputes.join()).toContain('股民名单')
  })

  test('B3: every file agrees with the list of the police', () => {
    const matches = story.report.files.map((f) => f['digest-match'])
    expect(new Set(matches)).toEqual(new Set(['match']))
  })

  test('prints none of what must not be printed', () => {
    const sums = ['74004', '111006', '20351.10', '5550.30', '6000.00']
    const words = ['判决支持', '转手', '受害人']
    const people = /37,?002\s*[人名](?!.{0,2}以下)/
    expect(standing(story.texts, [...sums, ...words, people])).toEqual([])
    const { html, terminal, sheets } = story.texts
    expect([html, terminal, sheets].flatMap(forbiddenWords)).toEqual([])
    expect(unmasked(story.texts, numbersOf(story.truth))).toEqual([])
  })
})
