import { describe, expect, test } from 'vitest'
import { qingdaoCase } from '../../../demo/qingdao-case.ts'
import { readCaseFile } from '../case-file.ts'
import { chainFacts } from './chain-facts.ts'

const of = (text: string, files: readonly string[] = []) =>
  chainFacts(readCaseFile(text, 'case.yaml'), new Set(files))

const PEOPLE = `title: 演示
parties: [{ id: a, name: 甲 }, { id: b, name: 乙 }, { id: c, name: 丙 }, { id: x, name: 身份不明, identified: false }]
batches: [{ id: l, declared: { exactly: 10 } }]
`

describe('the facts of a chain', () => {
  test('Qingdao: joint sellers answer for the whole, and buy as one', () => {
    const { provisions, obtainings, batches } = of(qingdaoCase, ['b2'])
    expect(provisions.map((p) => [p.transfer, p.by, p.buyer])).toEqual([
      ['t1', ['seller1'], 'dong'],
      ['t2', ['dong'], 'wu'],
      ['t3', ['seller2'], 'dong+wang'],
      ['t4', ['dong', 'wang'], 'wu'],
    ])
    expect(obtainings.map((o) => [o.source, o.by])).toEqual([
      ['t1', ['dong']],
      ['t2', ['wu']],
      ['t3', ['dong', 'wang']],
      ['t4', ['wu']],
    ])
    expect(batches.map((b) => [b.id, b.files, b.declared?.units ?? null])).toEqual([
      ['b1', false, 8000],
      ['b2', true, null],
    ])
  })

  test('accounts of one user are one buyer; an account of nobody is not identified', () => {
    const text = `${PEOPLE}accounts: [{ id: w1, platform: wechat, user: b }, { id: q1, platform: qq, user: b }, { id: z, platform: qq }]
transfers:
  - { id: t1, kind: sell, from: [a], to: [w1], batch: l }
  - { id: t2, kind: sell, from: [a], to: [q1], batch: l }
  - { id: t3, kind: sell, from: [a], to: [z], batch: l }
  - { id: t4, kind: sell, from: [a], to: [x], batch: l }
`
    expect(of(text).provisions.map((p) => [p.buyer, p.unidentified])).toEqual([
      ['b', false],
      ['b', false],
      ['z', true],
      ['x', true],
    ])
  })

  test('an account of two users stands for itself; for both of them where they act jointly', () => {
    const text = `${PEOPLE}accounts: [{ id: w, platform: wechat, users: [b, c] }]
transfers:
  - { id: t1, kind: sell, from: [a], to: [w], batch: l }
  - { id: t2, kind: sell, from: [w], to: [x], batch: l }
`
    const sides = (more: string) =>
      of(text + more).provisions.map((p) => [p.transfer, p.by, p.buyer])
    expect(sides('')).toEqual([
      ['t1', ['a'], 'w'],
      ['t2', ['w'], 'x'],
    ])
    expect(sides('groups: [{ id: g, members: [b, c], kind: joint, deals: [t2] }]\n')).toEqual([
      ['t1', ['a'], 'w'],
      ['t2', ['b', 'c'], 'x'],
    ])
    expect(sides('groups: [{ id: g, members: [b, c], kind: joint }]\n')).toEqual([
      ['t1', ['a'], 'b+c'],
      ['t2', ['b', 'c'], 'x'],
    ])
  })

  test('a couple and one of the two are one buyer to the same giver', () => {
    const text = `${PEOPLE}groups: [{ id: g, members: [b, c], kind: joint }]
transfers:
  - { id: t1, kind: sell, from: [a], to: [b], batch: l }
  - { id: t2, kind: sell, from: [a], to: [b, c], batch: l }
  - { id: t3, kind: sell, from: [x], to: [b], batch: l }
`
    expect(of(text).provisions.map((p) => p.buyer)).toEqual(['b+c', 'b+c', 'b'])
  })

  test('handing over among joint offenders is neither providing nor obtaining', () => {
    const text = `${PEOPLE}groups: [{ id: g, members: [a, b], kind: joint, deals: [t1] }]
transfers:
  - { id: t1, kind: give, from: [a], to: [b], batch: l }
  - { id: t2, kind: give, from: [a], to: [b], batch: l }
`
    const { provisions, obtainings } = of(text)
    expect(provisions.map((p) => p.transfer)).toEqual(['t2'])
    expect(obtainings.map((o) => o.source)).toEqual(['t2'])
  })

  test('posting to a group is one act, and its members have not obtained', () => {
    const text = `${PEOPLE}transfers:
  - { id: t1, kind: publish, from: [a], group: 家教群, members: 300, batch: l }
  - { id: t2, kind: publish, from: [a], group: 家教群, members: 300, batch: l }
`
    const { provisions, obtainings } = of(text)
    expect(provisions.map((p) => [p.buyer, p.members])).toEqual([
      ['publish:家教群', 300],
      ['publish:家教群', 300],
    ])
    expect(obtainings).toEqual([])
  })

  test('what came in duty is known when a part of it is sold; what is lawfully held was not illegally obtained', () => {
    const text = `title: 演示
parties: [{ id: a, name: 甲 }, { id: b, name: 乙 }]
batches: [{ id: l, declared: { exactly: 10 } }, { id: p, declared: { exactly: 4 }, part-of: l }]
obtained: [{ id: o1, by: [a], batch: l, how: duty, in-duty: true, lawfully: true }]
transfers: [{ id: t1, kind: sell, from: [a], to: [b], batch: p }]
`
    const { provisions, obtainings } = of(text)
    expect(provisions.map((p) => p.inDuty)).toEqual([['a']])
    expect(obtainings.map((o) => [o.source, o.by])).toEqual([['t1', ['b']]])
  })
})
