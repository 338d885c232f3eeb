import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { codeLabel, TIER } from '../../../src/documents/labels.ts'
import { TREATMENT, type LedgerRow } from '../../../src/documents/ledger-row.ts'
import { go, useAddress, withQuery, type Address } from '../address.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../client.ts'
import { Link } from '../frame.tsx'
import { ClearOpener, useClear } from '../parts/clear.tsx'
import { grouped } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { useSay } from '../words.tsx'

const EACH = 200
const HIGH = 30
/** Browsers stop at some millions of pixels: beyond that the bar stands for parts of the list. */
const TALLEST = 10_000_000
const WIDTHS = [84, 84, 380, 84, 190, 84, 220, 900]
const COLUMNS = WIDTHS.map((width) => `${width}px`).join(' ')
const WIDE = WIDTHS.reduce((all, width) => all + width, 0)

/** Rows behind any number: a grid over any selection, masked, always with how many of how many. */
export default function Rows() {
  const say = useSay()
  const address = useAddress()
  const selection = selectionOf(address)
  const key = JSON.stringify(selection)
  const clear = useClear().open !== null
  const { value: facets } = useAsked(() => client.rows.facets.$get({ query: selection }), [key])
  const { value: first, problem } = useAsked(
    () => client.rows.$get({ query: { ...selection, most: '1' } }),
    [key],
  )
  return (
    <>
      <h2>{say('明细行', 'Rows')}</h2>
      {problem && <Problem told={problem} />}
      <Choices
        address={address}
        name="codes"
        facets={facets?.codes ?? []}
        label={(v) => (v === 'COUNTED' ? TREATMENT.counted : codeLabel(v))}
      />
      <Choices
        address={address}
        name="tiers"
        facets={facets?.tiers ?? []}
        label={(v) => TIER[v as 'A' | 'B' | 'C']}
      />
      {selection.like && (
        <div className="facets">
          <button
            type="button"
            aria-pressed="true"
            onClick={() => go(withQuery(address, { like: null }))}
          >
            {say(`与第 ${selection.like} 条同一人 ×`, `same person as no. ${selection.like} ×`)}
          </button>
        </div>
      )}
      {first && (
        <>
          <Chosen chosen={first.chosen} address={address} />
          <p className="shown" role="status">
            {say(
              `共 ${grouped(first.found)} 行符合，全部 ${grouped(first.all)} 行；${clear ? '视野内显示明文' : '已脱敏'}`,
              `${grouped(first.found)} of ${grouped(first.all)} rows; ${clear ? 'clear text' : 'masked'}`,
            )}
            　
            <a href={`/api/rows.xlsx${window.location.search}`}>
              {say('导出全部所选行（xlsx，已脱敏）', 'Export all of them (xlsx, masked)')}
            </a>
          </p>
          <ClearOpener />
          <Grid
            key={`${key} ${String(clear)}`}
            selection={clear ? { ...selection, clear: 'yes' } : selection}
            found={first.found}
          />
        </>
      )}
    </>
  )
}

/** Names of the number of the chain whose rows are asked for. */
const CHOSEN = ['shared', 'batch', 'person', 'part', 'buyer', 'item'] as const
const NAMES = ['codes', 'tabs', 'tiers', 'like', ...CHOSEN] as const

type Selection = { [name in (typeof NAMES)[number]]?: string }

/** As the server takes it: what stands in the address is checked there. */
type Query = Parameters<typeof client.rows.$get>[0]['query']

function selectionOf({ query }: Address): Query {
  return Object.fromEntries(
    NAMES.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
  ) as Selection as Query
}

/** For a number of the chain: which, and what its rows come to. */
function Chosen({
  chosen,
  address,
}: {
  readonly chosen: { readonly title: string; readonly lines: readonly string[] } | null
  readonly address: Address
}) {
  const say = useSay()
  if (!chosen) return null
  const none = Object.fromEntries(CHOSEN.map((name) => [name, null]))
  return (
    <div className="note info">
      <div className="facets">
        <button type="button" aria-pressed="true" onClick={() => go(withQuery(address, none))}>
          {chosen.title} ×
        </button>
      </div>
      {chosen.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      <Link to="/chain">{say('回到流转', 'Back to the chain')}</Link>
    </div>
  )
}

const CHOICES = { codes: ['按结果', 'By result'], tiers: ['按类型', 'By tier'] } as const

function Choices({
  address,
  name,
  facets,
  label,
}: {
  readonly address: Address
  readonly name: 'codes' | 'tiers'
  readonly facets: readonly { readonly value: string; readonly count: number }[]
  readonly label: (value: string) => string
}) {
  const say = useSay()
  const chosen = (address.query.get(name) ?? '').split(',').filter(Boolean)
  const flip = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value]
    go(withQuery(address, { [name]: next.length > 0 ? next.join(',') : null }))
  }
  return (
    <div className="facets" role="group" aria-label={say(CHOICES[name][0], CHOICES[name][1])}>
      {facets.map(({ value, count }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen.includes(value)}
          onClick={() => flip(value)}
        >
          {label(value)} {grouped(count)}
        </button>
      ))}
    </div>
  )
}

/** Only the rows in sight exist; pages of rows are asked for as they come into sight. */
function Grid({ selection, found }: { readonly selection: Query; readonly found: number }) {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<ReadonlyMap<number, readonly LedgerRow[]>>(new Map())
  const [problem, setProblem] = useState<Told | null>(null)
  const [active, setActive] = useState(0)
  const shownRows = Math.min(found, Math.floor(TALLEST / HIGH))
  const virtual = useVirtualizer({
    count: shownRows,
    getScrollElement: () => box.current,
    estimateSize: () => HIGH,
    overscan: 12,
  })
  const place = (index: number) =>
    shownRows === found ? index : Math.floor((index * found) / shownRows)
  const items = virtual.getVirtualItems()
  const wanted = [...new Set(items.map(({ index }) => Math.floor(place(index) / EACH)))]
  useEffect(() => {
    for (const page of wanted.filter((p) => !pages.has(p))) {
      answerOf(
        client.rows.$get({
          query: { ...selection, from: String(page * EACH), most: String(EACH) },
        }),
      ).then(
        ({ rows }) =>
          setPages(
            (old) => new Map([...[...old].slice(-30), [page, rows as readonly LedgerRow[]]]),
          ),
        (error: unknown) => setProblem(toldOf(error)),
      )
    }
  }, [wanted.join(',')])
  const move = (by: number) => {
    const next = Math.max(0, Math.min(shownRows - 1, active + by))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  return (
    <>
      {problem && <Problem told={problem} />}
      <div
        ref={box}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-rowcount={found}
        aria-label={say('明细行', 'Rows')}
        style={{ height: 'calc(100vh - 300px)', minHeight: 260 }}
        onKeyDown={(event) => {
          const by = {
            ArrowDown: 1,
            ArrowUp: -1,
            PageDown: 20,
            PageUp: -20,
            Home: -shownRows,
            End: shownRows,
          }[event.key]
          if (by === undefined) return
          event.preventDefault()
          move(by)
        }}
      >
        <div
          className="head"
          role="row"
          style={{ gridTemplateColumns: COLUMNS, height: HIGH, width: WIDE }}
        >
          {[
            say('序号', 'No.'),
            say('检材', 'Exhibit'),
            say('文件 › 工作表', 'File › sheet'),
            say('行', 'Row'),
            say('结果', 'Result'),
            say('类型', 'Tier'),
            say('主体', 'Subject'),
            selection.clear
              ? say('字段概要（明文）', 'Fields (clear)')
              : say('字段概要（已脱敏）', 'Fields (masked)'),
          ].map((title) => (
            <div key={title} className="cell" role="columnheader">
              {title}
            </div>
          ))}
        </div>
        <div style={{ height: virtual.getTotalSize(), width: WIDE, position: 'relative' }}>
          {items.map(({ index, start }) => {
            const at = place(index)
            const row = pages.get(Math.floor(at / EACH))?.[at % EACH]
            return (
              <div
                key={index}
                className="line"
                role="row"
                aria-rowindex={at + 1}
                aria-selected={index === active}
                style={{
                  gridTemplateColumns: COLUMNS,
                  transform: `translateY(${String(start)}px)`,
                  width: WIDE,
                }}
                onClick={() => setActive(index)}
              >
                {row ? <Cells row={row} /> : <div className="cell">…</div>}
              </div>
            )
          })}
        </div>
      </div>
      {shownRows < found && (
        <p className="shown">
          {say(
            '行数很多：滚动条按比例定位，请用筛选缩小范围。',
            'Very many rows: the bar stands for parts of the list; narrow it by the choices above.',
          )}
        </p>
      )}
    </>
  )
}

function Cells({ row }: { readonly row: LedgerRow }) {
  const say = useSay()
  const cells = [
    grouped(row.number),
    row.exhibit,
    [...row.file, ...(row.sheet === null ? [] : [row.sheet])].join(' › '),
    row.row === null ? say('未知', 'unknown') : String(row.row),
    row.counts?.for ?? (row.code === null ? TREATMENT.counted : codeLabel(row.code)),
    row.tier === null ? '—' : TIER[row.counts?.tier ?? row.tier],
    row.subject,
    row.fields,
  ]
  return cells.map((text, i) => (
    <div key={i} className="cell" role="gridcell" title={text}>
      {text}
    </div>
  ))
}
