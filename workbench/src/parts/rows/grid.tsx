import { memo, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import type { LedgerRow } from '../../../../src/documents/workbooks/ledger-row.ts'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { grouped } from '../numbers.tsx'
import { usePaperMark } from '../paper-text.tsx'
import { Problem } from '../problem.tsx'
import { useLongList } from './long-list.ts'
import { useRowPages, type Query } from './row-pages.ts'
import type { Marked } from './set-aside.tsx'

const HIGH = 30
/** What the row says stands in sight at 1366 px as well. */
const WIDTHS = [110, 64, 290, 84, 160, 72, 170, 900]
const COLUMNS = WIDTHS.map((width) => `${String(width)}px`).join(' ')
const WIDE = WIDTHS.reduce((all, width) => all + width, 0)

/** Only the rows in sight exist; pages of rows are asked for as they come into sight. */
export function RowGrid({
  selection,
  found,
  marked,
  onMark,
}: {
  readonly selection: Query
  readonly found: number
  /** Rows that something is to be decided of, by their number. */
  readonly marked: Marked
  readonly onMark: (row: LedgerRow) => void
}) {
  const say = useSay()
  const [active, setActive] = useState(0)
  const list = useLongList(found, HIGH, HIGH)
  const { row, problem } = useRowPages(selection, found, list.first, list.last)
  const rows = found > 0 ? list.last - list.first + 1 : 0
  const mark = (index: number) => {
    const there = row(index)
    if (there) onMark(there)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      event.preventDefault()
      mark(active)
      return
    }
    const by = stepOf(event.key, found)
    if (by === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(found - 1, active + by))
    setActive(next)
    list.reveal(next)
  }
  return (
    <>
      {problem && <Problem told={problem} />}
      <div
        ref={list.box}
        className="grid"
        role="grid"
        aria-multiselectable
        tabIndex={0}
        aria-rowcount={found}
        aria-colcount={WIDTHS.length}
        aria-activedescendant={`row-${String(active)}`}
        aria-label={say('明细行', 'Rows')}
        style={{ height: 'calc(100vh - 300px)', minHeight: 260 }}
        onKeyDown={onKeyDown}
        onPointerOver={wholeText}
      >
        <Head clear={selection.clear !== undefined} />
        <div style={{ height: list.tall, width: WIDE, position: 'relative' }} role="presentation">
          {Array.from({ length: rows }, (_, i) => list.first + i).map((index) => (
            // What leaves at one edge comes in at the other: no line is made or thrown away while the list is scrolled.
            <Line
              key={index % rows}
              index={index}
              top={list.top(index)}
              row={row(index)}
              active={index === active}
              marked={marked.has(row(index)?.number ?? 0)}
              onPick={setActive}
              onMark={onMark}
            />
          ))}
        </div>
      </div>
    </>
  )
}

/** What is cut in a cell is told where the pointer rests; said of every cell, it would be made with each row that passes. */
function wholeText({ target }: PointerEvent) {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('.cell') : null
  if (cell) cell.title = cell.textContent
}

function stepOf(key: string, all: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 20,
    PageUp: -20,
    Home: -all,
    End: all,
  }
  return steps[key]
}

function Head({ clear }: { readonly clear: boolean }) {
  const say = useSay()
  const titles = [
    say('序号', 'No.'),
    say('检材', 'Exhibit'),
    say('文件 › 工作表', 'File › sheet'),
    say('行', 'Row'),
    say('结果', 'Result'),
    say('类型', 'Tier'),
    say('主体', 'Subject'),
    clear
      ? say('字段概要（明文）', 'Fields (clear)')
      : say('字段概要（已脱敏）', 'Fields (masked)'),
  ]
  return (
    <div
      className="head"
      role="row"
      style={{ gridTemplateColumns: COLUMNS, height: HIGH, width: WIDE }}
    >
      {titles.map((title) => (
        <div key={title} className="cell" role="columnheader">
          {title}
        </div>
      ))}
    </div>
  )
}

interface LineAsked {
  readonly index: number
  readonly top: number
  readonly row: LedgerRow | undefined
  readonly active: boolean
  readonly marked: boolean
  readonly onPick: (index: number) => void
  readonly onMark: (row: LedgerRow) => void
}

/** Drawn once: while the list is scrolled past it nothing of it changes. */
const Line = memo(function Line({ index, top, row, active, marked, onPick, onMark }: LineAsked) {
  const pick = (event: MouseEvent) => {
    onPick(index)
    const onNumber = (event.target as HTMLElement).classList.contains('mark')
    if (row && (onNumber || event.ctrlKey || event.metaKey)) onMark(row)
  }
  return (
    <div
      id={`row-${String(index)}`}
      className={`line${active ? ' active' : ''}${marked ? ' marked' : ''}`}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={marked}
      style={{
        gridTemplateColumns: COLUMNS,
        top,
        width: WIDE,
        height: HIGH,
      }}
      onClick={pick}
    >
      {row ? <Cells row={row} marked={marked} /> : <div className="cell">…</div>}
    </div>
  )
})

function Cells({ row, marked: isMarked }: { readonly row: LedgerRow; readonly marked: boolean }) {
  const say = useSay()
  const marked = usePaperMark()
  const terms = useTerms()
  const cells = [
    `${isMarked ? '☑' : '☐'} ${grouped(row.number)}`,
    row.exhibit,
    placeOf(row),
    row.row === null ? say('未知', 'unknown') : String(row.row),
    row.counts?.for ?? terms.code(row.code ?? 'COUNTED'),
    row.tier === null ? '—' : terms.tier(row.counts?.tier ?? row.tier),
    row.subject || '—',
    row.fields,
  ]
  return cells.map((text, i) => (
    <div key={i} className={CLASSES[i] ?? 'cell'} role="gridcell" {...marked(text)}>
      {i === PLACE ? <Ends {...row} /> : text}
    </div>
  ))
}

/** The number is where a row is marked; the place shows its end. */
const CLASSES = ['cell mark', 'cell', 'cell ends']
const PLACE = 2

function placeOf({ file, sheet }: LedgerRow): string {
  return [...file, ...(sheet === null ? [] : [sheet])].join(' › ')
}

/** A path in parts: neither the name of the file nor its sheet is cut for the folders before it. */
function Ends({ file, sheet }: Pick<LedgerRow, 'file' | 'sheet'>) {
  const path = file.join(' › ')
  const at = path.lastIndexOf('/') + 1
  return (
    <>
      {at > 0 && <span className="folders">{path.slice(0, at)}</span>}
      <span>{path.slice(at)}</span>
      {sheet !== null && <span className="sheet">{` › ${sheet}`}</span>}
    </>
  )
}
