import type { ReactNode } from 'react'
import { Link } from '../frame.tsx'
import { Paper } from './paper-text.tsx'

/** 11,034 on screens (glossary 9). */
export function grouped(n: number): string {
  return n.toLocaleString('en-US')
}

/** `1 file`, `11,034 files`. */
export function many(n: number, thing: string): string {
  return `${grouped(n)} ${thing}${n === 1 ? '' : 's'}`
}

/** A number that opens the rows behind it. */
export function Num({ n, to }: { readonly n: number; readonly to?: string }) {
  if (!to || n === 0) return <span className="num">{grouped(n)}</span>
  return (
    <Link to={to} className="num num-link">
      {grouped(n)}
    </Link>
  )
}

export function Card({
  name,
  before,
  n,
  unit,
  why,
  to,
}: {
  readonly name: string
  /** 不多于, where the number is a bound. */
  readonly before?: string
  readonly n: number
  readonly unit: string
  readonly why: ReactNode
  readonly to?: string
}) {
  return (
    <div className="card">
      <div className="name">
        <Paper>{name}</Paper>
      </div>
      <div className="big">
        {before && <i>{before}</i>}
        <Num n={n} {...(to ? { to } : {})} />
        <i>{unit}</i>
      </div>
      <p className="why">
        <Paper>{why}</Paper>
      </p>
    </div>
  )
}

export function Tag({
  how = 'plain',
  children,
}: {
  readonly how?: 'plain' | 'good' | 'warn' | 'loud' | 'strong'
  readonly children: ReactNode
}) {
  return (
    <span className={`tag ${how}`}>
      <Paper>{children}</Paper>
    </span>
  )
}
