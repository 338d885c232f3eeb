import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { incompleteReport, sampleReport } from '../../../test/support/sample-report.ts'
import type { Report } from '../../report.ts'
import { digestOf, plainJson, recordOf, reportBytes, reportDigest, writeReport } from './json.ts'

const text = (report: Report) => new TextDecoder().decode(reportBytes(report))

/** The same values with every object's members in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  )
}

test('gives the same bytes whatever the order of members', () => {
  expect(text(reversed(sampleReport) as Report)).toBe(text(sampleReport))
})

test('the record is what the file tells, with its members in that order', () => {
  for (const report of [sampleReport, incompleteReport, reversed(sampleReport) as Report]) {
    const less = { ...report, zeta: undefined } as Report
    const told = JSON.parse(text(less)) as Report
    expect(JSON.stringify(recordOf(less))).toBe(JSON.stringify(told))
    expect(recordOf(less)).toStrictEqual(told)
  }
})

test('what is in order is not copied', () => {
  const record = recordOf(sampleReport)
  expect(recordOf(record)).toBe(record)
  expect(recordOf({ ...record, title: '另案' }).tables).toBe(record.tables)
})

test('minus nought is nought', () => {
  const less = { ...sampleReport, tiers: { A: -0, B: 0, C: 0 } }
  expect(Object.is(recordOf(less).tiers.A, 0)).toBe(true)
})

test('the file holds the same bytes, and the digest is theirs', () => {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-json-'))
  const { record, digest } = writeReport(join(dir, 'report.json'), sampleReport)
  const bytes = readFileSync(join(dir, 'report.json'))
  rmSync(dir, { recursive: true })
  expect(bytes.equals(reportBytes(sampleReport))).toBe(true)
  expect(digest).toBe(reportDigest(bytes))
  expect(digestOf(sampleReport)).toBe(digest)
  expect(record).toStrictEqual(JSON.parse(bytes.toString('utf8')))
})

test('loses nothing and adds nothing', () => {
  expect(JSON.parse(text(incompleteReport))).toEqual(incompleteReport)
})

test('follows the order of the type and ends with a newline', async () => {
  await expect(text(sampleReport)).toMatchFileSnapshot('../../../test/golden/documents/report.json')
})

test('keeps members that the order does not know, by code point', () => {
  const more = { ...sampleReport, zeta: 1, alpha: [2] } as Report
  expect(text(more)).toMatch(/"alpha": \[\n {4}2\n {2}\],\n {2}"zeta": 1\n\}\n$/)
})

test('refuses a number that is not whole', () => {
  const half = { ...sampleReport, tiers: { A: 0.5, B: 0, C: 0 } }
  expect(() => reportBytes(half)).toThrow('report.tiers.A is not a whole number')
})

test('the digest is SHA-256 in hex', () => {
  expect(reportDigest(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('characters that hide or turn are seen in the file, and are themselves again when it is parsed', () => {
  const names = ['名单\u202Egpj.csv', '零\u200B宽', '\u{E0041}', '\u2028', '平常 …']
  const text = plainJson(names)
  expect(text).toContain('名单\\u202egpj.csv')
  expect(text).not.toMatch(/[\p{Cf}\p{Zl}]/u)
  expect(JSON.parse(text)).toEqual(names)
})
