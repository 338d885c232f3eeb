import type { ReadSink } from '../../../row.ts'
import type { ByteSource } from '../../../source.ts'
import { linesOf, type TextPlan } from '../plan.ts'
import { readText } from '../read.ts'
import type { Scored } from '../score.ts'
import { blockShape, fits, lineKind, type BlockGuess, type LineKind } from './blocks.ts'
import { commandShape } from './command-grid.ts'
import { fixedShape } from './fixed.ts'
import { isHeadedTable } from './headed-table.ts'
import { KeyCount, keyedShape } from './keyed.ts'
import { LabelColumns, type LabelEnds } from './label-columns.ts'
import { LabelCount, labelledShape } from './labelled.ts'
import { literalShape } from './literals.ts'
import { NamedBlocks } from './named-blocks.ts'
import { isRule, type ShapeWish, type TextShape } from './shape.ts'
import { lineText } from './text-rows.ts'

export interface Seen {
  /** Lines of the sample. */
  readonly text: string
  /** The best delimiter, null when none is good enough. */
  readonly best: Scored | null
  /** What the examiner wants, null to find out. */
  readonly wish: ShapeWish | null
}

/**
 * The plan with the layout of the text, where lines are no records: labels before values, several lines a record,
 * columns of fixed width. What was seen in the sample is proved on the whole file; in doubt a line stays a cell, and
 * the other reading is named.
 */
export function laidOut(source: ByteSource, plan: TextPlan, seen: Seen): TextPlan {
  const { wish } = seen
  if (wish !== null) return wished(source, plan, wish, seen.text)
  const commands = commandShape(seen.text)
  if (commands !== null) return withShape(plan, commands)
  const keys = keyedShape(seen.text, seen.best)
  if (keys !== null) return withShape(plan, wholeKeys(source, plan, keys))
  const literals = literalShape(seen.text)
  if (literals !== null) return withShape(plan, literals)
  const labels = isHeadedTable(seen.text, seen.best) ? null : labelledShape(seen.text)
  if (labels !== null) return withShape(plan, wholeLabels(source, plan, labels))
  if (seen.best === null || seen.best.dialect.blanks || seen.best.steady < 0.6) {
    const fixed = fixedShape(seen.text)
    if (fixed !== null && !steadyBlanks(seen.best)) return withShape(plan, fixed)
    const blocks = blockShape(seen.text)
    if ((blocks?.sure !== true || blocks.several) && areNamed(source, plan, seen.text))
      return withShape(plan, { ...NAMED, lines: blocks?.shape.lines ?? 2 })
    if (blocks !== null) return withBlocks(source, plan, blocks)
  }
  return plan
}

function steadyBlanks(best: Scored | null): boolean {
  return best !== null && best.dialect.blanks && best.steady >= 0.97
}

export function withShape(plan: TextPlan, shape: TextShape): TextPlan {
  return { ...linesOf(plan), shape, reason: `${plan.reason}；${REASON[shape.kind]}` }
}

const REASON: Readonly<Record<TextShape['kind'], string>> = {
  labelled: '每个值前有标签',
  blocks: '几行合为一条',
  fixed: '各行列宽一致',
  literals: '每个括号内有几个值',
  commands: '每条命令的各部分各占一行',
  'run-on': '一行之内有许多人或者许多号码',
}

function wished(source: ByteSource, plan: TextPlan, wish: ShapeWish, text: string): TextPlan {
  switch (wish.kind) {
    case 'lines':
      return linesOf(plan)
    case 'fixed':
      return withShape(plan, wish)
    case 'blocks':
      return withShape(plan, { ...wish, blankEnds: blockShape(text)?.shape.blankEnds ?? false })
    case 'labelled': {
      const found = labelledShape(text)
      const ends = found ?? { perLine: false, blankEnds: /\n[ \t]*\r?\n/.test(text) }
      return withShape(plan, wholeLabels(source, plan, ends))
    }
  }
}

/** All labels of the file, each as often as a record repeats it. */
function wholeLabels(
  source: ByteSource,
  plan: TextPlan,
  { headed, ...ends }: LabelEnds & { readonly headed?: string },
): TextShape {
  const count = new LabelCount(ends.numbered)
  eachLine(source, plan, (line) => {
    count.line(line)
  })
  const columns = new LabelColumns(count.labels(), ends)
  eachLine(source, plan, (line) => {
    columns.line(line)
  })
  return headed === undefined ? columns.shape() : { ...columns.shape(), headed, loose: true }
}

/** All keys of the file. */
function wholeKeys(source: ByteSource, plan: TextPlan, { perLine, blankEnds }: Keys): TextShape {
  const count = new KeyCount()
  eachLine(source, plan, (line) => {
    count.line(line)
  })
  return count.shape(perLine, blankEnds)
}

type Keys = Pick<Extract<TextShape, { kind: 'labelled' }>, 'perLine' | 'blankEnds'>

/** Blocks without blank lines between them must all be alike, to the end of the file: one line lost would shift all. */
function withBlocks(source: ByteSource, plan: TextPlan, { shape, sure }: BlockGuess): TextPlan {
  if (sure && (shape.blankEnds || allAlike(source, plan, shape.lines)))
    return withShape(plan, shape)
  return { ...plan, otherShape: `blocks:${shape.lines}` }
}

const NAMED = { kind: 'blocks', blankEnds: false, named: true } as const

/** Does each record begin with a name, in the sample and to the end of the file? */
function areNamed(source: ByteSource, plan: TextPlan, sample: string): boolean {
  const seen = new NamedBlocks()
  for (const line of sample.split(/\r\n|[\n\r]/)) takeNamed(seen, line)
  if (!seen.likely) return false
  const whole = new NamedBlocks()
  eachLine(source, plan, (line) => {
    takeNamed(whole, line)
  })
  return whole.sure
}

function takeNamed(blocks: NamedBlocks, line: string): void {
  if (line.trim() !== '' && !isRule(line)) blocks.line(line)
}

function allAlike(source: ByteSource, plan: TextPlan, k: number): boolean {
  const blocks = new AlikeBlocks(k)
  eachLine(source, plan, (line) => {
    if (line.trim() !== '' && !isRule(line)) blocks.line(lineKind(line))
  })
  return blocks.allAlike
}

class AlikeBlocks {
  readonly #lines: number
  #model: readonly LineKind[] | null = null
  #group: LineKind[] = []
  #alike = true

  constructor(lines: number) {
    this.#lines = lines
  }

  line(kind: LineKind): void {
    this.#group.push(kind)
    if (this.#group.length < this.#lines) return
    this.#model ??= this.#group
    this.#alike &&= fits(this.#group, this.#model)
    this.#group = []
  }

  get allAlike(): boolean {
    return this.#alike && this.#group.length === 0
  }
}

function eachLine(source: ByteSource, plan: TextPlan, take: (line: string) => void): void {
  const sink: ReadSink = {
    issue: () => undefined,
    grid: () => ({
      row: (view) => {
        take(lineText(view))
      },
      unread: () => undefined,
      end: () => undefined,
    }),
  }
  readText(source, linesOf(plan), { from: 0, to: source.size }, sink)
}
