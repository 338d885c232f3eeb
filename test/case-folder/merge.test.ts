import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { qingdaoCase } from '../../demo/qingdao-case.ts'
import { factsOf } from '../../src/case/journal/facts.ts'
import type { CaseState } from '../../src/case/journal/fold.ts'
import {
  caseText,
  enterFact,
  importCase,
  newCase,
  openJournal,
  openQuestions,
  textOf,
} from '../../src/case/journal/journal.ts'
import { mergeCase } from '../../src/case/journal/merge.ts'
import { canonical, isObject, type Json } from '../../src/case/journal/value.ts'
import { questionsOf } from '../../src/case/journal/told/wording.ts'
import { caseOf, folders, LI, packed, Side, ZHANG } from './folders.ts'

const folder = folders()
const TEXT = 'title: 甲案\nparties:\n  - { id: a, name: 甲某 }\n  - { id: b, name: 乙某 }\n'

/** Two folders of one case, the second taken over from the first. */
function two(text = TEXT): [ours: string, theirs: string] {
  const ours = caseOf(folder('ours'), text)
  const theirs = folder('theirs')
  mergeCase(theirs, packed(ours, folder('pack')), LI)
  return [ours, theirs]
}

const change = (at: string, from: string, to: string, writer = ZHANG) =>
  importCase(at, { name: 'case.yaml', text: (caseText(at) ?? '').replace(from, to) }, writer)

describe('two journals that went on apart', () => {
  test('are joined where they agree, field by field', () => {
    const [ours, theirs] = two()
    change(ours, 'name: 甲某', 'name: 甲某, state: 在案')
    change(theirs, 'name: 甲某', 'name: 甲某, role: 卖家', LI)
    change(theirs, 'title: 甲案', 'title: 甲案\ndates: { heard: 2021-11-23 }', LI)
    const merged = mergeCase(ours, packed(theirs, folder('pack')), ZHANG)
    expect(merged).toMatchObject({ how: 'merged', newConflicts: [] })
    const facts = factsOf(caseText(ours) ?? '')
    expect(facts.get('["parties","a"]')?.value).toEqual({
      id: 'a',
      name: '甲某',
      state: '在案',
      role: '卖家',
    })
    expect(facts.get('["dates","heard"]')?.value).toBe('2021-11-23')
    expect(openQuestions(ours)).toEqual([])
  })

  test('keep both values where they disagree, and ask, with who and when', () => {
    const [ours, theirs] = two()
    change(ours, '甲某', '甲一')
    change(theirs, '甲某', '甲二', LI)
    mergeCase(ours, packed(theirs, folder('pack')), ZHANG)
    const [question = '', ...more] = openQuestions(ours)
    expect(more).toEqual([])
    expect(question).toMatch(
      /^证据不一致：涉案人员 parties\/a\/name：张检（.*第7号）录入 甲一；李检/,
    )
    const text = caseText(ours) ?? ''
    expect(text).toContain('{ id: a, name: 甲某 }')
    expect(text).toMatch(
      /# 【待查】\u3000\u3000张检 .*第7号："甲一"\n.*# 【待查】\u3000\u3000李检 .*"甲二"/,
    )
    expect(importCase(ours, { name: 'case.yaml', text }, ZHANG).open).toEqual([question])
    expect(caseText(ours)).toBe(text)
  })

  test('are in no dispute any more once somebody has decided', () => {
    const [ours, theirs] = two()
    change(ours, '甲某', '甲一')
    change(theirs, '甲某', '甲二', LI)
    mergeCase(ours, packed(theirs, folder('pack')), ZHANG)
    change(ours, 'name: 甲某', 'name: 甲二')
    expect(openQuestions(ours)).toEqual([])
    expect(factsOf(caseText(ours) ?? '').get('["parties","a"]')?.value).toMatchObject({
      name: '甲二',
    })
    mergeCase(theirs, packed(ours, folder('pack')), LI)
    expect(openQuestions(theirs)).toEqual([])
    expect(caseText(theirs)).toBe(caseText(ours))
  })

  test('can be decided for what stood there before, field by field', () => {
    const [ours, theirs] = two()
    change(ours, 'name: 甲某', 'name: 甲一, state: 在案')
    change(theirs, 'name: 甲某', 'name: 甲二, state: 在逃', LI)
    mergeCase(ours, packed(theirs, folder('pack')), ZHANG)
    expect(openQuestions(ours)).toHaveLength(2)
    const file = { name: 'case.yaml', text: caseText(ours) ?? '' }
    const name = (path: readonly string[]) => path.join('/') === 'parties/a/name'
    expect(importCase(ours, file, ZHANG, name).open).toHaveLength(1)
    expect(openQuestions(ours)[0]).toContain('parties/a/state')
    enterFact(ours, ['parties', 'a'], { id: 'a', name: '甲某', state: '在案' }, ZHANG)
    expect(openQuestions(ours)).toEqual([])
  })

  test('ask when one took out what the other changed', () => {
    const [ours, theirs] = two()
    change(ours, '  - { id: b, name: 乙某 }\n', '')
    change(theirs, '乙某', '乙一', LI)
    mergeCase(ours, packed(theirs, folder('pack')), ZHANG)
    expect(openQuestions(ours)[0]).toContain('删去此项')
    expect(caseText(ours)).toContain('乙某')
  })

  test('ask of comments, which are no facts', () => {
    const [ours, theirs] = two()
    change(ours, 'title: 甲案', 'title: 甲案 # 我方注')
    change(theirs, 'title: 甲案', 'title: 甲案 # 对方注', LI)
    mergeCase(ours, packed(theirs, folder('pack')), ZHANG)
    expect(openQuestions(ours)[0]).toContain('案件文件曾分别导入')
    expect(caseText(ours)).toContain('# 对方注')
  })
})

test('merging twice changes nothing, nor does merging what came from here', () => {
  const [ours, theirs] = two()
  change(theirs, '甲某', '甲二', LI)
  const pack = packed(theirs, folder('pack'))
  const own = packed(ours, folder('pack'))
  mergeCase(ours, pack, ZHANG)
  const { head } = openJournal(ours)
  expect(mergeCase(ours, pack, ZHANG)).toMatchObject({ how: 'known', added: 0 })
  expect(mergeCase(ours, own, ZHANG)).toMatchObject({ how: 'known', added: 0 })
  expect(openJournal(ours).head).toEqual(head)
})

test('a case goes to and fro, and both sides hold every entry', () => {
  const [ours, theirs] = two(qingdaoCase)
  const names = ['一', '二', '三', '四']
  for (const n of names) {
    enterFact(ours, ['parties', `o${n}`], { id: `o${n}`, name: n }, ZHANG)
    enterFact(theirs, ['parties', `t${n}`], { id: `t${n}`, name: n }, LI)
    mergeCase(ours, packed(theirs, folder('pack')), ZHANG)
    mergeCase(theirs, packed(ours, folder('pack')), LI)
  }
  expect(caseText(theirs)).toBe(caseText(ours))
  const facts = factsOf(caseText(ours) ?? '')
  for (const n of names)
    expect([facts.has(`["parties","o${n}"]`), facts.has(`["parties","t${n}"]`)]).toEqual([
      true,
      true,
    ])
  const known = openJournal(theirs).nodes
  expect([...openJournal(ours).nodes.keys()].filter((hash) => !known.has(hash))).toEqual([])
})

test('a pack of another case is refused, and so is what is no pack', () => {
  const ours = caseOf(folder('ours'), TEXT)
  const other = folder('other')
  newCase(other, '甲案', ZHANG)
  expect(() => mergeCase(ours, packed(other, folder('pack')), ZHANG)).toThrow(
    expect.objectContaining({ code: 'journal/other-case' }),
  )
  const bad = expect.objectContaining({ code: 'journal/bad-pack' }) as Error
  expect(() => mergeCase(ours, packed(ours, folder('pack'), false), ZHANG)).toThrow(bad)
  expect(() => mergeCase(ours, `${ours}/case.db`, ZHANG)).toThrow(bad)
  expect(openJournal(ours).head.number).toBe(5)
})

// Two people who write what they like, from what both knew.

const field = fc.constantFrom('一', '二', '三')
const party = fc.record({ name: field, state: field, role: field }, { requiredKeys: ['name'] })
const facts = fc.record(
  {
    title: field,
    dates: fc.record(
      { heard: fc.constantFrom('2021-11-23', '2021-11-24'), filed: fc.constant(null) },
      { requiredKeys: [] },
    ),
    parties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), party),
    claims: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom('stop', 'delete'),
        amount: fc.integer({ min: 1, max: 3 }),
      }),
      { selector: (claim) => claim.kind, maxLength: 2 },
    ),
  },
  { requiredKeys: ['title'] },
)

type Written = Readonly<Record<string, unknown>> & {
  readonly parties?: Readonly<Record<string, object>>
}

function textFor({ parties, claims, ...rest }: Written): string {
  return stringify({
    ...rest,
    parties: Object.entries(parties ?? {}).map(([id, fields]) => ({ id, ...fields })),
    claims: ((claims ?? []) as object[]).map((claim) => ({ against: 'a', ...claim })),
  })
}

/** Every value, to the field, by its path. */
function leaves(state: Pick<CaseState, 'facts'>): Map<string, string> {
  const all = [...state.facts.values()].flatMap(({ path, item, value }) =>
    item && isObject(value)
      ? Object.entries(value).map(([f, v]): [string, Json] => [[...path, f].join('/'), v])
      : [[path.join('/'), value] as [string, Json]],
  )
  return new Map(all.map(([path, value]) => [path, canonical(value)]))
}

/** What is in dispute at a path, or around it. */
function sidesAt(state: CaseState, path: string): string[] {
  return state.conflicts.flatMap((conflict) => {
    const at = conflict.path.join('/')
    if (at === path) return conflict.sides.map((s) => text(s.value))
    if (!path.startsWith(`${at}/`)) return []
    const name = path.slice(at.length + 1)
    return conflict.sides.map((s) => text(isObject(s.value) ? s.value[name] : undefined))
  })
}

function text(value: Json | undefined): string {
  return value === undefined ? 'gone' : canonical(value)
}

function told(state: CaseState): unknown {
  const conflicts = state.conflicts.map((c) => [
    c.path.join('/'),
    c.sides.map((s) => text(s.value)).sort(),
  ])
  return [[...leaves(state)].sort(), conflicts.map((c) => JSON.stringify(c)).sort()]
}

const history = fc.record({
  before: facts,
  ours: fc.array(facts, { maxLength: 3 }),
  theirs: fc.array(facts, { maxLength: 3 }),
})

function apart(
  before: Written,
  ours: readonly Written[],
  theirs: readonly Written[],
): [Side, Side, CaseState] {
  const a = new Side(ZHANG)
  a.import(textFor(before))
  const b = new Side(LI, a)
  const { state } = a
  for (const f of ours) a.import(textFor(f))
  for (const f of theirs) b.import(textFor(f))
  return [a, b, state]
}

test('a merge loses nothing that either side has entered, and asks exactly where they disagree', () => {
  fc.assert(
    fc.property(history, ({ before, ours, theirs }) => {
      const [a, b, base] = apart(before, ours, theirs)
      const [was, our, their] = [leaves(base), leaves(a.state), leaves(b.state)]
      const first = new Side(ZHANG, a)
      first.merge(b)
      const { state } = first
      const now = leaves(state)
      for (const path of new Set([...was.keys(), ...our.keys(), ...their.keys()])) {
        const [w, o, t] = [was, our, their].map((m) => m.get(path) ?? 'gone') as [
          string,
          string,
          string,
        ]
        const asked = sidesAt(state, path)
        const stands = now.get(path) ?? 'gone'
        for (const value of [o, t]) if (value !== w) expect([stands, ...asked]).toContain(value)
        if (o !== t && o !== w && t !== w) expect(asked.sort()).toEqual([o, t].sort())
        if (asked.length === 0) expect(stands).toBe(o === w ? t : o)
      }
    }),
    { numRuns: 300 },
  )
})

test('it makes no difference which journal is merged into which, nor how often', () => {
  fc.assert(
    fc.property(history, facts, ({ before, ours, theirs }, later) => {
      const [a, b] = apart(before, ours, theirs)
      const [ab, ba] = [new Side(ZHANG, a), new Side(LI, b)]
      ab.merge(b)
      ba.merge(a)
      expect(told(ab.state)).toEqual(told(ba.state))
      ab.merge(ba)
      expect(told(ab.state)).toEqual(told(ba.state))
      ab.import(textFor(later))
      const again = new Side(LI, ba)
      again.merge(ab)
      expect(told(again.state)).toEqual(told(ab.state))
    }),
    { numRuns: 200 },
  )
})

test('the case file that is written states the facts, and is written back the same', () => {
  fc.assert(
    fc.property(history, ({ before, ours, theirs }) => {
      const [a, b] = apart(before, ours, theirs)
      a.merge(b)
      const written = textOf(a.state) ?? ''
      expect(leaves({ facts: factsOf(written) })).toEqual(leaves(a.state))
      const questions = questionsOf(a.state)
      a.import(written)
      expect(textOf(a.state)).toBe(written)
      expect(questionsOf(a.state)).toEqual(questions)
    }),
    { numRuns: 200 },
  )
})

test('a later entry decides: what a person writes after a merge stands, whatever was in dispute', () => {
  fc.assert(
    fc.property(history, facts, ({ before, ours, theirs }, decided) => {
      const [a, b] = apart(before, ours, theirs)
      a.merge(b)
      a.import(textFor(decided), true)
      expect(a.state.conflicts).toEqual([])
      expect(leaves(a.state)).toEqual(leaves({ facts: factsOf(textFor(decided)) }))
    }),
    { numRuns: 200 },
  )
})
