import { distinct, isEntered, namesOf } from './names.ts'
import type { CaseFile } from './schema.ts'
import type { Tell } from './tell.ts'

type Statement = CaseFile['statements'][number]

/** Statements of accounts, each id once, of accounts and persons that are entered. */
export function statements(facts: CaseFile, tell: Tell): CaseFile['statements'] {
  const users = namesOf('人员或者账号', 'parties 或者 accounts', facts.parties, facts.accounts)
  return distinct(facts.statements, 'statements', tell).map((statement): Statement => {
    const i = facts.statements.indexOf(statement)
    const { of, shape, ...rest } = statement
    if (shape !== undefined && rest.layout === undefined) tell(noLayout(i))
    const effect = '该份流水按账户不明处理'
    const known = of !== undefined && isEntered(of, users, ['statements', i, 'of'], effect, tell)
    return {
      ...rest,
      ...(known ? { of } : {}),
      ...(shape !== undefined && rest.layout !== undefined ? { shape } : {}),
    }
  })
}

function noLayout(i: number) {
  return {
    path: ['statements', i, 'shape'],
    problem: '写了表形，没有写各列的含义',
    remedy: '请补写 layout；写法：layout: { time: A, amount: C, direction: positive-in }',
    effect: '表形不采用，该份流水按列名识别',
  }
}
