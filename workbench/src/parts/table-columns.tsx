import type { ReactNode } from 'react'
import type { ColumnStrip, TableStrip } from '../../../src/case/intake/corrections/column-strip.ts'
import { KINDS } from '../../../src/records/kinds.ts'
import type { ColumnReport, TableReport } from '../../../src/report.ts'
import { KIND_EN } from '../english/kinds.ts'
import { client, useAsked } from '../client.ts'
import { useSay, type Say } from '../words.tsx'
import { Correction } from './correction/correction.tsx'
import type { Said } from './correction/said.ts'
import { lettersOf } from './letters.ts'
import { grouped } from './numbers.tsx'
import { Paper, usePaperMark } from './paper-text.tsx'
import { PlainTable } from './plain-table.tsx'
import { Problem } from './problem.tsx'

/** One table: each column with its kind and reason, its strip, and the form of a correction. */
export function TableColumns({
  tab,
  table,
}: {
  readonly tab: number
  readonly table: TableReport
}) {
  const say = useSay()
  const { value, problem } = useAsked(
    () => client.columns.strip.$get({ query: { tab: String(tab) } }),
    [tab],
  )
  const strip = value?.strip ?? null
  return (
    <>
      <h3>
        <Paper>{table.at.join(' › ')}</Paper>
      </h3>
      <p className="shown">
        {say('表头行', 'Header row')} {table.header ?? say('无', 'none')}
        {table.delimiter !== null && (
          <>
            {say('；分隔符', '; delimiter')} <code>{JSON.stringify(table.delimiter)}</code>
          </>
        )}
        {strip &&
          `${say('；', '; ')}${say(`字段摘要据前 ${grouped(strip.seen)} 行，共 ${grouped(strip.all)} 行`, `strips of the first ${grouped(strip.seen)} of ${grouped(strip.all)} rows`)}`}
      </p>
      {problem && <Problem told={problem} />}
      <PlainTable
        name={say('字段', 'Columns')}
        head={[
          { title: say('列', 'Column'), num: true },
          { title: say('表头', 'Header') },
          { title: say('字段', 'Kind') },
          { title: say('判定依据', 'Reason') },
          { title: say('有值', 'Filled'), num: true },
          { title: say('有效', 'Valid'), num: true },
          { title: distinctOf(strip, say), num: true },
          { title: say('长度分布', 'Lengths') },
          { title: say('样例（已脱敏）', 'Samples (masked)') },
        ]}
        lines={table.columns.map((column) => ({
          key: String(column.index),
          cells: cellsOf(
            column,
            strip?.columns.find((s) => s.index === column.index),
          ),
        }))}
      />
      <Correction
        tab={tab}
        table={table}
        alike={value?.alike ?? 0}
        proposals={(value?.proposals ?? []) as readonly Said[]}
      />
    </>
  )
}

function cellsOf(column: ColumnReport, strip: ColumnStrip | undefined): readonly ReactNode[] {
  return [
    lettersOf(column.index),
    <Header key="header" text={column.header} />,
    <Kind key="kind" id={column.kind} />,
    column.reason,
    grouped(column.filled),
    grouped(column.valid),
    strip ? grouped(strip.distinct) : '…',
    strip && <Lengths strip={strip} />,
    [...new Set(strip?.samples)].join('、'),
  ]
}

/** What the first rows hold is not what all of them do: the other numbers of the line are of all. */
function distinctOf(strip: TableStrip | null, say: Say): string {
  if (strip === null || strip.seen === strip.all) return say('不同值', 'Distinct')
  const seen = grouped(strip.seen)
  return say(`不同值（前${seen}行）`, `Distinct (first ${seen})`)
}

/** The header as it stands in the file, in either language. */
function Header({ text }: { readonly text: string | null }) {
  const marked = usePaperMark()
  return text === null ? '—' : <code {...marked(text)}>{text}</code>
}

/** What a column holds; the id that the command line takes is a matter of hovering. */
function Kind({ id }: { readonly id: ColumnReport['kind'] }) {
  const say = useSay()
  return <span title={id}>{say(KINDS[id], KIND_EN[id])}</span>
}

/** How many cells have so many characters: eleven alone is a number, a spread is a text. */
function Lengths({ strip }: { readonly strip: ColumnStrip }) {
  const most = Math.max(1, ...strip.lengths.map(({ count }) => count))
  const usual = strip.lengths.find(({ count }) => count === most)
  const say = useSay()
  const told = strip.lengths
    .map(({ length, count }) => say(`${length}字 ${count}`, `of length ${length}: ${count}`))
    .join(say('，', ', '))
  return (
    <>
      <svg width={126} height={24} role="img" aria-label={told}>
        <title>{told}</title>
        {strip.lengths.map(({ length, count }) => {
          const high = Math.max(1, Math.round((count * 22) / most))
          return (
            <rect
              key={length}
              x={length * 3}
              y={24 - high}
              width={3}
              height={high}
              fill="#1f3b61"
            />
          )
        })}
      </svg>
      {usual && <div className="shown">{usualOf(usual.length, say)}</div>}
    </>
  )
}

/** From here on lengths are taken together (`column-strip.ts`). */
const TOGETHER = 40

function usualOf(length: number, say: Say): string {
  const more = length >= TOGETHER
  return say(
    `多为${String(length)}字${more ? '以上' : ''}`,
    `mostly ${String(length)}${more ? ' or more' : ''} long`,
  )
}
