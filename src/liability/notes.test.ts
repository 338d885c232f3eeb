import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { CaseNote } from '../case-report.ts'
import type { AskedDates } from '../law/asked.ts'
import { provisionOf } from '../law/cite.ts'
import { GRADE } from '../law/grade.ts'
import { loadLaw } from '../law/load.ts'
import { caseNotes, type CriminalFacts, type NoteFacts } from './notes.ts'
import { forbiddenWords } from '../../test/support/wording.ts'

const book = loadLaw()
const noDates: AskedDates = {
  conduct: null,
  filed: null,
  heard: null,
  decided: null,
  criminalDecided: null,
  harmUntil: null,
}
const ended = (outcome: CriminalFacts['outcome'], more: Partial<CriminalFacts> = {}) => ({
  outcome,
  decided: null,
  served: null,
  appealed: null,
  effective: null,
  ...more,
})
const notes = (facts: Partial<NoteFacts>): CaseNote[] =>
  caseNotes(book, { criminal: null, dates: noDates, ranks: [], below: [], ...facts })
const note = (id: string, facts: Partial<NoteFacts>): CaseNote | undefined =>
  notes(facts).find((one) => one.id === id)
const conduct = (from: string, to: string): AskedDates => ({ ...noDates, conduct: { from, to } })

describe('Chongqing (C14, C15)', () => {
  const facts = {
    criminal: ended('non-prosecution', { decided: '2022-06-02' }),
    dates: { ...conduct('2021-08', '2021-10-26'), filed: '2022-08-05', heard: '2022-09-19' },
  }
  test('the count has to be proved', () => {
    const proof = note('proof.not-exempt', facts)
    expect(proof?.title).toBe('须自行举证')
    expect(proof?.text).toMatch(/^本案无生效刑事裁判，条数不属于免证事实。不起诉决定不是裁判/)
    expect(proof?.reasons.map((reason) => reason.cite)).toEqual([undefined, 'minsufa-jieshi/93'])
  })
  test('below the crime: 网络安全法 64(2) and 刑诉法 177(3), not 治安管理处罚法 56; no amount', () => {
    const below = note('below.administrative', facts)
    expect(below?.text).toContain('网络安全法第六十四条第二款')
    expect(below?.text).toContain('按一倍以上十倍以下罚款；没有违法所得的一百万元以下')
    expect(below?.text).toContain('检察意见（刑诉法第一百七十七条第三款）')
    expect(below?.text).toContain('是否已处罚：待查')
    expect(below?.text).not.toMatch(/治安管理处罚法|个保法第六十六条|\d元/)
    expect(below?.reasons[0]).toMatchObject({ cite: 'wanganfa/64.2', sure: 'from-memory' })
  })
})

describe('what is argued for a rule that was not in force (C12)', () => {
  test('stands as a note, and nothing is chosen', () => {
    const told = note('law.not-in-force', { dates: conduct('2021-08', '2021-10-26') })
    expect(told?.text).toBe(
      '个保法第六十九条、个保法第二十八条、个保法第二十条第二款自2021-11-01起施行，行为在此以前，不作为行为评价依据。' +
        '有主张认为信息处理或者损害持续到2021-11-01以后的也可以适用；个保法没有写溯及，故不作为行为评价依据（推论）。',
    )
    expect(told?.reasons).toHaveLength(3)
  })
  test('is not said of conduct after it', () => {
    expect(note('law.not-in-force', { dates: conduct('2021-11-01', '2021-11-01') })).toBeUndefined()
  })
})

describe('Qingdao (Q18)', () => {
  const criminal = ended('judgment', { decided: '2021-08-05' })
  const facts = { criminal, dates: { ...conduct('2018-11', '2019-03'), heard: '2021-11-23' } }
  test('a judgment is not in effect on its day; service and appeal are open', () => {
    expect(note('proof.judgment-effective', facts)?.text).toBe(
      '送达日期待查；假定判决当日（2021-08-05）送达，上诉、抗诉期限10日（凭记忆，未核对），次日起算，' +
        '至2021-08-15（星期日），顺延到2021-08-16（星期一）届满；无上诉、抗诉的，最早自2021-08-17起生效。' +
        '是否上诉、抗诉待查。有数名被告人的各自起算。' +
        '生效以后，裁判确认的事实免于举证，有相反证据的可以推翻；生效以前不免。',
    )
  })
  test('the number that it found is missing: get the judgment', () => {
    expect(note('proof.judgment-number', facts)?.text).toContain('须调取裁判文书')
    const entered = { ...facts, ranks: ['press', 'effective-judgment'] }
    expect(note('proof.judgment-number', entered)).toBeUndefined()
  })
  test('nothing is said of administrative rules where all reach a standard and were judged', () => {
    expect(note('below.administrative', facts)).toBeUndefined()
  })
  test('served on a known day', () => {
    const served = note('proof.judgment-effective', {
      criminal: { ...criminal, served: '2021-08-10', appealed: false },
    })
    expect(served?.text).toMatch(
      /^判决于2021-08-10送达.*至2021-08-20（星期五）届满；无上诉、抗诉的，自2021-08-21起生效。录入为没有上诉、抗诉。/,
    )
  })
  test.each([
    ['appealed', { appealed: true }, '二审裁判和生效日待查'],
    ['no day', { decided: '2021' }, '判决、送达日期待查，不能推算生效日'],
    ['entered', { effective: '2021-08-17' }, '录入的生效日为2021-08-17。生效以后'],
    ['too early', { effective: '2021-08-16' }, '最早为2021-08-17，录入的早于推算，须核对'],
    ['imprecise service', { served: '2021-08' }, '送达日期只知2021-08'],
  ])('%s', (_, more, words) => {
    expect(
      note('proof.judgment-effective', { criminal: { ...criminal, ...more } })?.text,
    ).toContain(words)
  })
  test.each([
    ['2021-08-16', true],
    ['2021-08-17', false],
  ])('a hearing on %s before the judgment was in effect: %s', (heard, early) => {
    const text = note('proof.judgment-effective', { criminal, dates: { ...noDates, heard } })?.text
    expect(text?.includes(`公益诉讼开庭（${heard}）时尚未生效`)).toBe(early)
  })
})

describe('what is not told', () => {
  test('no word on the criminal case: it cannot be said', () => {
    expect(notes({}).map(({ id }) => id)).toEqual(['proof.unknown'])
  })
  test.each(['pending', 'none'] as const)('%s: to be proved', (outcome) => {
    expect(notes({ criminal: ended(outcome) }).map(({ id }) => id)).toEqual(['proof.not-exempt'])
  })
})

describe('below the crime, by the day of the conduct', () => {
  const text = (from: string, to: string): string =>
    note('below.administrative', { below: ['甲某某'], dates: conduct(from, to) })?.text ?? ''
  test.each([
    ['2017-05-31', false, false],
    ['2017-06-01', true, false],
    ['2025-12-31', true, false],
    ['2026-01-01', false, true],
  ])('%s: 网络安全法 64 %s, 治安管理处罚法 56 %s', (day, cybersecurity, security) => {
    expect(text(day, day).includes('网络安全法第六十四条第二款')).toBe(cybersecurity)
    expect(text(day, day).includes('治安管理处罚法第五十六条')).toBe(security)
  })
  test('conduct over the change: both, each with its time', () => {
    const both = text('2025-08', '2026-02')
    expect(both).toContain('2017-06-01至2025-12-31的行为')
    expect(both).toContain('2026-01-01以后的行为')
    expect(both).toMatch(/^未达到刑事标准的：甲某某。/)
  })
  test('a rule that began and ended within the conduct', () => {
    const both = text('2017-05-31', '2026-01-01')
    expect(both).toContain('2017-06-01至2025-12-31的行为')
    expect(both).toContain('2026-01-01以后的行为')
    expect(text('2017-05', '2017-05-31')).not.toContain('网络安全法')
  })
  test('a day that is not known', () => {
    expect(note('below.administrative', { below: ['甲某某'] })?.text).toContain('行为时间待查')
    expect(text('2017', '2017')).toContain('行为末日只知2017；2017-06-01以后行为的适用')
    expect(text('2025-12', '2026')).not.toContain('只知')
  })
  test.each([
    ['2018-10-25', '刑诉法第一百七十三条第三款'],
    ['2018-10-26', '刑诉法第一百七十七条第三款'],
  ])('a non-prosecution of %s: %s', (decided, article) => {
    const criminal = ended('non-prosecution', { decided })
    expect(note('below.administrative', { criminal })?.text).toContain(article)
  })
})

const day = fc.constantFrom(null, '2017-05-31', '2021-08', '2021-08-05', '2025-12-31', '2026', 'x')
const anyFacts = fc.record({
  criminal: fc.option(
    fc.record({
      outcome: fc.constantFrom('judgment', 'non-prosecution', 'pending', 'none'),
      decided: day,
      served: day,
      appealed: fc.constantFrom(null, true, false),
      effective: day,
    }),
    { nil: null },
  ),
  dates: fc.record({
    conduct: fc.option(
      fc.tuple(day, day).map(([from, to]) => ({ from: from ?? '2020', to: to ?? '2020' })),
      { nil: null },
    ),
    filed: day,
    heard: day,
    decided: day,
    criminalDecided: day,
    harmUntil: day,
  }),
  ranks: fc.subarray(['press', 'effective-judgment']),
  below: fc.subarray(['甲某某', '乙某某']),
}) satisfies fc.Arbitrary<NoteFacts>

property.prop([anyFacts], { numRuns: 300 })(
  'every cite resolves, every grade is shown, and nothing is concluded',
  (facts) => {
    for (const { text, title, reasons } of caseNotes(book, facts)) {
      expect(forbiddenWords(text + title)).toEqual([])
      expect(text).not.toMatch(/undefined|null|。。|，。|；。|：。/)
      for (const reason of reasons) {
        expect(forbiddenWords(reason.text)).toEqual([])
        if (reason.cite === undefined) continue
        expect(provisionOf(book, reason.cite)).toBeDefined()
        expect(GRADE).toHaveProperty(reason.sure ?? 'none')
      }
    }
  },
)
