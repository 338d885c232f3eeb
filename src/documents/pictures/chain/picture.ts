import type { Markup } from '../../page/markup.ts'
import { partOf } from '../../words/numbers.ts'
import type { Placed, Room } from '../graph/graph.ts'
import { strips } from '../graph/strips.ts'
import { svg } from '../draw.ts'
import { sheetParts, sheets } from '../sheets.ts'
import { symbolsAt } from './symbols.ts'
import type { Trade } from './trade.ts'

/** The sentence that no picture of a chain is without (stories Q5). */
export const NEVER_ADDED = '同一批信息在各人之间流转，人与人之间不相加'

/** Width of a page of the report between its margins, and as much of its height as a picture may take. */
export const PAGE_ROOM: Room = { width: 1800, height: 2120, columns: 3 }

/** Lines at the edge of a picture are not cut in half. */
const EDGE = 6

/** The chain for the page of the report: one picture a sheet, beneath the last what shapes and lines mean. */
export function chainPictures(trade: Trade, room: Room = PAGE_ROOM): readonly Markup[] {
  const all = sheets(chainStrips(trade, room), room)
  const pictures = all.map((sheet, i) => {
    const title = `流转图${all.length === 1 ? '' : `（第${String(i + 1)}幅，共${String(all.length)}幅）`}`
    const told = { title, description: described(trade) }
    return svg(room.width + 2 * EDGE, sheet.height + 2 * EDGE, told, sheetParts(sheet, EDGE, EDGE))
  })
  const symbols = symbolsAt(EDGE, 0, room.width)
  const told = { title: '图例', description: '人员的形状和流转的线形' }
  return [...pictures, svg(room.width + 2 * EDGE, symbols.height, told, symbols.parts)]
}

function chainStrips({ graph }: Trade, room: Room): readonly Placed[] {
  return strips(graph, room)
}

/** What somebody who cannot see the picture is told; the table beneath tells the rest. */
export function described({ graph, deals, of }: Trade): string {
  const cut = deals.length < of ? `（${partOf(deals.length, of)}次）` : ''
  return `${String(graph.units.length)}个人员或者共同一方，${String(of)}次流转${cut}，自左向右为自上家至下家。${NEVER_ADDED}。各次流转见图下的表。`
}
