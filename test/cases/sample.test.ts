import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '../../demo/random.ts'
import { unlockedFile } from '../../src/evidence/locks/office/file.ts'
import { WorkedSheet } from '../support/filled-sheet.ts'
import {
  countAt,
  filesUnder,
  otherUser,
  place,
  put,
  remains,
  run,
  type Ended,
  type Place,
} from '../support/proof/command.ts'
import { Search } from '../support/proof/search.ts'
import { draw, drawn, HEAD, LINES, PEOPLE, putLists } from '../support/sample-case.ts'

// A loaded machine is slow, not wrong.

const at = place()
let first: Ended
beforeAll(async () => {
  putLists(at, (lines) => lines)
  expect((await countAt(at, ['--no-sheets'])).code).toBe(0)
  first = await draw(at, 's')
})

describe('the draw', () => {
  test('is sized, divided and told', () => {
    expect([first.code, first.stderr]).toEqual([0, ''])
    const sample = drawn(at, 's')
    expect(sample.list.records).toBe(900)
    expect(sample.method).toMatchObject({ size: 270, uncorrected: 385 })
    expect(sample.strata.map((s) => [s.tier, s.population, s.drawn])).toEqual([
      ['C', 20, 6],
      ['C', 420, 126],
      ['C', 460, 138],
    ])
    expect(sample.records).toHaveLength(270)
    expect(new Set(sample.records.map((r) => `${r.file.join()}:${String(r.row)}`)).size).toBe(270)
    expect(first.stdout).toContain('计入 900 条')
    expect(first.stdout).toContain('演示种子（指定）')
  })

  test('has a list digest that the counted rows of the ledger give again', async () => {
    const rows = await run(at, [
      'rows',
      join(at.out, 'report.json'),
      '--code',
      'COUNTED',
      '--json',
      '--limit',
      '2000',
    ])
    const tables = new Map<string, number[]>()
    for (const line of rows.stdout.trim().split('\n')) {
      const row = JSON.parse(line) as { exhibit: string; file: string[]; row: number }
      const key = JSON.stringify([row.exhibit, ...row.file])
      tables.set(key, [...(tables.get(key) ?? []), row.row])
    }
    const report = createHash('sha256')
      .update(readFileSync(join(at.out, 'report.json')))
      .digest('hex')
    const text = [...tables].map(([key, own]) => `${key}\t${runs(own)}\n`).join('')
    const digest = createHash('sha256').update(`${report}\n${text}`).digest('hex')
    expect(drawn(at, 's').list.digest).toBe(digest)
  })

  test('is the same for another user, another key, other threads', async () => {
    const other = otherUser(at)
    await countAt(other, ['--no-sheets', '--no-cache', '--threads', '1'])
    expect((await draw(other, 's')).code).toBe(0)
    for (const name of ['sample.json', '抽样核实说明.html', '抽样核实表.xlsx']) {
      const [a, b] = [at, other].map((p) => readFileSync(join(p.dir, 's', name)))
      expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true)
    }
  })

  test('of a file does not change when rows of others are shuffled, nor by what was drawn before', async () => {
    const other = place()
    putLists(other, (lines) => randomFrom(5).shuffle([...lines]))
    for (const name of ['sample.json', 'sample-run.json', '抽样核实说明.html', '抽样核实表.xlsx']) {
      put(other, `旧/${name}`, readFileSync(join(at.dir, 's', name)))
    }
    await countAt(other, ['--no-sheets'])
    await draw(other, 's')
    const rowsIn = (p: Place, file: string) =>
      drawn(p, 's').records.flatMap((r) => (r.file[0] === file ? [r.row] : []))
    expect(rowsIn(other, '甲.csv')).toEqual(rowsIn(at, '甲.csv'))
    expect(rowsIn(other, '丙.csv')).toEqual(rowsIn(at, '丙.csv'))
    expect(drawn(other, 's').list.records).toBe(900)
    expect(drawn(other, 's').list.digest).not.toBe(drawn(at, 's').list.digest)
    put(other, '丁.csv', `${HEAD}\r\n${LINES[0] ?? ''}\r\n`)
    expect((await draw(other, 't')).stderr).toContain('sample/report-changed')
  })

  test('without a seed takes that of the list, the same each time', async () => {
    await draw(at, 'auto', ['--purpose', '核实', '--by', 'tier', '--precision', '10'])
    const sample = drawn(at, 'auto')
    expect([sample.seed, sample['seed-from']]).toEqual([sample.list.digest, 'list'])
    expect(sample.strata).toHaveLength(1)
    expect(sample.strata[0]).toMatchObject({ label: null, population: 900, drawn: 87 })
  })
})

describe('clear text', () => {
  test('stands in the call sheet alone, and only what the mode needs', async () => {
    const sheet = join(at.dir, 's', '抽样核实表.xlsx')
    expect(statSync(sheet).mode & 0o777).toBe(0o600)
    const texts = PEOPLE.flatMap((p) => [p.name, p.phone, p.id, p.address, p.note])
    const others = filesUnder(at.dir).filter(
      (f) => !f.startsWith(at.evidence) && !f.endsWith(sheet),
    )
    const written = others.filter((f) => !f.endsWith('抽样核实表.xlsx'))
    expect(await new Search(texts).files(written)).toEqual([])
    expect(new Search(texts).bytes('said', Buffer.from(first.stdout + first.stderr))).toEqual([])
    const found = await new Search(texts).files([sheet])
    const shown = new Set(found.map((f) => f.text))
    expect(PEOPLE.some((p) => shown.has(p.id) || shown.has(p.address) || shown.has(p.note))).toBe(
      false,
    )
    expect(PEOPLE.filter((p) => shown.has(p.phone))).toHaveLength(270)
  })

  test('is nowhere in the temporary folders', () => {
    expect(remains(at)).toEqual([])
  })

  test('is the record’s own: each row shows the person who stands at its place', () => {
    const sheet = new WorkedSheet(join(at.dir, 's', '抽样核实表.xlsx'))
    for (const record of drawn(at, 's').records.filter((r) => r.file[0] === '甲.csv')) {
      const cells = sheet.grid[sheet.rowOf(record.number)] ?? []
      const person = PEOPLE[record.row - 2]
      expect([cells[sheet.column('姓名')], cells[sheet.column('电话号码')]]).toEqual([
        person?.name,
        person?.phone,
      ])
    }
  })

  test('is opened for a purpose, which is noted with who and when outside the record', () => {
    const { openings } = JSON.parse(readFileSync(join(at.dir, 's', 'sample-run.json'), 'utf8')) as {
      openings: readonly Record<string, unknown>[]
    }
    expect(openings).toHaveLength(1)
    expect(openings[0]).toMatchObject({ purpose: '用途甲乙丙', records: 270, password: false })
    expect(readFileSync(join(at.dir, 's', 'sample.json'), 'utf8')).not.toContain('用途甲乙丙')
  })

  test('lies behind a password on request', async () => {
    const file = join(at.dir, 'pw.txt')
    writeFileSync(file, '一二三四五六七八\n')
    const flags = ['--purpose', '核实', '--precision', '20', '--password-file', file]
    expect((await draw(at, 'locked', [...flags, '--mode', '人口信息比对'])).code).toBe(0)
    const path = join(at.dir, 'locked', '抽样核实表.xlsx')
    const bytes = readFileSync(path)
    expect(bytes.subarray(0, 4).toString('hex')).toBe('d0cf11e0')
    const plain = unlockedFile(bytes, '一二三四五六七八')
    expect(Buffer.isBuffer(plain) && plain.subarray(0, 2).toString()).toBe('PK')
    const back = ['sample', 'results', path, '--draw', join(at.dir, 'locked', 'sample.json')]
    expect((await run(at, back)).stderr).toContain('sample/password')
    const read = await run(at, [...back, '--password-file', file])
    expect([read.code, read.stderr]).toEqual([1, ''])
    expect(read.stdout).toContain('未填 ')
  })
})

/** `2-10,12` for rows 2 to 10 and 12. */
function runs(rows: readonly number[]): string {
  const parts: [number, number][] = []
  for (const row of rows) {
    const last = parts.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else parts.push([row, row])
  }
  return parts.map(([a, b]) => (a === b ? String(a) : `${String(a)}-${String(b)}`)).join()
}
