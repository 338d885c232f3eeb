import { describe, expect, test } from 'vitest'
import { chongqingCase } from '../../demo/chongqing-case.ts'
import { qingdaoCase } from '../../demo/qingdao-case.ts'
import { caseText, enterFact, importCase, newCase } from '../../src/case/journal/journal.ts'
import { caseOf, folders, writerOf, ZHANG } from './folders.ts'

const folder = folders()

const ODD: Readonly<Record<string, string>> = {
  'comments everywhere':
    '# 头\n\ntitle: 甲案 # 名称\n# 人员\nparties: # 三人\n  # 一\n  - { id: a, name: 甲 } # 尾\n\n  - id: b # 二\n    name: 乙\n# 完\n',
  'anchors and aliases':
    'title: 甲案\nparties:\n  - { id: a, name: 甲, evidence: &v 证据卷一第1页 }\n  - { id: b, name: 乙, evidence: *v }\ndates: &d { heard: 2021-11-23 }\n',
  'CRLF line ends':
    'title: 甲案\r\nparties:\r\n  - { id: a, name: 甲 }\r\n  - { id: b, name: 乙 }\r\n',
  'a byte order mark': '\uFEFFtitle: 甲案\nparties:\n  - { id: a, name: 甲 }\n',
  'Chinese punctuation':
    'title: “甲、乙”一案——（演示）；《通知》：第１项\nparties: [{ id: 甲, name: 甲　乙 }]\n',
  'no line end at the end': 'title: 甲案',
  'folded and literal texts':
    'title: >-\n  甲\n  案\nparties:\n  - id: a\n    name: |\n      甲\n      某\n',
  'quotes and escapes':
    "title: \"甲\\u4e59\\n案\"\n'parties':\n- {\"id\": \"a\", 'name': '甲''乙'}\n",
  'lists that are not indented':
    'title: 甲案\nparties:\n- id: a\n  name: 甲\n- id: b\n  name: 乙\n',
  'a document mark': '---\ntitle: 甲案\n...\n',
  'numbers as they were written':
    'title: 甲案\nbatches:\n  - { id: b1, declared: { at-least: 0x1F40 } }\nclaims:\n  - { kind: act, against: a, amount: 2000.00 }\nparties: [{ id: a, name: 甲 }]\n',
  'empty sections': 'title: 甲案\ndates: {}\nparties: []\naccounts: []\n',
}

test.each([
  ['the first story', chongqingCase],
  ['the second story', qingdaoCase],
  ...Object.entries(ODD),
])('gives back the very bytes that were imported: %s', (_, text) => {
  expect(caseText(caseOf(folder('same'), text))).toBe(text)
})

test('a file imported again leaves no trace; a changed comment leaves its text only', () => {
  const at = caseOf(folder('again'), qingdaoCase)
  expect(importCase(at, { name: 'case.yaml', text: qingdaoCase }, ZHANG).written).toEqual([])
  const remarked = `${qingdaoCase}# 校对过\n`
  const { written } = importCase(at, { name: 'case.yaml', text: remarked }, ZHANG)
  expect(written.map((entry) => entry.kind)).toEqual(['import'])
  expect(caseText(at)).toBe(remarked)
})

test('a second import enters only what changed, entry by entry', () => {
  const at = caseOf(folder('second'), qingdaoCase)
  const text = qingdaoCase
    .replace('name: 吴某某', 'name: 吴某某, state: 在案')
    .replace('heard: 2021-11-23', 'heard: 2021-11-24')
    .replace(/ {2}- \{ kind: stop.*\n/, '')
  const { written } = importCase(at, { name: 'case.yaml', text }, ZHANG)
  expect(
    written.map((entry) => [entry.kind, ...('path' in entry ? [entry.path.join('/')] : [])]),
  ).toEqual([
    ['import'],
    ['put', 'dates/heard'],
    ['put', 'parties/wu'],
    ['remove', 'claims/stop·dong,wang,wu'],
  ])
})

test('a wrong file is refused with its line, and nothing is written', () => {
  const at = caseOf(folder('wrong'), 'title: 甲案\n')
  const wrong = { name: 'case.yaml', text: 'title: 乙案\npartys: []\n' }
  expect(() => importCase(at, wrong, ZHANG)).toThrow(
    expect.objectContaining({ code: 'case/invalid' }),
  )
  expect(caseText(at)).toBe('title: 甲案\n')
})

describe('a fact that is entered later', () => {
  test.each(Object.entries(ODD))('changes its own line only: %s', (_, text) => {
    const at = caseOf(folder('edit'), text)
    enterFact(at, ['parties', 'neu'], { id: 'neu', name: '丁某' }, writerOf('王检'))
    const now = caseText(at) ?? ''
    const lines = new Set(now.split(/\r?\n/))
    const lost = text.split(/\r?\n/).filter((line) => !lines.has(line))
    // An anchored part is written out; an empty or one-line list is opened for its first entry.
    expect(lost.filter((line) => !/\*v|\[|^\uFEFF/.test(line))).toEqual([])
    expect(now).toContain('{ id: neu, name: 丁某 }')
    expect(now.includes('\r\n')).toBe(text.includes('\r\n'))
    expect(now.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'))
  })

  test('keeps every comment', () => {
    const at = caseOf(folder('comments'), ODD['comments everywhere'] ?? '')
    enterFact(at, ['parties', 'a'], { id: 'a', name: '甲某', state: '在案' }, ZHANG)
    enterFact(at, ['parties', 'b'], { id: 'b', name: '乙', role: '下家' }, ZHANG)
    expect(caseText(at)).toBe(
      '# 头\n\ntitle: 甲案 # 名称\n# 人员\nparties: # 三人\n  # 一\n  - { id: a, name: 甲某, state: 在案 } # 尾\n\n  - id: b # 二\n    name: 乙\n    role: 下家\n# 完\n',
    )
  })

  test('does not change what shares an anchor with it', () => {
    const at = caseOf(folder('anchor'), ODD['anchors and aliases'] ?? '')
    enterFact(at, ['parties', 'a'], { id: 'a', name: '甲', evidence: '证据卷二第9页' }, ZHANG)
    expect(caseText(at)).toContain('{ id: b, name: 乙, evidence: 证据卷一第1页 }')
  })

  test('makes a case file where there is none yet', () => {
    const at = folder('bare')
    newCase(at, '甲案', ZHANG)
    expect(caseText(at)).toBe('title: 甲案\n')
    enterFact(at, ['dates', 'heard'], '2021-11-23', ZHANG)
    enterFact(at, ['parties', 'a'], { id: 'a', name: '甲' }, ZHANG)
    expect(caseText(at)).toBe(
      'title: 甲案\ndates:\n  heard: 2021-11-23\nparties:\n  - { id: a, name: 甲 }\n',
    )
  })

  test('is refused when the case would not be readable with it', () => {
    const at = caseOf(folder('refused'), 'title: 甲案\n')
    expect(() => enterFact(at, ['parties', 'a'], { id: 'a' }, ZHANG)).toThrow(
      expect.objectContaining({ code: 'case/invalid' }),
    )
    expect(() => enterFact(at, ['title'], undefined, ZHANG)).toThrow(
      expect.objectContaining({ code: 'case/invalid' }),
    )
    expect(caseText(at)).toBe('title: 甲案\n')
  })
})

test('a folder without a journal has no text, and one without facts neither', () => {
  expect(caseText(folder('none'))).toBeNull()
  const at = folder('new')
  newCase(at, null, ZHANG)
  expect(caseText(at)).toBeNull()
})
