import { zValidator } from '@hono/zod-validator'
import type { z } from 'zod'
import { ShuzhengError } from '../errors.ts'

/** The body of a request, checked; its type is what the client has to send. */
export function body<S extends z.ZodType>(schema: S) {
  return zValidator('json', schema, refuse)
}

/** The query of an address, checked. */
export function query<S extends z.ZodType>(schema: S) {
  return zValidator('query', schema, refuse)
}

/** Names the field, never what stood in it. */
function refuse(result: {
  success: boolean
  error?: { issues: readonly { path: readonly PropertyKey[] }[] }
}): void {
  if (result.success) return
  const [issue] = result.error?.issues ?? []
  throw new ShuzhengError('server/bad-request', { field: issue?.path.join('.') || 'body' })
}
