import { globSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { layout as layoutSchema } from '../../src/case/facts/schema/statements.ts'
import type { CaseLayout } from '../../src/case/money/layouts.ts'
import type { Payment } from '../../src/report/payments.ts'
import { cashAccount, ledgerEntries, type LedgerEntry } from './ledger.ts'
import { folderOf, readFiles } from './read.ts'

const ROOT = '../shared/data/pay-double-entry-generator'

/**
 * Lines that the expected ledger leaves out, by its own configuration: each is in the file, and each is read. They are
 * counted here, not taken over: what an office wants to see of money is not what a household books.
 */
const LEFT_OUT: Readonly<Record<string, readonly [number, string]>> = {
  'icbc/credit': [5, '规则 ignore：财付通、支付宝'],
  'icbc/debit-v2': [4, '规则 ignore：财付通-、支付宝-、自动还款'],
  'citic/credit': [1, '规则 ignore：财付通(银联云闪付)'],
  mt: [11, '已退款的与其退款成对略去'],
}

/** TD has no header: its columns are said by a person, as anybody would have to. */
const TD = layoutSchema.parse({
  header: 0,
  time: 'A',
  memo: 'B',
  out: 'C',
  in: 'D',
  balance: 'E',
  days: 'mdy',
  unit: 'yuan',
  'all-in': 'CAD',
})

const ledgers = globSync(`${ROOT}/**/*.beancount`).sort()
const files = ledgers.flatMap((ledger) =>
  globSync(`${folderOf(ledger)}/*-records.{csv,xls,xlsx}`).map((file) => [file, ledger] as const),
)

test('there are files to be scored', () => {
  expect(files.length).toBeGreaterThanOrEqual(12)
})

/** What is read of each file; several at once, since starting a reader takes longer than reading. */
const read = new Map<string, readonly Payment[]>()

beforeAll(async () => {
  const paths = files.map(([file]) => file)
  const isTd = (file: string) => file.startsWith(`${ROOT}/td/`)
  // Apart from the workbooks: one of them holds the lines of a csv, which would be counted once.
  await take(paths.filter((f) => f.endsWith('.csv') && !isTd(f)))
  await take(paths.filter((f) => !f.endsWith('.csv')))
  await take(paths.filter(isTd), TD)
})

async function take(paths: readonly string[], layout: CaseLayout | null = null): Promise<void> {
  const { payments } = await readFiles(paths, { layout })
  for (const [i, path] of paths.entries()) {
    const own = payments.filter((p) => p.statement === `S${i + 1}`)
    read.set(path, own)
  }
}

test.each(files.map(([file, ledger]) => [file.slice(ROOT.length + 1), file, ledger] as const))(
  '%s: every expected line, with its sum, side, time and currency',
  (name, file, ledger) => {
    const config = readFileSync(`${folderOf(ledger)}/config.yaml`, 'utf8')
    const expected = ledgerEntries(readFileSync(ledger, 'utf8'), cashAccount(config))
    const own = read.get(file) ?? []
    // A workbook holds the same lines on two sheets.
    const counted = own.filter((p) => !own.some((first) => first.id === p.sameAs))
    const { missing, left } = matched(expected, counted)
    expect(missing).toEqual([])
    const [leftOut] = LEFT_OUT[folderOf(name)] ?? [0]
    expect(left).toHaveLength(leftOut)
  },
)

/** Expected lines that no line read is like, and lines read that nothing expects. */
function matched(expected: readonly LedgerEntry[], payments: readonly Payment[]) {
  const left = [...payments]
  const missing = expected.filter((entry) => {
    const i = left.findIndex((p) => isLike(p, entry))
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
  return { missing, left }
}

function isLike(payment: Payment, { time, fen, direction, currency }: LedgerEntry): boolean {
  const sameTime = time.length > 10 ? payment.time === time : payment.time?.slice(0, 10) === time
  return (
    sameTime &&
    payment.fen === fen &&
    payment.direction === direction &&
    payment.currency === currency
  )
}
