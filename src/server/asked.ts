import { validator } from 'hono/validator'
import type { z } from 'zod'
import { ShuzhengError } from '../errors.ts'

/** The body of a request, checked; its type is what the client has to send. */
export function body<S extends z.ZodType>(schema: S) {
  return validator('json', (value): z.output<S> => checked(schema, value))
}

/** The query of an address, checked. */
export function query<S extends z.ZodType>(schema: S) {
  return validator('query', (value): z.output<S> => checked(schema, value))
}

function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new ShuzhengError('server/bad-request', { field: issue?.path.join('.') || 'body' })
}
