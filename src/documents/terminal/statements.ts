import type { StatementReport } from '../../report/statements.ts'
import { partOf } from '../words/numbers.ts'
import { entry, paint, type Paper } from './paint.ts'
import { shown } from '../safe.ts'
import {
  CHECKED,
  headSentence,
  issueSentence,
  placesText,
  sumSentence,
  unitText,
} from '../words/statement.ts'

/** Statements of accounts for a terminal: which they are, what they hold, and whether they add up. */
export function statementsText(statements: readonly StatementReport[], paper: Paper): string {
  const lines = [
    paint('数证 · 账户流水核对', 'strong', paper),
    ...entry(
      '说明',
      '账号、姓名已隐去；金额逐笔读取，单位为元；同一笔见于两份流水的只计一次',
      paper,
      'dim',
    ),
    ...(statements.length === 0 ? ['没有流水：案件文件没有写 statements，或者文件夹是空的'] : []),
    ...statements.filter((s) => !isOther(s)).flatMap((s) => ['', ...one(s, paper)]),
    ...others(statements.filter(isOther), paper),
    '',
    ...entry('English', english(statements), paper, 'dim'),
  ]
  return `${lines.join('\n')}\n`
}

function one(statement: StatementReport, paper: Paper): readonly string[] {
  const { id, path, of, sums, tables, checks, issues } = statement
  const whose = of === null ? '' : `（${of}）`
  return [
    paint(shown(`${id}${whose} ${path}`), 'strong', paper),
    ...entry('流水', shown(headSentence(statement)), paper),
    ...tables.flatMap((t) => (t.unit ? entry('单位', unitText(t.unit), paper) : [])).slice(0, 3),
    ...sums.flatMap((sum) => entry('金额', shown(sumSentence(sum)), paper)),
    ...checks.flatMap((c) => {
      const places = c.check === 'differs' && c.at.length > 0 ? `：${placesText(c.at, c.more)}` : ''
      const text = shown(c.sentence + places)
      return entry(CHECKED[c.check], text, paper, c.check === 'differs' ? 'loud' : undefined)
    }),
    ...issues.flatMap((i) => entry(i.lost ? '未读' : '提示', shown(issueSentence(i)), paper)),
    ...tables.flatMap((t) => (t.map === null ? [] : mapping(t.map, paper))),
  ]
}

/** Neither a statement nor one that should have been. */
function isOther({ forms, issues }: StatementReport): boolean {
  return forms.length === 0 && issues.length === 0
}

/** Names of other files that a terminal shows. */
const OTHERS = 5

function others(all: readonly StatementReport[], paper: Paper): readonly string[] {
  if (all.length === 0) return []
  const more = all.length > OTHERS ? ` …（${partOf(OTHERS, all.length)} 个）` : ''
  const names = all.slice(0, OTHERS).map((s) => s.path)
  return ['', ...entry('其他', shown(`不是流水：${names.join('、')}${more}`), paper)]
}

/** Kept as it stands: it is to be copied into a file. */
function mapping(map: string, paper: Paper): readonly string[] {
  return [
    ...entry('办法', '在 case.yaml 写明各列（或者以 --layout 试读）：', paper),
    ...map.split('\n').map((line) => `        ${shown(line)}`),
  ]
}

/** For the summary of a case: one line a statement, and what does not add up. */
export function statementLines(statements: readonly StatementReport[]): readonly string[] {
  return statements.flatMap((s) => {
    const amiss = s.checks.filter((c) => c.check === 'differs').length
    const lost = s.issues.filter((i) => i.lost).length
    const notes = [
      ...(amiss > 0 ? [`核对不符${String(amiss)}项`] : []),
      ...(lost > 0 ? [`未读${String(lost)}项`] : []),
    ]
    const parts = [
      headSentence(s),
      ...s.sums.map(sumSentence),
      ...(notes.length > 0 ? [notes.join('，')] : []),
    ]
    return [shown(`${s.id}：${parts.join('；')}`)]
  })
}

function english(statements: readonly StatementReport[]): string {
  const lines = statements.reduce((n, s) => n + s.lines, 0)
  const differs = statements.flatMap((s) => s.checks).filter((c) => c.check === 'differs').length
  const lost = statements.flatMap((s) => s.issues).filter((i) => i.lost).length
  return `${String(statements.length)} statements, ${String(lines)} lines, ${String(differs)} checks differ, ${String(lost)} issues lost something`
}
