import type { ReadSink } from '../row.ts'

/** Tells how many lists to choose from are written out in a workbook. */
export function tellLists(lists: number, sink: ReadSink): void {
  if (lists === 0) return
  const message = `未读 / not read: 单元格的选项清单 ${String(lists)} 个 / lists to choose from`
  sink.issue({ code: 'NOT_A_TABLE', message })
}
