import { describe, expect, test } from 'vitest'
import { lawInTime, type AskedDates } from '../law-in-time.ts'
import type { Settlement } from './facts.ts'
import { procedureOf } from './procedure.ts'
import { DATES, NOTHING, book, council, office, told } from './testing.ts'

describe('撤回起诉', () => {
  const withdrawn = (more: object, plaintiff = office('city')) =>
    told({
      plaintiff,
      claimed: ['compensate', 'delete'],
      withdrawal: {
        asked: '2022-09-10',
        claimsMet: 'yes',
        allowed: '2022-09-15',
        debateEnded: '2022-09-19',
        evidence: null,
        ...more,
      },
    })
  const note = (report: ReturnType<typeof told>) =>
    report.notes.find(({ id }) => id === 'procedure.withdrawal')
  test('before the debate has ended, all that was claimed having come about', () => {
    const report = withdrawn({})
    expect(note(report)?.text).toMatch(
      /辩论终结以前；.*全部实现，检察院可以撤回起诉；法院2022-09-15准许/,
    )
    expect(note(report)?.reasons.map(({ cite }) => cite)).toEqual([
      'fashi-2018-6/19',
      'minsufa-jieshi/288',
    ])
    expect(report.questions.join()).not.toMatch(/撤回|辩论/)
  })
  test('after it: not let by 288 (290 before 2022-04-10), and how it meets 19 is open', () => {
    expect(note(withdrawn({ asked: '2022-09-20' }))?.text).toMatch(/不予准许.*没有定论（推论）/)
    const early = note(withdrawn({ asked: '2022-04-09', debateEnded: '2022-04-08', allowed: null }))
    expect(early?.reasons.map(({ cite }) => cite)).toContain('minsufa-jieshi/290')
  })
  test.each([
    ['the day of the debate is not known', { debateEnded: null }, '法庭辩论终结的日期'],
    ['a month that holds both', { asked: '2022-09' }, '先后'],
    ['the same day', { asked: '2022-09-19' }, '先后'],
    ['whether all was met is not known', { claimsMet: 'unknown' }, '赔偿损失、删除'],
    ['nothing was decided', { allowed: null }, '是否准许撤回'],
  ])('%s: it is asked', (_, more, asked) => {
    expect(withdrawn(more).questions.join()).toContain(asked)
  })
  test('of a council 检察解释19 is not said', () => {
    const report = withdrawn({}, council('province') as never)
    expect(JSON.stringify(note(report))).not.toMatch(/检察院|fashi-2018-6/)
  })
  test('not all was met: the road is open to doubt, never blocked', () => {
    expect(note(withdrawn({ claimsMet: 'no' }))?.text).toContain('没有全部实现')
  })
})

describe('履行 and what lateness brings', () => {
  const done = (what: string, due: string | null, on: string | null) =>
    told({ plaintiff: office('city'), performance: [{ what, due, on, evidence: null }] })
  const only = (report: ReturnType<typeof told>) => {
    const [found] = report.notes.filter(({ id }) => id.startsWith('procedure.performance'))
    return { text: found?.text ?? '', cites: found?.reasons.map(({ cite }) => cite) ?? [] }
  }
  test('money forty days late: double interest, of which nothing is computed', () => {
    const { text, cites } = only(done('compensate', '2022-12-01', '2023-01-10'))
    expect(text).toMatch(/迟延40日（2022-12-02至2023-01-10.*加倍支付.*不核算/)
    expect(cites).toEqual(['minsufa/260', 'minsufa-jieshi/516', 'fashi-2018-6/12'])
  })
  test.each([
    ['2021-12-30', 'minsufa/253'],
    ['2021-12-31', 'minsufa/260'],
    ['2023-12-30', 'minsufa/260'],
    ['2023-12-31', 'minsufa/264'],
  ])('due on %s: %s', (due, cite) => {
    expect(only(done('compensate', due, '2024-06-01')).cites).toContain(cite)
  })
  test.each([
    ['2022-04-08', 'minsufa-jieshi/507', 'minsufa-jieshi/505', 'minsufa-jieshi/518'],
    ['2022-04-09', 'minsufa-jieshi/505', 'minsufa-jieshi/503', 'minsufa-jieshi/516'],
  ])('an apology due on %s: its articles by their numbers of the day', (due, delay, fine, list) => {
    const { text, cites } = only(done('apologise', due, null))
    expect(text).toMatch(/没有录入履行的日期.*罚款、拘留/)
    expect(cites.slice(1, 4)).toEqual([delay, fine, list])
  })
  test('in time: nothing follows', () => {
    expect(only(done('delete', '2022-12-01', '2022-12-01'))).toEqual({
      text: '履行期限2022-12-01届满，2022-12-01履行，没有迟延。',
      cites: [],
    })
  })
  test.each([
    ['2022-12', '2022-12-20'],
    ['2022-12-01', '2022-12'],
    ['2022-11', '2022-12-20'],
  ])('due %s, done %s: so many days cannot be told', (due, on) => {
    expect(done('compensate', due, on).questions.join()).toContain('须查明到日')
  })
  test('a due day and nothing said of performance: it is asked', () => {
    const days = new Map([['performance-due', { on: '2022-12-01', evidence: null }]])
    expect(told({ days }).questions.join()).toContain('是否已经履行')
  })
})

describe('a judgment that is entered as in effect', () => {
  const notes = (effective: string, served = '2023-05-12') =>
    told({ plaintiff: office('city') }, {
      decided: '2023-05-10',
      'judgment-served': served,
      effective,
    } as Partial<AskedDates>).notes.filter(({ id }) => id === 'procedure.early-effect')
  test.each([
    ['2023-05-20', 1],
    ['2023-05-29', 1],
    ['2023-05-30', 0],
    ['2023-05', 0],
  ])('on %s, its days for appeal ending on 2023-05-29: %i note', (day, count) => {
    expect(notes(day)).toHaveLength(count)
  })
  test('names the article of that time', () => {
    expect(notes('2023-05-20')[0]?.reasons[0]?.cite).toBe('minsufa/158')
    expect(notes('2021-05-20', '2021-05-12')[0]?.reasons[0]?.cite).toBe('minsufa/155')
  })
})

test('a 调解书 that all have signed for is in effect: the clocks that hang on it run', () => {
  const settlement: Settlement = {
    words: ['调解'],
    signed: '2022-09-01',
    announced: { on: '2022-09-05', medium: null, evidence: null },
    issued: '2022-10-20',
    served: [
      { who: '原告', on: '2022-10-21' },
      { who: '被告', on: '2022-10-24' },
    ],
  }
  const days = new Map([['settlement-signed', { on: '2022-09-01', evidence: null }]])
  const facts = { ...NOTHING, plaintiff: council('province'), settlement, days }
  const { clocks } = procedureOf(book, facts, lawInTime(book, DATES))
  const told = clocks.find(({ id }) => id === 'tell.authority-after')
  expect([told?.start.on, told?.latest?.to]).toEqual(['2022-10-24', '2022-11-03'])
  const entered = {
    ...facts,
    days: new Map([...days, ['effective', { on: '2022-10-25', evidence: null }]]),
  }
  const again = procedureOf(book, entered, lawInTime(book, DATES)).clocks
  expect(again.find(({ id }) => id === 'tell.authority-after')?.start.on).toBe('2022-10-25')
})
