import { Button } from 'antd'
import { useSay } from '../../words.tsx'
import { PlaceField, type Wanted } from './place-field.tsx'

/** One place or several, one under the other: evidence often lies in more than one. */
export function Places({
  label,
  wanted,
  values,
  placeholder,
  onChange,
}: {
  readonly label: string
  readonly wanted: Wanted
  readonly values: readonly string[]
  readonly placeholder: string
  readonly onChange: (places: readonly string[]) => void
}) {
  const say = useSay()
  const shown = values.length === 0 ? [''] : values
  return (
    <div style={{ display: 'grid', gap: 6 }}>
      {shown.map((value, i) => (
        <span key={String(i)} className="row-of" style={{ margin: 0 }}>
          <PlaceField
            width={520}
            label={i === 0 ? label : `${label} ${String(i + 1)}`}
            {...{ wanted, placeholder, value }}
            onChange={(path) => onChange(shown.with(i, path))}
          />
          {shown.length > 1 && (
            <Button
              size="small"
              aria-label={say(`去掉第 ${String(i + 1)} 处`, `Remove place ${String(i + 1)}`)}
              onClick={() => onChange(shown.toSpliced(i, 1))}
            >
              {say('去掉', 'Remove')}
            </Button>
          )}
          {i === shown.length - 1 && (
            <Button size="small" onClick={() => onChange([...shown, ''])}>
              {say('再加一处', 'One more place')}
            </Button>
          )}
        </span>
      ))}
    </div>
  )
}

/** Those that were said. */
export function placesIn(values: readonly string[]): string[] {
  return values.map((path) => path.trim()).filter((path) => path !== '')
}
