import { expect, test } from 'vitest'
import { rolesOf } from '../../../bench/accuracy/sheets.ts'
import { madeSheet, type MadeSheet } from '../../../test/files/tables/made.ts'

const SHEETS = 300

/** What of a sheet was found otherwise than it was made. */
function otherwise(sheet: MadeSheet): string[] {
  const { roles } = rolesOf(sheet)
  return sheet.rows.flatMap(({ role }, i) =>
    roles[i] === role ? [] : [`${role}→${String(roles[i])}`],
  )
}

const sheets = Array.from({ length: SHEETS }, (_, i) => madeSheet(i + 1))

test('in made sheets no data row is taken for anything else, and every row has a role', () => {
  const wrong = sheets.flatMap(otherwise)
  expect(wrong.filter((w) => w.startsWith('data→') || w.endsWith('→undefined'))).toEqual([])
})

test('what is not data is known for what it is, but where a second table repeats the header of the first', () => {
  const wrong = sheets.flatMap(otherwise).filter((w) => w !== 'HEADER→REPEATED_HEADER')
  expect(wrong).toEqual([])
})

test('every feature occurs', () => {
  expect([...new Set(sheets.flatMap((s) => s.features))].sort()).toEqual([
    'begins right of column A',
    'blank row inside',
    'header of three rows',
    'header of two rows',
    'lists side by side',
    'lists side by side, column between',
    'notes below',
    'repeated header',
    'subtotals',
    'tables below each other',
    'title',
    'total',
  ])
})
