import type { ReactNode } from 'react'
import type { Told } from '../../client.ts'
import { Drop } from '../drop.tsx'
import { PlaceField } from '../place/place-field.tsx'

/** A file that is dropped, or whose path is written. */
export function DroppedFile({
  title,
  label,
  placeholder,
  value,
  onChange,
  onProblem,
  children,
}: {
  /** What to drop, and where. */
  readonly title: string
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (path: string) => void
  readonly onProblem: (told: Told) => void
  /** What stands beside the path. */
  readonly children?: ReactNode
}) {
  return (
    <>
      <Drop small title={title} onFound={onChange} onProblem={onProblem} />
      <div className="row-of apart">
        <PlaceField
          width={520}
          label={label}
          wanted="file"
          placeholder={placeholder}
          value={value}
          onChange={onChange}
        />
        {children}
      </div>
    </>
  )
}
