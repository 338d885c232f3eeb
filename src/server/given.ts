import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { saved } from './saved.ts'

const TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A file to be saved, never opened here: it is not a page of ours. */
export function given(c: Context, path: string, name: string) {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
    'Content-Type': type,
    'Content-Length': String(statSync(path).size),
    ...saved(name),
  })
}

/** A page of ours as it was written: no script, nothing from outside, only within our own page. */
export function sealedPage(c: Context, html: string) {
  c.header('Content-Security-Policy', SEALED)
  return c.html(html)
}

const SEALED =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
