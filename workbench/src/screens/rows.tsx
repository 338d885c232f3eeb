import { useCallback, useState } from 'react'
import type { LedgerRow } from '../../../src/documents/workbooks/ledger-row.ts'
import { go, useAddress, withQuery, type Address } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { ClearOpener, useClear } from '../parts/clear.tsx'
import { grouped } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { RowGrid } from '../parts/rows/grid.tsx'
import type { Query } from '../parts/rows/row-pages.ts'
import { AsideList, SetAside, type Marked } from '../parts/rows/set-aside.tsx'
import { useTerms } from '../terms.ts'
import { useSay } from '../words.tsx'

const NONE: Marked = new Map()

/** Rows behind any number: a grid over any selection, masked, always with how many of how many. */
export default function Rows() {
  const say = useSay()
  const terms = useTerms()
  const address = useAddress()
  const selection = selectionOf(address)
  const key = JSON.stringify(selection)
  const clear = useClear().open !== null
  const [marked, setMarked] = useState<Marked>(NONE)
  const flip = useCallback(
    (row: LedgerRow) =>
      setMarked((old) => {
        const next = new Map(old)
        if (!next.delete(row.number)) next.set(row.number, row)
        return next
      }),
    [],
  )
  const { value: facets } = useAsked(() => client.rows.facets.$get({ query: selection }), [key])
  const { value: first, problem } = useAsked(
    () => client.rows.$get({ query: { ...selection, most: '1' } }),
    [key],
  )
  return (
    <>
      <h2>{say('明细行', 'Rows')}</h2>
      {problem && <Problem told={problem} />}
      <Choices address={address} name="codes" facets={facets?.codes ?? []} label={terms.code} />
      <Choices
        address={address}
        name="tiers"
        facets={facets?.tiers ?? []}
        label={(v) => terms.tier(v as 'A' | 'B' | 'C')}
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
            )}{' '}
            <a href={`/api/rows.xlsx${window.location.search}`}>
              {say('导出全部所选行（xlsx，已脱敏）', 'Export all of them (xlsx, masked)')}
            </a>
          </p>
          <ClearOpener />
          <AsideList />
          {marked.size > 0 ? (
            <SetAside marked={marked} onDone={() => setMarked(NONE)} />
          ) : (
            <p className="shown">
              {say(
                '点序号或者按空格键选行，可以记为不计入或者取回。',
                'Click a number or press the space bar to mark rows: they can be set aside, or taken back.',
              )}
            </p>
          )}
          <RowGrid
            key={`${key} ${String(clear)}`}
            selection={clear ? { ...selection, clear: 'yes' } : selection}
            found={first.found}
            marked={marked}
            onMark={flip}
          />
        </>
      )}
    </>
  )
}

/** Names of the number whose rows are asked for, where no code names them. */
const CHOSEN = [
  'shared',
  'batch',
  'person',
  'part',
  'buyer',
  'item',
  'flag',
  'key',
  'reading',
  'option',
] as const
const CHAIN = ['shared', 'batch', 'person'] as const
const NAMES = ['codes', 'tabs', 'tiers', 'like', ...CHOSEN] as const

type Selection = { [name in (typeof NAMES)[number]]?: string }

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
      {CHAIN.some((name) => address.query.has(name)) ? (
        <Link to="/chain">{say('回到流转', 'Back to the chain')}</Link>
      ) : (
        <Link to="/count">{say('回到条数核算', 'Back to the count')}</Link>
      )}
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
