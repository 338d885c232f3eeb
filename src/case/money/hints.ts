import type { CaseNote } from '../../case-report.ts'
import { shownLocator } from '../../documents/safe.ts'
import { headerLayout } from '../../gains/statements/layout/header.ts'
import type { FileReport, Report, TableReport } from '../../report.ts'
import type { StatementReport } from '../../report/statements.ts'

/** Places that a note names; the others are counted. */
const MOST = 5

interface LooksLike {
  readonly at: TableReport['at']
  readonly title: string
}

/** Tables that have the columns of a published form of statement. */
function looksLike(tables: readonly TableReport[]): LooksLike[] {
  return tables.flatMap(({ at, columns }) => {
    const form = headerLayout(
      columns.map((c) => c.header),
      '',
    )?.form
    return form && form.needs.length > 0 ? [{ at, title: form.title }] : []
  })
}

function namedText(found: readonly LooksLike[]): string {
  const more = found.length > MOST ? `等${String(found.length)}张表` : ''
  return `${found
    .slice(0, MOST)
    .map(({ at, title }) => `${shownLocator(at)}（${title}）`)
    .join('、')}${more}`
}

/**
 * 提示: tables among the exhibits that have the columns of a published form of statement. They were counted as they were;
 * whether they are to be read as money is for a person to say.
 */
export function statementHints(tables: readonly TableReport[]): CaseNote[] {
  const found = looksLike(tables)
  if (found.length === 0) return []
  return [
    {
      id: 'money.statements-in-exhibits',
      title: '检材中的账户流水',
      text: `${namedText(found)}的列名与账户流水相同，已按名单统计。需要作为资金核对的，请写入 case.yaml 的 statements，届时不再作名单统计。`,
      reasons: [],
    },
  ]
}

/**
 * The same in a bare folder, where nobody can enter a statement: each such table is told at its file, with the command
 * that reads it as money.
 */
export function withStatementHints<
  R extends { readonly files: readonly FileReport[]; readonly tables: readonly TableReport[] },
>(report: R): R {
  const found = looksLike(report.tables)
  if (found.length === 0) return report
  const files = report.files.map((file) => {
    const own = found.filter(({ at }) => file.at.every((step, i) => at[i] === step))
    const issues = own.map(({ at, title }) => ({
      code: 'STATEMENT' as const,
      at,
      message: hint(title),
    }))
    return issues.length === 0 ? file : { ...file, issues: [...file.issues, ...issues] }
  })
  return { ...report, files }
}

function hint(title: string): string {
  return `列名与账户流水相同（${title}），这里按名单读取；作为资金核对，用 shuzheng statements 读这个文件`
}

/** The count of a bare folder, with what in it was counted as a list and has the columns of a statement. */
export function countedStatements(report: Report): Report {
  const found = looksLike(report.tables)
  if (found.length === 0) return report
  const asked = `${namedText(found)}的列名与账户流水相同，已按名单统计：是否为账户流水待查，作为资金核对用 shuzheng statements 读取`
  return { ...withStatementHints(report), questions: [...report.questions, asked] }
}

/** 待查: statements of which something was left out of the sums, or that do not add up with what they say of themselves. */
export function statementQuestions(statements: readonly StatementReport[]): string[] {
  return statements.flatMap(({ id, lacking, checks }) => {
    const differs = checks.filter((c) => c.check === 'differs').map((c) => c.sentence)
    return [
      ...(lacking.length === 0
        ? []
        : [
            `账户流水“${id}”有未读入的内容：${lacking.join('、')}。请补充材料，或者写明各列（statements 的 layout）。`,
          ]),
      ...(differs.length === 0
        ? []
        : [
            `账户流水“${id}”核对不符：${differs.join('；')}。是否缺页、截断或者经过改动，请向出具机构核对。`,
          ]),
    ]
  })
}
