import type { Beginning } from './beginning.ts'

/** What of a script depends on the program that wrote it. */
export interface SqlDialect {
  /** A backslash escapes inside plain strings. */
  readonly backslash: boolean
  /** A line holds one row at most, so that the number of the line names the row. */
  readonly byLine: boolean
}

const MYSQL = /mysql|mariadb|phpmyadmin|navicat|engine\s*=|lock tables|\/\*!\d|auto_increment/gi
const OTHERS =
  /postgresql|pg_catalog|standard_conforming_strings|\[dbo\]|\nGO\r?\n|\bN'|sql server|oracle|prompt |pragma foreign_keys|sqlite|begin transaction|nvarchar|varchar2|identity_insert/gi

/** Decides by the beginning of a script: who wrote it, and by its strings where nobody is named. */
export function dialectOf({ text, rows }: Beginning): SqlDialect {
  return { backslash: escapes(text), byLine: !/\)[ \t]*,[ \t]*\(/.test(rows) }
}

function escapes(sample: string): boolean {
  const head = withoutStrings(sample)
  const mysql = (head.match(MYSQL)?.length ?? 0) + (/`[\w\u0080-\uffff]/.test(head) ? 2 : 0)
  const others = head.match(OTHERS)?.length ?? 0
  if (/source server type\s*:\s*(?:postgresql|oracle|sql server|sqlite)/i.test(sample)) return false
  if (mysql !== others) return mysql > others
  return /\\'[^,);\s]|\\"|\\n/.test(sample)
}

/** Without what rows hold, so that no name in a cell speaks for a program. */
function withoutStrings(sample: string): string {
  return sample.replace(/N?'[^'\n]*'/g, (text) => (text.startsWith('N') ? "N''" : "''"))
}
