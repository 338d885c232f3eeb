import { describe, expect, test } from 'vitest'
import { ShuzhengError } from '../../errors.ts'
import { checkedFacts } from '../case-file.ts'

const read = (text: string) => checkedFacts(`title: 演示\n${text}`, 'case.yaml')

describe('days of the suit that cannot both be right', () => {
  test.each([
    [
      'an agreement announced before it was signed',
      'procedure:\n  settlement: { signed: 2022-09-19, announced: { on: 2022-09-18 } }',
      'procedure.settlement.announced.on',
      '协议公告日期早于协议签订日期（2022-09-19）',
    ],
    [
      'an authority told before there was a suit',
      'dates: { filed: 2022-08-05 }\nprocedure: { authority-told: 2022-08 , served: { complaint: 2022-07 } }',
      'procedure.served.complaint',
      '起诉状副本送达日期早于起诉日期（2022-08-05）',
    ],
    [
      'charged after the judgment',
      'criminal: { outcome: judgment, charged: 2021-09-01, decided: 2021-08-05 }',
      'criminal.decided',
      '刑事判决日期早于提起公诉日期（2021-09-01）',
    ],
  ])('%s', (_, text, field, problem) => {
    const { problems } = read(text)
    expect(problems.map((p) => [p.field, p.problem])).toEqual([[field, problem]])
    expect(problems[0]?.effect).toContain('不采用，按待查明处理')
  })

  test('only the later-named day is not used', () => {
    const { facts } = read(
      'procedure:\n  settlement: { words: [调解], signed: 2022-09-19, announced: { on: 2022-09-18, medium: 人民法院公告网 } }',
    )
    expect(facts.procedure?.settlement).toEqual({
      words: ['调解'],
      signed: '2022-09-19',
      announced: { medium: '人民法院公告网' },
    })
  })

  test('an order that may be is left as it is: a suit before the end of its notice is for the clocks', () => {
    const text = 'dates: { filed: 2021-08-01 }\nprocedure: { notice: { on: 2021-07-20 } }'
    expect(read(text).problems).toEqual([])
  })

  test.each([
    ['{ pack: { duties: maybe } }', 'procedure.pack.duties'],
    ['{ plaintif: { kind: council } }', '是否为 plaintiff'],
    ['{ plaintiff: { kind: council, level: 直辖市 } }', 'county、city、province、national'],
  ])('a mistake of shape (%s) says what to write', (text, told) => {
    expect(problemsOf(`procedure: ${text}`)).toContain(told)
  })
})

function problemsOf(text: string): string {
  try {
    read(text)
  } catch (error) {
    if (error instanceof ShuzhengError) return String(error.details['problems'])
  }
  return ''
}
