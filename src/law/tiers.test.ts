import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { KINDS, type KindId } from '../records/kinds.ts'
import { GRADE } from './grade.ts'
import { loadLaw } from './load.ts'
import { suggestTiers } from './tiers.ts'

const law = loadLaw()
const suggest = (...kinds: KindId[]) => suggestTiers(kinds, law)

test('pupils and parents are the fifth item, and nobody argues otherwise', () => {
  const pupils = suggest('row-no', 'guardian-phone', 'school', 'age', 'sex', 'name')
  expect(pupils).toMatchObject({
    tier: 'C',
    reason: '姓名＋年龄＋学校＋家长电话，无第三项、第四项字段',
    cite: 'fashi-2017-10/5.1.5',
    disputes: [],
    alternatives: [],
  })
  expect(pupils.notes).toHaveLength(1)
})

describe('the highest tier that the content supports', () => {
  const table: [string, KindId[], 'A' | 'B' | 'C'][] = [
    ['track', ['name', 'mobile', 'track'], 'A'],
    ['place and time', ['mobile', 'coordinates', 'datetime'], 'A'],
    ['place without time', ['mobile', 'coordinates'], 'C'],
    ['credit', ['name', 'credit'], 'A'],
    ['balance', ['name', 'balance'], 'A'],
    ['card and password', ['bank-card', 'password'], 'A'],
    ['card alone', ['name', 'bank-card'], 'C'],
    ['account and password', ['account', 'password'], 'C'],
    ['lodging', ['name', 'lodging'], 'B'],
    ['calls', ['mobile', 'call-record'], 'B'],
    ['health', ['name', 'health'], 'B'],
    ['trade', ['name', 'trade'], 'B'],
    ['trade and track', ['trade', 'track'], 'A'],
    ['name and phone', ['name', 'mobile'], 'C'],
    ['nothing', [], 'C'],
  ]
  test.each(table)('%s', (_, kinds, tier) => {
    expect(suggestTiers(kinds, law).tier).toBe(tier)
  })
  test('the reason names what decided', () => {
    expect(suggest('name', 'lodging', 'health').reason).toBe(
      '姓名＋住宿＋健康生理，含住宿、健康生理字段',
    )
    expect(suggest('text').reason).toBe('没有可据以分档的字段，无第三项、第四项字段')
  })
})

describe('named disputes', () => {
  test('shareholders: fourth or third item', () => {
    const holders = suggest('name', 'mobile', 'securities-account', 'broker')
    expect(holders.alternatives).toEqual(['A', 'B'])
    expect(holders.disputes.join()).toContain('股民名单')
  })
  test('vehicle files', () => {
    expect(suggest('name', 'mobile', 'plate', 'vin').disputes.join()).toContain('车辆档案')
  })
  test('address, ID and phone', () => {
    const triple = suggest('name', 'resident-id', 'address', 'mobile')
    expect(triple.disputes.join()).toContain('东阳')
    expect(triple.alternatives).toEqual(['B'])
  })
  test('home buyers: said, but no alternative unless the list is one', () => {
    const list = suggest('name', 'mobile', 'address')
    expect(list.disputes.join()).toContain('限于确是购房人名单')
    expect(list.alternatives).toEqual([])
  })
})

describe('what no field shows is told by the words of a header', () => {
  test.each([
    ['身份证正反面照片', '指导性案例193号'],
    ['人脸照片', '指导性案例192号'],
    ['接码平台验证码', '指导性案例195号'],
    ['成品号', '指导性案例194号'],
    ['股东名称', '股民名单'],
  ])('%s', (header, authority) => {
    const { disputes } = suggestTiers(['name', 'mobile'], law, [header])
    expect(disputes.join()).toContain(authority)
  })
  test('faces and photos of identity cards: the fourth item is argued for', () => {
    expect(suggestTiers(['name'], law, ['人脸']).alternatives).toEqual(['B'])
    expect(suggestTiers(['name'], law, ['姓名', '电话']).alternatives).toEqual([])
  })
})

describe('every dispute', () => {
  test.each(law.tiering.disputes.map((d) => [d.id, d] as const))(
    '%s has its authorities, and says how sure',
    (_, dispute) => {
      const named = suggestTiers(dispute.any[0] ?? [], law, dispute.words ?? []).disputes
      const shown = named.find((text) => text.startsWith(dispute.text))
      const grade = dispute.id === 'position' ? undefined : `（${GRADE[dispute.sure] ?? ''}）`
      expect(dispute.authorities.length).toBeGreaterThan(0)
      expect(shown?.slice(-(grade ?? '').length)).toBe(grade)
    },
  )
  test('a track is said to be no track by scholars', () => {
    expect(suggest('mobile', 'track').disputes).toEqual([
      '位置信息：学者主张只有主动获取的实时位置属于行踪轨迹，并考虑人数和内容变化（据网页摘要）',
    ])
  })
})

const kinds = fc.uniqueArray(fc.constantFrom(...(Object.keys(KINDS) as KindId[])))

property.prop([kinds])('neither order nor a further field lowers a tier', (some) => {
  const whole = suggestTiers(some, law)
  expect(suggestTiers([...some].reverse(), law)).toEqual(whole)
  expect(suggestTiers(some.slice(1), law).tier >= whole.tier).toBe(true)
})
