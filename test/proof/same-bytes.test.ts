import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import { randomFrom } from '../../demo/random.ts'
import { zipOf } from '../files/zip/build.ts'
import {
  countAt,
  otherUser,
  place,
  put,
  reportOf,
  run,
  type Place,
} from '../support/proof/command.ts'
import { HEADER, people, rowOf } from '../support/proof/people.ts'

// A loaded machine is slow, not wrong.

const first = place()
let whole: Buffer

/** Lists with every class of duplicate within and across files, in several formats, one file twice. */
beforeAll(async () => {
  const rows = people(900, 3).map(rowOf)
  putLists(first, rows, (list) => list)
  expect((await countAt(first)).code).toBe(0)
  whole = bytesOf(first)
})

describe('the same evidence gives the same bytes', () => {
  test.each([
    ['one thread, no cache', ['--no-cache', '--threads', '1']],
    ['two threads', ['--threads', '2']],
    ['four threads, no cache', ['--no-cache', '--threads', '4']],
  ])('%s, under another key', async (_, flags) => {
    const at = otherUser(first)
    expect((await countAt(at, [...flags, '--no-sheets'])).code).toBe(0)
    expect(bytesOf(at).equals(whole)).toBe(true)
  })

  test('read again from the cache, and with the PATH written another way', async () => {
    const ways: readonly (readonly [string, string])[] = [
      ['evidence', first.dir],
      ['.', first.evidence],
      [`${first.evidence}/`, first.dir],
    ]
    for (const [path, cwd] of ways) {
      rmSync(first.out, { recursive: true })
      expect(
        (await run(first, ['count', path, '--out', first.out, '--no-sheets'], { cwd })).code,
      ).toBe(0)
      expect(bytesOf(first).equals(whole)).toBe(true)
    }
  })
})

describe('what does not change the count', () => {
  test('rows in another order', async () => {
    const at = place()
    putLists(at, people(900, 3).map(rowOf), (list) => randomFrom(7).shuffle(list))
    await expectSameCount(at)
  })

  test('files under other names: only places differ', async () => {
    const at = place()
    putLists(at, people(900, 3).map(rowOf), (list) => list)
    for (const [from, to] of [
      ['甲.csv', '己.csv'],
      ['乙.txt', '子/丑.txt'],
      ['丙.zip', '0.zip'],
    ] as const) {
      put(at, to, '')
      renameSync(join(at.evidence, from), join(at.evidence, to))
    }
    await expectSameCount(at)
  })
})

async function expectSameCount(at: Place): Promise<void> {
  expect((await countAt(at, ['--no-sheets', '--no-cache'])).code).toBe(0)
  const { rows, records, tiers, persons, flags, keys, readings, findings } = reportOf(at)
  const expected = reportOf(first)
  expect({ rows, tiers, persons, keys, readings, findings }).toEqual({
    rows: expected.rows,
    tiers: expected.tiers,
    persons: expected.persons,
    keys: expected.keys,
    readings: expected.readings,
    findings: expected.findings,
  })
  expect(flags).toEqual(expected.flags)
  expect([records.out, records.counted, records['set-aside']]).toEqual([
    expected.records.out,
    expected.records.counted,
    expected.records['set-aside'],
  ])
}

function putLists(
  at: Place,
  rows: readonly string[][],
  order: (rows: readonly string[][]) => readonly string[][],
): void {
  const part = (from: number, to: number) => order(rows.slice(from, to))
  const poorer = rows.slice(250, 300).map((row) => row.map((cell, i) => (i > 2 ? '' : cell)))
  const changed = rows
    .slice(100, 120)
    .map((row) => row.map((cell, i) => (i === 5 ? `${cell}甲` : cell)))
  put(at, '甲.csv', textOf([...part(0, 300), ...order(rows.slice(0, 40))]))
  put(at, '乙.txt', gbk(textOf([...part(280, 600), ...order(changed)], '\t')))
  put(
    at,
    '丙.zip',
    zipOf([{ name: gbk('内.csv'), data: textOf([...part(590, 900), ...order(poorer)]) }]),
  )
  put(at, '丁.csv', textOf(part(0, 60)))
  put(at, '戊.csv', textOf(part(0, 60)))
}

function textOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  return [HEADER, ...rows].map((row) => `${row.join(delimiter)}\r\n`).join('')
}

function bytesOf(at: Place): Buffer {
  return readFileSync(join(at.out, 'report.json'))
}
