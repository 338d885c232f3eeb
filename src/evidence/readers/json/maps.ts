import type { TextInput } from '../input.ts'
import { pathOf, type Open } from './frames.ts'
import type { JsonGrid, JsonGrids } from './grids.ts'
import { isMapEntry } from './shape.ts'

/** So many objects alike and nothing before them are entries of a map, though the object that holds them is one of many. */
const MANY_ENTRIES = 8

/** Is the object that comes next an entry of the map that the object at hand is? Known for one, an object stays one. */
export function isEntry(top: Open, input: TextInput): boolean {
  if (top.map !== undefined || top.ofPeople) return true
  return top.repeated ? isEntryOfMany(top, input) : isMapEntry(input)
}

/** In a row that is one of many: with nothing before it, and many entries. Rows of a grid are built as the first of them. */
function isEntryOfMany(top: Open, input: TextInput): boolean {
  const { grid } = top
  if (top.kind === 'inside' || grid === null || !grid.mayBeMaps) return false
  grid.mayBeMaps = !hasFields(top) && isMapEntry(input, MANY_ENTRIES)
  return grid.mayBeMaps
}

/** Something was read of the row besides the row that it lies in. */
function hasFields({ row, grid }: Open): boolean {
  return row.count > (grid?.leading ?? 0)
}

/** The grid of a map's entries; null where the file has too many. */
export function gridOfEntries(top: Open, grids: JsonGrids): JsonGrid | null {
  top.map ??= grids.objects(pathOf(top.path, top.node), false, true)
  return top.map
}
