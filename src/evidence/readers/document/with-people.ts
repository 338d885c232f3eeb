import type { GridSink, ReadSink, RowView } from '../../row.ts'
import { cellText } from '../../tables/held.ts'
import { identifies } from '../chat/pasted.ts'

/** Hands on only rows that hold what identifies somebody, and what could not be read. */
export function withPeople(sink: ReadSink): ReadSink {
  return {
    issue: (issue) => {
      if (issue.code !== 'WIDTH_CHANGES') sink.issue(issue)
    },
    grid: (info) => {
      let grid: GridSink | null = null
      const open = () => (grid ??= sink.grid(info))
      return {
        row: (view) => {
          if (textsOf(view).some(identifies)) open().row(view)
        },
        blankRows: () => undefined,
        unread: (...lost) => open().unread(...lost),
        end: () => grid?.end(),
      }
    },
  }
}

function textsOf(view: RowView): string[] {
  return Array.from({ length: view.count }, (_, i) => cellText(view, i) ?? '')
}
