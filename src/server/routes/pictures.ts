import { Hono } from 'hono'
import { z } from 'zod'
import type { FolderCount } from '../../case/count-folder.ts'
import { digestOf } from '../../documents/json/json.ts'
import {
  picturePolicy,
  SCREEN_PICTURES,
  sheetsOf,
  type ScreenPicture,
} from '../../documents/pictures/screen.ts'
import { ShuzhengError } from '../../errors.ts'
import { query } from '../asked.ts'
import type { Desk } from '../desk.ts'

const sheet = z.object({ n: z.coerce.number<string>().int().positive().default(1) })

/**
 * Pictures of the open case as SVG: `/pictures` tells how many sheets each has, `/pictures/chain.svg?n=2` is one of them.
 * They are drawn when they are first asked for.
 */
export function pictureRoutes(desk: Desk) {
  const drawn = new WeakMap<FolderCount, Pictures>()
  const picturesOf = (counted: FolderCount): Pictures => {
    const known = drawn.get(counted) ?? new Pictures(counted)
    drawn.set(counted, known)
    return known
  }
  return new Hono()
    .get('/pictures', async (c) =>
      c.json(await desk.look((counted) => picturesOf(counted).counts())),
    )
    .get('/pictures/:file', query(sheet), async (c) => {
      const name = nameOf(c.req.param('file'))
      const { n } = c.req.valid('query')
      const svg = await desk.look((counted) => picturesOf(counted).sheets(name)[n - 1])
      if (svg === undefined) throw new ShuzhengError('server/bad-request', { field: 'n' })
      c.header('Content-Security-Policy', picturePolicy(svg))
      return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' })
    })
}

function nameOf(file: string): ScreenPicture {
  const name = SCREEN_PICTURES.find((known) => `${known}.svg` === file)
  if (!name) throw new ShuzhengError('server/bad-request', { field: 'name' })
  return name
}

class Pictures {
  readonly #counted: FolderCount
  readonly #sheets = new Map<ScreenPicture, readonly string[]>()
  #digest: string | null = null

  constructor(counted: FolderCount) {
    this.#counted = counted
  }

  sheets(name: ScreenPicture): readonly string[] {
    const known = this.#sheets.get(name)
    if (known) return known
    const { report } = this.#counted
    const sheets = sheetsOf(name, report, () => {
      this.#digest ??= digestOf(report)
      return this.#digest
    })
    this.#sheets.set(name, sheets)
    return sheets
  }

  counts(): Record<ScreenPicture, number> {
    const counts = SCREEN_PICTURES.map((name) => [name, this.sheets(name).length])
    return Object.fromEntries(counts) as Record<ScreenPicture, number>
  }
}
