import { RowBuilder } from '../../src/evidence/readers/row-builder.ts'
import type { RowRole } from '../../src/evidence/codes.ts'
import type { RowView } from '../../src/evidence/row.ts'
import { tableFinder } from '../../src/evidence/tables/finder.ts'
import { Settling } from '../../src/evidence/tables/settling.ts'
import type { TableOut } from '../../src/evidence/tables/table.ts'
import { madeSheet, type MadeSheet } from '../../test/files/tables/made.ts'

/** The role that the finder gives to each row of a sheet, in order of rows; and how many lists or tables it found. */
export function rolesOf(sheet: MadeSheet): { roles: string[]; tables: number } {
  const roles: string[] = []
  let tables = 0
  const say = (role: RowRole, view: RowView): void => void (roles[view.row - 1] = role)
  const out: TableOut = {
    table: () => {
      tables++
    },
    data: (view) => say('data', view),
    other: say,
    unread: () => undefined,
    end: () => undefined,
    beside: (lists) => {
      const settling = new Settling<number>(lists.length, ({ role, of }) => {
        roles[of - 1] = role
      })
      return lists.map((_, i) => ({
        table: () => {
          tables++
        },
        data: (view) => settling.say(i, 'data', view.row),
        other: (code, view) => settling.say(i, code, view.row),
        unread: () => undefined,
        end: () => undefined,
      }))
    },
  }
  const grid = tableFinder({ sheet: '表', hidden: false, delimiter: null, delimiterByte: -1 }, out)
  sheet.rows.forEach(({ cells }, i) => {
    const builder = new RowBuilder().begin(i + 1)
    cells.forEach((cell, c) => cell !== '' && builder.cell(c, cell))
    grid.row(builder.view)
  })
  grid.end()
  return { roles, tables }
}

export interface RoleScore {
  readonly role: string
  readonly made: number
  readonly found: number
  readonly both: number
}

/** Rows of so many made sheets by role: put in, found, and both. */
export function scoreSheets(sheets: number): {
  scores: RoleScore[]
  wrong: string[]
  whole: number
} {
  const tally = new Map<string, { made: number; found: number; both: number }>()
  const of = (role: string) => {
    const one = tally.get(role) ?? { made: 0, found: 0, both: 0 }
    tally.set(role, one)
    return one
  }
  const wrong: string[] = []
  let whole = 0
  for (let seed = 1; seed <= sheets; seed++) {
    const sheet = madeSheet(seed)
    const { roles } = rolesOf(sheet)
    const misses = sheet.rows.flatMap((row, i) => {
      const found = roles[i] ?? 'none'
      of(row.role).made++
      of(found).found++
      if (found === row.role) of(found).both++
      return found === row.role ? [] : [`${String(i + 1)} ${row.role}→${found}`]
    })
    if (misses.length === 0) whole++
    else
      wrong.push(
        `sheet ${String(seed)} (${sheet.features.join(', ')}): ${misses.slice(0, 6).join('; ')}`,
      )
  }
  return { scores: [...tally].map(([role, n]) => ({ role, ...n })), wrong, whole }
}
