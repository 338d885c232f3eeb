import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing } from '../../demo/make.ts'
import { workspace } from '../support/counting.ts'
import { zipOf } from '../files/zip/build.ts'
import { shuzheng } from '../support/cli.ts'
import { standing, unmasked, wordsIn } from '../support/printed.ts'
import {
  countedRenamed,
  expectIncomplete,
  expectTruth,
  numbersOf,
  tell,
  type Story,
} from '../support/story.ts'
import { forbiddenWords } from '../support/wording.ts'

/** The first story: 11,034 pupils. Checks C1, C4, C5, C9–C11 and B1–B4 of ../shared/law/stories.md. */
const base = workspace('chongqing')
let story: Story
beforeAll(() => {
  story = tell(base, 'chongqing', makeChongqing)
})

const LAPTOP = 'evidence/JC-1-费某扬笔记本电脑'

describe('Chongqing', () => {
  test('is counted as it was made, code by code and file by file', () => {
    expectTruth(story)
  })

  test('C1: 11034 counted, both ledgers closed, and nobody’s number', () => {
    const { terminal, html } = story.texts
    expect(terminal).toContain('计入    11034 条（去重后，全案口径；不等于任何人的涉案条数）')
    expect(terminal).toContain('台账平衡')
    expect(html).toMatch(/11,?034/)
    expect(html).toContain('不等于任何人的涉案条数')
    expect(story.report.rows.found).toBeGreaterThan(11034)
    expect(terminal).toContain('演示数据，人物均为虚构')
  })

  test('C4: all of it is suggested as 第五项, with the fields that say so', () => {
    const { tiers, 'tier-reasons': reasons } = story.report
    expect(tiers).toEqual({ A: 0, B: 0, C: 11034 })
    expect(reasons).toHaveLength(1)
    expect(reasons[0]?.reason).toMatch(/姓名.*年龄.*学校.*家长电话.*无第三项、第四项字段/)
    expect(story.texts.terminal).toContain('信息类型为建议，由办案人员确定')
  })

  test('C5: 5000 is reached, 50000 is not, and nothing is concluded', () => {
    const outcomes = story.report.findings.map((f) => [f.rule, f.outcome])
    expect(outcomes).toContainEqual(['quantity.tier-c.serious', 'met'])
    expect(outcomes).toContainEqual(['quantity.tier-c.especially-serious', 'not-met'])
    const words = story.report.findings.map((f) => f.sentence).join('\n')
    expect(words).toContain('差38966条')
    expect(words).toContain('由办案机关审查认定')
    expect(JSON.stringify(story.report.findings)).toMatch(/6034/)
    expect(story.report.robust.holds).toBe(true)
  })

  test('C9: only the key that is used gives 11034', () => {
    const { truth, report } = story
    expect(report.keys.map((k) => [k.key, k.counted, k.used])).toEqual([
      ['id', truth.validIds, false],
      ['name+phone', 11034, true],
      ['phone', truth.distinctPhones, false],
      ['name', truth.distinctNames, false],
      ['line', truth.wholeLines, false],
    ])
    expect(new Set(report.keys.map((k) => k.counted)).size).toBe(5)
    const one = report.readings.find((r) => r.id === 'shared-phone' && !r.used)
    expect(one?.counted).toBe(truth.distinctPhones)
  })

  test('C10: people stand apart from records', () => {
    const { persons } = story.report
    expect(persons.lines).toEqual([
      { label: '学生', count: 11034, bound: 'at-most' },
      { label: '家长号码', count: story.truth.distinctPhones, bound: 'exactly' },
    ])
    expect(story.texts.terminal).toMatch(/涉及人数/)
  })

  test('C11: the ages add up and say what they rest on', () => {
    const { under14, from14to17, unknown } = story.truth.ages
    const { basis, ...groups } = story.report.ages
    expect(groups).toEqual({ 'under-14': under14, '14-17': from14to17, adult: 0, unknown })
    expect(basis).toMatch(/年龄.*上下一岁/)
  })

  test('prints none of what must not be printed', () => {
    // 10-19 is the last day of the announcement, never a day of effect.
    const never = ['22068', '2200.00', '受害人']
    const effect =
      /(?:2022-10-19|10月19日)[^；。]{0,12}生效|生效[日之]*(?:期|为|：)?\s*(?:2022-10-19|2022年10月19日)/
    const rounded = /(?:2,?20[07](?:\.\d+)?|2,?206(?:\.(?!80元)\d+)?)\s*元/
    const people = /11,?034\s*[人名](?!.{0,2}以下)/
    expect(
      standing(story.texts, [
        ...never,
        effect,
        rounded,
        people,
        /个人信息保护法.{0,4}(?:69|第六十九)/,
      ]),
    ).toEqual([])
    const { html, terminal, sheets } = story.texts
    expect([html, terminal, sheets].flatMap(forbiddenWords)).toEqual([])
    expect(unmasked(story.texts, numbersOf(story.truth))).toEqual([])
    const names = new Set(
      story.truth.lines.flatMap(({ content: { name = '' } }) => (name.length > 2 ? [name] : [])),
    )
    const { json } = story.texts
    expect([json, html, sheets].flatMap((text) => wordsIn(text, names))).toEqual([])
  })

  test('B1, B3: with a file cut short and one under a password, every page says 读取不完整; that one and one with a byte more are named', () => {
    const dir = join(base, 'cut')
    cpSync(story.dir, dir, { recursive: true })
    const path = join(dir, LAPTOP, 'K12资源/渝中区.xlsx')
    writeFileSync(path, readFileSync(path).subarray(0, -20_000))
    const locked = zipOf([{ name: '名单.csv', data: '姓名,电话', flags: 0x801, crc: 1 }])
    writeFileSync(join(dir, LAPTOP, '下载/加密.zip'), locked)
    appendFileSync(join(dir, LAPTOP, 'K12资源/南岸区.csv'), '\n')
    const { files } = expectIncomplete(base, dir, ['CORRUPT', 'PASSWORD'])
    const other = files.filter((f) => f['digest-match'] === 'mismatch').map((f) => f.at)
    const changed = ['南岸区.csv', '渝中区.xlsx'].map((name) => [`${LAPTOP}/K12资源/${name}`])
    expect(other).toEqual(changed)
  })

  test('B2: the same bytes on one thread and on four', () => {
    const args = (threads: string) => [
      'count',
      story.dir,
      '--no-cache',
      '--json',
      '--threads',
      threads,
    ]
    const [one, four] = ['1', '4'].map((threads) => shuzheng(args(threads), base).stdout)
    expect(one).toBe(four)
    const { records } = JSON.parse(one ?? '') as { records: unknown }
    expect(records).toEqual(story.report.records)
  })

  test('B2: a renamed file moves locators and no number', async () => {
    const renamed = await countedRenamed(
      story.dir,
      `${LAPTOP}/K12资源/江北区.xls`,
      `${LAPTOP}/K12资源/a.xls`,
    )
    const { records, persons, ages, tiers, readings } = renamed
    const { DUP_IN_FILE: _in, ...duplicate } = records.duplicate
    expect({ persons, ages, tiers, readings }).toEqual({
      persons: story.report.persons,
      ages: story.report.ages,
      tiers: story.report.tiers,
      readings: story.report.readings,
    })
    expect({ ...records, duplicate }).toMatchObject({ counted: 11034, out: story.truth.out })
  })

  test('B3: the list of the police agrees', () => {
    const { files } = story.report
    expect(files.filter((f) => f.at.length === 1).every((f) => f['digest-match'] === 'match')).toBe(
      true,
    )
  })

  test('B4: the list that lies on two media is held on both and counted once', () => {
    const copy = story.report.files.find((f) => f['same-as'] !== null)
    expect(copy?.exhibit).toBe('JC-3')
    const held = Object.fromEntries(story.report.holders.map((h) => [h.exhibit, h.held]))
    expect(held).toMatchObject({ 'JC-3': story.truth.duplicate.DUP_FILE })
    expect(story.report.records.duplicate.DUP_FILE).toBe(story.truth.duplicate.DUP_FILE)
  })
})
