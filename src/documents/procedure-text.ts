import type { CaseReport } from '../case-report.ts'
import { entry } from './paint.ts'
import type { Paper } from './paint.ts'
import { CONDITION, ROUTE } from './procedure-words.ts'
import { shown } from './safe.ts'

/** Procedure and clocks for the terminal: the road that is taken, what is missing, each clock in its sentence. */
export function procedureLines(facts: CaseReport, paper: Paper): readonly string[] {
  const { procedure, clocks } = facts
  const road = [
    ...procedure.routes.map(({ title, used, state, conditions }) => {
      const open = conditions.filter((c) => c.state === 'not-met' || c.state === 'unknown')
      const why = open.map((c) => `${c.title}${CONDITION[c.state]}`).join('、')
      return `${title}${used ? '（本案采用）' : ''}：${ROUTE[state]}${why === '' ? '' : `（${why}）`}`
    }),
    ...(procedure.pack === null ? [] : [procedure.pack.sentence]),
    ...(procedure.settlement === null ? [] : [procedure.settlement.sentence]),
    ...procedure.notes.map(({ title, text }) => `${title}：${text}`),
  ]
  return [...told('程序', road, paper), ...told('期限', clocks.map(clockText), paper)]
}

function clockText({ title, sentence }: CaseReport['clocks'][number]): string {
  return `${title}：${sentence}`
}

function told(head: string, texts: readonly string[], paper: Paper): readonly string[] {
  return texts.flatMap((text, i) => entry(i === 0 ? head : '', shown(text), paper))
}
