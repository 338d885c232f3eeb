import { Hono } from 'hono'
import type { Desk } from './desk.ts'
import { placeRoutes } from './routes/place.ts'
import { reportRoutes } from './routes/report.ts'

/** Everything that the workbench asks for; its type is the workbench's client (`hc<Api>`). */
export function api(desk: Desk) {
  return new Hono().route('/', placeRoutes(desk)).route('/', reportRoutes(desk))
}

export type Api = ReturnType<typeof api>
