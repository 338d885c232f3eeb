import { Pagination } from 'antd'
import { useSay } from '../../words.tsx'
import { grouped } from '../numbers.tsx'

/** How many of how many, and the way to the others, inside a tree: its place is not in the address. */
export function Pages({
  part,
  each,
  onFrom,
}: {
  readonly part: { readonly all: number; readonly from: number; readonly items: readonly unknown[] }
  readonly each: number
  readonly onFrom: (from: number) => void
}) {
  const say = useSay()
  const { all, from, items } = part
  if (all <= each) return null
  return (
    <div className="row-of">
      <p className="shown">
        {say(
          `显示 ${grouped(items.length)} / ${grouped(all)}`,
          `Showing ${grouped(items.length)} of ${grouped(all)}`,
        )}
      </p>
      <Pagination
        size="small"
        current={Math.floor(from / each) + 1}
        pageSize={each}
        total={all}
        showSizeChanger={false}
        onChange={(page) => onFrom((page - 1) * each)}
      />
    </div>
  )
}
