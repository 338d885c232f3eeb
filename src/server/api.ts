import { Hono } from 'hono'
import type { Desk } from './desk.ts'
import { columnRoutes } from './routes/columns.ts'
import { journalRoutes } from './routes/journal.ts'
import { lawRoutes } from './routes/law.ts'
import { paperRoutes } from './routes/papers.ts'
import { placeRoutes } from './routes/place.ts'
import { reportRoutes } from './routes/report.ts'
import { rowRoutes } from './routes/rows.ts'

/** Everything that the workbench asks for; its type is the workbench's client (`hc<Api>`). */
export function api(desk: Desk) {
  return new Hono()
    .route('/', placeRoutes(desk))
    .route('/', reportRoutes(desk))
    .route('/', rowRoutes(desk))
    .route('/', columnRoutes(desk))
    .route('/', journalRoutes(desk))
    .route('/', paperRoutes(desk))
    .route('/', lawRoutes())
}

export type Api = ReturnType<typeof api>
