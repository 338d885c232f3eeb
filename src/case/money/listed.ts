import { resolve } from 'node:path'
import type { Override } from '../request.ts'
import type { Evidence } from '../roots.ts'
import { filesAt } from './statements.ts'

/**
 * Statements that lie inside an exhibit: they are listed there and read as money, never counted as lists. Said of each
 * file by its name, as a correction of a person is, so that the report prints it.
 */
export function statementOverrides({ caseFile, caseFolder, roots }: Evidence): Override[] {
  if (!caseFile || caseFolder === null) return []
  return caseFile.statements.flatMap(({ id, path }) => {
    const files = filesAt(id, path, resolve(caseFolder, path)) ?? []
    const inside = files.filter(({ at: [name] }) =>
      roots.some((r) => isWithin(String(name), r.prefix)),
    )
    return inside.map(({ at }): Override => {
      const file = at.join('/')
      const written = `case.yaml statements ${id}：${file} 为账户流水，不作名单统计`
      return { file, sheet: null, reading: { statement: true }, kind: null, written }
    })
  })
}

function isWithin(name: string, prefix: string): boolean {
  return prefix === '' || name === prefix || name.startsWith(`${prefix}/`)
}
