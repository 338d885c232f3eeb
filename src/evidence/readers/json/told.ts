import type { ReadSink } from '../../row.ts'
import { tellUndecodable } from '../undecodable.ts'

/** What was not read of a file, or not whole. */
export interface Losses {
  readonly encoding: string
  readonly undecodable: number
  readonly rows: number
  readonly longCells: number
  /** Values in which a bracket closes one of the other kind. */
  readonly crossedCells: number
  /** Rows do not stand on the lines that their numbers name. */
  readonly numbersLeft: boolean
}

/** Says at the end of a JSON file what was lost in it. */
export function tellLosses(losses: Losses, sink: ReadSink): void {
  const { rows, longCells, crossedCells, numbersLeft } = losses
  tellUndecodable(losses, sink)
  if (rows > 0)
    sink.issue({
      code: 'LIMIT',
      message: `列表过多，${rows}条未读 / too many lists, ${rows} objects not read`,
    })
  if (longCells > 0)
    sink.issue({
      code: 'LIMIT',
      message: `${longCells}个超过32MB的值只读出开头 / only the beginning of ${longCells} values beyond 32 MB was read`,
    })
  if (crossedCells > 0)
    sink.issue({
      code: 'CORRUPT',
      message: `${crossedCells}个值的括号不配对，按原样读出 / brackets of ${crossedCells} values do not match; read as they stand`,
    })
  if (numbersLeft)
    sink.issue({
      code: 'ROW_NUMBERS_REPEAT',
      message: '一行有多条数据，行号按条顺延 / several rows on a line: numbers go on by row',
    })
}
