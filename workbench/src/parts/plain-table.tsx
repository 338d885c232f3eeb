import type { ReactNode } from 'react'
import { Paper, usePaperName } from './paper-text.tsx'

export interface Head {
  readonly title: string
  readonly num?: boolean
  /** Long text: a column that is not squeezed. */
  readonly roomy?: boolean
}

export interface Line {
  readonly key: string
  readonly cells: readonly ReactNode[]
}

/** A table as it stands; one that is too wide scrolls by itself, not the screen. */
export function PlainTable({
  name,
  head,
  lines,
}: {
  readonly name: string
  readonly head: readonly Head[]
  readonly lines: readonly Line[]
}) {
  const named = usePaperName()
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={named(name)}>
      <table className="plain">
        <thead>
          <tr>
            {head.map(({ title, num, roomy }) => (
              <th key={title} className={num ? 'num' : roomy ? 'roomy' : undefined} scope="col">
                <Paper>{title}</Paper>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) => (
                <td key={head[i]?.title ?? String(i)} className={head[i]?.num ? 'num' : undefined}>
                  <Paper>{cell}</Paper>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Sentences under each other; a dash where there is none. */
export function Sentences({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return <>—</>
  return (
    <>
      {texts.map((text, i) => (
        <div key={`${String(i)} ${text}`}>
          <Paper>{text}</Paper>
        </div>
      ))}
    </>
  )
}
