import { globSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Payment } from '../../src/report/payments.ts'
import type { MoneyRead } from '../../src/case/money/statements.ts'
import { readFiles } from './read.ts'

const ROOT = '../shared/data/pay-ezbookkeeping'

interface Expected {
  readonly type?: 'income' | 'expense' | 'transfer_out' | 'transfer_in'
  readonly time?: string
  readonly amount_cents?: number
  readonly Comment?: string
}

interface Case {
  readonly transactions: Readonly<Record<string, Expected>>
  readonly counts: { readonly Transactions?: number }
  readonly error: string | null
}

/**
 * Files that upstream refuses and that are read here, each for a reason; and those that are refused here as well, by the
 * issue that tells it. A household's importer may refuse a file; an office has no other, and reads what it says.
 */
const REFUSED: Readonly<Record<string, string>> = {
  // Nothing to be read: no line, and nothing amiss.
  NoTransactionData: '',
  // The form does not need the column, or the other columns tell the form.
  MissingFileHeader: '',
  'wechat/MissingRequiredColumn-2': '',
  'jdcom/MissingRequiredColumn-2': '',
  'jdcom/MissingRequiredColumn-5': '',
  'jdcom/MissingRequiredColumn-6': '',
  // 2024-09-01T01:23:45 is a time (ISO 8601); 09/01/2024 alone tells no order of day and month.
  'ParseInvalidTime-1': '',
  'wechat/ParseInvalidTime-2': 'time-unreadable',
  // No sum, no side: told.
  'alipay/MissingRequiredColumn-2': 'not-a-statement',
  'wechat/MissingRequiredColumn-3': 'direction-unknown',
  'jdcom/MissingRequiredColumn-7': 'direction-unknown',
  ParseInvalidType: 'direction-unknown',
  // 不计收支 of a kind that upstream does not know: a line that is not counted as in or out.
  SkipUnknownProductTransferTransaction: '',
}

const files = globSync(`${ROOT}/{alipay,wechat,jdcom}/*.csv`).sort()
const books = globSync(`${ROOT}/testdata/feidee*.xls{,x}`).sort()

test('there are cases to be scored', () => {
  expect(files.length).toBeGreaterThanOrEqual(35)
})

/** All at once, each a statement of its own: starting a reader takes longer than reading. */
let read: MoneyRead

beforeAll(async () => {
  read = await readFiles([...files, ...books])
})

test.each(files.map((file) => [nameOf(file), file] as const))('%s', (name, file) => {
  const expected = JSON.parse(readFileSync(file.replace(/csv$/, 'expected.json'), 'utf8')) as Case
  const { payments, issues } = readOf(file)
  const lost = issues.map((i) => i.code)
  if (expected.error !== null) {
    const said = Object.entries(REFUSED).find(([key]) => name.includes(key))
    expect(said, `${name} is refused upstream: ${expected.error}`).toBeDefined()
    if (said?.[1]) expect(lost).toContain(said[1])
    return
  }
  expect(issues.filter((i) => i.lost)).toEqual([])
  const { Transactions: count } = expected.counts
  if (count !== undefined) expect(payments).toHaveLength(count)
  for (const [i, one] of Object.entries(expected.transactions)) {
    expectLike(payments[Number(i)], one)
  }
})

/** Sheets of household books hold a line in each row below the header. */
test.each([
  ['elecloud', 7],
  ['legacy', 7],
  ['mymoney_test', 8],
])('household book %s: every row of every sheet is a line with a sum and a time', (name, rows) => {
  const book = books.find((b) => b.includes(name))
  const { payments, issues } = readOf(book ?? '')
  expect(payments).toHaveLength(rows)
  expect(payments.every((p) => p.fen !== null && p.time !== null)).toBe(true)
  expect(issues.filter((i) => i.lost)).toEqual([])
})

function readOf(file: string) {
  const id = `S${[...files, ...books].indexOf(file) + 1}`
  const payments = read.payments.filter((p) => p.statement === id)
  const issues = read.statements.find((s) => s.id === id)?.issues ?? []
  return { payments, issues }
}

function expectLike(
  payment: Payment | undefined,
  { type, time, amount_cents: cents, Comment }: Expected,
) {
  if (time !== undefined) expect(payment?.time).toBe(time)
  // A refund is a negative expense upstream, money that comes in here.
  if (cents !== undefined) expect(payment?.fen).toBe(Math.abs(cents))
  if (type !== undefined) expect(sidesOf(type, cents ?? 0)).toContain(payment?.direction)
  if (Comment) expect(payment?.memo).toContain(Comment)
}

/** Upstream's transfers, and income that the bill itself does not count as such, are 不计收支 here. */
function sidesOf(type: NonNullable<Expected['type']>, cents: number): readonly string[] {
  if (type === 'expense') return cents < 0 ? ['in'] : ['out']
  return type === 'income' ? ['in', 'neutral'] : ['neutral']
}

function nameOf(file: string): string {
  const [folder = '', test = ''] = file.slice(ROOT.length + 1).split('/')
  return `${folder}/${test.replace(/^Test\w*ParseImportedData_/, '').replace(/\.csv$/, '')}`
}
