import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { LongScroll } from './long-scroll.ts'

/** Rows that exist beyond both edges; and by how many at once they change, so that not every frame draws anew. */
const BEYOND = 16
const STEP = 8

/** What of a list of equal rows is in sight. */
export interface LongList {
  readonly box: RefObject<HTMLDivElement | null>
  /** Of what the box scrolls over, in pixels. */
  readonly tall: number
  readonly first: number
  readonly last: number
  /** Where a row stands in the box, in pixels. */
  readonly top: (row: number) => number
  /** Brings a row into sight, if it is not. */
  readonly reveal: (row: number) => void
}

/** @param head height of what stands above the rows and stays, in pixels */
export function useLongList(count: number, high: number, head: number): LongList {
  const box = useRef<HTMLDivElement>(null)
  const scroll = useMemo(() => new LongScroll(count * high), [count, high])
  const [sight, setSight] = useState({ from: 0, offset: 0, rows: 40 })
  const view = () => Math.max(high, (box.current?.clientHeight ?? 600) - head)
  const look = () => {
    const rows = Math.ceil(view() / high)
    const from = Math.floor(scroll.place / high / STEP) * STEP
    const offset = scroll.place - scroll.inBox(scroll.place)
    setSight((old) =>
      old.from === from && old.offset === offset && old.rows === rows
        ? old
        : { from, offset, rows },
    )
  }
  const put = (at: number) => {
    if (box.current && Math.abs(box.current.scrollTop - at) >= 1) box.current.scrollTop = at
    look()
  }
  useEffect(() => {
    const element = box.current
    if (!element) return
    const moved = () => put(scroll.moved(element.scrollTop, view()))
    element.addEventListener('scroll', moved, { passive: true })
    const sized = new ResizeObserver(look)
    sized.observe(element)
    return () => {
      element.removeEventListener('scroll', moved)
      sized.disconnect()
    }
  }, [scroll])
  const reveal = (row: number) => {
    const [above, below] = [row * high, (row + 1) * high - view()]
    if (scroll.place > above) put(scroll.to(above, view()))
    else if (scroll.place < below) put(scroll.to(below, view()))
  }
  return {
    box,
    tall: scroll.tall,
    first: Math.max(0, sight.from - BEYOND),
    last: Math.max(0, Math.min(count - 1, sight.from + sight.rows + STEP + BEYOND)),
    top: (row) => row * high - sight.offset,
    reveal,
  }
}
