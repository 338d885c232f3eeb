import { Markup } from '../page/markup.ts'
import type { Placed } from './graph/graph.ts'
import { strip } from './paint.ts'

/** Strips beside and beneath each other on one sheet, from 0,0. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly strips: readonly { readonly x: number; readonly y: number; readonly placed: Placed }[]
}

const BESIDE = 70
const BELOW = 60

/** Strips on as few sheets as their order allows: side by side where there is room, else beneath each other. */
export function sheets(
  all: readonly Placed[],
  room: { readonly width: number; readonly height: number },
): readonly Sheet[] {
  const done: Sheet[] = []
  let now: { x: number; y: number; placed: Placed }[] = []
  let x = 0
  let y = 0
  let tall = 0
  const close = () => {
    if (now.length > 0) done.push({ width: widthOf(now), height: y + tall, strips: now })
    now = []
    x = y = tall = 0
  }
  for (const placed of all) {
    const beside = x > 0 && x + placed.width <= room.width && y + placed.height <= room.height
    if (!beside && now.length > 0) {
      y += tall + BELOW
      x = tall = 0
      if (y + placed.height > room.height) {
        tall = -BELOW
        close()
      }
    }
    now.push({ x, y, placed })
    x += placed.width + BESIDE
    tall = Math.max(tall, placed.height)
  }
  close()
  return done
}

function widthOf(strips: Sheet['strips']): number {
  return strips.reduce((most, { x, placed }) => Math.max(most, x + placed.width), 0)
}

/** What stands on a sheet, moved to where the sheet is. */
export function sheetParts({ strips }: Sheet, left: number, top: number): readonly Markup[] {
  return strips.flatMap(({ x, y, placed }) => [
    new Markup(`<g transform="translate(${String(left + x)} ${String(top + y)})">`),
    ...strip(placed),
    new Markup('</g>'),
  ])
}
