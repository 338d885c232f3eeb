import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { changeFact, type FactChange } from '../../case/journal/change-fact.ts'
import { importCase, newCase, openJournal, textOf } from '../../case/journal/journal.ts'
import { factsOf } from '../../case/journal/facts.ts'

const root = mkdtempSync(join(tmpdir(), 'shuzheng-facts-'))
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

const ZHANG = { by: '张检', why: '更正', now: () => new Date() }
const TEXT = `# 注
title: 演示案
dates: { filed: 2021-10-08 }
parties:
  - { id: jia, name: 甲某某 } # 在押
transfers: []
claims:
  - { kind: stop, against: jia }
`
let at = ''
let n = 0
beforeEach(() => {
  at = join(root, String(n++))
  newCase(at, null, ZHANG)
  importCase(at, { name: 'case.yaml', text: TEXT }, ZHANG)
})

const head = () => openJournal(at).head.number
const text = () => textOf(openJournal(at).state) ?? ''
const change = (said: Partial<FactChange>) =>
  changeFact(
    at,
    { head: head(), section: 'parties', key: null, list: true, value: undefined, ...said },
    ZHANG,
  )
const refused = (code: string) => expect.objectContaining({ code }) as Error

it('adds, changes and removes an entry, and leaves comments and the rest as they are', () => {
  expect(change({ value: { id: 'yi', name: '乙某某' } }).written).toMatchObject([
    { kind: 'put', path: ['parties', 'yi'], by: '张检', why: '更正' },
  ])
  change({ key: 'jia', value: { id: 'jia', name: '甲二' } })
  expect(text()).toMatch(/^# 注\n/)
  expect(text()).toContain('甲二')
  change({ key: 'yi', value: undefined })
  expect(text()).not.toContain('乙某某')
})

it('an entry without an id goes under its new name, so that the text says what the journal says', () => {
  change({ section: 'claims', key: 'stop·jia', value: { kind: 'delete', against: 'jia' } })
  const { state } = openJournal(at)
  expect([...factsOf(text()).keys()].sort()).toEqual([...state.facts.keys()].sort())
  expect(
    importCase(at, { name: 'case.yaml', text: text() }, ZHANG).written.map((e) => e.kind),
  ).toEqual(['import'])
})

it('a date is a fact of its own', () => {
  change({ section: 'dates', key: 'heard', value: '2021-11-23', list: false })
  expect(text()).toContain('heard: 2021-11-23')
  expect(text()).toContain('filed: 2021-10-08')
})

it.each([
  ['an older state', { head: 1, value: { id: 'yi', name: '乙' } }, 'facts/moved'],
  ['an id that is taken', { value: { id: 'jia', name: '乙' } }, 'facts/same-id'],
  ['a wrong id', { value: { id: 'y i', name: '乙' } }, 'case/invalid'],
  ['a field that nobody knows', { value: { id: 'yi', name: '乙', colour: '红' } }, 'case/invalid'],
  ['a field that is missing', { value: { id: 'yi' } }, 'case/invalid'],
] as const)('refuses %s, and writes nothing', (_, said, code) => {
  const before = openJournal(at).head
  expect(() => change(said)).toThrow(refused(code))
  expect(openJournal(at).head).toEqual(before)
})
