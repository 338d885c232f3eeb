import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing, makeQingdao, type Truth } from '../../demo/make.ts'
import type { PartyReport, Quantity } from '../../src/case-report.ts'
import { countFolder, type FolderCount } from '../../src/case/count-folder.ts'
import { SILENT } from '../../src/case/intake/progress.ts'
import { ledgerRows } from '../../src/case/ledger/ledger-rows.ts'
import { personSets } from '../../src/case/ledger/person-sets.ts'
import { run } from '../../src/cli/rows.ts'
import { behindNumber, type AskedNumber } from '../../src/cli/rows-behind.ts'
import { ledgerWorkbook, writeLedger } from '../../src/documents/workbooks/ledger.ts'
import type { LedgerRow } from '../../src/documents/workbooks/ledger-row.ts'
import type { Reason } from '../../src/report.ts'
import { requestFor, workspace } from '../support/counting.ts'

/** Promise 5 for persons: every number of a person goes back to its rows by the selection printed beside it. */
const base = workspace('rows-of-persons')
const open: FolderCount[] = []
afterAll(() => open.forEach(({ session }) => session.close()))

const STORIES: readonly (readonly [string, (dir: string) => Truth, number])[] = [
  ['chongqing', makeChongqing, 11_034],
  ['qingdao', makeQingdao, 37_002],
]

describe.each(STORIES)('%s', (name, make, number) => {
  let counted: FolderCount
  beforeAll(async () => {
    make(`${base}/${name}`)
    counted = await countFolder(requestFor([`${base}/${name}`]), SILENT)
    open.push(counted)
  })

  test('each number lists as many rows, each another person, and says so', async () => {
    const parties = counted.report.case?.parties ?? []
    const numbers = parties.flatMap(numbersOf)
    expect(numbers.map(({ n }) => n)).toContain(number)
    for (const { n, rows, open } of numbers) {
      const { list, said } = await listed(counted, asked(rows))
      expect({ rows, n: list.length }).toEqual({ rows, n })
      const places = list.map((r) => JSON.stringify([r.file, r.sheet, r.row, r.counts?.for]))
      expect(new Set(places).size).toBe(n)
      expect(said[0]).toContain(`${String(n)} 条${open ? '以上' : ''}：所列每条一行`)
    }
  })

  test('the other rows of a record stand beside it, marked, and point to it', async () => {
    const ids = counted.report.batches.map((b) => b.id)
    const { list } = await listed(counted, { batch: ids, others: true })
    const first = list.filter((r) => r.counts?.same === null)
    expect(first.length).toBe(number)
    const others = first.reduce((sum, r) => sum + (r.counts?.others ?? 0), 0)
    expect(list.length).toBe(number + others)
    expect(others).toBeGreaterThan(500)
  })

  test('the ledger counts each person and buyer again, to the numbers of the report', async () => {
    const { report, session, files } = counted
    const persons = await personSets(counted)
    const path = `${base}/${name}.xlsx`
    const rows = ledgerRows(session, files, {}, report, persons)
    await writeLedger(path, ledgerWorkbook(report, 'ab'.repeat(32), rows, persons?.totals))
    const book = read(readFileSync(path), { cellFormula: true })
    const sheet = book.Sheets['汇总'] ?? {}
    const lines = utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 })
    const own = lines.filter(([group]) => group === '按人、下家')
    const sums = own.filter(([, value]) => value === '合计')
    for (const party of report.case?.parties ?? []) {
      const n = party.tiers.C['at-least']
      if (n === 0) continue
      const line = sums.find(([, , label]) => String(label).startsWith(`${party.name} 第五项`))
      expect(line?.slice(3), party.name).toEqual([n, n, n, '相符'])
    }
    expect(own.map((line) => line.at(-1))).not.toContain('不符')
    const [, tag = '', , n] = own[0] ?? []
    const tagged = book.SheetNames.filter((s) => s !== '汇总')
      .flatMap((s) => utils.sheet_to_json<Record<string, string>>(book.Sheets[s] ?? {}))
      .filter((row) => row['按人计入（人-下家-项）']?.includes(`〔${String(tag)}〕`))
    expect(tagged.length).toBe(n)
  })

  test('the formula tells the selection beside each of its numbers', () => {
    for (const party of counted.report.case?.parties ?? []) {
      const told = selections([party.formula])
      for (const { rows } of [party.tiers.C, party.tiers.C.unsold])
        if (rows !== undefined) expect(told).toContain(rows)
    }
  })
})

const TIERS = ['A', 'B', 'C'] as const

/** Every number that a person's part prints, with its selection. */
function numbersOf({ tiers }: PartyReport) {
  const all = TIERS.flatMap((t): readonly Quantity[] => {
    const { unsold, obtained, provided, 'by-buyer': buyers } = tiers[t]
    return [tiers[t], unsold, obtained, provided, tiers[t]['in-duty'], ...buyers]
  })
  return all
    .filter((q) => q['at-least'] > 0)
    .map((q) => ({ n: q['at-least'], rows: q.rows ?? 'none', open: q.exactly === null }))
}

/** `--person fei --item 5` as the command reads it. */
function asked(rows: string): AskedNumber {
  const words = rows.split(' ')
  const pairs = words.flatMap((word, i): [string, string | true][] => {
    if (!word.startsWith('--')) return []
    const next = words[i + 1]
    return [[word.slice(2), next === undefined || next.startsWith('--') ? true : next]]
  })
  return Object.fromEntries(pairs)
}

async function listed(counted: FolderCount, values: AskedNumber) {
  const behind = await behindNumber(values, counted, {})
  if (behind === null) throw new Error('no number was asked for')
  const list: LedgerRow[] = []
  for await (const row of ledgerRows(counted.session, counted.files, behind.selection))
    list.push(row)
  return { list, said: behind.lines }
}

function selections(reasons: readonly Reason[]): string[] {
  return reasons.flatMap(({ rows, because }) => [
    ...(rows === undefined ? [] : [rows]),
    ...selections(because ?? []),
  ])
}

/** What a request is refused for. */
const problem = (why: string) => ({
  code: 'cli/bad-flag',
  details: { problem: expect.stringContaining(why) as string },
})

test('a batch without files says that there is nothing to list', async () => {
  const counted = open.at(-1)
  if (!counted) throw new Error('nothing was counted')
  const { list, said } = await listed(counted, { batch: ['b1'] })
  expect(list).toEqual([])
  expect(said).toEqual(['批次b1 仅有载明数，没有文件，没有行可列'])
  const refused = (values: AskedNumber, why: string) =>
    expect(behindNumber(values, counted, {})).rejects.toMatchObject(problem(why))
  await refused({ batch: ['b9'] }, '批次：b1、b2')
  await refused({ person: 'x' }, '人员：seller1')
  await refused({ person: 'dong', buyer: 'x' }, '此人的下家：wu')
  await refused({ item: '5' }, '与 --person 同时使用')
})

test('a person is asked for of a report only', async () => {
  await expect(run(['--person', 'fei'])).rejects.toMatchObject(problem('没有给出 report.json'))
})
