import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeChongqing, makeQingdao, type Truth } from './make.ts'
import { recount } from './recount.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

const stories: [string, Truth][] = [
  ['Chongqing', makeChongqing(join(folder, 'chongqing'))],
  ['Qingdao', makeQingdao(join(folder, 'qingdao'))],
]
const [chongqing, qingdao] = stories.map(([, truth]) => truth) as [Truth, Truth]

/** The file on the last exhibit is the copy; see the folder test for the bytes. */
const copies = (truth: Truth): Set<number> => new Set([truth.files.length - 1])

const sum = (tally: Partial<Record<string, number>>): number =>
  Object.values(tally).reduce<number>((total, n) => total + (n ?? 0), 0)

describe.each(stories)('%s', (_, truth) => {
  it('labels every line as a plain recount of the lines does', () => {
    const fates = recount(truth.lines, copies(truth))
    expect(tallyOf(fates)).toEqual({ COUNTED: truth.counted, ...truth.duplicate, ...truth.aside })
    expect(labelledOtherwise(truth, fates)).toEqual([])
  })

  it('closes both ledgers', () => {
    const { rows } = truth
    expect(rows.found).toBe(rows.data + sum(rows.nonData))
    expect(truth.out).toBe(rows.data)
    expect(truth.out).toBe(truth.counted + sum(truth.duplicate) + sum(truth.aside))
    expect(truth.files.reduce((total, file) => total + file.rows.found, 0)).toBe(rows.found)
  })

  it('counts otherwise under every other key', () => {
    const { counted, distinctPhones, distinctNames, wholeLines } = truth
    expect(distinctNames).toBeLessThan(distinctPhones)
    expect(distinctPhones).toBeLessThan(counted)
    expect(counted).toBeLessThan(wholeLines)
    expect(wholeLines).toBeLessThan(truth.out)
  })

  it('gives every person that is counted a name, a number, and no other line to be mixed up with', () => {
    const counted = truth.lines.filter((line) => line.fate === 'COUNTED')
    const pairs = counted.map(({ content }) => `${content.name}|${content.phone}`)
    expect(new Set(pairs).size).toBe(truth.counted)
    expect(pairs.filter((pair) => pair.includes('undefined'))).toEqual([])
  })

  it('sets no number aside that somebody counted has', () => {
    const held = new Set(
      truth.lines.filter((line) => line.fate === 'COUNTED').map((line) => line.content.phone),
    )
    const aside = truth.lines.filter((line) => line.fate in truth.aside)
    const phones = aside.flatMap((line) => line.content.phone ?? [])
    expect(phones.filter((phone) => held.has(phone))).toEqual([])
  })
})

describe('README', () => {
  const text = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')

  it.each(stories)('tells what the evidence of %s holds', (_, truth) => {
    for (const figures of [
      [truth.counted],
      [truth.files.length, truth.rows.found, truth.rows.data],
      [sum(truth.duplicate)],
      [sum(truth.aside)],
      [truth.wholeLines, truth.distinctPhones, truth.distinctNames],
    ]) {
      expect(text).toContain(`| ${figures.join(', ')} `)
    }
  })
})

describe('Chongqing', () => {
  it('is the published count', () => expect(chongqing.counted).toBe(11_034))

  it('has brothers and sisters with one number, and children with two', () => {
    expect(chongqing.distinctPhones).toBe(10_884)
    const numbers = new Map<string, Set<string>>()
    for (const { content, fate } of chongqing.lines) {
      if (fate !== 'COUNTED' || content.age === undefined) continue
      const who = `${content.name}|${content.school}|${content.grade}|${content.age}`
      numbers.set(who, (numbers.get(who) ?? new Set()).add(content.phone ?? ''))
    }
    expect([...numbers.values()].filter((set) => set.size === 2).length).toBeGreaterThan(40)
  })

  it('has pupils under 14, from 14 to 17, and of unknown age, and nobody else', () => {
    const { under14, from14to17, unknown } = chongqing.ages
    expect(under14 + from14to17 + unknown).toBe(11_034)
    expect(Math.min(under14, from14to17, unknown)).toBeGreaterThan(400)
  })

  it('says the same age in all lines about one pupil that say it, the counted line among them', () => {
    const byPupil = Map.groupBy(
      chongqing.lines.filter(
        ({ content }) => content.name !== undefined && content.phone !== undefined,
      ),
      ({ content }) => `${content.name}|${content.phone}`,
    )
    for (const lines of byPupil.values()) {
      const ages = new Set(lines.flatMap(({ content }) => content.age ?? []))
      const counted = lines.find((line) => line.fate === 'COUNTED')
      expect(ages.size).toBe(counted?.content.age === undefined ? 0 : 1)
    }
  })

  it('has the dirt of every kind', () => {
    expect(sum(chongqing.duplicate)).toBe(1_123)
    expect(chongqing.aside).toEqual({
      BARE_PHONE: 61,
      VAGUE_NAME: 48,
      COMPANY: 14,
      BAD_PHONE: 57,
      NOT_IDENTIFYING: 33,
      DAMAGED: 21,
      EMPTY: 6,
    })
  })
})

describe('Qingdao', () => {
  it('is the published count, paid for and free', () => {
    expect(qingdao.counted).toBe(37_002)
    const inFile = (name: string): number => {
      const index = qingdao.files.findIndex((file) => file.at[0]?.includes(name))
      return qingdao.lines.filter((line) => line.file === index && line.fate === 'COUNTED').length
    }
    expect(['A.xlsx', 'B.xlsx', 'C.csv'].map(inFile)).toEqual([12_000, 10_000, 8_000])
    expect(inFile('附送7002')).toBe(7_002)
  })

  it('repeats one file whole on the other exhibit', () => {
    expect(qingdao.duplicate.DUP_FILE).toBe(12_000)
  })
})

function tallyOf(fates: readonly string[]): Record<string, number> {
  const tally: Record<string, number> = {}
  for (const fate of fates) tally[fate] = (tally[fate] ?? 0) + 1
  return tally
}

/**
 * Lines whose label is not the recount's. Where several lines about one person could be the one counted, the generator
 * counts the original and the recount the first in the order of files: both then name the same kinds of repetition.
 */
function labelledOtherwise(truth: Truth, fates: readonly string[]): string[] {
  const labels = new Map<string, string[]>()
  const recounts = new Map<string, string[]>()
  truth.lines.forEach(({ content, fate }, index) => {
    const who = `${content.name ?? content.vague ?? content.company}|${content.phone ?? index}`
    labels.set(who, [...(labels.get(who) ?? []), fate])
    recounts.set(who, [...(recounts.get(who) ?? []), fates[index] ?? ''])
  })
  return [...labels].flatMap(([who, list]) => {
    return list.toSorted().join() === recounts.get(who)?.toSorted().join() ? [] : [who]
  })
}
