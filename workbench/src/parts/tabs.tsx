import { Pagination } from 'antd'
import { go, useAddress, withQuery } from '../address.ts'
import { Link } from '../frame.tsx'
import { useSay } from '../words.tsx'
import { grouped } from './numbers.tsx'

export interface Tab<Id extends string = string> {
  readonly id: Id
  readonly zh: string
  readonly en: string
}

/** Which part of the screen the address asks for; the first where it asks for none. */
export function useTab<Id extends string>(tabs: readonly [Tab<Id>, ...Tab<Id>[]]): Id {
  const { query } = useAddress()
  const asked = query.get('part')
  return tabs.find(({ id }) => id === asked)?.id ?? tabs[0].id
}

/** Parts of a screen, each with an address of its own. */
export function Tabs({
  screen,
  tabs,
  now,
}: {
  readonly screen: string
  readonly tabs: readonly Tab[]
  readonly now: string
}) {
  const say = useSay()
  return (
    <nav className="tabs" aria-label={say('本页各部分', 'Parts of this screen')}>
      {tabs.map(({ id, zh, en }) => (
        <Link key={id} to={`/${screen}?part=${id}`} aria-current={id === now ? 'page' : undefined}>
          {say(zh, en)}
        </Link>
      ))}
    </nav>
  )
}

/** A page of a list, as its route gives it. */
interface Part {
  readonly all: number
  readonly from: number
  readonly items: readonly unknown[]
}

/** How many of how many are shown, and the way to the others; the place stands in the address. */
export function Paging(asked: {
  readonly part: Part
  readonly each: number
  /** 笔、项、份. */
  readonly unit: string
}) {
  const address = useAddress()
  return <PageBar {...asked} onFrom={(from) => go(withQuery(address, { from: String(from) }))} />
}

/** The same where the place is not in the address: inside a tree. */
export function PageBar({
  part: { all, from, items },
  each,
  unit = '',
  onFrom,
}: {
  readonly part: Part
  readonly each: number
  readonly unit?: string
  readonly onFrom: (from: number) => void
}) {
  const say = useSay()
  return (
    <div className="row-of">
      <p className="shown">
        {say(
          `显示 ${grouped(items.length)} / ${grouped(all)} ${unit}`,
          `Showing ${grouped(items.length)} of ${grouped(all)}`,
        )}
      </p>
      {all > each && (
        <Pagination
          size="small"
          current={Math.floor(from / each) + 1}
          pageSize={each}
          total={all}
          showSizeChanger={false}
          onChange={(page) => onFrom((page - 1) * each)}
        />
      )}
    </div>
  )
}

/** The place in a list that the address asks for. */
export function useFrom(): string {
  const { query } = useAddress()
  const from = Number(query.get('from') ?? 0)
  return String(Number.isSafeInteger(from) && from > 0 ? from : 0)
}
