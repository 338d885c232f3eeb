import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { shuzheng, type Ran } from '../support/cli.ts'
import { folderOf, put, workspace } from '../support/counting.ts'
import { smallFolder } from '../support/small-folder.ts'

/** What machines get (design section 7): names, types and bytes of `--json`; help; exit codes. */
const base = workspace('contract')
const golden = (name: string) => join(import.meta.dirname, '../golden/cli', name)
let folder: string
let count: Ran
let report: Report
beforeAll(() => {
  folder = join(base, '检材')
  for (const [name, content] of Object.entries(smallFolder())) put(folder, name, content)
  count = shuzheng(['count', folder, '--no-cache', '--json', '--out', 'out'], base)
  report = JSON.parse(count.stdout) as Report
})

/** The digest of the law data changes with every lawyer's correction; it is not part of the form. */
const withoutRules = (json: string) => json.replace(/"rules": "[^"]*"/, '"rules": "…"')

describe('the bytes', () => {
  test('of count --json, which are those of report.json', async () => {
    expect({ status: count.status, stderr: count.stderr }).toEqual({ status: 0, stderr: '' })
    expect(count.stdout).toBe(readFileSync(join(base, 'out/report.json'), 'utf8'))
    await expect(withoutRules(count.stdout)).toMatchFileSnapshot(golden('count.json'))
  })

  test('of read --json', async () => {
    const { status, stdout, stderr } = shuzheng(['read', folder, '--no-cache', '--json'], base)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    await expect(stdout).toMatchFileSnapshot(golden('read.json'))
  })

  test('of read --cells, with and without what is shown', async () => {
    const cells = shuzheng(['read', folder, '--cells'], base)
    expect(cells.status).toBe(0)
    await expect(cells.stdout).toMatchFileSnapshot(golden('cells.jsonl'))
    const shown = shuzheng(['read', folder, '--cells', '--shown'], base)
    await expect(shown.stdout).toMatchFileSnapshot(golden('cells-shown.jsonl'))
  })

  test('of rows --json, by code, by step, by person', async () => {
    const all = shuzheng(['rows', 'out/report.json', '--json'], base)
    expect(all.status).toBe(0)
    await expect(all.stdout).toMatchFileSnapshot(golden('rows.jsonl'))
    const parse = (ran: Ran) =>
      ran.stdout
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l) as { code: string | null })
    const codes = (...args: string[]) =>
      parse(shuzheng(['rows', 'out/report.json', '--json', ...args], base)).map((r) => r.code)
    expect(codes('--code', 'BARE_PHONE')).toEqual(['BARE_PHONE', 'BARE_PHONE'])
    expect(new Set(codes('--step', '9'))).toEqual(new Set(['BARE_PHONE', 'VAGUE_NAME']))
    const person = codes('--subject-of', '一班.csv!3')
    expect(person.filter((c) => c === null)).toHaveLength(1)
    expect(person.length).toBe(7)
  })
})

const TALLY = { duplicate: 'object', 'set-aside': 'object' }
const ROWS = { found: 'number', data: 'number', 'non-data': 'object', unread: 'object' }

describe('the names', () => {
  const type = (value: unknown) =>
    value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const shape = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, v]) => [name, type(v)]))

  test('are those of the design, and none is missing', () => {
    expect(shape(report)).toMatchObject({
      complete: 'boolean',
      exhibits: 'array',
      files: 'array',
      tables: 'array',
      rows: 'object',
      records: 'object',
      tiers: 'object',
      persons: 'object',
      flags: 'object',
      keys: 'array',
      funnel: 'array',
      readings: 'array',
      robust: 'object',
      findings: 'array',
      questions: 'array',
    })
    expect(shape(report.rows)).toEqual(ROWS)
    expect(shape(report.records)).toEqual({ out: 'number', counted: 'number', ...TALLY })
    expect(shape(report.tiers)).toEqual({ A: 'number', B: 'number', C: 'number' })
    expect(shape(report.persons)).toMatchObject({ distinct: 'number', unresolved: 'number' })
    expect(shape(report.robust)).toEqual({ holds: 'boolean', sentence: 'string' })
  })

  test('of files, tables, columns', () => {
    for (const file of report.files) {
      const { id: _id, ...of } = { id: 0, ...shape(file) }
      expect(of).toMatchObject({
        exhibit: 'string',
        at: 'array',
        bytes: 'number',
        format: 'string',
        status: 'string',
        issues: 'array',
      })
      expect(Object.keys(file)).toContain('encoding')
      expect(file.digests.sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(file.digests.sm3).toMatch(/^[0-9a-f]{64}$/)
    }
    for (const table of report.tables) {
      expect(shape(table.rows)).toEqual(ROWS)
      expect(table.at.every((step) => typeof step === 'string')).toBe(true)
      expect(table.header === null || Number.isInteger(table.header)).toBe(true)
      for (const column of table.columns) {
        const { header: _header, ...of } = shape(column)
        expect(of).toEqual({
          index: 'number',
          kind: 'string',
          reason: 'string',
          filled: 'number',
          valid: 'number',
          also: 'array',
        })
      }
    }
  })

  test('of funnel, readings, findings, keys', () => {
    expect(report.funnel.map((s) => s.step)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
    for (const step of report.funnel) {
      expect(Object.keys(step)).toEqual([
        'step',
        'title',
        'unit',
        'in',
        'out',
        'rule',
        'difference',
        'query',
      ])
      const difference = Object.values(step.difference).reduce<number>(
        (all, n) => all + (n ?? 0),
        0,
      )
      expect(step.in - step.out).toBe(difference)
    }
    for (const r of report.readings)
      expect(shape(r)).toMatchObject({
        id: 'string',
        title: 'string',
        used: 'boolean',
        counted: 'number',
        tiers: 'object',
      })
    for (const f of report.findings)
      expect(shape(f)).toMatchObject({
        rule: 'string',
        outcome: 'string',
        sentence: 'string',
        reasons: 'array',
      })
    expect(report.keys.map((k) => k.key)).toEqual(['id', 'name+phone', 'phone', 'name', 'line'])
    expect(report.keys.filter((k) => k.used)).toHaveLength(1)
  })

  test('hold whole numbers only, and no path of this machine', () => {
    expect(count.stdout).not.toMatch(/:\s*-?\d+\.\d/)
    expect(count.stdout).not.toContain(base)
  })
})

describe('exit codes and help', () => {
  test.for([['--help'], ['count', '--help'], ['read', '--help'], ['rows', '--help']])(
    '%s',
    async (args) => {
      const { status, stdout, stderr } = shuzheng(args, base)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      if (args.length > 1) expect(stdout).toMatch(/例 example\n {2}shuzheng/)
      await expect(stdout).toMatchFileSnapshot(golden(`${args.join('-').replaceAll('--', '')}.txt`))
    },
  )

  test.for([
    ['no command', []],
    ['an unknown command', ['zaehle']],
    ['no PATH', ['count']],
    ['a PATH that is not there', ['count', 'nowhere']],
    ['an unknown flag', ['count', '.', '--nosuch']],
    ['a bad value', ['count', '.', '--threads', '0']],
    ['a bad kind', ['count', '.', '--kind', 'a.csv!A=nosuch']],
    ['a bad period', ['count', '.', '--conduct', '2022..2021']],
    ['a report that is none', ['rows', 'nowhere.json']],
    ['a step that takes no rows out', ['rows', 'out/report.json', '--step', '3']],
  ] as const)('2 for %s', ([, args]) => {
    const { status, stderr } = shuzheng(args, base)
    expect(status).toBe(2)
    if (args.length > 0) expect(stderr).toMatch(/办法.*\n[\s\S]*English/)
  })

  test('2 for outputs inside the evidence, which stays as it was', () => {
    const { status } = shuzheng(['count', folder, '--no-cache', '--out', join(folder, 'out')], base)
    expect(status).toBe(2)
  })

  test('1 where something is not read, and the rest is counted', () => {
    const odd = folderOf(base, {
      ...smallFolder(),
      '照片.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'),
    })
    put(odd, '坏.xlsx', (smallFolder()['甲/名单.xlsx'] as Uint8Array).subarray(0, 700))
    const { status, stdout } = shuzheng(['count', odd, '--no-cache', '--json'], base)
    const found = JSON.parse(stdout) as Report
    expect(status).toBe(1)
    expect(found.complete).toBe(false)
    expect(found.records.counted).toBe(report.records.counted)
  })

  test('0 for an empty folder and for a file with nothing but a header', () => {
    const bare = folderOf(base, { '表头.csv': '姓名,电话\n', '空.csv': '' })
    writeFileSync(join(bare, '换行.txt'), '\n\n')
    const { status, stdout } = shuzheng(['count', bare, '--no-cache', '--json'], base)
    expect({ status, out: (JSON.parse(stdout) as Report).records.out }).toEqual({
      status: 0,
      out: 0,
    })
  })
})
