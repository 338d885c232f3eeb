import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ShuzhengError } from '../../errors.ts'
import { compileBook } from '../../law/compile.ts'
import { loadPrecedents } from '../../law/precedents/load.ts'
import { lawFolder } from '../../law/sources.ts'
import { compilePrecedents } from './compile.ts'

const base = mkdtempSync(join(tmpdir(), 'shuzheng-precedents-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const book = compileBook(lawFolder())

const ONE = `precedents:
  - no: 1
    id: one
    title: 甲
    place: 某地
    route: criminal
    parties: [{ id: a, name: 甲 }, { id: b, name: 乙 }]
    information: { is: 姓名、电话, kind: telephones, tier: C, tier-by: content }
    deals:
      - { id: t1, from: [a], to: [b], units: 100, price: 0.5 }
    checks:
      - { kind: deals, what: gross, of: [a], deals: [t1], yuan: 50 }
    noted: closes
    source: example.org/1
    sure: page
`

let made = 0
function folderWith(text: string): string {
  const folder = join(base, String(made++))
  mkdirSync(join(folder, 'precedents'), { recursive: true })
  writeFileSync(join(folder, 'precedents', '01.yaml'), text)
  return folder
}
function problemsOf(text: string): string {
  try {
    compilePrecedents(folderWith(text), book)
    return ''
  } catch (error) {
    return error instanceof ShuzhengError ? String(error.details['problems']) : String(error)
  }
}

test('a case that closes is taken, its sum and mean told', () => {
  const [one] = compilePrecedents(folderWith(ONE), book)
  expect(one?.deals[0]).toMatchObject({
    total: { n: 5000, bound: 'exactly' },
    mean: { n: 500_000, bound: 'exactly' },
  })
  expect(one?.checks[0]).toMatchObject({ outcome: 'closes' })
})

describe('what is wrong is named', () => {
  test.each([
    ['an unknown field', ['place: 某地', 'place: 某地\n    city: 某市'], 'Unrecognized key'],
    ['a person who is nobody', ['to: [b]', 'to: [c]'], 'nobody (no deal) has the id c'],
    ['a deal that is none', ['deals: [t1]', 'deals: [t9]'], 't9'],
    ['a sum that does not close', ['yuan: 50 }', 'yuan: 51 }'], 'recomputed differs, noted closes'],
    ['a sign that is too strong', ['noted: closes', 'noted: differs'], 'recomputed closes'],
    ['a number that leaves a gap', ['no: 1', 'no: 2'], 'number 1 is missing'],
    ['a tier of nobody', [', tier-by: content', ''], 'a tier needs tier-by'],
    ['a price of seven places', ['price: 0.5', 'price: 0.1234567'], 'at most 6 decimals'],
    ['a negative number', ['units: 100', 'units: -1'], 'deals.0.units'],
    ['text that is no YAML', ['precedents:', 'precedents: [}'], '01.yaml'],
    ['no reason why not', [/ {4}checks:\n.*\n/, ''], 'unchecked with the reason'],
  ] as const)('%s', (_, [from, to], told) => {
    expect(problemsOf(ONE.replace(from, to))).toContain(told)
  })
  test('an article that is not in the law data', () => {
    const claimed = 'claimed: [{ against: [a], yuan: 50, how: one, basis: minfadian/9999 }]'
    expect(problemsOf(ONE.replace('noted:', `${claimed}\n    noted:`))).toContain('minfadian/9999')
  })
  test('a case that stands twice', () => {
    const twice = ONE + ONE.replace('precedents:\n', '').replace('no: 1', 'no: 2')
    expect(problemsOf(twice)).toContain('an id twice')
  })
})

describe('loading', () => {
  const copy = () => {
    const folder = join(base, `copy-${made++}`)
    mkdirSync(folder)
    cpSync(join(lawFolder(), 'precedents'), join(folder, 'precedents'), { recursive: true })
    cpSync(join(lawFolder(), 'precedents.json'), join(folder, 'precedents.json'))
    return folder
  }
  test('YAML that was changed and not checked is refused', () => {
    const folder = copy()
    const path = join(folder, 'precedents', '11-20.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace('3192', '3193'))
    expect(() => loadPrecedents(folder)).toThrow(/11-20\.yaml/)
  })
  test('line ends do not count, and the compiled file alone will do', () => {
    const folder = copy()
    const path = join(folder, 'precedents', '01-10.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
    expect(loadPrecedents(folder)).toHaveLength(50)
    rmSync(join(folder, 'precedents'), { recursive: true })
    expect(loadPrecedents(folder)).toHaveLength(50)
  })
  test('without the compiled file it says so', () => {
    expect(() => loadPrecedents(folderWith(ONE))).toThrow(ShuzhengError)
  })
  test('what is read cannot be changed', () => {
    expect(Object.isFrozen(loadPrecedents()[0]?.deals)).toBe(true)
  })
})
