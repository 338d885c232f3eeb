import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAPERS } from '../../src/documents/papers/all.ts'
import { shuzheng } from '../support/cli.ts'
import { workspace } from '../support/counting.ts'

const base = workspace('report')
const out = join(base, 'out')
const list = join(base, 'list')
const record = join(out, 'report.json')

beforeAll(() => {
  mkdirSync(list)
  writeFileSync(join(list, '名单.csv'), '姓名,电话\n张三丰,13800000001\n李四光,13800000002\n')
  const { status, stdout } = shuzheng(['count', list, '--out', out], base)
  expect(status).toBe(0)
  expect(stdout).toContain('条数核算说明.docx')
})

describe('count', () => {
  test('of a bare folder leaves the one paper that speaks of no person', () => {
    expect(existsSync(join(out, PAPERS.note))).toBe(true)
    expect(existsSync(join(out, PAPERS.inquiry))).toBe(false)
  })

  test('--no-sheets leaves ledgers and papers out', () => {
    const plain = join(base, 'plain')
    expect(shuzheng(['count', list, '--no-sheets', '--out', plain], base).status).toBe(0)
    expect(existsSync(join(plain, PAPERS.note))).toBe(false)
    expect(existsSync(join(plain, 'report.html'))).toBe(true)
  })

  test('lists its own papers and does not read them', () => {
    const again = join(base, 'again-list')
    mkdirSync(again)
    writeFileSync(join(again, '名单.csv'), readFileSync(join(list, '名单.csv')))
    writeFileSync(join(again, 'x.docx'), readFileSync(join(out, PAPERS.note)))
    const { status, stdout } = shuzheng(['count', again, '--json'], base)
    const report = JSON.parse(stdout) as { files: readonly { status: string }[] }
    expect({ status, files: report.files.map((f) => f.status) }).toEqual({
      status: 0,
      files: ['listed', 'read'],
    })
  })
})

describe('report', () => {
  test('renders page and paper to the same bytes, from the record alone', () => {
    const alone = join(base, 'alone')
    mkdirSync(alone)
    writeFileSync(join(alone, 'report.json'), readFileSync(record))
    const { status, stdout } = shuzheng(['report', join(alone, 'report.json')], base)
    expect(status).toBe(0)
    expect(stdout).toContain('XLSX')
    for (const name of ['report.html', PAPERS.note]) {
      expect({
        name,
        same: readFileSync(join(alone, name)).equals(readFileSync(join(out, name))),
      }).toEqual({
        name,
        same: true,
      })
    }
  })

  test('writes only what is asked for', () => {
    const only = join(base, 'only')
    expect(shuzheng(['report', record, '--docx', '--out', only], base).status).toBe(0)
    expect(existsSync(join(only, PAPERS.note))).toBe(true)
    expect(existsSync(join(only, 'report.html'))).toBe(false)
  })

  test.each([
    [['--xlsx'], 'shuzheng count'],
    [['--nonsense'], '--nonsense'],
  ])('refuses %j, and says what to do', (flags, told) => {
    const { status, stderr } = shuzheng(['report', record, ...flags], base)
    expect(status).toBe(2)
    expect(stderr).toContain(told)
  })

  test.each([
    ['that is missing', null],
    ['that is no JSON', '{'],
    ['of something else', '{"schema":"shuzheng.run/1"}'],
    ['without its parts', '{"schema":"shuzheng.report/1"}'],
  ])('refuses a record %s', (_, text) => {
    const path = join(base, 'other.json')
    rmSync(path, { force: true })
    if (text !== null) writeFileSync(path, text)
    const { status, stderr } = shuzheng(['report', path], base)
    expect({ status, told: stderr.includes('documents/no-record') }).toEqual({
      status: 2,
      told: true,
    })
  })

  test('writes nothing into the evidence', () => {
    const { status, stderr } = shuzheng(['report', record, '--out', join(list, 'here')], base)
    expect(status).toBe(2)
    expect(stderr).toContain('evidence/output-inside-input')
    expect(existsSync(join(list, 'here'))).toBe(false)
  })

  test('tells articles by number under other law data, and says so', () => {
    const path = join(base, 'older.json')
    const older = readFileSync(record, 'utf8').replace(/"rules": ?"[0-9a-f]+"/, '"rules":"older"')
    writeFileSync(path, older)
    const { status, stdout } = shuzheng(
      ['report', path, '--html', '--out', join(base, 'older')],
      base,
    )
    expect(status).toBe(0)
    expect(stdout).toContain('规则版本与报告所载不同')
  })
})
