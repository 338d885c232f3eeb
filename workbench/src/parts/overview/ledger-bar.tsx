import { grouped, Num } from '../numbers.tsx'

export interface Share {
  readonly label: string
  readonly n: number
  readonly shade: 'dark' | 'mid' | 'pale' | 'loud'
  /** Where its rows, tables or files are. */
  readonly to?: string
}

/** A ledger as one bar: what was found, and where all of it went. */
export function LedgerBar({
  name,
  shares,
}: {
  readonly name: string
  readonly shares: readonly Share[]
}) {
  const told = shares.map(({ label, n }) => `${label} ${grouped(n)}`).join('，')
  return (
    <figure style={{ margin: 0 }}>
      <div className="bar" role="img" aria-label={`${name}：${told}`}>
        {shares
          .filter(({ n }) => n > 0)
          .map(({ label, n, shade }) => (
            <span
              key={label}
              className={shade}
              style={{ flexGrow: n }}
              title={`${label} ${grouped(n)}`}
            />
          ))}
      </div>
      <figcaption className="legend">
        {shares.map(({ label, n, shade, to }) => (
          <span key={label}>
            <span
              className="bar"
              style={{ display: 'inline-flex', width: 12, height: 12, margin: '0 5px 0 0' }}
            >
              <span className={shade} style={{ flexGrow: 1 }} />
            </span>
            {label}{' '}
            <b>
              <Num n={n} {...(to ? { to } : {})} />
            </b>
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
