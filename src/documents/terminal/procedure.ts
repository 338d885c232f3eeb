import type { CaseReport } from '../../case-report.ts'
import type { ConditionState, RouteReport } from '../../report/procedure.ts'
import { entry } from './paint.ts'
import type { Paper } from './paint.ts'
import { ROUTE } from '../words/procedure.ts'
import { shown } from '../safe.ts'

/** Procedure and clocks for the terminal: the road that is taken, what is missing, each clock in its sentence. */
export function procedureLines(facts: CaseReport, paper: Paper): readonly string[] {
  const { procedure, clocks } = facts
  const road = [
    ...procedure.routes.map(routeText),
    ...(procedure.pack === null ? [] : [procedure.pack.sentence]),
    ...(procedure.settlement === null ? [] : [procedure.settlement.sentence]),
    ...procedure.notes.map(({ title, text }) => `${title}：${text}`),
  ]
  return [...told('程序', road, paper), ...told('期限', clocks.map(clockText), paper)]
}

/** What stands against a road; of the one that is taken also what is open. */
function routeText({ title, used, state, conditions }: RouteReport): string {
  const of = (wanted: ConditionState): string =>
    conditions
      .filter((c) => c.state === wanted)
      .map((c) => c.title)
      .join('、')
  const parts = [
    ['不符合', of('not-met')],
    ['待查', state === 'closed' && !used ? '' : of('unknown')],
  ].flatMap(([label = '', list = '']) => (list === '' ? [] : [`${label}：${list}`]))
  const why = parts.length === 0 ? '' : `（${parts.join('；')}）`
  return `${title}${used ? '（本案采用）' : ''}：${ROUTE[state]}${why}`
}

function clockText({ title, sentence }: CaseReport['clocks'][number]): string {
  return `${title}：${sentence}`
}

function told(head: string, texts: readonly string[], paper: Paper): readonly string[] {
  return texts.flatMap((text, i) => entry(i === 0 ? head : '', shown(text), paper))
}
