import { beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing } from '../../demo/make.ts'
import type { CaseReport } from '../../src/case-report.ts'
import { caseJson } from '../../src/documents/json/case.ts'
import { workspace } from '../support/counting.ts'
import { standing } from '../support/printed.ts'
import { caseOf, tell, type Story } from '../support/story.ts'
import { forbiddenWords } from '../support/wording.ts'

/** The first story, persons and claims: checks C19, C20, C23 of ../shared/law/stories.md. */
const base = workspace('chongqing-people')
let story: Story
beforeAll(() => {
  story = tell(base, 'chongqing', makeChongqing)
})

describe('Chongqing, persons and claims', () => {
  test('C19: apology in 《中国消费者报》, two acts of at least 1000 in a year, no damages', () => {
    const { claims, matrix } = caseOf(story).liability
    const persons = new Map(matrix.map((r) => [r.kind, r.persons]))
    expect(['apologise', 'act', 'compensate', 'stop', 'delete'].map((k) => persons.get(k))).toEqual(
      [1, 1, 0, 0, 0],
    )
    expect(claims.find((c) => c.kind === 'apologise')).toMatchObject({ medium: '中国消费者报' })
    expect(claims.find((c) => c.kind === 'act')).toMatchObject({
      times: 2,
      each: 100_000,
      least: 200_000,
      deadline: '一年内',
    })
    expect(story.texts.html).toMatch(/2次，每次不低于1000\.00元，合计不低于2000\.00元，一年内/)
  })

  test('C19: stopping and deletion are not among the reported claims: a hint', () => {
    const hint = caseOf(story).liability.hints.find((h) => h.id === 'claims.not-claimed')
    expect(hint?.text).toContain('停止侵害、删除未见于报道的诉请')
    expect(story.texts.html).toContain('停止侵害、删除未见于报道的诉请')
  })

  test('C19: at least 2000.00, which is the reported gain and 206.80 under the computed one', () => {
    const hint = caseOf(story).liability.hints.find((h) => h.id.startsWith('claims.least-of-acts'))
    expect(hint?.text).toMatch(
      /合计2000\.00元：等于载明的差价获利2000\.00元.*比推算的差价获利2206\.80元少206\.80元/,
    )
  })

  test('C23: upstream, the middleman and downstream, neither of the two found; each edge with its evidence', () => {
    const { people, parties, deals } = caseOf(story)
    expect(people.roles.map((r) => [r.party, r.overall])).toEqual([
      ['up', ['upstream']],
      ['fei', ['middleman']],
      ['down', ['end-user']],
    ])
    expect(parties.map((p) => [p.id, p.absent])).toEqual([
      ['up', true],
      ['fei', false],
      ['down', true],
    ])
    expect(deals.map((d) => [d.total?.fen, d.assumed, d.evidence !== null])).toEqual([
      [275_850, true, true],
      [496_530, true, true],
    ])
    expect(people.conflicts).toEqual([])
  })

  test('damages: by gain under the Civil Code alone; nothing is claimed and nothing computed of it', () => {
    const [only] = caseOf(story).liability.damages
    expect(only?.claimed).toBeNull()
    const cites = new Set(only?.bases.flatMap((b) => b.basis.map((x) => x.cite)))
    expect([...cites]).toEqual(['minfadian/1182'])
    expect(story.texts.html).toContain('没有按条计价的标准')
  })

  test('for machines: groups and claims by the names of the design', () => {
    const told = JSON.parse(caseJson(story.report)) as Pick<
      CaseReport['liability'],
      'groups' | 'claims'
    >
    expect(told.groups).toEqual([])
    expect(told.claims.map((c) => c.kind)).toEqual(['apologise', 'act'])
  })

  test('what must not be printed is nowhere', () => {
    const never = ['22068', '2200.00', '2207.00', '11034人', '2200元']
    expect(standing(story.texts, never)).toEqual([])
    expect(JSON.stringify(caseOf(story).liability)).not.toContain('pipl')
    const { html, terminal, sheets, papers } = story.texts
    expect([html, terminal, sheets, papers].flatMap(forbiddenWords)).toEqual([])
  })
})
