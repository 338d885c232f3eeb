import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeQingdao } from '../../demo/make.ts'
import { readCaseFile } from '../../src/case/case-file.ts'
import { peopleFacts } from '../../src/case/chain/people.ts'
import { roleConflicts } from '../../src/chain/people/conflicts.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, outcomesOf, personOf, tell, type Story } from '../support/story.ts'
import { forbiddenWords } from '../support/wording.ts'

/** The second story, persons and liability: checks Q5, Q9–Q12, Q19–Q21, Q23 of ../shared/law/stories.md. */
const base = workspace('qingdao-people')
let story: Story
beforeAll(() => {
  story = tell(base, 'qingdao', makeQingdao)
})

const page = (): string =>
  Object.values(story.texts as unknown as Record<string, string>).join('\n')

describe('Qingdao, persons and liability', () => {
  test('Q5: persons are never added', () => {
    expect(standing(story.texts, ['111006', '74004'])).toEqual([])
    expect(story.texts.html).toContain('同一批信息在各人之间流转，人与人之间不相加')
  })

  test('Q9: the whole joint sum counts for each of the couple, not half', () => {
    for (const id of ['dong', 'wang']) {
      expect(personOf(story, id).gross?.fen).toBe(1_650_000)
      expect(personOf(story, id).margin?.fen).toBe(1_200_000)
      expect(outcomesOf(story, id)['income.serious']).toBe('met')
    }
    expect(standing(story.texts, ['6000.00', '8250.00'])).toEqual([])
  })

  test('Q10: the earlier deal keeps its words, is not in the 12000, and is asked about', () => {
    const { damages, groups } = caseOf(story).liability
    expect(damages.map((d) => [d.of, d.claimed])).toEqual([['couple', 1_200_000]])
    expect(groups[0]?.cap.fen).toBe(1_200_000)
    // Said once: with the scope of the claim, not again with the damages.
    expect(damages[0]?.notes).toEqual([])
    const [scope] = caseOf(story).gains.scopes
    expect(scope?.['outside-sentence']).toMatch(/t2不在该请求之内.*约1400\.00元.*另行请求.*没收/)
    expect(story.report.questions.join('\n')).toMatch(/t2.*约1400\.00元.*另行请求/)
    expect(
      standing(
        story.texts,
        ['13400.00', '1,?400元(?!.)'].map((t) => new RegExp(t)),
      ),
    ).toEqual([])
  })

  test('Q11: one nickname, two accounts; nothing is said of an account changing hands', () => {
    const [only, ...others] = caseOf(story).people.names
    expect(others).toEqual([])
    expect(only?.name).toBe('网络爬虫大数据')
    expect(only?.holders.map((h) => h.users)).toEqual([['seller1'], ['wang']])
    expect(only?.wanted).toMatch(/双方账号的注册、实名与登录设备资料/)
    expect(story.texts.html).toContain('同名不同号')
    expect(story.texts.terminal + page()).not.toContain('转手')
  })

  test('Q12: the double role is flagged, nothing counts twice, both readings come to the same', () => {
    const { conflicts, notes } = caseOf(story).people
    expect(conflicts.map((c) => [c.who, c.with, c.principal, c.bought, c.sold])).toEqual([
      ['dong', ['wang'], 'wu', ['t1', 't2'], ['t4']],
    ])
    const readings = conflicts[0]?.readings ?? []
    expect(readings.map((r) => [r.id, r.equal])).toEqual([
      ['agent', true],
      ['resale', true],
    ])
    for (const { counts } of readings) {
      const own = new Map(counts.map((c) => [c.party, c.tiers.C]))
      expect(own.get('dong')).toMatchObject({ 'at-least': 37002, exactly: null, apart: 45002 })
      expect(own.get('wang')).toMatchObject({ exactly: 37002 })
    }
    expect(notes.join()).toMatch(/董某某、王某某共同实施的，彼此之间的移交不是提供/)
    expect(story.texts.html).toMatch(/角色冲突/)
  })

  test('Q12: it comes out by itself, without the errand being entered', () => {
    const text = readFileSync(join(story.dir, 'case.yaml'), 'utf8')
    const without = text.replace(/^acts-for:\n {2}- .*\n/m, '')
    expect(without).not.toBe(text)
    const conflicts = roleConflicts(peopleFacts(readCaseFile(without, 'case.yaml')))
    expect(conflicts.map((c) => [c.who, c.bought, c.sold, c.basis.map((k) => k.kind)])).toEqual([
      ['dong', ['t1', 't2'], ['t4'], ['passing']],
    ])
  })

  test('Q19: forfeiture and damages stand together as a dispute, with both views and no netting', () => {
    const [only] = caseOf(story).liability.disputes
    expect(only?.sums.join()).toMatch(/没收违法所得.*数额未载明.*请求赔偿损失.*12000\.00元/)
    expect(only?.views.map((v) => v.title)).toEqual(['并行', '折抵'])
    expect(JSON.stringify(only?.views)).toContain('minfadian/187')
    expect(story.texts.html).toMatch(/没收违法所得与赔偿损失并存（争议）/)
  })

  test('Q20: one group, 12000.00 in all, of either; no money against 吴', () => {
    const { groups, matrix } = caseOf(story).liability
    expect(groups.map((g) => [g.members, g.effect, g.cap.fen])).toEqual([
      [['dong', 'wang'], 'joint', 1_200_000],
    ])
    expect(groups[0]?.cap.sentence).toMatch(/任何一人请求全部.*合计不超过.*不是上限/)
    expect(groups[0]?.basis.map((b) => b.cite)).toEqual([
      'minfadian/1168',
      'qinquanfa/8',
      'minfadian/178',
      'qinquanfa/13',
    ])
    const money = matrix.find((r) => r.kind === 'compensate')
    expect(money?.cells.find((c) => c.party === 'wu')?.claims).toEqual([])
  })

  test('Q21: 3-3-3-2, medium and scope 未载明, a hint on the word 隐私权', () => {
    const { matrix, claims, hints } = caseOf(story).liability
    const persons = new Map(matrix.map((r) => [r.kind, r.persons]))
    expect(['stop', 'delete', 'apologise', 'compensate'].map((k) => persons.get(k))).toEqual([
      3, 3, 3, 2,
    ])
    expect(claims.find((c) => c.kind === 'apologise')?.missing).toEqual([
      '媒体未载明',
      '范围未载明',
    ])
    expect(hints.map((h) => h.id)).toContain('claims.wording-privacy')
    expect(story.texts.html).toMatch(/隐私权.*个人信息权益/)
  })

  test('Q23: the sentence keeps its words and is to be checked; no number moves', () => {
    const told = caseOf(story).liability.orders.filter((o) => o.kind === 'sentence')
    expect(told.map((o) => [o.against, o.text])).toEqual([
      [['dong'], '有期徒刑一年'],
      [['wang', 'wu'], '有期徒刑八个月，缓刑一年'],
    ])
    expect(told[1]?.status).toContain('待核')
    expect(story.report.questions.join('\n')).toMatch(/缓刑一年：待核.*不影响各项数额与条数/)
  })

  test('what must not be printed is nowhere', () => {
    const never = ['判决支持12000元', '转手', '受害人37002人', '20351.10', '5550.30']
    expect(standing(story.texts, never)).toEqual([])
    const grounds = JSON.stringify(caseOf(story).liability)
    expect(grounds).not.toContain('pipl')
    const { html, terminal, sheets, papers } = story.texts
    expect([html, terminal, sheets, papers].flatMap(forbiddenWords)).toEqual([])
  })
})
