import type { Box, Point } from '../draw.ts'

/** How a line and its ends are drawn: its meaning is in its form, never in its colour. */
export type LineForm = 'sell' | 'give' | 'swap' | 'set-off' | 'publish' | 'plain'

export type NodeShape = 'person' | 'absent' | 'account' | 'public' | 'batch'

/** One text in a node: a person with what is said of him, the title of a frame, or how many more there are. */
export interface NodeRow {
  readonly kind: 'node' | 'title' | 'more'
  /** Who it is; null for a title and for what is folded. */
  readonly node: number | null
  readonly shape: NodeShape
  readonly name: string
  readonly details: readonly string[]
}

/** What is drawn as one: a single node, or several that stand together in a frame. */
export interface Unit {
  readonly framed: boolean
  readonly rows: readonly NodeRow[]
}

/** Where a line begins or ends: a unit, and which of its rows. */
export interface End {
  readonly unit: number
  readonly row: number
}

export interface Edge {
  /** From 1; the number by which the table names it. */
  readonly number: number
  readonly from: End
  readonly to: End
  readonly form: LineForm
  readonly dashed: boolean
  /** false: no direction is said. */
  readonly directed: boolean
  /** Over and under the line. */
  readonly above: string
  readonly below: string
}

export interface Graph {
  readonly units: readonly Unit[]
  readonly edges: readonly Edge[]
}

/** How much room a strip of a picture has. */
export interface Room {
  readonly width: number
  readonly height: number
  /** Columns of nodes side by side, at the most. */
  readonly columns: number
}

/** Lines of a row where they are drawn. */
export interface PlacedLine extends Point {
  readonly text: string
  readonly size: number
  readonly bold: boolean
}

export interface PlacedRow {
  readonly row: NodeRow
  readonly box: Box
  readonly lines: readonly PlacedLine[]
}

export interface PlacedUnit {
  readonly unit: number
  readonly framed: boolean
  readonly box: Box
  readonly rows: readonly PlacedRow[]
  /** It stands elsewhere in the picture too, with other lines. */
  readonly again: boolean
}

export interface PlacedLabel {
  readonly box: Box
  readonly above: string
  readonly below: string
  /** Height of the line that the label belongs to. */
  readonly line: number
}

export interface PlacedEdge {
  readonly edge: Edge
  /** Led back beneath the others. */
  readonly back: boolean
  /** It closes a circle of the whole graph, here or on several sheets. */
  readonly closing: boolean
  readonly data: string
  readonly start: Point
  readonly tip: Point
  readonly label: PlacedLabel
}

/** A part of the picture with everything in its place, from 0,0. */
export interface Placed {
  /** Said above it; null: nothing. */
  readonly caption: string | null
  readonly width: number
  readonly height: number
  readonly units: readonly PlacedUnit[]
  readonly edges: readonly PlacedEdge[]
}
