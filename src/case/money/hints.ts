import type { CaseNote } from '../../case-report.ts'
import { shownLocator } from '../../documents/safe.ts'
import { headerLayout } from '../../gains/statements/header.ts'
import type { TableReport } from '../../report.ts'
import type { StatementReport } from '../../report/statements.ts'

/** Places that a note names; the others are counted. */
const MOST = 5

/**
 * 提示: tables among the exhibits that have the columns of a published form of statement. They were counted as they were;
 * whether they are to be read as money is for a person to say.
 */
export function statementHints(tables: readonly TableReport[]): CaseNote[] {
  const found = tables.flatMap(({ at, columns }) => {
    const form = headerLayout(
      columns.map((c) => c.header),
      '',
    )?.form
    return form && form.needs.length > 0 ? [{ at, title: form.title }] : []
  })
  if (found.length === 0) return []
  const more = found.length > MOST ? `等${String(found.length)}张表` : ''
  const named = found.slice(0, MOST).map(({ at, title }) => `${shownLocator(at)}（${title}）`)
  return [
    {
      id: 'money.statements-in-exhibits',
      title: '检材中的账户流水',
      text: `${named.join('、')}${more}的列名与账户流水相同，已按名单统计。需要作为资金核对的，请写入 case.yaml 的 statements，届时不再作名单统计。`,
      reasons: [],
    },
  ]
}

/** 待查: statements of which something was left out of the sums. */
export function statementQuestions(statements: readonly StatementReport[]): string[] {
  return statements.flatMap(({ id, lacking: lost }) => {
    return lost.length === 0
      ? []
      : [
          `账户流水“${id}”有未读入的内容：${lost.join('、')}。请补充材料，或者写明各列（statements 的 layout）。`,
        ]
  })
}
