import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ShuzhengError } from '../errors.ts'
import { compileBook, writeBook } from './compile.ts'
import { canonical, lawDigest, sourceDigest } from './digest.ts'
import { loadLaw } from './load.ts'
import { lawFolder } from './sources.ts'

const book = loadLaw()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'law-'))
  cpSync(lawFolder(), folder, { recursive: true })
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function change(name: string, from: string | RegExp, to: string): void {
  const path = join(folder, name)
  const text = readFileSync(path, 'utf8')
  expect(text).toMatch(from)
  writeFileSync(path, text.replace(from, to))
}

function problems(): string {
  try {
    compileBook(folder)
  } catch (error) {
    if (error instanceof ShuzhengError) return error.message
  }
  return ''
}

describe('the law data', () => {
  test('what is read is what the YAML says (else: node src/law/compile.ts)', () => {
    expect(book).toEqual(JSON.parse(JSON.stringify(compileBook(lawFolder()))))
  })

  test('is frozen to the leaves', () => {
    const value = book.quantities[0]?.values[0]
    expect(Object.isFrozen(value)).toBe(true)
    expect(() => Object.assign(value ?? {}, { amount: 1 })).toThrow(TypeError)
  })

  test('says on which day it was compared with the published text', () => {
    expect(book.checked).toBe('2025-04-19')
  })

  test('is refused when the YAML has moved on', () => {
    change('rules/quantities.yaml', 'amount: 5000,', 'amount: 4000,')
    expect(() => loadLaw(folder)).toThrow(/rules\/quantities\.yaml/)
    writeBook(folder)
    expect(loadLaw(folder).quantities.some((q) => q.values[0]?.amount === 4000)).toBe(true)
  })

  test('is refused when a file was added or taken away', () => {
    rmSync(join(folder, 'instruments/xiaofa.yaml'))
    expect(() => loadLaw(folder)).toThrow(/xiaofa/)
  })

  test('line ends of another platform change nothing', () => {
    change('rules/grounds.yaml', /$/, '')
    const path = join(folder, 'rules/grounds.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
    expect(lawDigest(loadLaw(folder))).toBe(lawDigest(book))
  })

  test('loads from a packed folder that carries only the book', () => {
    rmSync(join(folder, 'instruments'), { recursive: true })
    rmSync(join(folder, 'rules'), { recursive: true })
    rmSync(join(folder, 'calendar'), { recursive: true })
    expect(lawDigest(loadLaw(folder))).toBe(lawDigest(book))
  })

  test('is found from compiled code, however deep it lies', () => {
    const app = join(folder, 'app')
    mkdirSync(join(app, 'dist/src/law'), { recursive: true })
    mkdirSync(join(app, 'law'))
    writeFileSync(join(app, 'law/book.json'), '{}')
    expect(lawFolder(join(app, 'dist/src/law'))).toBe(join(app, 'law'))
  })

  test('is named as missing when it is not there', () => {
    rmSync(join(folder, 'book.json'))
    expect(() => loadLaw(folder)).toThrow(ShuzhengError)
  })
})

describe('a mistake is named by file and field', () => {
  test.each([
    [
      'a word for a number',
      'rules/quantities.yaml',
      /amount: 50,/,
      'amount: fifty,',
      'law/rules/quantities.yaml: quantities[0].values[0].amount',
    ],
    [
      'a half record',
      'rules/quantities.yaml',
      /amount: 50,/,
      'amount: 50.5,',
      'quantities[0].values[0].amount',
    ],
    [
      'a day that is none',
      'rules/grounds.yaml',
      /from: 2015-11-01/,
      'from: 2015-02-30',
      'law/rules/grounds.yaml: grounds[1].from: not a day',
    ],
    [
      'an unknown field',
      'instruments/pipl.yaml',
      /number: null/,
      'number: null\nnummer: 1',
      'law/instruments/pipl.yaml: (whole file): Unrecognized key: "nummer"',
    ],
    [
      'an unknown grade',
      'instruments/pipl.yaml',
      /sure: verified/,
      'sure: certain',
      'law/instruments/pipl.yaml: sure',
    ],
    [
      'an unknown kind of field',
      'rules/tiers.yaml',
      /kinds: \[track\]/,
      'kinds: [trak]',
      'law/rules/tiers.yaml: tiering.rules[0].kinds[0]',
    ],
    ['broken YAML', 'rules/funnel.yaml', /funnel:/, 'funnel: [', 'law/rules/funnel.yaml: '],
    [
      'an article that does not exist',
      'rules/quantities.yaml',
      /fashi-2017-10\/5\.1\.3/,
      'fashi-2017-10/5.1.99',
      'quantity.tier-a.serious: cites fashi-2017-10/5.1.99, which does not exist',
    ],
    [
      'an article not yet in force',
      'rules/quantities.yaml',
      /from: 2017-06-01/,
      'from: 2017-05-31',
      'cites fashi-2017-10/5.1.3, which is not in force on 2017-05-31',
    ],
    [
      'a name used twice',
      'rules/readings.yaml',
      /id: labelled-phones/,
      'id: bare-phones',
      'readings: bare-phones stands twice',
    ],
    [
      'a default that is no option',
      'rules/readings.yaml',
      /criminal: out/,
      'criminal: maybe',
      'bare-phones: default maybe',
    ],
    [
      'a kind without a place',
      'rules/tiers.yaml',
      /\n +imsi,/,
      '',
      'tiering.by-content: imsi must stand once',
    ],
    [
      'verified, but when?',
      'instruments/pipl.yaml',
      /checked: 2025-04-19/,
      'checked: null',
      'pipl/4: verified without the day',
    ],
    [
      'a rule that outlives its article',
      'rules/grounds.yaml',
      /to: 2020-12-31/,
      'to: 2021-12-31',
      'general-provisions-111: cites minfa-zongze/111, which is not in force on 2021-12-31',
    ],
    [
      'a step that is not named',
      'rules/grounds.yaml',
      / +asked: heard\n/,
      '',
      'exempt-facts: must name its step',
    ],
    [
      'a ground that leads nowhere',
      'rules/grounds.yaml',
      /later: court-283/,
      'later: court-999',
      'court-285: leads on to court-999, which does not follow it',
    ],
    [
      'a ground that leads back',
      'rules/grounds.yaml',
      /later: civil-code\n/,
      'later: tort-8\n',
      'general-provisions-111: leads on to tort-8, which does not follow it',
    ],
    [
      'a dispute that nothing shows',
      'rules/tiers.yaml',
      /words: \[人脸, 刷脸, 活体\]/,
      'words: []',
      'tiering.by-content: nothing shows faces',
    ],
    [
      'a limit named twice',
      'rules/limits.yaml',
      /id: fine\.most/,
      'id: fine.least',
      'limits: fine.least stands twice',
    ],
    [
      'two versions on one day',
      'instruments/xingfa.yaml',
      /to: 2015-10-31/,
      'to: 2015-11-01',
      'xingfa/253-1: two versions',
    ],
  ])('%s', (_, name, from, to, message) => {
    change(name, from, to)
    expect(problems()).toContain(message)
  })
})

describe('the digest of the law', () => {
  test('does not hang on the order of keys', () => {
    expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}')
  })
  test('moves with every value', () => {
    change('rules/quantities.yaml', 'amount: 5000,', 'amount: 4000,')
    expect(lawDigest(compileBook(folder))).not.toBe(lawDigest(book))
    expect(lawDigest(book)).toMatch(/^[0-9a-f]{64}$/)
  })
  test.each([
    ['a published case', 'precedents/01-10.yaml', /title: .*/, 'title: 另一案'],
    ['a population', 'rules/populations.yaml', 'size: 1339724852', 'size: 1339724853'],
    ['a day off', 'calendar/2021.yaml', 'to: 2021-02-17', 'to: 2021-02-16'],
  ])('moves with %s, which a report shows too', (_, name, from, to) => {
    change(name, from, to)
    expect(lawDigest(compileBook(folder))).not.toBe(lawDigest(book))
  })
  test('does not move with a comment', () => {
    change('rules/quantities.yaml', /^/, '# a remark\n')
    expect(lawDigest(compileBook(folder))).toBe(lawDigest(book))
    expect(sourceDigest('a\r\nb')).toBe(sourceDigest('a\nb'))
  })
})
