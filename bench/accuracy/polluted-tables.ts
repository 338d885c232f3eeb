import { measure } from './pollock-measures.ts'
import { baseTables } from './pollution-tables.ts'
import { pollutions } from './pollutions.ts'
import { handedOn, readOurs } from './tables.ts'

/** How well the polluted files of one made table are read; `low`: those that are far from right. */
export interface PollutedTable {
  readonly table: string
  readonly files: number
  /** Sum of the ten measures, averaged: at most 10. */
  readonly score: number
  readonly low: readonly string[]
}

/** Pollock's pollutions of tables of our own, by Pollock's measures. */
export function scorePollutions(): PollutedTable[] {
  return Object.entries(baseTables()).map(([table, clean]) => {
    const scored = pollutions(clean).map(({ pollution, bytes, expected }) => {
      const measures = measure(expected, handedOn(readOurs(bytes)))
      return { pollution, score: measures.reduce((a, b) => a + b, 0) }
    })
    const low = scored.filter(({ score }) => score < 6.5)
    return {
      table,
      files: scored.length,
      score: scored.reduce((sum, { score }) => sum + score, 0) / scored.length,
      low: low.map(({ pollution, score }) => `${score.toFixed(2)}  ${pollution}`),
    }
  })
}
