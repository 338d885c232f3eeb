/**
 * The dates of the law once more, by another hand: typed from the notes on the law and not read from the data, and set
 * against what the product says on the day before, the first day, the day after, the last day and the day after that.
 */
import { describe, expect, test } from 'vitest'
import type { LawInTime } from '../case-report.ts'
import { loadLaw } from '../law/load.ts'
import { dayAfter, dayBefore } from '../law/period.ts'
import { lawInTime, type AskedDates } from './law-in-time.ts'

const book = loadLaw()

type Asked = 'conduct' | 'filed' | 'heard'

/** Article as it is printed, on which date it is asked, first day, last day. */
const ARTICLES: readonly (readonly [string, string, Asked, string, string | null])[] = [
  ['crime-2009', '刑法第二百五十三条之一', 'conduct', '2009-02-28', '2015-10-31'],
  ['crime', '刑法第二百五十三条之一第一款', 'conduct', '2015-11-01', null],
  ['interpretation', '解释第五条', 'conduct', '2017-06-01', null],
  ['general-provisions-111', '民法总则第一百一十一条', 'conduct', '2017-10-01', '2020-12-31'],
  ['civil-code', '民法典第一千零三十四条', 'conduct', '2021-01-01', null],
  ['tort-8', '侵权责任法第八条', 'conduct', '2010-07-01', '2020-12-31'],
  ['civil-code-joint', '民法典第一千一百六十八条', 'conduct', '2021-01-01', null],
  ['tort-15', '侵权责任法第十五条', 'conduct', '2010-07-01', '2020-12-31'],
  ['civil-code-remedies', '民法典第一百七十九条', 'conduct', '2021-01-01', null],
  ['tort-20', '侵权责任法第二十条', 'conduct', '2010-07-01', '2020-12-31'],
  ['civil-code-gain', '民法典第一千一百八十二条', 'conduct', '2021-01-01', null],
  ['cybersecurity-44', '网络安全法第四十四条', 'conduct', '2017-06-01', '2025-12-31'],
  ['cybersecurity-46', '网络安全法第四十六条', 'conduct', '2026-01-01', null],
  ['pipl-damages', '个保法第六十九条', 'conduct', '2021-11-01', null],
  ['pipl-sensitive', '个保法第二十八条', 'conduct', '2021-11-01', null],
  ['pipl-joint', '个保法第二十条第二款', 'conduct', '2021-11-01', null],
  ['minors-age', '未成年人保护法第二条', 'conduct', '2021-06-01', null],
  ['minors', '未成年人保护法第七十二条', 'conduct', '2021-06-01', null],
  ['consumers', '消法第二十九条', 'conduct', '2014-03-15', null],
  ['consumers-remedies', '消法第五十条', 'conduct', '2014-03-15', null],
  ['organisation-suit-55', '民诉法第五十五条第一款', 'filed', '2013-01-01', '2021-12-31'],
  ['organisation-suit-58', '民诉法第五十八条第一款', 'filed', '2022-01-01', null],
  ['public-interest-suit-55', '民诉法第五十五条第二款', 'filed', '2017-07-01', '2021-12-31'],
  ['public-interest-suit-58', '民诉法第五十八条第二款', 'filed', '2022-01-01', null],
  ['pipl-standing', '个保法第七十条', 'filed', '2021-11-01', null],
  ['minors-standing', '未成年人保护法第一百零六条', 'filed', '2021-06-01', null],
  ['fraud-standing', '反电诈法第四十七条', 'filed', '2022-12-01', null],
  ['consumer-standing', '消法第四十七条', 'filed', '2014-03-15', null],
  ['consumer-suit', '消费解释第一条', 'filed', '2016-05-01', null],
  ['consumer-pack', '消费解释第四条', 'filed', '2016-05-01', null],
  ['pre-suit-notice', '检察解释第十三条', 'filed', '2018-03-02', null],
  ['prosecutor-pack', '检察解释第十四条', 'filed', '2018-03-02', null],
  ['court-285', '民诉法解释第二百八十五条', 'filed', '2015-02-04', '2022-04-09'],
  ['court-283', '民诉法解释第二百八十三条', 'filed', '2022-04-10', null],
  ['tell-authority-286', '民诉法解释第二百八十六条', 'filed', '2015-02-04', '2022-04-09'],
  ['tell-authority-284', '民诉法解释第二百八十四条', 'filed', '2022-04-10', null],
  ['exempt-facts', '民诉法解释第九十三条', 'heard', '2015-02-04', null],
  ['settlement-289', '民诉法解释第二百八十九条', 'heard', '2015-02-04', '2022-04-09'],
  ['settlement-287', '民诉法解释第二百八十七条', 'heard', '2022-04-10', null],
  ['below.cybersecurity-64', '网络安全法第六十四条第二款', 'conduct', '2017-06-01', '2025-12-31'],
  ['below.cybersecurity-71', '网络安全法第七十一条', 'conduct', '2026-01-01', null],
  ['below.public-security-56', '治安管理处罚法第五十六条', 'conduct', '2026-01-01', null],
  ['below.pipl-66', '个保法第六十六条', 'conduct', '2021-11-01', null],
  ['below.consumers-56', '消法第五十六条', 'conduct', '2014-03-15', null],
  ['liable.tort-4', '侵权责任法第四条', 'conduct', '2010-07-01', '2020-12-31'],
  ['liable.civil-code-187', '民法典第一百八十七条', 'conduct', '2021-01-01', null],
  ['liable.tort-9', '侵权责任法第九条', 'conduct', '2010-07-01', '2020-12-31'],
  ['liable.civil-code-1169', '民法典第一千一百六十九条', 'conduct', '2021-01-01', null],
  ['liable.tort-10', '侵权责任法第十条', 'conduct', '2010-07-01', '2020-12-31'],
  ['liable.civil-code-1170', '民法典第一千一百七十条', 'conduct', '2021-01-01', null],
  ['liable.tort-11', '侵权责任法第十一条', 'conduct', '2010-07-01', '2020-12-31'],
  ['liable.civil-code-1171', '民法典第一千一百七十一条', 'conduct', '2021-01-01', null],
  ['liable.tort-12', '侵权责任法第十二条', 'conduct', '2010-07-01', '2020-12-31'],
  ['liable.civil-code-1172', '民法典第一千一百七十二条', 'conduct', '2021-01-01', null],
  ['liable.tort-13', '侵权责任法第十三条', 'conduct', '2010-07-01', '2020-12-31'],
  ['liable.civil-code-178', '民法典第一百七十八条', 'conduct', '2021-01-01', null],
  ['liable.tort-21', '侵权责任法第二十一条', 'conduct', '2010-07-01', '2020-12-31'],
  ['liable.civil-code-1167', '民法典第一千一百六十七条', 'conduct', '2021-01-01', null],
  ['liable.civil-code-1000', '民法典第一千条', 'conduct', '2021-01-01', null],
  ['liable.civil-code-1037', '民法典第一千零三十七条', 'conduct', '2021-01-01', null],
  ['liable.pipl-47', '个保法第四十七条', 'conduct', '2021-11-01', null],
  ['liable.consumers-50', '消法第五十条', 'conduct', '2014-03-15', null],
]

const NO_DATES: AskedDates = {
  conduct: null,
  filed: null,
  heard: null,
  decided: null,
  criminalDecided: null,
  harmUntil: null,
}

function rowOn(id: string, asked: Asked, day: string): LawInTime | undefined {
  const dates = asked === 'conduct' ? { conduct: { from: day, to: day } } : { [asked]: day }
  return lawInTime(book, { ...NO_DATES, ...dates }).find((row) => row.id === id)
}

describe('every article on its day', () => {
  test.each(ARTICLES)('%s, %s (%s) from %s to %s', (id, article, asked, from, to) => {
    const status = (day: string) => rowOn(id, asked, day)?.status
    expect(rowOn(id, asked, from)?.article.replace(/（今.*）$/, '')).toBe(article)
    expect([status(from), status(dayAfter(from))]).toEqual(['applies', 'applies'])
    expect(status(dayBefore(from))).not.toBe('applies')
    expect(status(to ?? '2026-11-22')).toBe('applies')
    if (to !== null) expect(status(dayAfter(to))).not.toBe('applies')
  })
  test('and there are no others in the data', () => {
    expect(book.grounds.map((g) => g.id).sort()).toEqual(ARTICLES.map(([id]) => id).sort())
  })
})

/** 期限: length by article and day; `+` what may be added. */
const CLOCKS: readonly (readonly [string, string, string, string | null, string])[] = [
  ['notice.pre-suit', '30日', '2018-03-02', '2020-12-31', 'fashi-2018-6/13'],
  ['notice.pre-suit', '30日', '2021-01-01', null, 'fashi-2018-6/13'],
  ['review.suit', '3月+1月', '2021-07-01', null, 'gongyi-susong-guize/47'],
  ['complaint.copy', '5日', '2013-01-01', '2021-12-31', 'minsufa/125'],
  ['complaint.copy', '5日', '2022-01-01', null, 'minsufa/128'],
  ['tell.authority', '10日', '2015-02-04', '2022-04-09', 'minsufa-jieshi/286'],
  ['tell.authority', '10日', '2022-04-10', null, 'minsufa-jieshi/284'],
  ['join.suit', '1日', '2015-02-04', '2022-04-09', 'minsufa-jieshi/287'],
  ['join.suit', '1日', '2022-04-10', null, 'minsufa-jieshi/285'],
  ['defence', '15日', '2013-01-01', '2021-12-31', 'minsufa/125'],
  ['defence', '15日', '2022-01-01', null, 'minsufa/128'],
  ['hearing.notice-procuratorate', '3日', '2018-03-02', null, 'fashi-2018-6/8'],
  ['hearing.reply', '3日', '2018-03-02', null, 'fashi-2018-6/8'],
  ['hearing.notice', '3日', '2013-01-01', '2021-12-31', 'minsufa/136'],
  ['hearing.notice', '3日', '2022-01-01', null, 'minsufa/139'],
  ['trial.first', '6月+6月', '2013-01-01', '2021-12-31', 'minsufa/149'],
  ['trial.first', '6月+6月', '2022-01-01', null, 'minsufa/152'],
  ['notice.settlement', '30日', '2015-02-04', '2022-04-09', 'minsufa-jieshi/289'],
  ['notice.settlement', '30日', '2022-04-10', null, 'minsufa-jieshi/287'],
  ['appeal.judgment', '15日', '2013-01-01', '2021-12-31', 'minsufa/164'],
  ['appeal.judgment', '15日', '2022-01-01', null, 'minsufa/171'],
  ['appeal.ruling', '10日', '2013-01-01', '2021-12-31', 'minsufa/164'],
  ['appeal.ruling', '10日', '2022-01-01', null, 'minsufa/171'],
  ['tell.authority-after', '10日', '2016-05-01', null, 'fashi-2016-10/14'],
  ['execution.apply', '2年', '2013-01-01', '2021-12-31', 'minsufa/239'],
  ['execution.apply', '2年', '2022-01-01', '2023-12-31', 'minsufa/246'],
  ['execution.apply', '2年', '2024-01-01', null, 'minsufa/250'],
  ['criminal.review', '1月+15日', '2013-01-01', '2018-10-25', 'xingsufa/169'],
  ['criminal.review', '1月+15日', '2018-10-26', null, 'xingsufa/172'],
  ['appeal.criminal-judgment', '10日', '2013-01-01', '2018-10-25', 'xingsufa/219'],
  ['appeal.criminal-judgment', '10日', '2018-10-26', null, 'xingsufa/230'],
  ['limitation.damages', '3年', '2017-10-01', '2020-12-31', 'minfa-zongze/188'],
  ['limitation.damages', '3年', '2021-01-01', null, 'minfadian/188'],
]

test('every period by its article and its days, and no others', () => {
  const told = book.clocks.flatMap((clock) =>
    clock.values.map(({ amount, unit, from, to, cite, extensions }) => {
      const more = extensions.map((e) => `+${String(e.amount)}${e.unit}`).join('')
      return [clock.id, `${String(amount)}${unit}${more}`, from, to, cite]
    }),
  )
  expect(told).toEqual(CLOCKS)
})
