import type { MiddlewareHandler } from 'hono'
import { plainText, shown } from '../documents/safe.ts'

/** What a page sends back as it got it: paths of this machine, and the text of the case file in its editor. */
const SENT_BACK =
  /^\/api\/(?:desk|folders|dropped|journal\/facts|facts(?:\/(?:remove|settle|files|near))?|open|again|cancel)$/

/** Longer texts of suspects are cut with their length named; sentences of ours are shorter. */
const LONGEST = 2000

/**
 * Answers are read by people: whatever stands in a name, a header or a cell, no character that hides or turns the
 * reading direction reaches a page, and no page is as long as the longest cell.
 *
 * @example '名单\u202Egpj.csv' → '名单\u{202E}gpj.csv', written out
 */
export const plainly: MiddlewareHandler = async (c, next) => {
  await next()
  const isJson = c.res.headers.get('content-type')?.startsWith('application/json')
  if (!isJson || SENT_BACK.test(c.req.path)) return
  const answer: unknown = await c.res.json()
  const text = JSON.stringify(answer, (_, value: unknown) =>
    typeof value === 'string' ? plainValue(value) : value,
  )
  c.res = new Response(text, { status: c.res.status, headers: c.res.headers })
}

/** Lines of our own texts stay lines. */
function plainValue(text: string): string {
  const cut = text.length > LONGEST ? shown(text) : text
  return cut.includes('\n') ? cut.split('\n').map(plainText).join('\n') : plainText(cut)
}
