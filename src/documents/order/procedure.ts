import type { ClockReport, ProcedureReport } from '../../report/procedure.ts'
import { reason, scalars, type Order } from './order.ts'

const span = scalars('from', 'to')
const body = scalars('kind', 'name', 'level', 'evidence')

/** Order of keys of a clock. */
export const clockOrder: Order<ClockReport> = {
  ...scalars('id', 'title'),
  start: scalars('fact', 'label', 'on', 'evidence'),
  assumed: scalars('fact', 'label', 'on'),
  ...scalars('length', 'direction'),
  begins: span,
  ends: span,
  last: span,
  earliest: span,
  latest: span,
  calendar: [0],
  extensions: [{ title: 0, latest: span }],
  done: scalars('fact', 'label', 'on', 'kept'),
  ...scalars('article', 'cite', 'sure', 'sentence', 'open'),
  reasons: [reason],
  notes: [0],
}

/** Order of keys of roads, standing, court, filing pack and agreement. */
export const procedureOrder: Order<ProcedureReport> = {
  plaintiff: body,
  supporter: body,
  court: body,
  routes: [
    {
      ...scalars('id', 'title', 'used', 'state'),
      conditions: [scalars('id', 'title', 'state', 'why', 'article', 'cite', 'sure', 'open')],
    },
  ],
  pack: {
    ...scalars('title', 'article', 'cite', 'sure'),
    items: [scalars('id', 'title', 'state', 'evidence', 'note')],
    sentence: 0,
  },
  settlement: {
    words: [0],
    ...scalars('signed', 'effective', 'sentence'),
    open: [0],
  },
  notes: [{ ...scalars('id', 'title', 'text'), reasons: [reason] }],
  questions: [0],
}
