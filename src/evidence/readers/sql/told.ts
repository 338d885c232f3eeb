import type { IssueCode } from '../../codes.ts'
import type { ReadSink } from '../../row.ts'
import { tellPassed, type PassedFound } from './passed.ts'
import { isTold, tellOthers, type OthersFound } from './statements.ts'
import { emptyTables, type FoundTables } from './tables.ts'
import { undecodableText } from '../undecodable.ts'

/** What is told of a script as a whole. */
export interface ScriptFacts {
  readonly encoding: string
  readonly undecodable: number
  readonly tables: FoundTables
  /** Cells that hold no text. */
  readonly blobs: number
  readonly others: OthersFound
  readonly passed: PassedFound
}

type Told = readonly [code: IssueCode, message: string, sheet?: string]

/** Tells of a script as a whole what is not the matter of a single row. */
export function tellScript(sink: ReadSink, script: ScriptFacts): void {
  tellOthers(script.others, sink)
  tellPassed(script.passed, sink)
  for (const [code, message, sheet = null] of [...ofText(script), ...ofTables(script)])
    sink.issue({ code, sheet, message })
}

function ofText({ undecodable, encoding, tables, blobs }: ScriptFacts): Told[] {
  const told: Told[] = []
  if (undecodable > 0) told.push(['UNDECODABLE', undecodableText(undecodable, encoding)])
  if (tables.beyond > 0) {
    const n = String(tables.beyond)
    told.push(['LIMIT', `数据表过多，${n}行未读 / too many tables, ${n} rows not read`])
  }
  if (blobs > 0) {
    const n = String(blobs)
    told.push([
      'NOT_A_TABLE',
      `${n}个单元格是二进制内容，按原文保留 / ${n} cells hold binary data, kept as written`,
    ])
  }
  return told
}

function ofTables({ tables, others, passed }: ScriptFacts): Told[] {
  const found: Told[] = []
  const empty = emptyTables(tables)
  if (empty > 0) {
    const n = String(empty)
    found.push(['HEADER_ONLY', `${n}个数据表没有数据行 / ${n} tables without rows`])
  }
  const none = tables.tables.length + tables.created.length === 0
  if (none && passed.times === 0 && !isTold(others))
    found.push(['NOT_A_TABLE', '脚本中没有数据行 / the script holds no rows'])
  const left = tables.tables.find((t) => t.left)
  if (left)
    found.push([
      'ROW_NUMBERS_REPEAT',
      '一行有多条数据，行号按条顺延 / several rows on a line: numbers go on by row',
      left.name,
    ])
  return found
}
